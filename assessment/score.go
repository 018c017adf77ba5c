package assessment

import "rung/controls"

// Status is what a level's rule makes of the findings.
type Status string

// The statuses. Incomplete says that open answers can still change the status.
const (
	Final       Status = "final"
	Conditional Status = "conditional"
	NotAchieved Status = "not-achieved"
	Incomplete  Status = "incomplete"
	NoScore     Status = "no-score" // the gate is not met
)

// Statuses lists all statuses, the best first.
var Statuses = []Status{Final, Conditional, NotAchieved, NoScore, Incomplete}

// Range is where a figure can still end up: Low if all that is open fails, High if all of it passes. They are equal when
// nothing is open.
type Range struct {
	Low  int `json:"low"`
	High int `json:"high"`
}

// Result is what an assessment is worth.
type Result struct {
	Target    *controls.Level
	Findings  []Finding // of the requirements asked at the target, in order, judged at the target
	Levels    []LevelResult
	Questions int // objectives asked
	Answered  int
}

// Complete reports whether every question has an answer.
func (r *Result) Complete() bool { return r.Answered == r.Questions }

// At returns the result of one level, or nil when the target does not include it.
func (r *Result) At(level string) *LevelResult {
	for i := range r.Levels {
		if r.Levels[i].Level.ID == level {
			return &r.Levels[i]
		}
	}
	return nil
}

// Goal is the result of the target level itself.
func (r *Result) Goal() *LevelResult { return r.At(r.Target.ID) }

// LevelResult is what one level's rule makes of the findings.
type LevelResult struct {
	Level  *controls.Level
	Status Status
	// Score is in the rule's own unit: points for a deduction, else requirements that hold. Nil when there is no score.
	Score   *Range
	Maximum int

	Met, NotMet, NotApplicable, Unanswered int // requirements

	Barred []string // gaps that may not stand on a plan of action
	// Wanting is the status that must be held elsewhere and is not attested, nil where there is none. Until it is, no
	// status can be given.
	Wanting *controls.Requires
}

// Open reports whether a requirement of the level still has an open answer.
func (l *LevelResult) Open() bool { return l.Unanswered > 0 }

// Evaluate scores a state against a catalogue. The state's target must be a level of the catalogue; an unknown one
// gives nil.
func Evaluate(c *controls.Catalogue, s *State) *Result {
	target := c.Level(s.Target)
	if target == nil {
		return nil
	}
	r := &Result{Target: target, Findings: findings(c, s, target)}
	for i := range r.Findings {
		r.Questions += r.Findings[i].Questions()
		r.Answered += r.Findings[i].Answered()
	}
	for i := range c.Levels {
		level := &c.Levels[i]
		if level == target {
			r.Levels = append(r.Levels, withAttested(s, scoreLevel(level, r.Findings)))
			break
		}
		if target.Rule.Kind.Cumulative() && level.Rule.Kind == target.Rule.Kind {
			r.Levels = append(r.Levels, withAttested(s, scoreLevel(level, findings(c, s, level))))
		}
	}
	return r
}

// scoreLevel applies a level's rule to the findings of the requirements it asks.
func scoreLevel(level *controls.Level, findings []Finding) LevelResult {
	l := LevelResult{Level: level}
	for _, f := range findings {
		switch f.Outcome {
		case Met:
			l.Met++
		case NotMet:
			l.NotMet++
		case NotApplicable:
			l.NotApplicable++
		default:
			l.Unanswered++
		}
	}
	switch level.Rule.Kind {
	case controls.Deduction:
		deduct(&l, findings)
	case controls.Count:
		count(&l, findings)
	default: // all-met, cumulative, rating: every requirement asked must hold
		holdAll(&l, findings)
	}
	return l
}

// withAttested holds a status back until the one that the rule requires elsewhere is attested.
// Source: 32 CFR 170.18(a).
func withAttested(s *State, l LevelResult) LevelResult {
	requires := l.Level.Rule.Requires
	if requires == nil {
		return l
	}
	if _, ok := s.Attested(requires.Level); !ok {
		l.Wanting = requires
		if l.Status == Final || l.Status == Conditional {
			l.Status = Incomplete
		}
	}
	return l
}
