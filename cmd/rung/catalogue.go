package main

import (
	"fmt"
	"io/fs"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"rung/controls"
	"rung/frameworks"
)

func newCatalogue(a *app) *cobra.Command {
	c := a.command("catalogue", "catalogue")
	c.AddCommand(newCatalogueList(a), newCatalogueShow(a), newCatalogueLint(a), newCatalogueFmt(a), newCatalogueSchema(a), newCatalogueNew(a), newCatalogueDiff(a))
	return c
}

func newCatalogueList(a *app) *cobra.Command {
	c := a.command("list", "catalogue-list")
	c.Args = cobra.NoArgs
	c.RunE = func(*cobra.Command, []string) error { return a.listCatalogues() }
	return c
}

func (a *app) listCatalogues() error {
	table := tabwriter.NewWriter(a.Out, 0, 0, 2, ' ', 0)
	for _, name := range shipped() {
		files, err := fs.Sub(frameworks.Files, name)
		if err != nil {
			return err
		}
		identity, err := controls.Identify(files)
		if err != nil {
			return err
		}
		fmt.Fprintf(table, "%s\t%s\t%s\n", identity.ID, identity.Version, identity.Short)
	}
	return table.Flush()
}

func (a *app) completeCatalogue(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	switch len(args) {
	case 0:
		return shipped(), cobra.ShellCompDirectiveDefault
	case 1:
		c, err := a.loadCatalogue(args[0])
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		return c.RequirementIDs(), cobra.ShellCompDirectiveNoFileComp
	}
	return nil, cobra.ShellCompDirectiveNoFileComp
}
