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

// cheapest picks, among the gaps that may stand on a plan, those whose closing reaches the missing points with the least
// days, then the fewest gaps. The gaps that may not stand on one are closed anyway and count first. It is exact: a
// knapsack over points, up to mostCells.
func cheapest(steps []Step, missing int) map[string]bool {
	var free []*Step
	for i := range steps {
		if steps[i].Must {
			missing -= steps[i].Points
		} else {
			free = append(free, &steps[i])
		}
	}
	chosen := map[string]bool{}
	if missing <= 0 {
		return chosen
	}
	if len(free)*missing > mostCells {
		return firstByPay(free, missing)
	}
	// cost[i][p] is the least cost of gaining p points or more from free[i:].
	const out = int64(1) << 40
	cost := make([][]int64, len(free)+1)
	cost[len(free)] = make([]int64, missing+1)
	for p := 1; p <= missing; p++ {
		cost[len(free)][p] = out
	}
	for i := len(free) - 1; i >= 0; i-- {
		cost[i] = make([]int64, missing+1)
		for p := range cost[i] {
			with := free[i].cost() + cost[i+1][max(0, p-free[i].Points)]
			cost[i][p] = min(with, cost[i+1][p])
		}
	}
	for i, p := 0, missing; i < len(free) && p > 0; i++ {
		if cost[i][p] < cost[i+1][p] {
			chosen[free[i].Requirement.ID] = true
			p = max(0, p-free[i].Points)
		}
	}
	return chosen
}

// mostCells bounds the knapsack's table to 64 MB: 1,000 gaps may miss 8,000 points. Beyond it stand only catalogues made to
// do harm, for which firstByPay does.
const mostCells = 8 << 20

// firstByPay picks the gaps that pay best until the missing points are reached, cheap but not always cheapest.
func firstByPay(free []*Step, missing int) map[string]bool {
	chosen := map[string]bool{}
	for _, s := range slices.SortedStableFunc(slices.Values(free), byPay) {
		if missing <= 0 {
			break
		}
		chosen[s.Requirement.ID] = true
		missing -= s.Points
	}
	return chosen
}

// cost weighs days first; among equal days it prefers fewer gaps.
func (s *Step) cost() int64 { return int64(s.Days)<<16 + 1 }

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
