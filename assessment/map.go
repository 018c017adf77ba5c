package assessment

import (
	"slices"

	"rung/controls"
)

// Origin is a requirement of another framework that an answer here can be suggested from, and what was found there.
type Origin struct {
	ID      string
	Outcome Outcome
}

// Mapped is a requirement of the framework that is mapped to, with what it relates to. Related is not equivalent: the
// outcome suggested counts for nothing until a person confirms it.
type Mapped struct {
	Requirement *controls.Requirement
	Origins     []Origin // in the order of their own catalogue, none where nothing touches the requirement
	Suggested   Outcome  // Met, NotMet, or "" where the origins settle nothing
}

// MapTo relates the findings of one framework to the requirements of another, through the references of both catalogues:
// a requirement of one refers to the other's, or both refer to the same id of a third list. All requirements of the
// other framework are listed, in order. What refers to a requirement touches its counterparts at other levels of the
// same catalogue too.
func MapTo(from *controls.Catalogue, r *Result, to *controls.Catalogue) []Mapped {
	relation := newRelation(from, to)
	out := make([]Mapped, 0, len(to.Requirements))
	for i := range to.Requirements {
		m := Mapped{Requirement: &to.Requirements[i]}
		for j := range r.Findings {
			if f := &r.Findings[j]; relation.holds(f.Requirement, m.Requirement) {
				m.Origins = append(m.Origins, Origin{f.Requirement.ID, f.Outcome})
			}
		}
		m.Suggested = Suggested(m.Origins)
		out = append(out, m)
	}
	return out
}

// Suggested is what origins say together: met only if all origins hold and one at least is met, not met if any is not, else nothing.
func Suggested(origins []Origin) Outcome {
	out := Outcome("")
	for _, o := range origins {
		switch o.Outcome {
		case NotMet:
			return NotMet
		case Met:
			out = Met
		}
	}
	if slices.ContainsFunc(origins, func(o Origin) bool { return !o.Outcome.Holds() }) {
		return ""
	}
	return out
}

// mention is an id of a list as a requirement refers to it.
type mention struct{ set, id string }

// relation tells which requirements of two catalogues relate.
type relation struct {
	from, to map[*controls.Requirement]map[mention]bool // what each mentions, itself included
}

func newRelation(from, to *controls.Catalogue) relation {
	return relation{mentions(from), mentions(to)}
}

func mentions(c *controls.Catalogue) map[*controls.Requirement]map[mention]bool {
	out := make(map[*controls.Requirement]map[mention]bool, len(c.Requirements))
	for i := range c.Requirements {
		r := &c.Requirements[i]
		out[r] = map[mention]bool{{c.ID, r.ID}: true}
		for _, refs := range r.Refs {
			for _, id := range refs.IDs {
				out[r][mention{refs.Set, id}] = true
			}
		}
	}
	return out
}

// holds reports whether two requirements mention the same thing: one of them, or an id of a third list.
func (x relation) holds(a, b *controls.Requirement) bool {
	ours, theirs := x.from[a], x.to[b]
	if len(theirs) < len(ours) {
		ours, theirs = theirs, ours
	}
	for m := range ours {
		if theirs[m] {
			return true
		}
	}
	return false
}

// FromMapping makes the event that suggests answers for what the state's target asks; ok is false when nothing is
// suggested. Where an objective is rated on a scale, met suggests the least step that counts as met at the requirement's
// own level, and not met no step at all: a person must say which. The note of each names its origins in the words that
// note gives.
func FromMapping(to *controls.Catalogue, s *State, from *controls.Catalogue, mapped []Mapped, note func(Mapped) string) (e Event, ok bool) {
	asked := map[*controls.Requirement]bool{}
	for _, r := range to.Asked(s.Target) {
		asked[r] = true
	}
	for _, m := range mapped {
		if m.Suggested == "" || !asked[m.Requirement] {
			continue
		}
		words := note(m)
		for i := range m.Requirement.Objectives {
			o := &m.Requirement.Objectives[i]
			if to := onScale(to, m.Requirement, o, m.Suggested); to != "" {
				e.Set = append(e.Set, Setting{ID: o.ID, To: to, Note: &words, From: originOf(from, m)})
			}
		}
	}
	e.Do = DoSuggest
	return e, len(e.Set) > 0
}

// onScale is an outcome as an answer that the objective takes, "" where it takes none like it.
func onScale(c *controls.Catalogue, r *controls.Requirement, o *controls.Objective, suggested Outcome) Value {
	switch {
	case o.Scale == "":
		return Value(suggested)
	case suggested == Met:
		return Value(minimum(c, c.Level(r.Level), r, o))
	}
	return ""
}

// originOf names the first requirement that decides a suggestion, with its framework.
func originOf(from *controls.Catalogue, m Mapped) string {
	for _, o := range m.Origins {
		if o.Outcome == m.Suggested {
			return from.ID + " " + o.ID
		}
	}
	return from.ID
}
