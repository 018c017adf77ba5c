package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

func newTarget(a *app) *cobra.Command {
	c := a.command("target FILE {DOMAIN | ID} STEP", "target")
	c.Args = cobra.ExactArgs(3)
	c.ValidArgsFunction = a.completeTarget
	author := c.Flags().String("as", "", a.say("flag-as"))
	c.RunE = func(_ *cobra.Command, args []string) error {
		return a.runAct(args[0], *author, func(c *controls.Catalogue, s *assessment.State) (assessment.Event, error) {
			step := args[2]
			if step == "none" {
				step = ""
			}
			return assessment.SetGoal(c, s, args[1], step)
		})
	}
	return c
}

// completeTarget completes domains, then the steps of the scale.
func (a *app) completeTarget(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) == 0 {
		return []string{"rung"}, cobra.ShellCompDirectiveFilterFileExt
	}
	at, err := a.read(args[0])
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	if len(args) == 1 {
		return at.catalogue.DomainIDs(), cobra.ShellCompDirectiveNoFileComp
	}
	if scale := at.catalogue.Scale(at.result.Target.Rule.Scale); scale != nil {
		return append(scale.StepIDs(), "none"), cobra.ShellCompDirectiveNoFileComp
	}
	return nil, cobra.ShellCompDirectiveNoFileComp
}

// printRatings shows, where levels are steps of a scale, each domain's current rating against its target and the
// requirements that stand below theirs.
func (a *app) printRatings(out *strings.Builder, at *opened) {
	ratings := assessment.Ratings(at.catalogue, at.state, at.result)
	if len(ratings) == 0 {
		return
	}
	scale := at.catalogue.Scale(at.result.Target.Rule.Scale)
	step := func(rank int) string {
		if rank == 0 {
			return a.say("rating-none")
		}
		return scale.Steps[rank-1].Title.In(a.lang)
	}
	fmt.Fprintf(out, "\n%s\n", a.say("ratings-heading", lang.Data{"Scale": scale.Title.In(a.lang)}))
	for _, d := range ratings {
		current := step(d.Lowest)
		if d.Lowest != d.Highest {
			current += a.say("rating-range") + step(d.Highest)
		}
		line := lang.Data{"Domain": d.Domain, "Current": current, "Target": step(d.Target), "Open": d.Open}
		fmt.Fprintln(out, "  "+a.say("ratings-line", line))
		for _, r := range d.Below() {
			fmt.Fprintln(out, "    "+a.say("ratings-below", lang.Data{"ID": r.Requirement.ID, "Current": step(r.Current), "Target": step(r.Target)}))
		}
	}
}
