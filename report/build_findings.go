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
			Also: b.second(r.Title), Ask: b.text(r.Ask), Why: b.text(r.Why), Do: r.Do.In(b.options.Lang), Evidence: r.Evidence.In(b.options.Lang),
		}
		if points := g.Deduction(); points > 0 {
			gap.Cost = b.say("points", lang.Data{"Count": points})
		}
		for _, o := range g.Failing() {
			gap.Failing = append(gap.Failing, b.objective(o))
		}
		b.work(&gap, g)
		b.planned(&gap)
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
			Also: b.second(r.Title), Level: r.Level, Files: b.files(r.ID),
		}
		finding.Weight, finding.Points = b.points(f)
		if item, ok := b.state.PlanItem(r.ID); ok && f.Outcome == assessment.NotMet {
			finding.Owner, finding.Due = item.Owner, b.brief(item.Due)
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
	for _, g := range out {
		shorten(g.Findings)
	}
	return out
}

func (b *builder) objective(o assessment.ObjectiveFinding) Objective {
	said := Objective{ID: o.Objective.ID, Key: o.Objective.Key, Text: b.text(o.Objective.Text), Mark: b.mark(o.Outcome), Note: o.Answer.Note}
	said.Answer = said.Mark.Word
	if step := b.stepTitle(o.Objective.Scale, string(o.Answer.Value)); step != "" {
		said.Answer = step
	}
	_, said.Reason = b.catalogue.Reasons[string(o.Outcome)]
	said.Files = b.files(o.Objective.ID)
	if o.Answer.Exception != nil {
		x := b.exception(o)
		said.Exception = x.Kind + b.say("colon") + x.Reference
	}
	return said
}

// stepTitle names a step of a scale, "" where there is no such step.
func (b *builder) stepTitle(scale, id string) string {
	if s := b.catalogue.Scale(scale); s != nil {
		for _, step := range s.Steps {
			if step.ID == id {
				return b.text(step.Title)
			}
		}
	}
	return ""
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
