package assessment_test

import (
	"fmt"
	"math/bits"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls"
)

// The plan's set for a conditional status is compared with the best of all subsets of the gaps, and what its steps say
// they reach with the status that the engine gives once they are closed.

// worth is one requirement of a random catalogue.
type worth struct {
	id            string
	weight, days  int
	partial       int
	plan          string
	flagged, open bool // for one sheet of answers
	gap           bool
}

func (w worth) points() int {
	if w.flagged {
		return w.partial
	}
	return w.weight
}

func (w worth) bars(gate string) bool {
	return w.id == gate || w.plan == "never" || w.plan == "if-partial" && !w.flagged
}

// ladder is a random catalogue with a conditional status.
type ladder struct {
	rule             string
	gate             string
	maximum, minimum int
	all              []worth
}

func randomLadder(r *rand.Rand) ladder {
	l := ladder{all: make([]worth, 1+r.IntN(13))}
	counts := r.IntN(4) == 0
	for i := range l.all {
		w := worth{id: fmt.Sprintf("AC-%d", i+1), weight: []int{1, 3, 5}[r.IntN(3)], days: r.IntN(10), plan: []string{"allowed", "allowed", "allowed", "never"}[r.IntN(4)]}
		switch {
		case counts:
			w.weight = 1
		case l.gate == "" && r.IntN(12) == 0:
			l.gate, w.weight = w.id, 0
		case w.weight > 1 && r.IntN(2) == 0:
			w.partial = 1 + r.IntN(w.weight-1)
			w.plan = []string{"if-partial", "if-partial", w.plan}[r.IntN(3)]
		}
		l.maximum += w.weight
		l.all[i] = w
	}
	l.minimum = r.IntN(l.maximum + 1)
	l.rule = fmt.Sprintf("kind: count, maximum: %d", len(l.all))
	if !counts {
		l.maximum = max(1, l.maximum-3+r.IntN(7))
		l.minimum = max(0, l.maximum-r.IntN(20))
		l.rule = fmt.Sprintf("kind: deduction, maximum: %d", l.maximum)
	}
	l.rule += fmt.Sprintf(", conditional: {minimum: %d, days: 180, cite: rule 4}", l.minimum)
	if l.gate != "" {
		l.rule += fmt.Sprintf(", gate: {requirement: %s, cite: rule 5}", l.gate)
	}
	return l
}

func (l ladder) catalogue(t *testing.T) *controls.Catalogue {
	b := book{levels: []string{level("L1", l.rule)}}
	for _, w := range l.all {
		figures := []string{"poam: " + w.plan}
		if w.days > 0 || w.weight > 1 { // the others have no estimate, which is 0 days too
			figures = append(figures, effort(w.days))
		}
		if w.weight > 0 && strings.Contains(l.rule, "deduction") {
			figures = append(figures, fmt.Sprintf("weight: %d", w.weight))
		}
		if w.partial > 0 {
			figures = append(figures, partial(w.partial))
		}
		b.requirements = append(b.requirements, req(w.id, "L1", "a", figures...))
	}
	return b.load(t)
}

// sheet answers at random, with at most 12 gaps.
func (l ladder) sheet(r *rand.Rand) []worth {
	all, gaps := slices.Clone(l.all), 0
	chance := r.Float64()
	for i := range all {
		w := &all[i]
		w.gap = r.Float64() < chance && gaps < 12
		if w.gap {
			gaps++
		}
		w.open = !w.gap && r.IntN(5) == 0
		w.flagged = w.gap && w.partial > 0 && r.IntN(2) == 0
	}
	return all
}

// stateWith is the state with these gaps closed and, if asked, all that is open met.
func stateWith(all []worth, closed []string, settle bool) *assessment.State {
	e := assessment.Event{ID: "e", Do: assessment.DoAnswer}
	for _, w := range all {
		to := assessment.Value("met")
		switch {
		case w.gap && !slices.Contains(closed, w.id):
			to = "not-met"
		case w.open && !settle:
			continue
		}
		e.Set = append(e.Set, assessment.Setting{ID: w.id + "[a]", To: to})
		if w.flagged {
			e.Set = append(e.Set, assessment.Setting{ID: w.id, To: "partial"})
		}
	}
	return assessment.Replay(assessment.Header{Target: "L1"}, []assessment.Event{e})
}

// best is the least days, then the fewest gaps, of all subsets that hold every gap that bars and reach the minimum.
func (l ladder) best(all []worth) (days, count int) {
	var gaps []worth
	must := 0
	for _, w := range all {
		if w.gap {
			if w.bars(l.gate) {
				must |= 1 << len(gaps)
			}
			gaps = append(gaps, w)
		}
	}
	days, count = 1<<30, 1<<30
	for set := range 1 << len(gaps) {
		if set&must != must {
			continue
		}
		score, d := l.maximum, 0
		for i, g := range gaps {
			if set>>i&1 == 0 {
				score -= g.points()
			} else {
				d += g.days
			}
		}
		if n := bits.OnesCount(uint(set)); score >= l.minimum && (d < days || d == days && n < count) {
			days, count = d, n
		}
	}
	return days, count
}

func TestTheWayToConditionalIsTheCheapestOfAll(t *testing.T) {
	const catalogues, sheets = 500, 8
	r := rand.New(rand.NewPCG(170, 21))
	steps, ties := 0, 0
	for range catalogues {
		l := randomLadder(r)
		c := l.catalogue(t)
		for range sheets {
			all := l.sheet(r)
			p := assessment.MakePlan(assessment.Evaluate(c, stateWith(all, nil, false)))
			days, count := l.best(all)
			require.NotNil(t, p.Conditional, "%+v %+v", l, all)
			if p.Conditional.Days != days || len(p.Conditional.IDs) != count {
				require.Failf(t, "there is a cheaper way", "%+v\n%+v\nplan %+v\nbest %d days, %d gaps", l, all, p.Conditional, days, count)
			}
			checkClimb(t, c, all, p)
			steps += len(p.Steps)
			if count > 1 {
				ties++
			}
		}
	}
	require.Greater(t, steps, 10_000, "the cases should have gaps")
	require.Greater(t, ties, 1_000, "and ways of more than one")
}

// checkClimb closes the steps one by one and compares what the plan says with what the engine then gives.
func checkClimb(t *testing.T, c *controls.Catalogue, all []worth, p assessment.Plan) {
	t.Helper()
	goal := func(closed []string) *assessment.LevelResult {
		return assessment.Evaluate(c, stateWith(all, closed, true)).Goal()
	}
	before := goal(nil).Status
	var closed []string
	for i, s := range p.Steps {
		closed = append(closed, s.Requirement.ID)
		now := goal(closed)
		want := assessment.Status("")
		if now.Status != before && (now.Status == assessment.Final || now.Status == assessment.Conditional) {
			want = now.Status
		}
		before = now.Status
		if s.Place != i+1 || s.Reaches != want || now.Score == nil || s.Score == nil || *s.Score != now.Score.High || *s.Score != now.Score.Low {
			require.Failf(t, "a step leads elsewhere", "%+v\n%s at %d says %v %q, engine %v %q", all, s.Requirement.ID, i, s.Score, s.Reaches, now.Score, now.Status)
		}
	}
	require.Equal(t, closed, p.Final.IDs)
	after := goal(p.Conditional.IDs)
	require.Contains(t, []assessment.Status{assessment.Conditional, assessment.Final}, after.Status)
	require.Equal(t, after.Score.High, p.Conditional.Score)
	require.True(t, slices.Equal(p.Conditional.IDs, p.Final.IDs[:len(p.Conditional.IDs)]), "the way is the first steps of the plan")
}
