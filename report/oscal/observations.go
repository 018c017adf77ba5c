package oscal

import (
	"cmp"
	"slices"

	"rung/assessment"
	"rung/assessment/exchange"
	"rung/controls/lang"
)

// observed are the observations of one requirement: one for each answer or note, in order.
type observed struct {
	all     []observation
	failing []relatedObservation // those of objectives that are not met
}

func (o *observed) related() []relatedObservation {
	var out []relatedObservation
	for _, one := range o.all {
		out = append(out, relatedObservation{one.UUID})
	}
	return out
}

// observe lists what was answered to a requirement. One that does not concern the firm has no answers that count.
func (b *builder) observe(f *assessment.Finding) observed {
	var out observed
	if f.Off != nil {
		return out
	}
	for _, o := range f.Objectives {
		answer := cmp.Or(o.Answer.Value, assessment.Value(assessment.Unanswered)) // an exception alone is no answer
		if o.Outcome == assessment.Unanswered {
			if o.Answer.Note == "" || b.State.Unconfirmed(o.Objective.ID) {
				continue
			}
			answer = assessment.Value(assessment.Unanswered)
		}
		one := b.observation(o.Objective.ID, o.Answer, answer, b.text(o.Objective.Text))
		one.Props = slices.Concat(one.Props, b.judged(o))
		one.Evidence = b.evidence(o.Objective.ID)
		if slices.ContainsFunc(b.State.Evidence(o.Objective.ID), func(e assessment.Evidence) bool { return !e.Draft }) {
			one.Methods = []string{"EXAMINE", "INTERVIEW"}
		}
		out.all = append(out.all, one)
		if o.Outcome == assessment.NotMet {
			out.failing = append(out.failing, relatedObservation{one.UUID})
		}
	}
	if f.Partial {
		r := f.Requirement
		out.all = append(out.all, b.observation(r.ID, b.State.Answer(r.ID), assessment.PartlyMet, b.text(r.Partial.Ask)))
	}
	return out
}

// judged is what an answer amounts to, where it does not say so itself.
func (b *builder) judged(o assessment.ObjectiveFinding) []property {
	props := []property{prop("outcome", string(o.Outcome))}
	if x := o.Answer.Exception; x != nil {
		props = append(props, prop(exchange.PropException, x.Kind), prop(exchange.PropReference, x.Reference))
	}
	if o.Disputed {
		props = append(props, yes("disputed", true))
	}
	return kept(props...)
}

func (b *builder) observation(id string, a assessment.Answer, answer assessment.Value, about string) observation {
	return observation{
		UUID: b.uuid("observation", id, a.Event), Title: title(id), Description: prose(about),
		Props:   kept(prop(exchange.PropLabel, id), prop(exchange.PropAnswer, string(answer))),
		Methods: []string{"INTERVIEW"}, Types: []string{"control-objective"},
		Origins: b.origins(a.Author), Subjects: []subject{{b.system.UUID, "component"}},
		Collected: stamp(a.Time), Remarks: prose(a.Note),
	}
}

// outcome words what is known of a requirement.
func (b *builder) outcome(f *assessment.Finding) string {
	failing := f.Failing()
	switch {
	case f.Off != nil:
		return b.say("finding-off", lang.Data{"Why": prose(b.text(f.Off))})
	case f.Outcome == assessment.NotMet:
		return b.say("finding-not-met", lang.Data{"Failing": len(failing), "Of": len(f.Objectives)})
	}
	return b.say("finding-" + string(f.Outcome))
}
