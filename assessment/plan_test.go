package assessment_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls"
)

const conditional16 = "kind: deduction, maximum: 20, conditional: {minimum: 16, days: 180, cite: rule 4}"

// planFor is the plan where the requirements named are not met and all others are.
func planFor(c *controls.Catalogue, target string, gaps ...string) assessment.Plan {
	var answers []string
	for _, r := range c.Asked(target) {
		for _, o := range r.Objectives {
			answers = append(answers, o.ID+"=met")
		}
	}
	for _, gap := range gaps {
		id, flag, _ := strings.Cut(gap, "=")
		answers = append(answers, id+"[a]=not-met")
		if flag != "" {
			answers = append(answers, gap)
		}
	}
	return assessment.MakePlan(assessment.Evaluate(c, answered(target, strings.Join(answers, " "))))
}

// told writes a plan's steps as "AC-1=19" with the score, ! where it must be closed, and what it reaches.
func told(p assessment.Plan) string {
	var out []string
	for _, s := range p.Steps {
		step := s.Requirement.ID
		if s.Must {
			step += "!"
		}
		if s.Score != nil {
			step += fmt.Sprintf("=%d", *s.Score)
		}
		if s.Reaches != "" {
			step += ">" + string(s.Reaches)
		}
		out = append(out, step)
	}
	return strings.Join(out, " ")
}

func TestGapsStandByWhatTheyGainForADaysWork(t *testing.T) {
	c := one("kind: deduction, maximum: 50",
		req("AC-1", "L1", "a b", "weight: 1", effort(1)),
		req("AC-2", "L1", "a b", "weight: 5"),
		req("AC-3", "L1", "a b", "weight: 5", effort(9)),
		req("AC-4", "L1", "a b", "weight: 5", effort(2)),
		req("AC-5", "L1", "a b", "weight: 5", partial(3), effort(1)),
		req("AC-6", "L1", "a b", "weight: 1", effort(1)),
		req("AC-7", "L1", "a b", "weight: 1", effort(1)),
		req("AC-8", "L1", "a b", "weight: 5"),
		req("AC-9", "L1", "a b", "weight: 3", effort(0)),
	).load(t)
	answers := "AC-8[a]=met AC-8[b]=met AC-1[a]=not-met AC-1[b]=not-met AC-5=partial"
	for _, i := range []int{2, 3, 4, 5, 6, 7, 9} {
		answers += fmt.Sprintf(" AC-%d[a]=not-met AC-%d[b]=met", i, i)
	}
	steps := assessment.MakePlan(assessment.Evaluate(c, answered("L1", answers))).Steps
	var order []string
	for i, s := range steps {
		require.Equal(t, i+1, s.Place)
		order = append(order, s.Requirement.ID)
	}
	require.Equal(t, []string{
		"AC-9",         // 3 points, hardly a day, which counts as one
		"AC-5",         // 3 points in part, 1 day
		"AC-4",         // 5 points, 2 days
		"AC-6", "AC-7", // 1 point, 1 day, one objective, as the catalogue has them
		"AC-1", // the same with two objectives
		"AC-3", // 5 points, 9 days
		"AC-2", // 5 points, nobody knows how many days
	}, order)
}

func TestPlanGoesFromGateToFinal(t *testing.T) {
	c := one("kind: deduction, maximum: 20, gate: {requirement: CA-4, cite: rule 5}, conditional: {minimum: 17, days: 180, cite: rule 4}",
		req("AC-1", "L1", "a", "weight: 1, poam: allowed", effort(9)),
		req("AC-2", "L1", "a", "weight: 1, poam: allowed"),
		req("AC-3", "L1", "a", "weight: 3, poam: allowed", effort(4)),
		req("AC-4", "L1", "a", "weight: 5, poam: never"),
		req("AC-5", "L1", "a", "weight: 5, poam: never", effort(8)),
		req("AC-6", "L1", "a", "weight: 1, poam: allowed", effort(1)),
		req("AC-7", "L1", "a", "weight: 1, poam: never", effort(1)),
		req("CA-4", "L1", "a", "poam: never", effort(5)),
	).load(t)
	p := planFor(c, "L1", "AC-1", "AC-2", "AC-3", "AC-4", "AC-5", "AC-6", "AC-7", "CA-4")
	require.Equal(t, "CA-4!=3 AC-7!=4 AC-5!=9 AC-4!=14 AC-3=17>conditional AC-6=18 AC-1=19 AC-2=20>final", told(p),
		"the gate, then what bars, then the cheapest to conditional, then the rest; unknown effort behind in each")
	require.Equal(t, &assessment.Way{IDs: []string{"CA-4", "AC-7", "AC-5", "AC-4", "AC-3"}, Days: 18, Score: 17}, p.Conditional)
	require.Equal(t, assessment.Way{IDs: []string{"CA-4", "AC-7", "AC-5", "AC-4", "AC-3", "AC-6", "AC-1", "AC-2"}, Days: 28, Score: 20}, p.Final)
	require.Equal(t, []int{0, 1, 5, 5, 3, 1, 1, 1}, pointsOf(p))
	require.Equal(t, 8, p.Steps[2].Days)
	require.Zero(t, p.Steps[3].Days, "nobody estimated it")
	require.Zero(t, p.Open)
}

func pointsOf(p assessment.Plan) (out []int) {
	for _, s := range p.Steps {
		out = append(out, s.Points)
	}
	return out
}

func TestAGateThatMayBePlannedMustBeClosedAllTheSame(t *testing.T) {
	c := one("kind: deduction, maximum: 10, gate: {requirement: CA-4, cite: rule 5}, conditional: {minimum: 8, days: 180, cite: rule 4}",
		req("AC-1", "L1", "a", "weight: 1, poam: allowed", effort(1)), req("CA-4", "L1", "a", "poam: allowed", effort(5))).load(t)
	p := planFor(c, "L1", "AC-1", "CA-4")
	require.Equal(t, "CA-4!=9>conditional AC-1=10>final", told(p))
	require.Equal(t, &assessment.Way{IDs: []string{"CA-4"}, Days: 5, Score: 9}, p.Conditional)
}

func TestWhatAPlanReaches(t *testing.T) {
	c := one(conditional16,
		req("AC-1", "L1", "a", "weight: 1, poam: allowed", effort(1)),
		req("AC-2", "L1", "a", "weight: 5, poam: never", effort(5)),
		req("AC-3", "L1", "a", "weight: 5, poam: if-partial", partial(3), effort(2)),
		req("AC-4", "L1", "a", "weight: 3, poam: allowed", effort(3)),
		req("AC-5", "L1", "a", "weight: 1, poam: allowed", effort(2)),
	).load(t)
	for _, test := range []struct {
		says string
		gaps []string
		want string
		way  assessment.Way // to conditional
	}{
		{"no gap needs nothing", nil, "", assessment.Way{Score: 20}},
		{"one that may be planned is conditional already", []string{"AC-1"}, "AC-1=20>final", assessment.Way{Score: 19}},
		{"two are too, at the minimum", []string{"AC-1", "AC-4"}, "AC-1=17 AC-4=20>final", assessment.Way{Score: 16}},
		{"one more must be closed, the cheapest", []string{"AC-1", "AC-4", "AC-5"}, "AC-1=16>conditional AC-4=19 AC-5=20>final", assessment.Way{IDs: []string{"AC-1"}, Days: 1, Score: 16}},
		{"one that bars is all there is", []string{"AC-2"}, "AC-2!=20>final", assessment.Way{IDs: []string{"AC-2"}, Days: 5, Score: 20}},
		{"one that bars comes before what pays better", []string{"AC-1", "AC-2"}, "AC-2!=19>conditional AC-1=20>final", assessment.Way{IDs: []string{"AC-2"}, Days: 5, Score: 19}},
		{"partly met it costs less and may be planned", []string{"AC-3=partial"}, "AC-3=20>final", assessment.Way{Score: 17}},
		{"partly met it may be the cheapest", []string{"AC-3=partial", "AC-4"}, "AC-3=17>conditional AC-4=20>final", assessment.Way{IDs: []string{"AC-3"}, Days: 2, Score: 17}},
		{"without the flag it bars and gains all", []string{"AC-3", "AC-1"}, "AC-3!=19>conditional AC-1=20>final", assessment.Way{IDs: []string{"AC-3"}, Days: 2, Score: 19}},
		{"what bars may reach the minimum on the way, but no status before the last of it", []string{"AC-2", "AC-3", "AC-1", "AC-5"},
			"AC-3!=13 AC-2!=18>conditional AC-1=19 AC-5=20>final", assessment.Way{IDs: []string{"AC-3", "AC-2"}, Days: 7, Score: 18}},
	} {
		t.Run(test.says, func(t *testing.T) {
			p := planFor(c, "L1", test.gaps...)
			require.Equal(t, test.want, told(p))
			require.Equal(t, &test.way, p.Conditional)
			require.Equal(t, 20, p.Final.Score)
			require.Len(t, p.Final.IDs, len(test.gaps))
		})
	}
}

func TestAPlanTakesOpenAnswersAsMet(t *testing.T) {
	c := one(conditional16,
		req("AC-1", "L1", "a b", "weight: 5, poam: never"), req("AC-2", "L1", "a", "weight: 1, poam: allowed", effort(1)),
		req("AC-3", "L1", "a b", "weight: 5, poam: never", effort(2)),
	).load(t)
	r := assessment.Evaluate(c, answered("L1", "AC-2[a]=not-met AC-1[a]=met"))
	require.Equal(t, assessment.Incomplete, r.Goal().Status, "only what is open keeps it from conditional")
	p := assessment.MakePlan(r)
	require.Equal(t, "AC-2=20>final", told(p))
	require.Equal(t, &assessment.Way{Score: 19}, p.Conditional)
	require.Equal(t, 3, p.Open)

	p = assessment.MakePlan(assessment.Evaluate(c, answered("L1", "AC-3[a]=not-met AC-2[a]=not-met")))
	require.Equal(t, "AC-3!=19>conditional AC-2=20>final", told(p), "a gap is one although another of its answers is open")
	require.Equal(t, 3, p.Open)
	require.Empty(t, assessment.MakePlan(assessment.Evaluate(c, answered("L1", ""))).Steps)
}

func TestPlansOfLevelsWithoutConditionalStatus(t *testing.T) {
	reqs := []string{req("AC-1", "L1", "a", effort(3)), req("AC-2", "L1", "a", effort(1)), req("AC-3", "L1", "a")}
	rated := []string{req("AC-1", "L1", "a/tier", effort(3)), req("AC-2", "L1", "a/tier", effort(1)), req("AC-3", "L1", "a/tier")}
	lower := level("L0", "kind: cumulative")
	for _, test := range []struct {
		says, answers, want string
		b                   book
	}{
		{"all-met counts what holds", "AC-1[a]=not-met AC-2[a]=not-met AC-3[a]=met", "AC-2!=2 AC-1!=3>final", one("kind: all-met", reqs...)},
		{"count does too", "AC-1[a]=not-met AC-2[a]=not-met AC-3[a]=met", "AC-2!=2 AC-1!=3>final", one("kind: count, maximum: 3", reqs...)},
		{"count starts at what holds, whatever its maximum", "AC-1[a]=not-met AC-2[a]=not-met AC-3[a]=met", "AC-2!=2 AC-1!=3>final", one("kind: count, maximum: 9", reqs...)},
		{"cumulative closes the gaps of the rungs below too", "AC-1[a]=not-met AU-1[a]=not-met AC-2[a]=met", "AU-1!=3 AC-1!=4>final",
			book{levels: []string{lower, level("L1", "kind: cumulative")}, requirements: append([]string{req("AU-1", "L0", "a", effort(1))}, reqs...)}},
		{"rating closes what is rated below the step", "AC-1[a]=none AC-2[a]=some AC-3[a]=none", "AC-1!=2 AC-3!=3>final",
			book{levels: []string{level("L1", "kind: rating, scale: tier, step: some")}, scales: []string{scale("tier", "none", "some")}, requirements: rated}},
		{"a deduction without conditional status", "AC-1[a]=not-met", "AC-1!=5>final", one("kind: deduction, maximum: 5", req("AC-1", "L1", "a", "weight: 3"))},
	} {
		t.Run(test.says, func(t *testing.T) {
			p := assessment.MakePlan(assessment.Evaluate(test.b.load(t), answered("L1", test.answers)))
			require.Equal(t, test.want, told(p))
			require.Nil(t, p.Conditional)
			require.Len(t, p.Final.IDs, len(p.Steps))
		})
	}
}

func TestNoWayToAConditionalStatusBeyondWhatIsAsked(t *testing.T) {
	c := one("kind: count, maximum: 9, conditional: {minimum: 8, days: 180, cite: rule 4}",
		req("AC-1", "L1", "a", "poam: allowed"), req("AC-2", "L1", "a", "poam: never")).load(t)
	p := planFor(c, "L1", "AC-1", "AC-2")
	require.Nil(t, p.Conditional)
	require.Equal(t, "AC-2!=1 AC-1=2>final", told(p))
}

func TestPlanWeighsLargeEfforts(t *testing.T) {
	c := one("kind: deduction, maximum: 3000, conditional: {minimum: 2000, days: 180, cite: rule 4}",
		req("AC-1", "L1", "a", "weight: 1000, poam: allowed", effort(1000)), req("AC-2", "L1", "a", "weight: 1000, poam: allowed", effort(999)),
		req("AC-3", "L1", "a", "weight: 1000, poam: allowed", effort(1000))).load(t)
	p := planFor(c, "L1", "AC-1", "AC-2", "AC-3")
	require.Equal(t, 1999, p.Conditional.Days)
	require.Equal(t, []string{"AC-2", "AC-3"}, p.Conditional.IDs)
}

func TestAPlanOfACatalogueMadeToDoHarmTakesLittle(t *testing.T) {
	var reqs, gaps []string
	for i := range 1000 {
		id := fmt.Sprintf("AC-%d", i)
		reqs, gaps = append(reqs, req(id, "L1", "a", "weight: 1000, poam: allowed", effort(1+i%7))), append(gaps, id)
	}
	c := one("kind: deduction, maximum: 1000000, conditional: {minimum: 499500, days: 180, cite: rule 4}", reqs...).load(t)
	p := planFor(c, "L1", gaps...) // exactly, this would be a table of 500 million
	require.Len(t, p.Conditional.IDs, 500)
	require.Equal(t, 500_000, p.Conditional.Score)
	require.Equal(t, assessment.Conditional, p.Steps[499].Reaches)
}
