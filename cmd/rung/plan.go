package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"rung/assessment"
	"rung/report"
)

func newPlan(a *app) *cobra.Command {
	c := a.command("plan FILE [--json]", "plan")
	c.Args = cobra.ExactArgs(1)
	c.ValidArgsFunction = completeFile
	asJSON := c.Flags().Bool("json", false, a.say("flag-plan-json"))
	c.RunE = func(_ *cobra.Command, args []string) error { return a.runPlan(args[0], *asJSON) }
	c.AddCommand(newPlanSet(a), newPlanClose(a))
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
		return encoder.Encode(report.NewPlan(at.catalogue, at.state, at.result, a.Now()))
	}
	_, err = fmt.Fprint(a.Out, a.planPage(at))
	return err
}

// planPage writes the gaps in order, each with what it takes and what it reaches, the first thing to do, and who does it by
// when; then those that were closed.
func (a *app) planPage(at *opened) string {
	m, out := a.model(at), &strings.Builder{}
	entries := map[string]assessment.CloseOut{}
	for _, one := range assessment.CloseOuts(at.state, at.result, a.today()) {
		entries[one.Finding.Requirement.ID] = one
	}
	fmt.Fprintf(out, "%s\n\n%s\n", m.Summary.Headline, strings.Join(m.Ways, "\n"))
	if line := a.closeOutLine(at); line != "" {
		fmt.Fprintf(out, "\n%s\n", line)
	}
	for _, g := range m.Gaps {
		fmt.Fprintf(out, "\n%3d  %s  %s%s\n", g.Place, g.ID, g.Title, a.planMark(entries[g.ID].State))
		var gains []string
		for _, words := range []string{g.Gains, g.Then, g.Unlocks} {
			if words != "" {
				gains = append(gains, words)
			}
		}
		lines := []string{strings.Join(gains, m.Labels.Clause), g.Effort, g.Allowed}
		if len(g.Do) > 0 {
			lines = append(lines, m.Labels.DoFirst+m.Labels.Colon+g.Do[0])
		}
		for _, line := range lines {
			if line != "" {
				fmt.Fprintf(out, "     %s\n", line)
			}
		}
		for _, line := range a.planItemLines(entries[g.ID].Item) {
			fmt.Fprintln(out, line)
		}
	}
	a.closedText(out, at)
	return out.String()
}

// planMark says of a gap what is wrong with its plan.
func (a *app) planMark(state assessment.PlanState) string {
	switch state {
	case assessment.PlanOverdue, assessment.PlanReopened:
		return "  [" + a.say("plan-"+string(state)) + "]"
	}
	return ""
}

// closedText lists the gaps that were closed.
func (a *app) closedText(out *strings.Builder, at *opened) {
	headed := false
	for _, one := range assessment.CloseOuts(at.state, at.result, a.today()) {
		if one.State != assessment.PlanClosed {
			continue
		}
		if !headed {
			fmt.Fprintf(out, "\n%s\n", a.say("plan-closed-head"))
			headed = true
		}
		r := one.Finding.Requirement
		fmt.Fprintf(out, "     %s  %s  %s\n", r.ID, one.Item.Closed, visible(oneLine(r.Title.In(a.lang))))
	}
}
