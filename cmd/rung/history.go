package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"rung/assessment"
	"rung/controls/lang"
)

func newHistory(a *app) *cobra.Command {
	c := a.command("history FILE [ID]", "history")
	c.Args = cobra.RangeArgs(1, 2)
	c.ValidArgsFunction = a.completeAnswer
	c.RunE = func(_ *cobra.Command, args []string) error {
		return a.runHistory(args[0], strings.Join(args[1:], ""))
	}
	return c
}

// runHistory writes who did what when, in the order of the file.
func (a *app) runHistory(path, id string) error {
	at, err := a.read(path)
	if err != nil {
		return err
	}
	changes, err := assessment.History(at.catalogue, at.state, id)
	if err != nil {
		return err
	}
	out := &strings.Builder{}
	for i, c := range changes {
		if i == 0 || changes[i-1].Event.ID != c.Event.ID {
			fmt.Fprintln(out, a.eventLine(c))
		}
		for _, line := range a.changeLines(at, c, i > 0 && changes[i-1].Event.ID == c.Event.ID) {
			fmt.Fprintf(out, "    %s\n", visible(oneLine(line)))
		}
	}
	if len(changes) == 0 {
		a.tell("history-none")
	}
	_, err = fmt.Fprint(a.Out, out)
	return err
}

// eventLine says when, who, and whether it still counts.
func (a *app) eventLine(c assessment.Change) string {
	line := a.whenWho(c.Event) + "  " + a.say("history-event", lang.Data{"ID": c.Event.ID})
	if c.Undone {
		line += "  " + a.say("history-undone")
	}
	return visible(line)
}

// whenWho dates an event and names its author.
func (a *app) whenWho(e assessment.Event) string {
	author := e.Author
	if author == "" {
		author = a.say("author-none")
	}
	return e.Time.UTC().Format("2006-01-02 15:04 UTC") + "  " + oneLine(author)
}

// oneLine keeps a text on its line.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
