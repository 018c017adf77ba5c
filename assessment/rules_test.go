package assessment_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls"
)

// verdict is what a level's rule is expected to make of the answers.
type verdict struct {
	says    string
	answers string
	status  assessment.Status
	low     int
	high    int
	barred  string
}

func check(t *testing.T, c *controls.Catalogue, target string, tests []verdict) {
	t.Helper()
	for _, test := range tests {
		t.Run(test.says, func(t *testing.T) {
			goal := assessment.Evaluate(c, answered(target, test.answers)).Goal()
			require.Equal(t, test.status, goal.Status)
			if test.status == assessment.NoScore {
				require.Nil(t, goal.Score)
			} else {
				require.Equal(t, assessment.Range{Low: test.low, High: test.high}, *goal.Score)
			}
			require.Equal(t, test.barred, strings.Join(goal.Barred, " "))
		})
	}
}

func TestAllMet(t *testing.T) {
	c := one("kind: all-met", req("AC-1", "L1", "a"), req("AC-2", "L1", "a"), req("AC-3", "L1", "a")).load(t)
	check(t, c, "L1", []verdict{
		{"nothing answered may end anywhere", "", assessment.Incomplete, 0, 3, ""},
		{"all met is final", "AC-1[a]=met AC-2[a]=met AC-3[a]=met", assessment.Final, 3, 3, ""},
		{"not applicable counts as met", "AC-1[a]=met AC-2[a]=not-applicable AC-3[a]=met", assessment.Final, 3, 3, ""},
		{"all but an open one is not final yet", "AC-1[a]=met AC-2[a]=met", assessment.Incomplete, 2, 3, ""},
		{"one not met decides at once", "AC-1[a]=not-met", assessment.NotAchieved, 0, 2, ""},
		{"one not met decides when all is answered", "AC-1[a]=met AC-2[a]=met AC-3[a]=not-met", assessment.NotAchieved, 2, 2, ""},
	})
	goal := assessment.Evaluate(c, answered("L1", "AC-1[a]=met AC-2[a]=not-applicable")).Goal()
	require.Equal(t, 3, goal.Maximum)
	require.Equal(t, []int{1, 0, 1, 1}, []int{goal.Met, goal.NotMet, goal.NotApplicable, goal.Unanswered})
	require.True(t, goal.Open())
}

func TestALevelThatAsksNothingIsNeverHeld(t *testing.T) {
	for _, rule := range []string{"kind: all-met", "kind: cumulative", "kind: count, maximum: 1", "kind: deduction, maximum: 1"} {
		b := book{levels: []string{level("L1", "kind: all-met"), level("L2", rule)}, requirements: []string{req("AC-1", "L1", "a")}}
		if rule == "kind: cumulative" { // asks the levels below too
			b = book{levels: []string{level("L2", rule), level("L3", rule)}, requirements: []string{req("AC-1", "L3", "a")}}
		}
		require.Equal(t, assessment.Incomplete, assessment.Evaluate(b.load(t), answered("L2", "")).Goal().Status, rule)
	}
}

func TestDeduction(t *testing.T) {
	c := one("kind: deduction, maximum: 20, conditional: {minimum: 16, days: 180, cite: rule 4}",
		req("AC-1", "L1", "a", "weight: 1, poam: allowed"),
		req("AC-2", "L1", "a", "weight: 5, poam: never"),
		req("AC-3", "L1", "a", "weight: 5, poam: if-partial", partial(3)),
		req("AC-4", "L1", "a", "weight: 3, poam: allowed"),
	).load(t)
	const allBut3 = "AC-1[a]=met AC-2[a]=met AC-4[a]=met "
	check(t, c, "L1", []verdict{
		{"nothing answered spans all points", "", assessment.Incomplete, 6, 20, ""},
		{"all met is final with the maximum", allBut3 + "AC-3[a]=met", assessment.Final, 20, 20, ""},
		{"a gap that may be planned is conditional", "AC-1[a]=not-met AC-2[a]=met AC-3[a]=met AC-4[a]=met", assessment.Conditional, 19, 19, ""},
		{"exactly the minimum is conditional", "AC-1[a]=not-met AC-2[a]=met AC-3[a]=met AC-4[a]=not-met", assessment.Conditional, 16, 16, ""},
		{"a gap that may never be planned bars", "AC-2[a]=not-met", assessment.NotAchieved, 6, 15, "AC-2"},
		{"below the minimum is not achieved", "AC-1[a]=not-met AC-2[a]=met AC-3[a]=not-met AC-3=partial AC-4[a]=not-met", assessment.NotAchieved, 13, 13, ""},
		{"a partial gap costs less and may be planned", allBut3 + "AC-3[a]=not-met AC-3=partial", assessment.Conditional, 17, 17, ""},
		{"the same gap in full may not", allBut3 + "AC-3[a]=not-met", assessment.NotAchieved, 15, 15, "AC-3"},
		{"an open requirement lowers only the low end", allBut3, assessment.Incomplete, 15, 20, ""},
		{"a flag before the answer promises nothing", allBut3 + "AC-3=partial", assessment.Incomplete, 15, 20, ""},
		{"with a gap and an open 1-pointer it is conditional already", "AC-2[a]=met AC-3[a]=met AC-4[a]=not-met", assessment.Conditional, 16, 17, ""},
		{"with a gap and an open one that may sink it, it is not", "AC-1[a]=not-met AC-2[a]=met AC-4[a]=met", assessment.Incomplete, 14, 19, ""},
		{"no way back above the minimum decides at once", "AC-1[a]=not-met AC-3[a]=not-met AC-3=partial AC-4[a]=not-met", assessment.NotAchieved, 8, 13, ""},
	})
	require.Equal(t, 20, assessment.Evaluate(c, answered("L1", "")).Goal().Maximum)
}

func TestDeductionHasNoFloor(t *testing.T) {
	c := one("kind: deduction, maximum: 4", req("AC-1", "L1", "a", "weight: 5"), req("AC-2", "L1", "a", "weight: 3")).load(t)
	check(t, c, "L1", []verdict{
		{"the score goes below zero", "AC-1[a]=not-met AC-2[a]=not-met", assessment.NotAchieved, -4, -4, "AC-1 AC-2"},
		{"without a conditional status any gap decides", "AC-1[a]=not-met", assessment.NotAchieved, -4, -1, "AC-1"},
		{"and without a gap it is open", "AC-1[a]=met", assessment.Incomplete, 1, 4, ""},
	})
}

func TestGate(t *testing.T) {
	c := one("kind: deduction, maximum: 10, gate: {requirement: CA-4, cite: rule 5}, conditional: {minimum: 8, days: 180, cite: rule 4}",
		req("CA-4", "L1", "a b", "poam: never"),
		req("AC-1", "L1", "a", "weight: 1, poam: allowed"),
		req("AC-2", "L1", "a", "weight: 5, poam: never"),
	).load(t)
	const open = "CA-4[a]=met CA-4[b]=met "
	check(t, c, "L1", []verdict{
		{"the gate met lets the score stand", open + "AC-1[a]=met AC-2[a]=met", assessment.Final, 10, 10, ""},
		{"the gate not applicable does too", "CA-4[a]=not-applicable CA-4[b]=not-applicable AC-1[a]=not-met AC-2[a]=met", assessment.Conditional, 9, 9, ""},
		{"the gate not met takes the score away", "CA-4[a]=not-met AC-1[a]=met AC-2[a]=met", assessment.NoScore, 0, 0, "CA-4"},
		{"the gate not met decides although all else is open", "CA-4[b]=not-met", assessment.NoScore, 0, 0, "CA-4"},
		{"an open gate keeps a sure final open", "CA-4[a]=met AC-1[a]=met AC-2[a]=met", assessment.Incomplete, 10, 10, ""},
		{"an open gate keeps a sure failure open", "AC-1[a]=met AC-2[a]=not-met", assessment.Incomplete, 5, 5, "AC-2"},
	})
}

func TestCount(t *testing.T) {
	c := one("kind: count, maximum: 4, conditional: {minimum: 3, days: 180, cite: rule 4}",
		req("AC-1", "L1", "a", "poam: allowed"), req("AC-2", "L1", "a", "poam: allowed"),
		req("AC-3", "L1", "a", "poam: allowed"), req("AC-4", "L1", "a", "poam: never"),
	).load(t)
	check(t, c, "L1", []verdict{
		{"nothing answered", "", assessment.Incomplete, 0, 4, ""},
		{"all held is final", "AC-1[a]=met AC-2[a]=met AC-3[a]=not-applicable AC-4[a]=met", assessment.Final, 4, 4, ""},
		{"the minimum with a gap that may be planned is conditional", "AC-1[a]=not-met AC-2[a]=met AC-3[a]=met AC-4[a]=met", assessment.Conditional, 3, 3, ""},
		{"the minimum with a barred gap is not achieved", "AC-1[a]=met AC-2[a]=met AC-3[a]=met AC-4[a]=not-met", assessment.NotAchieved, 3, 3, "AC-4"},
		{"below the minimum is not achieved", "AC-1[a]=not-met AC-2[a]=not-met", assessment.NotAchieved, 0, 2, ""},
		{"one open gap away from the minimum is open", "AC-1[a]=not-met AC-4[a]=met AC-2[a]=met", assessment.Incomplete, 2, 3, ""},
		{"all but one that may be planned is final or conditional", "AC-2[a]=met AC-3[a]=met AC-4[a]=met", assessment.Incomplete, 3, 4, ""},
	})
}

func TestCumulative(t *testing.T) {
	b := book{
		levels: []string{level("L1", "kind: cumulative"), level("L2", "kind: cumulative"), level("L3", "kind: cumulative")},
		requirements: []string{
			req("AC-1", "L1", "a"), req("AC-2", "L2", "a"), req("AC-3", "L2", "a"), req("AC-4", "L3", "a"),
		},
	}
	c := b.load(t)
	tests := []struct {
		says    string
		answers string
		status  []assessment.Status // of L1, L2, L3
		score   []assessment.Range
	}{
		{"nothing answered", "",
			[]assessment.Status{assessment.Incomplete, assessment.Incomplete, assessment.Incomplete}, []assessment.Range{{Low: 0, High: 1}, {Low: 0, High: 3}, {Low: 0, High: 4}}},
		{"the first rung is held while the next is under way", "AC-1[a]=met AC-2[a]=met",
			[]assessment.Status{assessment.Final, assessment.Incomplete, assessment.Incomplete}, []assessment.Range{{Low: 1, High: 1}, {Low: 2, High: 3}, {Low: 2, High: 4}}},
		{"a gap low down takes every rung above", "AC-1[a]=not-met AC-2[a]=met AC-3[a]=met AC-4[a]=met",
			[]assessment.Status{assessment.NotAchieved, assessment.NotAchieved, assessment.NotAchieved}, []assessment.Range{{Low: 0, High: 0}, {Low: 2, High: 2}, {Low: 3, High: 3}}},
		{"a gap in the middle leaves the rung below", "AC-1[a]=met AC-2[a]=not-met",
			[]assessment.Status{assessment.Final, assessment.NotAchieved, assessment.NotAchieved}, []assessment.Range{{Low: 1, High: 1}, {Low: 1, High: 2}, {Low: 1, High: 3}}},
		{"all met is the top", "AC-1[a]=met AC-2[a]=met AC-3[a]=not-applicable AC-4[a]=met",
			[]assessment.Status{assessment.Final, assessment.Final, assessment.Final}, []assessment.Range{{Low: 1, High: 1}, {Low: 3, High: 3}, {Low: 4, High: 4}}},
	}
	for _, test := range tests {
		t.Run(test.says, func(t *testing.T) {
			r := assessment.Evaluate(c, answered("L3", test.answers))
			require.Len(t, r.Levels, 3)
			for i, l := range r.Levels {
				require.Equal(t, test.status[i], l.Status, l.Level.ID)
				require.Equal(t, test.score[i], *l.Score, l.Level.ID)
			}
		})
	}
	require.Len(t, assessment.Evaluate(c, answered("L2", "")).Levels, 2, "a target asks no rung above it")
	require.Nil(t, assessment.Evaluate(c, answered("L2", "")).At("L3"))
}

func TestRating(t *testing.T) {
	b := book{
		levels: []string{
			level("T1", "kind: rating, scale: tier, step: one"), level("T2", "kind: rating, scale: tier, step: two"), level("T3", "kind: rating, scale: tier, step: three"),
		},
		scales:       []string{scale("tier", "one", "two", "three")},
		requirements: []string{req("GV-1", "T1", "a/tier"), req("ID-1", "T1", "a/tier")},
	}
	c := b.load(t)
	for _, test := range []struct {
		says    string
		answers string
		status  []assessment.Status
	}{
		{"the lowest rating decides the rung", "GV-1[a]=three ID-1[a]=two", []assessment.Status{assessment.Final, assessment.Final, assessment.NotAchieved}},
		{"an open rating leaves the rungs open", "GV-1[a]=three", []assessment.Status{assessment.Incomplete, assessment.Incomplete, assessment.Incomplete}},
		{"a low rating decides the rungs above it at once", "GV-1[a]=one", []assessment.Status{assessment.Incomplete, assessment.NotAchieved, assessment.NotAchieved}},
		{"not applicable holds on every rung", "GV-1[a]=not-applicable ID-1[a]=three", []assessment.Status{assessment.Final, assessment.Final, assessment.Final}},
	} {
		t.Run(test.says, func(t *testing.T) {
			r := assessment.Evaluate(c, answered("T3", test.answers))
			for i, l := range r.Levels {
				require.Equal(t, test.status[i], l.Status, l.Level.ID)
			}
		})
	}
}

func TestALevelOutsideALadderIsScoredAlone(t *testing.T) {
	b := book{
		levels:       []string{level("L1", "kind: all-met"), level("L2", "kind: deduction, maximum: 5")},
		requirements: []string{req("AC-1", "L1", "a"), req("AC-2", "L2", "a", "weight: 5")},
	}
	r := assessment.Evaluate(b.load(t), answered("L2", "AC-1[a]=not-met AC-2[a]=met"))
	require.Len(t, r.Levels, 1)
	require.Equal(t, assessment.Final, r.Goal().Status)
	require.Equal(t, 1, r.Questions)
	require.True(t, r.Complete())

	b = book{levels: []string{level("L1", "kind: all-met"), level("L2", "kind: all-met")}, requirements: []string{req("AC-1", "L1", "a"), req("AC-2", "L2", "a")}}
	r = assessment.Evaluate(b.load(t), answered("L2", "AC-2[a]=met"))
	require.Len(t, r.Levels, 1, "even where the levels have the same rule")
	require.Equal(t, assessment.Final, r.Goal().Status)
}
