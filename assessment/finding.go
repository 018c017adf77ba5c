package assessment

import (
	"slices"
	"strings"

	"rung/controls"
	"rung/controls/lang"
)

// Finding is a requirement's answers rolled up: not met if any objective is; else unanswered if any is; else not
// applicable if all are; else met. Source of the roll-up: 32 CFR 170.24(b).
type Finding struct {
	Requirement *controls.Requirement
	Outcome     Outcome
	Objectives  []ObjectiveFinding
	// Partial is the flag that the lesser weight applies. It matters only while the requirement is not met.
	Partial bool
	// Off is why the requirement does not concern this firm at all, nil where it does; Lacks is the fact that decides it.
	Off   lang.Text
	Lacks string
}

// ObjectiveFinding is one objective and what stands for it.
type ObjectiveFinding struct {
	Objective *controls.Objective
	Answer    Answer // its exception is nil where the catalogue does not know it
	Outcome   Outcome
	// Disputed says that people who did not know of each other disagree, so that there is no answer until one settles it.
	Disputed bool
}

// Questions counts the objectives a person has to answer: none where the requirement is switched off.
func (f *Finding) Questions() int {
	if f.Off != nil {
		return 0
	}
	return len(f.Objectives)
}

// Answered counts the objectives that have an answer.
func (f *Finding) Answered() int {
	n := 0
	if f.Off == nil {
		for _, o := range f.Objectives {
			if o.Outcome != Unanswered {
				n++
			}
		}
	}
	return n
}

// Failing lists the objectives that are not met.
func (f *Finding) Failing() []ObjectiveFinding {
	var out []ObjectiveFinding
	for _, o := range f.Objectives {
		if o.Outcome == NotMet {
			out = append(out, o)
		}
	}
	return out
}

// findings rolls up the requirements asked at a level, judged by that level's rule.
func findings(c *controls.Catalogue, s *State, level *controls.Level) []Finding {
	asked := c.Asked(level.ID)
	out := make([]Finding, len(asked))
	for i, r := range asked {
		out[i] = find(c, s, level, r)
	}
	return out
}

func find(c *controls.Catalogue, s *State, level *controls.Level, r *controls.Requirement) Finding {
	f := Finding{Requirement: r, Partial: r.Partial != nil && s.Answer(r.ID).Value == PartlyMet}
	if fact := switchedOff(c, s, r); fact != nil {
		f.Off, f.Lacks = fact.Off, fact.ID
	}
	f.Objectives = make([]ObjectiveFinding, len(r.Objectives))
	for i := range r.Objectives {
		o := &r.Objectives[i]
		f.Objectives[i] = judged(c, s, level, r, o)
		if s.Disputed(r.ID) && f.Objectives[i].Outcome == NotMet { // what the requirement costs is not known
			f.Objectives[i].Outcome, f.Objectives[i].Disputed = Unanswered, true
		}
	}
	f.Outcome = rollUp(f.Objectives)
	if f.Off != nil {
		f.Outcome = NotApplicable
	}
	return f
}

// judged is what is known of one objective.
func judged(c *controls.Catalogue, s *State, level *controls.Level, r *controls.Requirement, o *controls.Objective) ObjectiveFinding {
	answer := s.Answer(o.ID)
	if s.disputes(o.ID, ValueField) {
		answer.Value = ""
		return ObjectiveFinding{o, answer, Unanswered, true}
	}
	if s.Unconfirmed(o.ID) {
		answer.Exception = nil // it excused something else
		return ObjectiveFinding{o, answer, Unanswered, false}
	}
	outcome := judge(c, level, r, o, answer.Value)
	disputed := s.disputes(o.ID, ExceptionField)
	switch {
	case disputed && !outcome.Holds():
		answer.Exception, outcome = nil, Unanswered
	case !excepts(c, answer.Exception):
		answer.Exception = nil // one that this catalogue does not know excuses nothing
	case !outcome.Holds():
		outcome = Met
	}
	return ObjectiveFinding{o, answer, outcome, disputed}
}

// excepts reports whether an exception makes a shortfall count as met: one that the catalogue knows, with the place that
// describes it. Source: 32 CFR 170.24(b)(1)(i) and (ii).
func excepts(c *controls.Catalogue, x *Exception) bool {
	return x != nil && strings.TrimSpace(x.Reference) != "" &&
		slices.ContainsFunc(c.Exceptions, func(known controls.Exception) bool { return known.ID == x.Kind })
}

// rollUp makes one outcome of many.
func rollUp(objectives []ObjectiveFinding) Outcome {
	outcome := NotApplicable
	for _, o := range objectives {
		switch o.Outcome {
		case NotMet:
			return NotMet
		case Unanswered:
			outcome = Unanswered
		case Met:
			if outcome == NotApplicable {
				outcome = Met
			}
		}
	}
	return outcome
}

// judge turns an answer into an outcome: on a scale, the step decides.
func judge(c *controls.Catalogue, level *controls.Level, r *controls.Requirement, o *controls.Objective, v Value) Outcome {
	switch Outcome(v) {
	case "", Unanswered:
		return Unanswered
	case Met, NotMet, NotApplicable:
		return Outcome(v)
	}
	scale := c.Scale(o.Scale)
	if scale == nil || scale.Rank(string(v)) == 0 {
		return Unanswered // an answer that this catalogue does not know settles nothing
	}
	if scale.Rank(string(v)) >= scale.Rank(minimum(c, level, r, o)) {
		return Met
	}
	return NotMet
}

// minimum is the step from which an objective on a scale is met: its own, else that of the level it is judged at, else,
// where that level rates on no scale or another one, that of the requirement's own level.
func minimum(c *controls.Catalogue, level *controls.Level, r *controls.Requirement, o *controls.Objective) string {
	switch {
	case o.Minimum != "":
		return o.Minimum
	case level.Rule.Scale == o.Scale:
		return level.Rule.Step
	}
	return c.Level(r.Level).Rule.Step
}

// switchedOff is the fact for want of which a requirement does not concern the firm, or nil.
func switchedOff(c *controls.Catalogue, s *State, r *controls.Requirement) *controls.Fact {
	for _, need := range r.Needs {
		for i := range c.Facts {
			if yes, said := s.Profile.Facts[need]; c.Facts[i].ID == need && said && !yes {
				return &c.Facts[i]
			}
		}
	}
	return nil
}
