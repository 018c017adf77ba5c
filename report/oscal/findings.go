package oscal

import (
	"strings"

	"rung/assessment"
	"rung/assessment/exchange"
	"rung/controls"
)

// finding is what was found of a requirement; ok is false while open answers can still decide it.
func (b *builder) finding(f *assessment.Finding, o *observed, risks []relatedRisk) (out finding, ok bool) {
	if f.Outcome == assessment.Unanswered {
		return out, false
	}
	r := f.Requirement
	out = finding{
		UUID: b.uuid("finding", r.ID), Title: b.named(r), Description: b.outcome(f),
		Props: kept(
			prop(exchange.PropLabel, r.ID), prop("level", r.Level), prop("domain", r.Domain), prop("outcome", string(f.Outcome)),
		),
		Target:              target{Type: "objective-id", TargetID: b.objective(r, nil), Title: title(b.text(r.Title))},
		RelatedObservations: o.related(), RelatedRisks: risks,
	}
	for _, file := range b.State.Evidence(r.ID) {
		out.Links = append(out.Links, link{"#" + b.file(file), "evidence"})
	}
	switch f.Outcome {
	case assessment.NotMet:
		out.Target.Status = state{State: "not-satisfied", Reason: "fail"}
		out.Props = append(out.Props, b.cost(f)...)
	case assessment.NotApplicable:
		out.Target.Status = state{State: "satisfied", Reason: "other", Remarks: b.say("counts-as-met")}
		out.Target.Implementation = &state{State: "not-applicable", Remarks: b.whyNot(f)}
	default:
		out.Target.Status = state{State: "satisfied", Reason: "pass"}
	}
	return out, true
}

// named is a requirement's id and title.
func (b *builder) named(r *controls.Requirement) string {
	return title(r.ID + " " + b.text(r.Title))
}

// cost is what a gap costs, and whether it may stand on a plan of action.
func (b *builder) cost(f *assessment.Finding) []property {
	var props []property
	if points := f.Deduction(); points > 0 {
		props = append(props, number("points", points))
	}
	r := f.Requirement
	if r.Plan != controls.PlanNone {
		may := prop("plan-eligible", "no")
		if step := b.plan[r.ID]; step == nil || !step.Must {
			may.Value = "yes"
		}
		may.Remarks = title(r.CiteFor("poam"))
		props = append(props, may)
	}
	if f.Partial {
		props = append(props, yes("partly-met", true))
	}
	return props
}

// whyNot is why a requirement does not apply: what the firm's profile says, else what was noted.
func (b *builder) whyNot(f *assessment.Finding) string {
	if f.Off != nil {
		return prose(b.text(f.Off))
	}
	var why []string
	for _, o := range f.Objectives {
		if note := prose(o.Answer.Note); note != "" && (len(why) == 0 || why[len(why)-1] != note) {
			why = append(why, note)
		}
	}
	if len(why) == 0 {
		return b.say("no-reason")
	}
	return strings.Join(why, "\n\n")
}
