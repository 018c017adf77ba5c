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
	out := &Rating{}
	for _, s := range scale.Steps {
		out.Steps = append(out.Steps, b.text(s.Title))
	}
	below := 0
	for _, d := range assessment.Ratings(b.catalogue, b.state, b.result) {
		if d.Domain == domain {
			out.Lowest, out.Highest, out.Target, below = d.Lowest, d.Highest, d.Target, len(d.Below())
		}
	}
	if out.Target == 0 {
		return nil // nothing of the domain concerns the firm
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
	if below > 0 {
		out.Words += b.say("list-semicolon") + b.say("rating-below", lang.Data{"Count": below})
	}
	return out
}

func (r *Rating) step(rank int) string {
	if rank < 1 || rank > len(r.Steps) {
		return ""
	}
	return number(rank) + " " + r.Steps[rank-1]
}

// RatingScore is where a domain stands against its target, for machines. Steps are ids of the scale, "" for none yet.
type RatingScore struct {
	Domain  string   `json:"domain"`
	Lowest  string   `json:"lowest"` // among the objectives that were rated
	Highest string   `json:"highest"`
	Open    int      `json:"open"` // objectives not rated yet
	Target  string   `json:"target"`
	Below   []string `json:"below"` // requirements that stand below their target
	// Targets are those of requirements that differ from their domain's.
	Targets map[string]string `json:"targets,omitempty"`
}

func ratingScores(c *controls.Catalogue, s *assessment.State, r *assessment.Result) []RatingScore {
	var out []RatingScore
	scale := c.Scale(r.Target.Rule.Scale)
	id := func(rank int) string {
		if rank == 0 {
			return ""
		}
		return scale.Steps[rank-1].ID
	}
	for _, d := range assessment.Ratings(c, s, r) {
		score := RatingScore{Domain: d.Domain, Lowest: id(d.Lowest), Highest: id(d.Highest), Open: d.Open, Target: id(d.Target), Below: []string{}}
		for _, one := range d.Below() {
			score.Below = append(score.Below, one.Requirement.ID)
		}
		for _, one := range d.Requirements {
			if one.Target != d.Target {
				if score.Targets == nil {
					score.Targets = map[string]string{}
				}
				score.Targets[one.Requirement.ID] = id(one.Target)
			}
		}
		out = append(out, score)
	}
	return out
}
