package main

import (
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"
)

func newCatalogue(a *app) *cobra.Command {
	c := a.command("catalogue", "catalogue")
	c.AddCommand(newCatalogueList(a), newCatalogueShow(a), newCatalogueLint(a), newCatalogueFmt(a), newCatalogueSchema(a), newCatalogueNew(a), newCatalogueDiff(a), newCataloguePreview(a))
	c.AddCommand(newCatalogueImport(a), newCatalogueExport(a))
	c.AddCommand(newCatalogueKey(a), newCatalogueSign(a), newCatalogueVerify(a), newCatalogueBundle(a), newCatalogueInstall(a), newCatalogueRemove(a))
	c.AddCommand(newCatalogueCoverage(a), newCatalogueStamp(a))
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
	all, err := a.knownCatalogues()
	if err != nil {
		return err
	}
	for _, k := range all {
		from := a.say("origin-" + string(k.origin))
		if k.origin != fromProgram {
			from += a.say("list-comma") + a.signedShort(a.signatureOf(k))
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", visible(k.named()), visible(k.Version), visible(k.Short), from)
	}
	return table.Flush()
}

func (a *app) completeCatalogue(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	switch len(args) {
	case 0:
		return a.catalogueNames(), cobra.ShellCompDirectiveDefault
	case 1:
		c, err := a.loadCatalogue(args[0])
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		return c.RequirementIDs(), cobra.ShellCompDirectiveNoFileComp
	}
	return nil, cobra.ShellCompDirectiveNoFileComp
}
