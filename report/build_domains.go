package report

import (
	"cmp"
	"slices"

	"rung/assessment"
	"rung/controls/lang"
)

// domains draws up one bar for each domain, the worst first.
func (b *builder) domains() []DomainBar {
	var out []DomainBar
	for _, d := range assessment.Domains(b.result) {
		domain := b.catalogue.Domain(d.Domain)
		out = append(out, DomainBar{
			ID: d.Domain, Title: b.text(domain.Title), Total: d.Total(),
			Counts: b.counts(d.Met, d.NotApplicable, d.Unanswered, d.NotMet),
			Words:  b.say("domain-words", lang.Data{"Held": d.Met + d.NotApplicable, "Total": d.Total()}),
			Lost:   b.lost(d.Domain), Rating: b.rating(d.Domain),
		})
		if bar := &out[len(out)-1]; b.unit() == "points" {
			bar.Cost = b.say("points", lang.Data{"Count": bar.Lost})
		}
	}
	slices.SortStableFunc(out, func(x, y DomainBar) int {
		return cmp.Or(cmp.Compare(y.below(), x.below()), cmp.Compare(y.Lost, x.Lost), cmp.Compare(y.number(assessment.NotMet), x.number(assessment.NotMet)),
			cmp.Compare(y.number(assessment.Unanswered), x.number(assessment.Unanswered)))
	})
	return out
}

// lost is what a domain costs now, in the unit of the target's rule.
func (b *builder) lost(domain string) int {
	sum := 0
	for i := range b.result.Findings {
		f := &b.result.Findings[i]
		switch {
		case f.Requirement.Domain != domain:
		case b.unit() == "points":
			sum += f.Deduction()
		case f.Outcome == assessment.NotMet:
			sum++
		}
	}
	return sum
}

// below is how many steps a rated domain lies below its target.
func (d DomainBar) below() int {
	if d.Rating == nil || d.Rating.Lowest == 0 {
		return 0
	}
	return max(0, d.Rating.Target-d.Rating.Lowest)
}

// number is how many of a domain's requirements have an outcome.
func (d DomainBar) number(o assessment.Outcome) int {
	for _, c := range d.Counts {
		if c.Outcome == o {
			return c.Number
		}
	}
	return 0
}
