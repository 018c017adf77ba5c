package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"rung/assessment"
	"rung/controls"
)

func newUndo(a *app) *cobra.Command {
	c := a.command("undo FILE [EVENT]", "undo")
	c.Args = cobra.RangeArgs(1, 2)
	c.ValidArgsFunction = completeFile
	var author string
	c.Flags().StringVar(&author, "as", "", a.say("flag-as"))
	c.RunE = func(_ *cobra.Command, args []string) error {
		event := ""
		if len(args) == 2 {
			event = args[1]
		}
		return a.runUndo(args[0], event, author)
	}
	return c
}

// runUndo takes back the last step, or the event that is named, and says what stands again.
func (a *app) runUndo(path, event, author string) error {
	var at opened
	err := a.runAct(path, author, func(c *controls.Catalogue, s *assessment.State) (assessment.Event, error) {
		at = opened{catalogue: c, state: s}
		undo, _, err := assessment.UndoLast(s)
		if event != "" {
			undo, _, err = assessment.UndoEvent(s, event)
		}
		return undo, err
	})
	if err != nil {
		return err
	}
	changes, err := assessment.History(at.catalogue, at.state, "")
	if err != nil {
		return err
	}
	last := at.state.Events[len(at.state.Events)-1].ID
	further := false
	for _, change := range changes {
		if change.Event.ID != last {
			continue
		}
		for _, line := range a.changeLines(&at, change, further) {
			fmt.Fprintln(a.Out, visible(oneLine(line)))
		}
		further = true
	}
	return nil
}
