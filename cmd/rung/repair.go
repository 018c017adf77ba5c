package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"rung/assessment/journal"
	"rung/controls/lang"
)

func newRepair(a *app) *cobra.Command {
	c := a.command("repair FILE -o NEW", "repair")
	c.Args = cobra.ExactArgs(1)
	c.ValidArgsFunction = completeFile
	out := c.Flags().StringP("output", "o", "", a.say("flag-repair-output"))
	c.MarkFlagRequired("output")
	c.RunE = func(_ *cobra.Command, args []string) error { return a.runRepair(args[0], *out) }
	return c
}

// runRepair writes what is legible of a damaged file into a new one and says what was lost. The old one stays as it is.
func (a *app) runRepair(path, out string) error {
	u, err := a.unlock()
	if err != nil {
		return err
	}
	done, err := journal.Repair(path, out, journal.RepairOptions{Unlock: u})
	if err != nil {
		return err
	}
	for _, lost := range done.Lost {
		fmt.Fprintln(a.Out, visible(a.say("repair-lost", lang.Data{"Line": lost.Line, "Why": lost.Why, "ID": lost.ID})))
	}
	fmt.Fprintln(a.Out, a.say("repair-done", lang.Data{
		"Path": done.NewPath, "Kept": done.Kept, "Mended": done.Mended, "Repeated": done.Repeated, "Lost": len(done.Lost),
	}))
	return nil
}
