package controls

import "rung/controls/lang"

// Level is a rung of the framework's ladder.
type Level struct {
	ID     string
	Title  lang.Text
	About  lang.Text
	Rule   Rule
	Status map[string]lang.Text // what the framework calls a status: "final", "conditional"
	// Implies names a level that holding this one satisfies on the same scope, nil where there is none.
	Implies *Implied
	// Validity is how long a status lasts; Affirm is how often it is affirmed. Zero years: the framework sets none.
	Validity, Affirm Interval
	// Evidence is how evidence is kept.
	Evidence Keeping
	// Submission is what is handed in once the result stands, nil where the framework names nothing.
	Submission *Submission
}

// Implied is a level that another one satisfies, and the rule that says so.
type Implied struct{ Level, Cite string }

// Interval is a time in years and the rule that sets it.
type Interval struct {
	Years int
	Cite  string
}

// RuleKind names one of the generic scoring rules.
type RuleKind string

// The scoring rules. Each is a function in package assessment.
const (
	AllMet     RuleKind = "all-met"    // achieved when every requirement is met
	Deduction  RuleKind = "deduction"  // start at a maximum, subtract weights
	Count      RuleKind = "count"      // one point for each requirement that is met
	Cumulative RuleKind = "cumulative" // held when this level and all below it are met
	Rating     RuleKind = "rating"     // held when every objective is rated at the level's step or above
)

// RuleKinds lists all the scoring rules.
var RuleKinds = []RuleKind{AllMet, Deduction, Count, Cumulative, Rating}

// Cumulative reports whether the rule counts the levels below its own.
func (k RuleKind) Cumulative() bool { return k == Cumulative || k == Rating }

// Rule is how a level is scored: a kind and the figures it needs, each from the framework's own rule text.
type Rule struct {
	Kind        RuleKind
	Cite        string
	Maximum     int          // deduction, count: the score when all is met
	Gate        *Gate        // deduction: without it there is no score
	Conditional *Conditional // deduction, count: when a status may be given with gaps
	Requires    *Requires    // a level that must be held and attested elsewhere
	Scale, Step string       // rating: the scale, and the step from which the level is held
}

// Gate is the requirement without which a level has no score at all.
type Gate struct{ Requirement, Cite string }

// Conditional is when a status may be given although requirements are not met.
type Conditional struct {
	Minimum int // points
	Days    int // until the plan of action must be closed, from the status date
	Cite    string
}

// Requires is a status that must be held before a level can be, attested from outside the assessment.
type Requires struct {
	Level  string
	Status lang.Text
	Cite   string
}

// Scale is an ordered set of steps on which an objective is rated, lowest first.
type Scale struct {
	ID    string
	Title lang.Text
	Steps []Step
}

// Step is one step of a scale.
type Step struct {
	ID    string
	Title lang.Text
	Text  lang.Text
}

// Rank returns the place of a step on the scale, from 1 for the lowest; 0 when the scale has no such step.
func (s *Scale) Rank(step string) int {
	for i := range s.Steps {
		if s.Steps[i].ID == step {
			return i + 1
		}
	}
	return 0
}

// StepIDs lists the ids of the steps, lowest first.
func (s *Scale) StepIDs() []string { return ids(s.Steps, func(x Step) string { return x.ID }) }
