package interview

import (
	"slices"

	"rung/assessment"
)

// Filter names which questions are walked.
type Filter string

// The filters. WithoutReason holds the answers that a reader will ask a reason for: not met, or not applicable, and no
// note.
const (
	All           Filter = ""
	OnlyOpen      Filter = "open"
	OnlyNotMet    Filter = "not-met"
	OnlyMarked    Filter = "marked"
	WithoutReason Filter = "without-reason"
)

// Filters lists the filters in the order in which a key steps through them.
var Filters = []Filter{All, OnlyOpen, OnlyNotMet, OnlyMarked, WithoutReason}

// ParseFilter reads a filter's name; "all" and "" are All. ok is false for any other word.
func ParseFilter(name string) (f Filter, ok bool) {
	if name == "all" {
		return All, true
	}
	return Filter(name), slices.Contains(Filters, Filter(name))
}

// next returns the filter that follows f, and All after the last.
func (f Filter) next() Filter {
	return Filters[(slices.Index(Filters, f)+1)%len(Filters)]
}

// through makes the Keep of a filter over the findings. Marks are objective ids; domain "" is all of them.
func (f Filter) through(findings []assessment.Finding, marks map[string]bool, domain string) Keep {
	return func(at Place) bool {
		finding := &findings[at.Requirement]
		return (domain == "" || finding.Requirement.Domain == domain) && f.accepts(&finding.Objectives[at.Objective], marks)
	}
}

func (f Filter) accepts(o *assessment.ObjectiveFinding, marks map[string]bool) bool {
	switch f {
	case OnlyOpen:
		return o.Outcome == assessment.Unanswered
	case OnlyNotMet:
		return o.Outcome == assessment.NotMet
	case OnlyMarked:
		return marks[o.Objective.ID]
	case WithoutReason:
		return lacksReason(o)
	}
	return true
}

// lacksReason reports whether the answer is one that needs a reason and has none.
func lacksReason(o *assessment.ObjectiveFinding) bool {
	return (o.Outcome == assessment.NotMet || o.Outcome == assessment.NotApplicable) && o.Answer.Note == ""
}
