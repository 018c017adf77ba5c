package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"rung/controls/lang"
	"rung/controls/trust"
)

// trustFlags let a person go on where a signature would stop the run.
type trustFlags struct {
	unsigned bool // use what is unsigned, or cannot be verified, as unsigned
	older    bool // use what is older than was seen before
}

func (f *trustFlags) add(a *app, c *cobra.Command) {
	c.PersistentFlags().BoolVar(&f.unsigned, "unsigned", false, a.say("flag-unsigned"))
	c.PersistentFlags().BoolVar(&f.older, "allow-older", false, a.say("flag-allow-older"))
}

func newTrust(a *app) *cobra.Command {
	c := a.command("trust", "trust")
	c.AddCommand(newTrustAdd(a), newTrustList(a), newTrustRemove(a))
	return c
}

func newTrustList(a *app) *cobra.Command {
	c := a.command("list [--json]", "trust-list")
	c.Args = cobra.NoArgs
	asJSON := c.Flags().Bool("json", false, a.say("flag-trust-json"))
	c.RunE = func(*cobra.Command, []string) error { return a.listTrust(*asJSON) }
	return c
}

func (a *app) listTrust(asJSON bool) error {
	store, err := a.trusted()
	if err != nil {
		return err
	}
	if asJSON {
		out := *store
		out.Keys, out.Seen = append([]trust.Known{}, out.Keys...), append([]trust.Seen{}, out.Seen...)
		return writeJSON(a.Out, out)
	}
	if len(store.Keys) == 0 {
		a.tell("trust-none")
		return nil
	}
	table := tabwriter.NewWriter(a.Out, 0, 0, 2, ' ', 0)
	for _, k := range store.Keys {
		scope := a.say("trust-for-any")
		if len(k.For) > 0 {
			scope = a.say("trust-for", lang.Data{"IDs": strings.Join(k.For, a.say("list-comma"))})
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", visible(k.Name), shortKey(k.ID()), k.Added, visible(scope))
	}
	if err := table.Flush(); err != nil {
		return err
	}
	for _, k := range store.Keys {
		for _, seen := range store.Seen {
			if seen.Key == k.Key {
				line := a.say("trust-seen", lang.Data{"Name": k.Name, "ID": seen.ID, "Sequence": seen.Sequence})
				if _, err := fmt.Fprintln(a.Out, visible(line)); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func newTrustRemove(a *app) *cobra.Command {
	c := a.command("remove NAME", "trust-remove")
	c.Args = cobra.ExactArgs(1)
	c.ValidArgsFunction = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return a.keyNames(), cobra.ShellCompDirectiveNoFileComp
	}
	c.RunE = func(_ *cobra.Command, args []string) error {
		var gone trust.Known
		remove := func(store *trust.Store) (err error) {
			var ok bool
			if gone, ok = store.Remove(args[0]); !ok {
				err = &unknownWordError{What: "key", Word: args[0], Have: a.keyNames()}
			}
			return err
		}
		store, err := a.trusted()
		if err == nil {
			err = remove(store) // before anything is written for a name that nobody has
		}
		if err == nil {
			err = a.changeTrusted(remove)
		}
		if err != nil {
			return err
		}
		a.tell("trust-removed", lang.Data{"Name": gone.Name})
		return nil
	}
	return c
}

// keyNames lists the names of the trusted keys.
func (a *app) keyNames() []string {
	store, err := a.trusted()
	if err != nil {
		return nil
	}
	var names []string
	for _, k := range store.Keys {
		names = append(names, k.Name)
	}
	return names
}
