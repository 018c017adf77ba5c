package assessment_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls"
)

// The oracle knows a puzzle's rule and answers in its own words, tries every way in which the open answers can end, and
// scores each by the letter of the rule. The engine, which never tries anything, must agree.
type puzzle struct {
	kind    controls.RuleKind
	maximum int
	minimum int    // of a conditional status, -1 where there is none
	gate    string // "" where there is none
	reqs    []puzzleReq
}

type puzzleReq struct {
	id      string
	weight  int
	partial int // 0 where there is none
	plan    string
	scaled  bool // its objectives are answered on a scale
	keys    []string
	needs   bool // switched off where the firm says no to the fact
}

// end is how one requirement may end.
type end struct{ fails, inPart bool }

// score is the rule text: the points, and the status.
func (p puzzle) score(ends []end) (int, assessment.Status) {
	points, gaps, planned, gateFails := 0, 0, 0, false
	if p.kind == controls.Deduction {
		points = p.maximum
	}
	for i, e := range ends {
		r := p.reqs[i]
		if p.kind != controls.Deduction && !e.fails {
			points++
		}
		if !e.fails {
			continue
		}
		gaps++
		gateFails = gateFails || r.id == p.gate
		if p.kind == controls.Deduction && e.inPart {
			points -= r.partial
		} else if p.kind == controls.Deduction {
			points -= r.weight
		}
		if r.plan == "allowed" || r.plan == "if-partial" && e.inPart {
			planned++
		}
	}
	switch {
	case gateFails:
		return points, assessment.NoScore
	case gaps == 0:
		return points, assessment.Final
	case p.minimum >= 0 && planned == gaps && points >= p.minimum:
		return points, assessment.Conditional
	}
	return points, assessment.NotAchieved
}

// ends lists how a requirement may end, given its answers so far ("" for none).
func (r puzzleReq) ends(answers map[string]string, off bool) []end {
	if off {
		return []end{{}}
	}
	open, fails := 0, false
	for _, key := range r.keys {
		switch answers[r.id+"["+key+"]"] {
		case "":
			open++
		case "not-met", "never":
			fails = true
		}
	}
	flagged := r.partial > 0 && answers[r.id] == "partial"
	switch {
	case fails:
		return []end{{true, flagged}}
	case open == 0:
		return []end{{}}
	case r.partial > 0: // an open requirement's flag may end either way
		return []end{{}, {true, false}, {true, true}}
	}
	return []end{{}, {true, false}}
}

// outcome is all that can become of a puzzle.
type outcome struct {
	low, high int
	statuses  []assessment.Status
}

func (p puzzle) tryAll(answers map[string]string, off bool) outcome {
	choices := make([][]end, len(p.reqs))
	for i, r := range p.reqs {
		choices[i] = r.ends(answers, off && r.needs)
	}
	out := outcome{low: 1 << 30, high: -1 << 30}
	ends := make([]end, len(p.reqs))
	var try func(int)
	try = func(i int) {
		if i == len(ends) {
			points, status := p.score(ends)
			out.low, out.high = min(out.low, points), max(out.high, points)
			if !slices.Contains(out.statuses, status) {
				out.statuses = append(out.statuses, status)
			}
			return
		}
		for _, e := range choices[i] {
			ends[i] = e
			try(i + 1)
		}
	}
	try(0)
	return out
}

func randomPuzzle(r *rand.Rand) puzzle {
	kinds := []controls.RuleKind{controls.Deduction, controls.Deduction, controls.Deduction, controls.Count, controls.AllMet}
	p := puzzle{kind: kinds[r.IntN(len(kinds))], minimum: -1, reqs: make([]puzzleReq, 1+r.IntN(6))}
	if p.kind != controls.AllMet && r.IntN(5) > 0 {
		p.minimum = 0
	}
	plans := []string{"allowed", "allowed", "never"}
	sum := 0
	for i := range p.reqs {
		q := puzzleReq{id: fmt.Sprintf("AC-%d", i+1), keys: []string{"a", "b"}[:1+r.IntN(2)], scaled: r.IntN(8) == 0, needs: r.IntN(8) == 0}
		can := plans
		if p.kind == controls.Deduction {
			q.weight = []int{1, 3, 5}[r.IntN(3)]
			if p.gate == "" && r.IntN(10) == 0 {
				p.gate, q.weight = q.id, 0
			}
			if q.weight > 1 && r.IntN(2) == 0 {
				q.partial = 1 + r.IntN(q.weight-1)
				can = append([]string{"if-partial", "if-partial"}, plans...)
			}
		}
		if p.minimum >= 0 {
			q.plan = can[r.IntN(len(can))]
		}
		sum += max(q.weight, 1)
		p.reqs[i] = q
	}
	p.maximum = max(1, sum-2+r.IntN(5))
	if p.kind == controls.Count {
		p.maximum = len(p.reqs)
	}
	if p.minimum >= 0 {
		p.minimum = max(0, p.maximum-r.IntN(min(sum, 12)+1))
	}
	return p
}

// catalogue writes the puzzle as a catalogue.
func (p puzzle) catalogue(t *testing.T) *controls.Catalogue {
	rule := "kind: " + string(p.kind)
	if p.kind != controls.AllMet {
		rule += fmt.Sprintf(", maximum: %d", p.maximum)
	}
	if p.minimum >= 0 {
		rule += fmt.Sprintf(", conditional: {minimum: %d, days: 180, cite: rule 4}", p.minimum)
	}
	if p.gate != "" {
		rule += fmt.Sprintf(", gate: {requirement: %s, cite: rule 5}", p.gate)
	}
	b := book{levels: []string{level("L1", rule)}, scales: []string{scale("freq", "never", "yearly", "monthly")}}
	b.facts = []string{"{id: ot, ask: Machines, off: No machines}"}
	for _, r := range p.reqs {
		var figures []string
		if r.weight > 0 {
			figures = append(figures, fmt.Sprintf("weight: %d", r.weight))
		}
		if r.partial > 0 {
			figures = append(figures, partial(r.partial))
		}
		if r.plan != "" {
			figures = append(figures, "poam: "+r.plan)
		}
		if r.needs {
			figures = append(figures, "needs: [ot]")
		}
		keys := strings.Join(r.keys, " ")
		if r.scaled {
			keys = strings.Join(r.keys, "/freq/yearly ") + "/freq/yearly"
		}
		b.requirements = append(b.requirements, req(r.id, "L1", keys, figures...))
	}
	return b.load(t)
}

// randomAnswers leaves each objective open with a chance that itself is random, so that full and empty sheets come up too.
func (p puzzle) randomAnswers(r *rand.Rand) map[string]string {
	answers := map[string]string{}
	open, bad := r.Float64(), r.Float64()
	for _, q := range p.reqs {
		words, failing := []string{"met", "not-applicable"}, "not-met"
		if q.scaled {
			words, failing = []string{"yearly", "monthly", "not-applicable"}, "never"
		}
		for _, key := range q.keys {
			id := q.id + "[" + key + "]"
			switch {
			case r.Float64() < open:
			case r.Float64() < bad:
				answers[id] = failing
			default:
				answers[id] = words[r.IntN(len(words))]
			}
		}
		if q.partial > 0 && r.IntN(2) == 0 {
			answers[q.id] = "partial"
		}
	}
	return answers
}

func TestStatusAndRangeAgreeWithEveryCompletion(t *testing.T) {
	const catalogues, sheets = 2_000, 10
	r := rand.New(rand.NewPCG(170, 24))
	seen := map[assessment.Status]int{}
	for range catalogues {
		p := randomPuzzle(r)
		c := p.catalogue(t)
		for range sheets {
			answers, off := p.randomAnswers(r), r.IntN(2) == 0
			want := p.tryAll(answers, off)
			got := assessment.Evaluate(c, stateOf(answers, off))
			status := assessment.Incomplete
			if len(want.statuses) == 1 {
				status = want.statuses[0]
			}
			if goal := got.Goal(); goal.Status != status || !rangeFits(goal, want) || got.Complete() && status == assessment.Incomplete {
				require.Failf(t, "the engine and the rule disagree", "%+v\nanswers %v, switched off %v\nengine: %s %v, complete %v\nrule: %+v",
					p, answers, off, goal.Status, goal.Score, got.Complete(), want)
			}
			seen[status]++
		}
	}
	for _, s := range assessment.Statuses {
		require.Greater(t, seen[s], 300, "the cases should try the status %s often: %v", s, seen)
	}
}

// rangeFits compares the score with all that can come: none where every end is without score.
func rangeFits(l *assessment.LevelResult, want outcome) bool {
	if slices.Equal(want.statuses, []assessment.Status{assessment.NoScore}) {
		return l.Score == nil
	}
	return l.Score != nil && *l.Score == assessment.Range{Low: want.low, High: want.high}
}

func stateOf(answers map[string]string, off bool) *assessment.State {
	e := assessment.Event{ID: "e", Do: assessment.DoAnswer}
	for id, v := range answers {
		e.Set = append(e.Set, assessment.Setting{ID: id, To: assessment.Value(v)})
	}
	p := assessment.Event{ID: "p", Do: assessment.DoProfile, Profile: &assessment.Profile{Facts: map[string]bool{"ot": !off}}}
	return assessment.Replay(assessment.Header{Target: "L1"}, []assessment.Event{e, p})
}
