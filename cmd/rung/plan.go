package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"rung/report"
)

func newPlan(a *app) *cobra.Command {
	c := a.command("plan FILE [--json]", "plan")
	c.Args = cobra.ExactArgs(1)
	c.ValidArgsFunction = completeFile
	asJSON := c.Flags().Bool("json", false, a.say("flag-plan-json"))
	c.RunE = func(_ *cobra.Command, args []string) error { return a.runPlan(args[0], *asJSON) }
	return c
}

func (a *app) runPlan(path string, asJSON bool) error {
	at, err := a.read(path)
	if err != nil {
		return err
	}
	if asJSON {
		encoder := json.NewEncoder(a.Out)
		encoder.SetIndent("", "  ")
		return encoder.Encode(report.NewPlan(at.catalogue, at.result))
	}
	_, err = fmt.Fprint(a.Out, planText(a.model(at)))
	return err
}

// planText writes the gaps in order, each with what it takes and what it reaches, and the first thing to do.
func planText(m report.Model) string {
	out := &strings.Builder{}
	fmt.Fprintf(out, "%s\n\n%s\n", m.Summary.Headline, strings.Join(m.Ways, "\n"))
	for _, g := range m.Gaps {
		fmt.Fprintf(out, "\n%3d  %s  %s\n", g.Place, g.ID, g.Title)
		var gains []string
		for _, words := range []string{g.Gains, g.Then, g.Unlocks} {
			if words != "" {
				gains = append(gains, words)
			}
		}
		for _, line := range []string{strings.Join(gains, m.Labels.Clause), g.Effort, g.Allowed, m.Labels.DoFirst + m.Labels.Colon + g.Do[0]} {
			if line != "" {
				fmt.Fprintf(out, "     %s\n", line)
			}
		}
	}
	return out.String()
}
