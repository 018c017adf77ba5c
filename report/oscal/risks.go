package oscal

import (
	"strconv"
	"strings"
	"time"

	"rung/assessment"
	"rung/assessment/exchange"
	"rung/controls/lang"
)

// risk is what a gap means and how it is to be closed. A requirement that was on the plan and is closed has one too.
func (b *builder) risk(f *assessment.Finding, o *observed) risk {
	r := f.Requirement
	item, planned := b.State.PlanItem(r.ID)
	out := risk{
		UUID: b.uuid("risk", r.ID), Title: b.named(r), Description: b.missing(f), Statement: prose(b.text(r.Why)),
		Props: append(kept(prop(exchange.PropLabel, r.ID)), b.cost(f)...), Status: "open", RelatedObservations: o.failing,
	}
	if planned {
		out.Deadline = dayStamp(item.Due, true)
		out.Remediations = []remediation{b.planned(f, item)}
	} else {
		out.Remediations = []remediation{b.recommended(f)}
	}
	if f.Outcome.Holds() {
		out.Status = "closed"
	}
	out.Log = b.history(f, item)
	return out
}

// history is the risk's log: when it was closed, and when it was found open again; nil where no day is known.
func (b *builder) history(f *assessment.Finding, item assessment.PlanItem) *riskLog {
	closed := dayStamp(item.Closed, false)
	if closed == "" {
		return nil
	}
	id := f.Requirement.ID
	out := &riskLog{[]logEntry{{UUID: b.uuid("log", id, item.Closed), Title: b.say("closed-on-plan"), Start: closed, StatusChange: "closed"}}}
	if f.Outcome.Holds() {
		return out
	}
	var again time.Time
	for _, o := range f.Failing() {
		if at := o.Answer.Time; again.IsZero() || at.Before(again) {
			again = at
		}
	}
	if start := stamp(again); start > closed {
		out.Entries = append(out.Entries, logEntry{UUID: b.uuid("log", id, item.Closed, "again"), Title: b.say("open-again"), Start: start, StatusChange: "open"})
	}
	return out
}

// missing lists what a requirement falls short of.
func (b *builder) missing(f *assessment.Finding) string {
	said := []string{b.outcome(f)}
	for _, o := range f.Failing() {
		said = append(said, "- "+title("["+o.Objective.Key+"] "+b.text(o.Objective.Text)))
	}
	return strings.Join(said, "\n")
}

// recommended are the catalogue's first steps, where nobody has made a plan.
func (b *builder) recommended(f *assessment.Finding) remediation {
	var steps []string
	for _, step := range f.Requirement.Do.In(b.Lang) {
		steps = append(steps, "- "+title(step))
	}
	out := remediation{
		UUID: b.uuid("response", f.Requirement.ID, "recommendation"), Lifecycle: "recommendation", Title: b.say("recommendation"),
		Description: strings.Join(steps, "\n"), Origins: []origin{{[]actor{{"tool", b.uuid("component", "tool")}}}},
	}
	if out.Description == "" {
		out.Description = b.say("not-stated")
	}
	return out
}

// planned is what the firm plans: who closes the gap, with what, in which steps.
func (b *builder) planned(f *assessment.Finding, item assessment.PlanItem) remediation {
	id := f.Requirement.ID
	out := remediation{
		UUID: b.uuid("response", id, "plan"), Lifecycle: "planned", Title: b.say("plan"), Description: b.say("plan-of", lang.Data{"ID": title(id)}),
	}
	if f.Outcome.Holds() {
		out.Lifecycle = "completed"
	}
	owner := title(item.Owner)
	if owner == "" {
		owner = b.say("not-stated")
	}
	out.Description += " " + b.say("plan-owner", lang.Data{"Owner": owner})
	if item.Due != "" {
		out.Description += " " + b.say("plan-due", lang.Data{"Due": title(item.Due)})
	}
	out.Props = kept(prop("owner", item.Owner), prop("scheduled-completion", item.Due), prop("closed", item.Closed))
	if resources := prose(item.Resources); resources != "" {
		out.RequiredAssets = []asset{{b.uuid("asset", id), resources}}
	}
	out.Tasks = b.tasks(f, item)
	return out
}

// tasks are the milestones of a plan and its completion. One without a day is an action.
func (b *builder) tasks(f *assessment.Finding, item assessment.PlanItem) []task {
	var out []task
	id := f.Requirement.ID
	add := func(key, about, due string, done bool) {
		t := task{UUID: b.uuid("task", id, key), Type: "action", Title: about, Props: []property{yes("done", done)}}
		if at := dayStamp(due, false); at != "" {
			t.Type, t.Timing = "milestone", &timing{onDate{at}}
		} else if due = line(due); due != "" {
			t.Props = append(t.Props, prop("due", due))
		}
		if owner := b.person(item.Owner); owner != "" {
			t.ResponsibleRoles = []responsibleRole{{roleCloser, []string{owner}}}
		}
		out = append(out, t)
	}
	for i, m := range item.Milestones {
		about := title(m.Text)
		if about == "" {
			about = b.say("not-stated")
		}
		add(strconv.Itoa(i), about, m.Due, m.Done)
	}
	if item.Due != "" || item.Owner != "" || item.Closed != "" {
		add("completion", b.say("completion"), item.Due, f.Outcome.Holds())
	}
	return out
}
