package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

// demandKnown makes the groups of commands below c refuse a word that none of their commands has. Cobra shows the help
// instead and ends as if all were well, so that a script would go on after a slip of the pen.
func demandKnown(c *cobra.Command) {
	for _, sub := range c.Commands() {
		demandKnown(sub)
		if !sub.HasSubCommands() || sub.Runnable() {
			continue
		}
		sub.Args = func(group *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return fmt.Errorf("unknown command %q for %q", args[0], group.CommandPath())
		}
		sub.RunE = func(group *cobra.Command, _ []string) error { return group.Help() }
	}
}
