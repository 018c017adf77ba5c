package main

import (
	"fmt"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"rung/controls"
	"rung/report"
)

// lookFlags are the flags that say which report is written and how it looks.
type lookFlags struct {
	kind, logo, dates         string
	confidential, preparedFor string
	radar, noCover            bool
}

func (f *lookFlags) add(a *app, c *cobra.Command) {
	flags := c.Flags()
	flags.StringVar(&f.kind, "kind", string(report.KindFull), a.say("flag-kind"))
	complete(c, "kind", report.Kinds)
	f.addLook(a, c)
}

// addLook adds the flags that say how a report looks, whichever it is.
func (f *lookFlags) addLook(a *app, c *cobra.Command) {
	flags := c.Flags()
	flags.StringVar(&f.logo, "logo", "", a.say("flag-logo"))
	flags.StringVar(&f.confidential, "confidential", "", a.say("flag-confidential"))
	flags.StringVar(&f.preparedFor, "prepared-for", "", a.say("flag-prepared-for"))
	flags.StringVar(&f.dates, "dates", string(report.DatesAD), a.say("flag-dates"))
	flags.BoolVar(&f.radar, "radar", false, a.say("flag-radar"))
	flags.BoolVar(&f.noCover, "no-cover", false, a.say("flag-no-cover"))
	complete(c, "dates", report.DateStyles)
}

// complete offers the words that a flag takes.
func complete[T ~string](c *cobra.Command, flag string, words []T) {
	var names []string
	for _, w := range words {
		names = append(names, string(w))
	}
	c.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return names, cobra.ShellCompDirectiveNoFileComp
	})
}

// reportOptions turns the flags into the options of a report.
func (a *app) reportOptions(f *lookFlags) (report.Options, error) {
	o := report.Options{
		Lang: a.lang, Langs: a.langs, Now: a.Now(), Version: programVersion(),
		Kind: report.Kind(f.kind), Dates: report.DateStyle(f.dates),
		Other: a.otherCatalogue,
		Look:  report.Look{Confidential: f.confidential, PreparedFor: f.preparedFor, NoCover: f.noCover, Radar: f.radar},
	}
	switch {
	case !slices.Contains(report.Kinds, o.Kind):
		return o, &badValueError{"kind", f.kind}
	case !slices.Contains(report.DateStyles, o.Dates):
		return o, &badValueError{"dates", f.dates}
	}
	for _, text := range []string{f.confidential, f.preparedFor} {
		if why := controls.Unfit(text); why != "" {
			return o, &badValueError{"profile-text", why}
		}
	}
	if f.logo == "" {
		return o, nil
	}
	var err error
	o.Look.Logo, err = readLogo(f.logo)
	return o, err
}

// readLogo reads a picture from a file.
func readLogo(path string) (*report.Logo, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	logo, err := report.ReadLogo(file)
	if err != nil {
		return nil, &inputError{path, err}
	}
	return logo, nil
}

// logoMessage names the message that says what is wrong with a logo.
func logoMessage(e *report.LogoError) string { return fmt.Sprintf("logo-%s", e.What) }

// otherCatalogue is the shipped catalogue with this id, nil for none.
func (a *app) otherCatalogue(id string) *controls.Catalogue {
	if !slices.Contains(shipped(), id) {
		return nil
	}
	c, err := a.loadCatalogue(id)
	if err != nil {
		return nil
	}
	return c
}
