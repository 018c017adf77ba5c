package assessment

import (
	"cmp"
	"math"
	"slices"
)

// Gap is a requirement that is not met, and its place in the order of closing.
type Gap struct {
	Finding
	Place int // 1 for the one to close first
}

// Gaps lists the requirements that are not met in the order that pays best: the heaviest first, then the least work,
// then the fewest failing objectives, then as the catalogue has them.
func Gaps(r *Result) []Gap {
	var gaps []Gap
	for _, f := range r.Findings {
		if f.Outcome == NotMet {
			gaps = append(gaps, Gap{Finding: f})
		}
	}
	slices.SortStableFunc(gaps, func(a, b Gap) int {
		return cmp.Or(
			cmp.Compare(b.Deduction(), a.Deduction()),
			cmp.Compare(a.setupDays(), b.setupDays()),
			cmp.Compare(len(a.Failing()), len(b.Failing())),
		)
	})
	for i := range gaps {
		gaps[i].Place = i + 1
	}
	return gaps
}

// setupDays is the work of closing the gap; without an estimate it stands behind those that have one.
func (g *Gap) setupDays() int {
	if g.Requirement.Effort == nil {
		return math.MaxInt
	}
	return g.Requirement.Effort.SetupDays
}

// DomainResult is how far one domain has come.
type DomainResult struct {
	Domain                                 string
	Met, NotMet, NotApplicable, Unanswered int // requirements
}

// Total counts the domain's requirements that are asked.
func (d DomainResult) Total() int { return d.Met + d.NotMet + d.NotApplicable + d.Unanswered }

// Domains sums the findings up by domain, in the catalogue's order; domains without a requirement are left out.
func Domains(r *Result) []DomainResult {
	var out []DomainResult
	for _, f := range r.Findings {
		if len(out) == 0 || out[len(out)-1].Domain != f.Requirement.Domain {
			out = append(out, DomainResult{Domain: f.Requirement.Domain})
		}
		d := &out[len(out)-1]
		switch f.Outcome {
		case Met:
			d.Met++
		case NotMet:
			d.NotMet++
		case NotApplicable:
			d.NotApplicable++
		default:
			d.Unanswered++
		}
	}
	return out
}
