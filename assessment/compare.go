package assessment

import (
	"rung/controls"
)

// Comparison is what changed between two states of one assessment, or of two under one catalogue.
type Comparison struct {
	Before, After Standing

	Improved  []Move // met now, or a shortfall that costs less
	Worse     []Move // a shortfall now, or one that costs more
	Answered  []Move // open before
	Reopened  []Move // open now
	NoLonger  []Move // not asked any more; After is ""
	NewlyAsks []Move // not asked before; Before is ""

	Objectives []ObjectiveMove // whose answer, note or exception is another
}

// Standing is where one state stands.
type Standing struct {
	Target            *controls.Level
	Status            Status
	Score             *Range // nil where there is none
	Maximum           int
	Answered, Of      int // questions
	Met, NotMet, Open int // requirements; Met counts those that do not apply
}

// Move is a requirement whose finding is another.
type Move struct {
	Requirement             *controls.Requirement
	Before, After           Outcome
	CostBefore, CostAfter   int // points
	PartialThen, PartialNow bool
}

// ObjectiveMove is an objective, or a requirement's flag, for which something else stands.
type ObjectiveMove struct {
	ID                        string
	Before, After             Answer
	DisputedThen, DisputedNow bool
}

// Compare tells what changed from one state to another, in the catalogue's order. Both targets must be levels of the
// catalogue; it is nil where one is not.
func Compare(c *controls.Catalogue, before, after *State) *Comparison {
	was, is := Evaluate(c, before), Evaluate(c, after)
	if was == nil || is == nil {
		return nil
	}
	out := &Comparison{Before: standing(was), After: standing(is)}
	then, now := byRequirement(was), byRequirement(is)
	for i := range c.Requirements {
		r := &c.Requirements[i]
		out.compare(r, then[r], now[r])
		for _, id := range answerable([]*controls.Requirement{r}) {
			m := ObjectiveMove{id, before.Answer(id), after.Answer(id), before.Disputed(id), after.Disputed(id)}
			if !m.Before.equal(m.After) || m.DisputedThen != m.DisputedNow {
				out.Objectives = append(out.Objectives, m)
			}
		}
	}
	return out
}

// Same reports whether nothing changed that a person would see.
func (c *Comparison) Same() bool {
	return len(c.Improved)+len(c.Worse)+len(c.Answered)+len(c.Reopened)+len(c.NoLonger)+len(c.NewlyAsks)+len(c.Objectives) == 0 &&
		c.Before.Target == c.After.Target && c.Before.Status == c.After.Status
}

func standing(r *Result) Standing {
	goal := r.Goal()
	return Standing{
		Target: r.Target, Status: goal.Status, Score: goal.Score, Maximum: goal.Maximum, Answered: r.Answered, Of: r.Questions,
		Met: goal.Met + goal.NotApplicable, NotMet: goal.NotMet, Open: goal.Unanswered,
	}
}

func byRequirement(r *Result) map[*controls.Requirement]*Finding {
	out := map[*controls.Requirement]*Finding{}
	for i := range r.Findings {
		out[r.Findings[i].Requirement] = &r.Findings[i]
	}
	return out
}

// compare sorts one requirement in.
func (c *Comparison) compare(r *controls.Requirement, was, is *Finding) {
	m := Move{Requirement: r}
	if was != nil {
		m.Before, m.CostBefore, m.PartialThen = was.Outcome, was.Deduction(), was.Outcome == NotMet && was.Partial
	}
	if is != nil {
		m.After, m.CostAfter, m.PartialNow = is.Outcome, is.Deduction(), is.Outcome == NotMet && is.Partial
	}
	into := c.list(&m, was != nil, is != nil)
	if into != nil {
		*into = append(*into, m)
	}
}

// list is where a move belongs; nil where there is none.
func (c *Comparison) list(m *Move, was, is bool) *[]Move {
	switch {
	case !was && !is:
		return nil
	case !was:
		return &c.NewlyAsks
	case !is:
		return &c.NoLonger
	case m.Before == Unanswered && m.After != Unanswered:
		return &c.Answered
	case m.Before != Unanswered && m.After == Unanswered:
		return &c.Reopened
	case !m.Before.Holds() && m.After.Holds() || m.Before == m.After && m.CostAfter < m.CostBefore:
		return &c.Improved
	case m.Before.Holds() && !m.After.Holds() || m.Before == m.After && m.CostAfter > m.CostBefore:
		return &c.Worse
	}
	return nil
}
