package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

func newVersion(a *app) *cobra.Command {
	c := a.command("version", "version")
	c.Args = cobra.NoArgs
	c.RunE = func(*cobra.Command, []string) error {
		_, err := fmt.Fprintln(a.Out, "rung", programVersion())
		return err
	}
	return c
}
