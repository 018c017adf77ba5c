package assessment

import (
	"slices"

	"rung/controls"
)

// Suggestion is an answer that was given elsewhere: to a counterpart at another level, or in another framework. It counts
// for nothing until a person confirms it.
type Suggestion struct {
	From string // the counterpart's objective; the objective itself where Origin says more
	// Origin is the other framework and its requirement, or the version of the catalogue that asked before; "" for a
	// counterpart of the same catalogue.
	Origin string
	Answer Answer // its note, where Origin is set, names all that the suggestion rests on
}

// Suggest finds the answer given to an objective's counterpart at another level of the same catalogue, else the one that
// another framework's assessment suggests; ok is false where there is none that the objective takes, or where it has an
// answer of its own.
func Suggest(c *controls.Catalogue, s *State, r *controls.Requirement, o *controls.Objective) (found Suggestion, ok bool) {
	if v := s.Answer(o.ID).Value; v != "" && v != Value(Unanswered) {
		return Suggestion{}, false
	}
	if s.Unconfirmed(o.ID) { // what was said of this very question goes first
		if found, ok = s.suggestedFor(c, r, o); ok {
			return found, true
		}
	}
	for _, id := range r.RefsIn(c.ID) {
		whole := c.Requirement(id)
		if whole == nil || whole.Level == r.Level {
			continue
		}
		other := counterpart(c, r, o, whole)
		if other == nil {
			continue
		}
		a := s.Answer(other.ID)
		if a.Value != Value(Unanswered) && slices.Contains(accepted(c, r, o), string(a.Value)) {
			return Suggestion{From: other.ID, Answer: a}, true
		}
	}
	return s.suggestedFor(c, r, o)
}

// suggestedFor is what was suggested for an objective, where it takes such an answer.
func (s *State) suggestedFor(c *controls.Catalogue, r *controls.Requirement, o *controls.Objective) (found Suggestion, ok bool) {
	found, ok = s.Suggested(o.ID)
	if !ok || !slices.Contains(accepted(c, r, o), string(found.Answer.Value)) {
		return Suggestion{}, false
	}
	return found, true
}

// counterpart finds the objective of other that says of its level what o says of r's. Two requirements correspond
// objective by objective, in order; where one stands for several of the other level, it has their objectives one after
// the other.
func counterpart(c *controls.Catalogue, r *controls.Requirement, o *controls.Objective, other *controls.Requirement) *controls.Objective {
	place := 0
	for i := range r.Objectives {
		if &r.Objectives[i] == o {
			place = i
		}
	}
	if at, ok := offset(c, other, r); ok { // r is one of those that other stands for
		return &other.Objectives[at+place]
	}
	for _, id := range r.RefsIn(c.ID) { // r stands for several, other is one of them
		if id != other.ID {
			continue
		}
		if at, ok := offset(c, r, other); ok && place >= at && place < at+len(other.Objectives) {
			return &other.Objectives[place-at]
		}
	}
	return nil
}

// offset is where the objectives of part begin among those of whole; ok is false unless the parts that whole refers to
// have exactly its objectives together. Only the parts of one level count: whole may have counterparts on several.
func offset(c *controls.Catalogue, whole, part *controls.Requirement) (at int, ok bool) {
	total := 0
	for _, id := range whole.RefsIn(c.ID) {
		other := c.Requirement(id)
		if other == nil || other.Level != part.Level {
			continue
		}
		if other == part {
			at, ok = total, true
		}
		total += len(other.Objectives)
	}
	return at, ok && total == len(whole.Objectives)
}

// ImpliedResult is what the findings at the target say of a level that the target satisfies on the same scope.
type ImpliedResult struct {
	Level     *controls.Level
	Cite      string
	Satisfied bool // the target's status satisfies the level
	Held      int  // requirements of the level whose counterparts all hold
	Total     int
}

// Implied reads a lower level off the findings of the target, nil where the target satisfies none.
func Implied(c *controls.Catalogue, r *Result) *ImpliedResult {
	implies := r.Target.Implies
	if implies == nil {
		return nil
	}
	holds := map[string]bool{}
	for i := range r.Findings {
		holds[r.Findings[i].Requirement.ID] = r.Findings[i].Outcome.Holds()
	}
	status := r.Goal().Status
	out := &ImpliedResult{Level: c.Level(implies.Level), Cite: implies.Cite, Satisfied: status == Final || status == Conditional}
	for _, lower := range c.Asked(implies.Level) {
		out.Total++
		asked, held := 0, 0
		for _, id := range lower.RefsIn(c.ID) {
			if fine, ok := holds[id]; ok { // else a counterpart at a level that the target does not ask
				asked++
				if fine {
					held++
				}
			}
		}
		if asked > 0 && held == asked {
			out.Held++
		}
	}
	return out
}
