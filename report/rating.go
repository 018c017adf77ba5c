package report

import (
	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

// Rating is where a domain's objectives stand on the scale of a rating rule. Steps are counted from 1; 0 is none yet.
type Rating struct {
	Lowest, Highest int // among the objectives that were rated
	Target          int
	Steps           []string // titles, lowest first
	Words           string   // current and target in words
}

// rating sums a domain's objectives up; nil where the target's rule rates on no scale.
func (b *builder) rating(domain string) *Rating {
	rule := b.result.Target.Rule
	scale := b.catalogue.Scale(rule.Scale)
	if rule.Kind != controls.Rating || scale == nil {
		return nil
	}
	out := &Rating{Target: scale.Rank(rule.Step)}
	for _, s := range scale.Steps {
		out.Steps = append(out.Steps, b.text(s.Title))
	}
	for _, f := range b.result.Findings {
		if f.Requirement.Domain != domain || f.Off != nil {
			continue
		}
		for _, o := range f.Objectives {
			out.take(scale, o)
		}
	}
	data := lang.Data{"Target": out.step(out.Target), "Lowest": out.step(out.Lowest), "Highest": out.step(out.Highest)}
	switch {
	case out.Lowest == 0:
		out.Words = b.say("rating-none", data)
	case out.Lowest == out.Highest:
		out.Words = b.say("rating-one", data)
	default:
		out.Words = b.say("rating-range", data)
	}
	return out
}

func (r *Rating) take(scale *controls.Scale, o assessment.ObjectiveFinding) {
	rank := scale.Rank(string(o.Answer.Value))
	if o.Objective.Scale != scale.ID || rank == 0 {
		return
	}
	if r.Lowest == 0 || rank < r.Lowest {
		r.Lowest = rank
	}
	r.Highest = max(r.Highest, rank)
}

func (r *Rating) step(rank int) string {
	if rank < 1 || rank > len(r.Steps) {
		return ""
	}
	return number(rank) + " " + r.Steps[rank-1]
}
