package report

import (
	"strings"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

func (b *builder) gaps(plan assessment.Plan) []Gap {
	var out []Gap
	for i := range plan.Steps {
		g := &plan.Steps[i]
		r := g.Requirement
		gap := Gap{
			Place: g.Place, ID: r.ID, Title: b.text(r.Title), Level: r.Level, Domain: b.text(b.catalogue.Domain(r.Domain).Title),
			Ask: b.text(r.Ask), Why: b.text(r.Why), Do: r.Do.In(b.options.Lang), Evidence: r.Evidence.In(b.options.Lang),
		}
		if points := g.Deduction(); points > 0 {
			gap.Cost = b.say("points", lang.Data{"Count": points})
		}
		for _, o := range g.Failing() {
			gap.Failing = append(gap.Failing, b.objective(o))
		}
		b.work(&gap, g)
		out = append(out, gap)
	}
	return out
}

func (b *builder) findings() []FindingGroup {
	var out []FindingGroup
	for i := range b.result.Findings {
		f := &b.result.Findings[i]
		r := f.Requirement
		if len(out) == 0 || out[len(out)-1].ID != r.Domain {
			out = append(out, FindingGroup{ID: r.Domain, Title: b.text(b.catalogue.Domain(r.Domain).Title)})
		}
		finding := Finding{
			ID: r.ID, Title: b.text(r.Title), Mark: b.mark(f.Outcome), Ask: b.text(r.Ask), References: b.references(r),
		}
		if f.Off != nil {
			finding.Off = b.text(f.Off)
		} else {
			for _, o := range f.Objectives {
				finding.Objectives = append(finding.Objectives, b.objective(o))
			}
		}
		group := &out[len(out)-1]
		group.Findings = append(group.Findings, finding)
	}
	return out
}

func (b *builder) objective(o assessment.ObjectiveFinding) Objective {
	said := Objective{ID: o.Objective.ID, Key: o.Objective.Key, Text: b.text(o.Objective.Text), Mark: b.mark(o.Outcome), Note: o.Answer.Note}
	said.Answer = said.Mark.Word
	if scale := b.catalogue.Scale(o.Objective.Scale); scale != nil {
		for _, step := range scale.Steps {
			if step.ID == string(o.Answer.Value) {
				said.Answer = b.text(step.Title)
			}
		}
	}
	return said
}

// references lists what a requirement relates to, set by set.
func (b *builder) references(r *controls.Requirement) string {
	var sets []string
	for _, refs := range r.Refs {
		sets = append(sets, b.setTitle(refs.Set)+" "+b.join(refs.IDs))
	}
	return strings.Join(sets, b.say("list-semicolon"))
}

func (b *builder) setTitle(id string) string {
	for _, set := range b.catalogue.References {
		if set.ID == id {
			return b.text(set.Title)
		}
	}
	return b.catalogue.Short
}
