package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"rung/assessment"
	"rung/assessment/journal"
	"rung/controls/lang"
)

type mergeOptions struct {
	paths          []string
	out            string
	prefer, author string
}

func newMerge(a *app) *cobra.Command {
	c := a.command("merge A B... -o OUT [--prefer latest|NAME|ask]", "merge")
	c.Args = cobra.MinimumNArgs(2)
	c.ValidArgsFunction = completeFile
	var o mergeOptions
	c.Flags().StringVarP(&o.out, "output", "o", "", a.say("flag-merge-output"))
	c.Flags().StringVar(&o.prefer, "prefer", "", a.say("flag-prefer"))
	c.Flags().StringVar(&o.author, "as", "", a.say("flag-as"))
	c.MarkFlagRequired("output")
	c.RunE = func(c *cobra.Command, args []string) error {
		o.paths = args
		return a.runMerge(c.Context(), o)
	}
	return c
}

// runMerge joins copies of one assessment in a new file, settles what it is told to settle and lists the rest.
func (a *app) runMerge(ctx context.Context, o mergeOptions) error {
	if _, err := os.Lstat(o.out); err == nil {
		return &journal.ExistsError{Path: o.out}
	}
	logs, err := a.logs(o.paths)
	if err != nil {
		return err
	}
	var parts []assessment.Part
	for i, log := range logs {
		parts = append(parts, assessment.Part{Name: o.paths[i], Header: log.Header, Events: log.Events})
	}
	merged, err := assessment.Merge(parts...)
	if err != nil {
		return err
	}
	state := assessment.Replay(merged.Header, merged.Events)
	c, err := a.catalogueFor(state)
	if err != nil {
		return err
	}
	for _, what := range merged.Differ {
		a.tell("merge-differ-" + what)
	}
	at := &opened{catalogue: c, state: state}
	pick, err := a.picker(ctx, at, o.prefer)
	if err != nil {
		return err
	}
	chosen := map[string]int{}
	settled, any := assessment.Settle(state, func(c assessment.Conflict) int {
		chosen[c.ID+string(c.Field)] = pick(c)
		return chosen[c.ID+string(c.Field)]
	})
	if ctx.Err() != nil {
		return ctx.Err() // nothing was written
	}
	events := merged.Events
	if any {
		settled = a.recorder(o.author, state).Record(settled)
		events = append(events[:len(events):len(events)], settled)
	}
	j, err := journal.CreateWith(o.out, journal.CreateOptions{Like: logs[0], From: logs}, merged.Header, events...)
	if err != nil {
		return err
	}
	defer j.Close()
	if _, err := fmt.Fprint(a.Out, a.mergeText(at, merged, chosen)); err != nil {
		return err
	}
	open := assessment.Replay(merged.Header, events).Conflicts()
	a.tell("merge-done", lang.Data{"Path": o.out, "Events": len(events), "Files": len(parts)})
	if len(open) > 0 {
		a.tell("merge-open", lang.Data{"Count": len(open), "Path": o.out})
	}
	return j.Close()
}

// logs reads the files that are to be merged.
func (a *app) logs(paths []string) ([]*journal.Log, error) {
	var logs []*journal.Log
	for _, path := range paths {
		log, err := a.log(path)
		if err != nil {
			return nil, err
		}
		logs = append(logs, log)
	}
	return logs, nil
}

// picker is how conflicts are to be settled.
func (a *app) picker(ctx context.Context, at *opened, prefer string) (assessment.Pick, error) {
	switch prefer {
	case "":
		return func(assessment.Conflict) int { return -1 }, nil
	case "latest":
		return assessment.Latest, nil
	case "ask":
		return a.asker(ctx, at), nil
	}
	authors := assessment.Authors(at.state.Events)
	for _, author := range authors {
		if author == prefer {
			return assessment.By(prefer), nil
		}
	}
	return nil, &unknownAuthorError{prefer, authors}
}

// unknownAuthorError is a name that none of the events bears.
type unknownAuthorError struct {
	Name string
	Have []string
}

func (e *unknownAuthorError) Error() string { return fmt.Sprintf("no author %q", e.Name) }

// mergeText lists what was set differently, what stands now, and what is open.
func (a *app) mergeText(at *opened, m assessment.Merged, chosen map[string]int) string {
	out := &strings.Builder{}
	for _, c := range m.Conflicts {
		fmt.Fprintln(out, a.conflictLine(c))
		for i, claim := range c.Claims {
			mark := " "
			if chosen[c.ID+string(c.Field)] == i {
				mark = "*"
			}
			fmt.Fprintf(out, "  %s %s\n", mark, a.claimLine(at, c, claim))
		}
	}
	for _, c := range m.Contests {
		fmt.Fprintln(out, visible(oneLine(a.say("contest", lang.Data{"What": a.say("contest-" + string(c.Do)), "ID": c.ID}))))
		for i, e := range c.Events {
			mark := " "
			if i == len(c.Events)-1 {
				mark = "*"
			}
			fmt.Fprintf(out, "  %s %s\n", mark, visible(a.whenWho(e)+"  "+oneLine(strings.Join(a.changeLines(at, assessment.Change{Event: e}, false), "; "))))
		}
	}
	return out.String()
}
