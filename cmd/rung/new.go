package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

// profileFlags are the flags that say who is assessed.
type profileFlags struct {
	framework, level string
	profile          assessment.Profile
	facts            factFlags

	encrypt    bool
	recipients []string
}

func (f *profileFlags) add(a *app, c *cobra.Command) {
	flags := c.Flags()
	flags.StringVar(&f.framework, "framework", "", a.say("flag-framework"))
	flags.StringVar(&f.level, "level", "", a.say("flag-level"))
	addProfile(a, c, &f.profile)
	f.facts.add(a, c, func() string { return f.name(a) })
	flags.BoolVar(&f.encrypt, "encrypt", false, a.say("flag-encrypt"))
	flags.StringSliceVar(&f.recipients, "recipient", nil, a.say("flag-recipient"))
	c.RegisterFlagCompletionFunc("framework", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return shipped(), cobra.ShellCompDirectiveNoFileComp
	})
	c.RegisterFlagCompletionFunc("level", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		catalogue, err := a.loadCatalogue(f.name(a))
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		return askable(catalogue), cobra.ShellCompDirectiveNoFileComp
	})
}

// name is the catalogue that the flags choose: by path, by id, else the first that is shipped.
func (f *profileFlags) name(a *app) string {
	switch {
	case a.catalogue != "":
		return a.catalogue
	case f.framework != "":
		return f.framework
	}
	return shipped()[0]
}

// check refuses profile values that cannot be right.
func (f *profileFlags) check() error {
	return checkProfile(f.profile)
}

// addProfile adds the flags that say who is assessed.
func addProfile(a *app, c *cobra.Command, p *assessment.Profile) {
	flags := c.Flags()
	flags.StringVar(&p.Firm, "firm", "", a.say("flag-firm"))
	flags.StringVar(&p.Scope, "scope", "", a.say("flag-scope"))
	flags.StringVar(&p.Sector, "sector", "", a.say("flag-sector"))
	flags.IntVar(&p.Size, "size", 0, a.say("flag-size"))
	flags.StringVar(&p.UBN, "ubn", "", a.say("flag-ubn"))
	flags.StringSliceVar(&p.CAGE, "cage", nil, a.say("flag-cage"))
	flags.StringVar(&p.Assessor, "assessor", "", a.say("flag-assessor"))
}

// checkProfile refuses what cannot be right.
func checkProfile(p assessment.Profile) error {
	for _, text := range []string{p.Firm, p.Scope, p.Sector, p.Assessor} {
		if why := controls.Unfit(text); why != "" {
			return &badValueError{"profile-text", why}
		}
	}
	if p.UBN != "" && !assessment.ValidUBN(p.UBN) {
		return &badValueError{"profile-ubn", p.UBN}
	}
	for _, code := range p.CAGE {
		if !assessment.ValidCAGE(code) {
			return &badValueError{"profile-cage", code}
		}
	}
	if p.Size < 0 {
		return &badValueError{"profile-size", fmt.Sprint(p.Size)}
	}
	return nil
}

// badValueError is a value that cannot be right; the message "bad-" + What says why.
type badValueError struct{ What, Value string }

func (e *badValueError) Error() string { return fmt.Sprintf("bad %s %q", e.What, e.Value) }

func newNew(a *app) *cobra.Command {
	c := a.command("new FILE --firm NAME [--framework ID] [--level LEVEL]", "new")
	c.Args = cobra.ExactArgs(1)
	flags := &profileFlags{}
	flags.add(a, c)
	c.MarkFlagRequired("firm")
	c.RunE = func(c *cobra.Command, args []string) error { return a.runNew(c.Context(), args[0], flags) }
	return c
}

func (a *app) runNew(_ context.Context, path string, f *profileFlags) error {
	if err := f.check(); err != nil {
		return err
	}
	catalogue, err := a.loadCatalogue(f.name(a))
	if err != nil {
		return err
	}
	if f.profile.Facts, err = f.facts.over(catalogue, nil); err != nil {
		return err
	}
	keys, err := a.newKeys(f.encrypt, f.recipients)
	if err != nil {
		return err
	}
	level := f.level
	if level == "" {
		level = askable(catalogue)[0]
	}
	j, err := a.create(path, catalogue, level, f.profile, keys)
	if err != nil {
		return err
	}
	a.tell("new-done", lang.Data{"Path": path, "Framework": catalogue.Short, "Level": catalogue.Level(level).Title.In(a.lang)})
	return j.Close()
}
