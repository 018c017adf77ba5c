package interview

import (
	"slices"
	"strings"

	"rung/assessment"
	"rung/controls/lang"
)

// planField is what one row of the plan page is about.
type planField string

const (
	planOwner     planField = "owner"
	planDue       planField = "due"
	planResources planField = "resources"
	planComments  planField = "comments"
	planMilestone planField = "milestone"
)

// planRow is one line to fill in.
type planRow struct {
	field planField
	text  string // as it stands in the line
	given string // as it stood there first
	kept  string // what it stands for; a text of several lines is one line here
	was   assessment.Milestone
	done  bool // milestones
}

func newRow(field planField, kept string) planRow {
	text := oneLine(kept)
	if runes := []rune(text); len(runes) > maxNote {
		text = string(runes[:maxNote])
	}
	return planRow{field: field, text: text, given: text, kept: kept}
}

// planRows are the rows of a plan: its four texts, its milestones, and an empty one for the next milestone.
func planRows(item assessment.PlanItem) []planRow {
	rows := []planRow{newRow(planOwner, item.Owner), newRow(planDue, item.Due), newRow(planResources, item.Resources), newRow(planComments, item.Comments)}
	for _, m := range item.Milestones {
		row := newRow(planMilestone, milestoneLine(m))
		row.was, row.done = m, m.Done
		rows = append(rows, row)
	}
	return append(rows, newRow(planMilestone, ""))
}

// said is what the row says now, as it is to be kept: what nobody touched stays as it was.
func (r *planRow) said() string {
	if r.text == r.given {
		return r.kept
	}
	return strings.TrimSpace(r.text)
}

// problem says what is wrong with the row; "" for nothing.
func (r *planRow) problem(w words) string {
	if r.text == r.given {
		return ""
	}
	switch r.field {
	case planDue:
		if _, ok := readDay(r.text); !ok && r.said() != "" {
			return w.Say("plan-no-day", lang.Data{"Typed": shownLine(r.said())})
		}
	case planMilestone:
		day, rest, bad := splitDay(r.text)
		switch {
		case bad != "":
			return w.Say("plan-no-day", lang.Data{"Typed": shownLine(bad)})
		case day != "" && rest == "":
			return w.Say("plan-no-text")
		}
	}
	return ""
}

// tidy writes a day as it is kept, so that whoever typed it in another way sees which day was understood.
func (r *planRow) tidy() {
	switch {
	case r.text == r.given:
	case r.field == planDue:
		if day, ok := readDay(r.text); ok {
			r.text = day
		}
	case r.field == planMilestone:
		if m, ok := r.milestone(); ok {
			r.text = milestoneLine(m)
		}
	}
}

// milestone is what the row says; ok is false for an empty one.
func (r *planRow) milestone() (m assessment.Milestone, ok bool) {
	m = r.was
	if r.text != r.given {
		m.Due, m.Text, _ = splitDay(r.text)
	}
	m.Done = r.done
	return m, m.Text != ""
}

// planFrom is the plan that rows stand for. What is wrong with a row is left as it was; wrong says what is, of the first.
func planFrom(rows []planRow, before assessment.PlanItem, w words) (item assessment.PlanItem, wrong string) {
	item = before
	item.Milestones = nil
	for i := range rows {
		r := &rows[i]
		problem := r.problem(w)
		if problem != "" {
			wrong = firstOf(wrong, problem)
			r = &planRow{field: r.field, text: r.given, given: r.given, kept: r.kept, was: r.was, done: r.done}
		}
		switch r.field {
		case planOwner:
			item.Owner = r.said()
		case planDue:
			if item.Due = r.said(); r.text != r.given {
				item.Due, _ = readDay(r.text)
			}
		case planResources:
			item.Resources = r.said()
		case planComments:
			item.Comments = r.said()
		case planMilestone:
			if m, ok := r.milestone(); ok {
				item.Milestones = append(item.Milestones, m)
			}
		}
	}
	item.Milestones = slices.Clip(item.Milestones)
	return item, wrong
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
