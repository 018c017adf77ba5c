package poam

import (
	"strconv"
	"strings"
	"time"

	"rung/controls"
	"rung/controls/lang"
)

func (p *planner) number(e *entry) string { return strconv.Itoa(e.number) }

// points is what the gap costs now; nothing once it is met.
func (p *planner) points(e *entry) string {
	if !e.open() {
		return ""
	}
	return strconv.Itoa(e.points)
}

// weakness says what is missing: each objective that is not met, with what was noted.
func (p *planner) weakness(e *entry) string {
	if !e.open() {
		return p.say("weakness-closed")
	}
	var lines []string
	for _, o := range e.Finding.Failing() {
		line := "[" + o.Objective.Key + "] " + o.Objective.Text.In(p.Lang)
		if note := strings.TrimSpace(o.Answer.Note); note != "" {
			line += p.say("note", lang.Data{"Note": note})
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// eligible says whether the gap may stand on a plan, and by which rule.
func (p *planner) eligible(e *entry) string {
	r := e.Finding.Requirement
	switch {
	case r.Plan == controls.PlanNone || !e.open():
		return ""
	case e.must:
		return p.say("eligible-no", lang.Data{"Cite": r.CiteFor("poam")})
	}
	return p.say("eligible-yes", lang.Data{"Cite": r.CiteFor("poam")})
}

func (p *planner) milestones(e *entry) string {
	var lines []string
	for i, m := range e.Item.Milestones {
		line := strconv.Itoa(i+1) + ". "
		if m.Due != "" {
			line += m.Due + "  "
		}
		if line += m.Text; m.Done {
			line += p.say("milestone-done")
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// source says where the weakness was found, and when it was first said.
func (p *planner) source(e *entry) string {
	var found time.Time
	for _, o := range e.Finding.Failing() {
		if at := o.Answer.Time; !at.IsZero() && (found.IsZero() || at.Before(found)) {
			found = at
		}
	}
	if found.IsZero() {
		return p.say("source")
	}
	return p.say("source-on", lang.Data{"Date": found.UTC().Format(time.DateOnly)})
}
