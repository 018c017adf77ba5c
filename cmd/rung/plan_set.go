package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

type planSetOptions struct {
	path, id, author string
	change           assessment.PlanChange
}

func newPlanSet(a *app) *cobra.Command {
	c := a.command("set FILE ID [--owner NAME] [--due DATE] [--milestone \"DATE TEXT\"]...", "plan-set")
	c.Args = cobra.ExactArgs(2)
	c.ValidArgsFunction = a.completeAnswer
	var o planSetOptions
	var owner, due, resources, comments string
	var milestones []string
	c.Flags().StringVar(&owner, "owner", "", a.say("flag-plan-owner"))
	c.Flags().StringVar(&due, "due", "", a.say("flag-plan-due"))
	c.Flags().StringVar(&resources, "resources", "", a.say("flag-plan-resources"))
	c.Flags().StringVar(&comments, "comment", "", a.say("flag-plan-comment"))
	c.Flags().StringArrayVar(&milestones, "milestone", nil, a.say("flag-plan-milestone"))
	c.Flags().IntSliceVar(&o.change.Done, "done", nil, a.say("flag-plan-done"))
	c.Flags().IntSliceVar(&o.change.Drop, "drop", nil, a.say("flag-plan-drop"))
	c.Flags().StringVar(&o.author, "as", "", a.say("flag-as"))
	c.MarkFlagsOneRequired("owner", "due", "resources", "comment", "milestone", "done", "drop")
	c.RunE = func(c *cobra.Command, args []string) error {
		o.path, o.id = args[0], args[1]
		given := func(name string, value *string) *string {
			if !c.Flags().Changed(name) {
				return nil
			}
			return value
		}
		o.change.Owner, o.change.Due = given("owner", &owner), given("due", noneOf(&due))
		o.change.Resources, o.change.Comments = given("resources", &resources), given("comment", &comments)
		for _, m := range milestones {
			o.change.Milestones = append(o.change.Milestones, milestoneOf(m))
		}
		return a.runPlanSet(o)
	}
	return c
}

// noneOf turns the word none into nothing.
func noneOf(value *string) *string {
	if *value == "none" {
		*value = ""
	}
	return value
}

// milestoneOf reads a milestone: its day, if one stands first, and what is done by then.
func milestoneOf(typed string) assessment.Milestone {
	first, rest, _ := strings.Cut(strings.TrimSpace(typed), " ")
	if _, err := time.Parse(time.DateOnly, first); err == nil {
		return assessment.Milestone{Due: first, Text: rest}
	}
	return assessment.Milestone{Text: typed}
}

// runPlanSet says who closes a gap, how and by when.
func (a *app) runPlanSet(o planSetOptions) error {
	return a.runPlanAct(o.path, o.author, func(c *controls.Catalogue, s *assessment.State) (assessment.Event, error) {
		return assessment.SetPlan(c, s, o.id, o.change)
	})
}

func newPlanClose(a *app) *cobra.Command {
	c := a.command("close FILE ID [--date DATE]", "plan-close")
	c.Args = cobra.ExactArgs(2)
	c.ValidArgsFunction = a.completeAnswer
	var date, author string
	c.Flags().StringVar(&date, "date", "", a.say("flag-plan-date"))
	c.Flags().StringVar(&author, "as", "", a.say("flag-as"))
	c.RunE = func(_ *cobra.Command, args []string) error {
		if date == "" {
			date = a.today().Format(time.DateOnly)
		}
		return a.runPlanAct(args[0], author, func(c *controls.Catalogue, s *assessment.State) (assessment.Event, error) {
			return assessment.ClosePlan(c, s, args[1], *noneOf(&date), a.today())
		})
	}
	return c
}

// runPlanAct records one event about the plan of a gap and shows what the plan is then.
func (a *app) runPlanAct(path, author string, do act) error {
	at, event, err := a.record(path, author, do)
	if err != nil {
		return err
	}
	lines := []string{event.Plan.ID + "  " + visible(oneLine(at.catalogue.Requirement(event.Plan.ID).Title.In(a.lang)))}
	if line := a.closeOutLine(at); line != "" {
		fmt.Fprintln(a.Err, visible(line))
	}
	_, err = fmt.Fprintln(a.Out, strings.Join(append(lines, a.planItemLines(*event.Plan)...), "\n"))
	return err
}

// planItemLines say who closes a gap, how and by when.
func (a *app) planItemLines(item assessment.PlanItem) []string {
	var lines []string
	add := func(text string) { lines = append(lines, "     "+visible(oneLine(text))) }
	var who []string
	for _, part := range []struct{ id, value string }{
		{"plan-owner", item.Owner}, {"plan-due", item.Due}, {"plan-closed", item.Closed},
	} {
		if part.value != "" {
			who = append(who, a.say(part.id, lang.Data{"Value": part.value}))
		}
	}
	if len(who) > 0 {
		add(strings.Join(who, a.say("plan-and")))
	}
	if item.Resources != "" {
		add(a.say("plan-resources", lang.Data{"Value": item.Resources}))
	}
	for i, m := range item.Milestones {
		mark := "☐"
		if m.Done {
			mark = "☑"
		}
		add(fmt.Sprintf("%s %d. %s", mark, i+1, strings.TrimSpace(m.Due+"  "+m.Text)))
	}
	if item.Comments != "" {
		add(a.say("plan-comments", lang.Data{"Value": item.Comments}))
	}
	return lines
}

// closeOutLine says by when the gaps of a conditional status must be closed and how many are; "" where there is no such
// status.
func (a *app) closeOutLine(at *opened) string {
	goal := at.result.Goal()
	dates, ok := assessment.DatesOf(goal.Level, goal.Status, at.state.StatusDate)
	if !ok || dates.CloseOut.IsZero() {
		return ""
	}
	open, closed := 0, 0
	for _, one := range assessment.CloseOuts(at.state, at.result, a.today()) {
		if one.State == assessment.PlanClosed {
			closed++
		} else {
			open++
		}
	}
	days := int(dates.CloseOut.Sub(a.today().Truncate(24*time.Hour)).Hours() / 24)
	data := lang.Data{
		"Status": dates.Status.Format(time.DateOnly), "By": dates.CloseOut.Format(time.DateOnly), "Open": open, "Closed": closed,
		"Days": max(days, -days), "Cite": goal.Level.Rule.Conditional.Cite,
	}
	if days < 0 {
		return a.say("close-out-late", data)
	}
	return a.say("close-out", data)
}
