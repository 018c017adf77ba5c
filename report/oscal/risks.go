package oscal

import (
	"strconv"
	"strings"

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
	if closed(f, item) {
		out.Status = "closed"
		out.Log = b.closing(f, item)
	}
	return out
}

// closed reports whether the plan says that a gap is closed, or its answers do.
func closed(f *assessment.Finding, item assessment.PlanItem) bool {
	return item.Closed != "" || f.Outcome.Holds()
}

// closing is the entry of the risk's log that tells when it was closed; nil where no day is known.
func (b *builder) closing(f *assessment.Finding, item assessment.PlanItem) *riskLog {
	start := dayStamp(item.Closed, false)
	if start == "" {
		return nil
	}
	about := b.say("closed")
	if !f.Outcome.Holds() {
		about = b.say("closed-by-plan")
	}
	return &riskLog{[]logEntry{{UUID: b.uuid("log", f.Requirement.ID, item.Closed), Title: about, Start: start, StatusChange: "closed"}}}
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
	if closed(f, item) {
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
	out.Tasks = b.tasks(id, item)
	return out
}

// tasks are the milestones of a plan and its completion. One without a day is an action.
func (b *builder) tasks(id string, item assessment.PlanItem) []task {
	var out []task
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
		add("completion", b.say("completion"), item.Due, item.Closed != "")
	}
	return out
}
