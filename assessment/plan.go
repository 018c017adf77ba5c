package assessment

import (
	"cmp"
	"slices"

	"rung/controls"
)

// Plan is how to get from the gaps of an assessment to its target. Open answers are taken as met: the plan is about what
// is known to be missing.
type Plan struct {
	Steps []Step // every gap, in the order that pays best
	// Conditional is the least effort that reaches a conditional status, nil where the level has none or where its minimum
	// is out of reach.
	Conditional *Way
	Final       Way
	Open        int // questions without an answer
}

// Step is one gap to close.
type Step struct {
	Finding
	Place  int // 1 for the first
	Points int // what closing it gains under the level's rule
	Days   int // person-days to set up, as the catalogue estimates; 0 where it does not
	// Must says that no status at all is possible while the gap is open: it may not stand on a plan of action.
	Must bool
	// Score is what the level stands at once this gap and all before it are closed, nil while there is none.
	Score *int
	// Reaches is the status that closing this gap unlocks, "" for none.
	Reaches Status
}

// Way is a set of gaps whose closing reaches a status.
type Way struct {
	IDs   []string // in the order of the steps
	Days  int
	Score int // afterwards
}

// MakePlan orders the gaps of a result: first the gate, then the gaps that bar any status, then the cheapest set that
// reaches a conditional status, then the rest; within each by points gained for a day's work.
func MakePlan(r *Result) Plan {
	goal := r.Goal()
	steps := stepsOf(r, goal)
	base := scoreNow(steps, goal)
	plan := Plan{Open: r.Questions - r.Answered}
	chosen := map[string]bool{}
	conditional := goal.Level.Rule.Conditional
	if conditional != nil {
		chosen = cheapest(steps, conditional.Minimum-base)
	}
	rank := func(s *Step) int {
		switch {
		case isGate(goal.Level, s.Requirement):
			return 0
		case s.Must:
			return 1
		case chosen[s.Requirement.ID]:
			return 2
		}
		return 3
	}
	slices.SortStableFunc(steps, func(a, b Step) int {
		return cmp.Or(cmp.Compare(rank(&a), rank(&b)), byPay(&a, &b))
	})
	plan.Steps = climb(steps, goal, base)
	plan.Final = wayOf(plan.Steps, func(*Step) bool { return true }, base)
	if conditional != nil {
		way := wayOf(plan.Steps, func(s *Step) bool { return s.Must || chosen[s.Requirement.ID] }, base)
		if way.Score >= conditional.Minimum {
			plan.Conditional = &way
		}
	}
	return plan
}

// scoreNow is the score with all gaps open; where there is none, what it would be without the gate.
func scoreNow(steps []Step, goal *LevelResult) int {
	if goal.Score != nil {
		return goal.Score.High // open answers taken as met
	}
	score := goal.Maximum
	for i := range steps {
		score -= steps[i].Points
	}
	return score
}

func isGate(l *controls.Level, r *controls.Requirement) bool {
	return l.Rule.Gate != nil && l.Rule.Gate.Requirement == r.ID
}

func stepsOf(r *Result, goal *LevelResult) []Step {
	var steps []Step
	for _, f := range r.Findings {
		if f.Outcome != NotMet {
			continue
		}
		s := Step{Finding: f, Points: 1, Must: !f.MayPlan() || isGate(goal.Level, f.Requirement)}
		if goal.Level.Rule.Kind == controls.Deduction {
			s.Points = f.Deduction()
		}
		if f.Requirement.Effort != nil {
			s.Days = f.Requirement.Effort.SetupDays
		}
		steps = append(steps, s)
	}
	return steps
}

// byPay puts the gap that gains more for a day's work first, then the lighter one, then the one with fewer objectives to
// mend. A gap whose effort nobody has estimated stands behind those that have one.
func byPay(a, b *Step) int {
	return cmp.Or(
		cmp.Compare(unknown(a), unknown(b)),
		cmp.Compare(b.Points*max(1, a.Days), a.Points*max(1, b.Days)),
		cmp.Compare(a.Days, b.Days),
		cmp.Compare(len(a.Failing()), len(b.Failing())),
	)
}

func unknown(s *Step) int {
	if s.Requirement.Effort == nil {
		return 1
	}
	return 0
}

// climb fills in what each step leads to.
func climb(steps []Step, goal *LevelResult, base int) []Step {
	must, gate := 0, false
	for i := range steps {
		if steps[i].Must {
			must++
		}
		gate = gate || isGate(goal.Level, steps[i].Requirement)
	}
	conditional := goal.Level.Rule.Conditional
	reached := conditional != nil && must == 0 && base >= conditional.Minimum
	score := base
	for i := range steps {
		s := &steps[i]
		s.Place = i + 1
		score += s.Points
		if s.Must {
			must--
		}
		if isGate(goal.Level, s.Requirement) {
			gate = false
		}
		if !gate {
			now := score
			s.Score = &now
		}
		switch {
		case i == len(steps)-1:
			s.Reaches = Final
		case conditional != nil && !reached && must == 0 && score >= conditional.Minimum:
			s.Reaches, reached = Conditional, true
		}
	}
	return steps
}

func wayOf(steps []Step, in func(*Step) bool, base int) Way {
	way := Way{Score: base}
	for i := range steps {
		if s := &steps[i]; in(s) {
			way.IDs = append(way.IDs, s.Requirement.ID)
			way.Days += s.Days
			way.Score += s.Points
		}
	}
	return way
}
