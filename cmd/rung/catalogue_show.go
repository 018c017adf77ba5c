package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

func newCatalogueShow(a *app) *cobra.Command {
	c := a.command("show CATALOGUE [ID]", "catalogue-show")
	c.Args = cobra.RangeArgs(1, 2)
	c.ValidArgsFunction = a.completeCatalogue
	c.RunE = func(_ *cobra.Command, args []string) error {
		catalogue, err := a.lookAtCatalogue(args[0])
		if err != nil {
			return err
		}
		if len(args) == 1 {
			return a.showCatalogue(catalogue)
		}
		r := catalogue.Requirement(args[1])
		if r == nil {
			return &assessment.UnknownIDError{ID: args[1], Near: controls.Near(args[1], catalogue.RequirementIDs())}
		}
		_, err = fmt.Fprint(a.Out, a.requirementText(catalogue, r))
		return err
	}
	return c
}

// showCatalogue writes what a catalogue is and which requirements it has.
func (a *app) showCatalogue(c *controls.Catalogue) error {
	out := &strings.Builder{}
	fmt.Fprintf(out, "%s\n%s %s\n%s\n%s\n\n%s\n", c.Title.In(a.lang), c.ID, c.Version, c.Digest, a.signedWords(a.signature(c)), c.Notice.In(a.lang))
	for i := range c.Levels {
		level := &c.Levels[i]
		fmt.Fprintf(out, "\n%s  %s (%s)\n  %s\n", level.ID, level.Title.In(a.lang), level.Rule.Cite, level.About.In(a.lang))
	}
	domain := ""
	for i := range c.Requirements {
		r := &c.Requirements[i]
		if r.Domain != domain {
			domain = r.Domain
			fmt.Fprintf(out, "\n%s  %s\n", domain, c.Domain(domain).Title.In(a.lang))
		}
		fmt.Fprintf(out, "  %s  %s  %s\n", r.ID, r.Title.In(a.lang), a.say("objectives", lang.Data{"Count": len(r.Objectives)}))
	}
	_, err := fmt.Fprint(a.Out, out)
	return err
}

// requirementText writes everything a catalogue says of one requirement.
func (a *app) requirementText(c *controls.Catalogue, r *controls.Requirement) string {
	out := &strings.Builder{}
	fmt.Fprintf(out, "%s  %s\n%s\n\n%s\n", r.ID, r.Title.In(a.lang), c.Domain(r.Domain).Title.In(a.lang), r.Ask.In(a.lang))
	fmt.Fprintf(out, "\n%s\n", a.say("show-objectives"))
	for _, o := range r.Objectives {
		fmt.Fprintf(out, "  [%s] %s\n", o.Key, o.Text.In(a.lang))
	}
	if why := r.Why.In(a.lang); why != "" {
		fmt.Fprintf(out, "\n%s\n  %s\n", a.say("show-why"), why)
	}
	list := func(id string, lines []string) {
		if len(lines) == 0 {
			return
		}
		fmt.Fprintf(out, "\n%s\n", a.say(id))
		for i, line := range lines {
			fmt.Fprintf(out, "  %d. %s\n", i+1, line)
		}
	}
	list("show-do", r.Do.In(a.lang))
	list("show-evidence", r.Evidence.In(a.lang))
	a.figures(out, r)
	if len(r.Refs) > 0 {
		fmt.Fprintf(out, "\n%s\n", a.say("show-references"))
		for _, refs := range r.Refs {
			fmt.Fprintf(out, "  %s: %s\n", refs.Set, strings.Join(refs.IDs, " "))
		}
	}
	return out.String()
}

// figures writes the figures that decide a score or status, each with its rule.
func (a *app) figures(out *strings.Builder, r *controls.Requirement) {
	var lines []string
	if r.Weight > 0 {
		lines = append(lines, a.say("show-weight", lang.Data{"Count": r.Weight, "Cite": r.CiteFor("weight")}))
	}
	if r.Partial != nil {
		lines = append(lines, a.say("show-partial", lang.Data{"Count": r.Partial.Weight, "Cite": r.Partial.Cite, "Ask": r.Partial.Ask.In(a.lang)}))
	}
	if r.Plan != controls.PlanNone {
		lines = append(lines, a.say("show-poam-"+string(r.Plan), lang.Data{"Cite": r.CiteFor("poam")}))
	}
	if e := r.Effort; e != nil {
		lines = append(lines, a.say("show-effort", lang.Data{"Setup": e.SetupDays, "Yearly": e.YearlyDays, "Cost": a.say("cost-" + string(e.Cost))}))
	}
	if len(lines) > 0 {
		fmt.Fprintf(out, "\n%s\n  %s\n", a.say("show-figures"), strings.Join(lines, "\n  "))
	}
}
