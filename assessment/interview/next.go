package interview

import "rung/assessment"

// Place is where a question stands: its requirement among those asked, and its objective among the requirement's own.
type Place struct{ Requirement, Objective int }

// Keep says whether a question belongs to what is being walked.
type Keep func(Place) bool

// First returns the first place that keep accepts, in the order in which the findings are asked.
func First(findings []assessment.Finding, keep Keep) (Place, bool) {
	return After(findings, Place{0, -1}, keep)
}

// After returns the first place behind from that keep accepts.
func After(findings []assessment.Finding, from Place, keep Keep) (Place, bool) {
	for r := max(from.Requirement, 0); r < len(findings); r++ {
		o := 0
		if r == from.Requirement {
			o = from.Objective + 1
		}
		for ; o < findings[r].Questions(); o++ {
			if at := (Place{r, o}); keep(at) {
				return at, true
			}
		}
	}
	return Place{}, false
}

// Before returns the last place ahead of from that keep accepts.
func Before(findings []assessment.Finding, from Place, keep Keep) (Place, bool) {
	for r := min(from.Requirement, len(findings)-1); r >= 0; r-- {
		o := findings[r].Questions() - 1
		if r == from.Requirement {
			o = from.Objective - 1
		}
		for ; o >= 0; o-- {
			if at := (Place{r, o}); keep(at) {
				return at, true
			}
		}
	}
	return Place{}, false
}

// NextRequirement returns the first place that keep accepts in a later requirement.
func NextRequirement(findings []assessment.Finding, from Place, keep Keep) (Place, bool) {
	return First(findings, func(at Place) bool { return at.Requirement > from.Requirement && keep(at) })
}

// PreviousRequirement returns the first place that keep accepts within the nearest earlier requirement that has one.
func PreviousRequirement(findings []assessment.Finding, from Place, keep Keep) (Place, bool) {
	last, ok := Before(findings, Place{from.Requirement, 0}, keep)
	if !ok {
		return Place{}, false
	}
	return First(findings, func(at Place) bool { return at.Requirement == last.Requirement && keep(at) })
}

// FirstOpen returns the first question without an answer.
func FirstOpen(findings []assessment.Finding) (Place, bool) { return First(findings, isOpen(findings)) }

func isOpen(findings []assessment.Finding) Keep {
	return func(at Place) bool {
		return findings[at.Requirement].Objectives[at.Objective].Outcome == assessment.Unanswered
	}
}

// Onward returns where an answer leads. The findings already hold the answer; wasOpen says whether the question had
// none before. A first answer leads to the next open question, and past the last one back to those left for later. A
// changed answer leads through its requirement first, so that looking over one's answers keeps the order. Nothing
// left gives false.
func Onward(findings []assessment.Finding, from Place, wasOpen bool, keep Keep) (Place, bool) {
	open := isOpen(findings)
	wanted := func(at Place) bool { return keep(at) && open(at) }
	if !wasOpen {
		if at, ok := After(findings, from, keep); ok && at.Requirement == from.Requirement {
			return at, true
		}
	}
	if at, ok := After(findings, from, wanted); ok {
		return at, true
	}
	if at, ok := First(findings, wanted); ok {
		return at, true
	}
	if wasOpen {
		return Place{}, false
	}
	return After(findings, from, keep)
}

// Number returns the question's number among all that are asked, from 1.
func Number(findings []assessment.Finding, at Place) int {
	n := at.Objective + 1
	for r := range at.Requirement {
		n += findings[r].Questions()
	}
	return n
}
