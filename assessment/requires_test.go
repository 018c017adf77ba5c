package assessment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
)

func TestAStatusWaitsForTheOneThatItRequires(t *testing.T) {
	c := book{
		levels: []string{
			level("L2", "kind: all-met"),
			level("L3", "kind: deduction, maximum: 10, gate: {requirement: CA-1, cite: rule 5}, conditional: {minimum: 8, days: 180, cite: rule 4}, requires: {level: L2, status: Final, cite: rule 10}"),
		},
		requirements: []string{
			req("AC-1", "L3", "a", "weight: 5, poam: never"), req("AC-2", "L3", "a", "weight: 1, poam: allowed"), req("AC-3", "L2", "a"), req("CA-1", "L3", "a", "poam: never"),
		},
	}.load(t)
	const gate = "CA-1[a]=met "
	for _, test := range []struct {
		says, answers   string
		before, after   assessment.Status // the attestation
		low, high, gaps int
	}{
		{"final is held back", gate + "AC-1[a]=met AC-2[a]=met", assessment.Incomplete, assessment.Final, 10, 10, 0},
		{"conditional is held back", gate + "AC-1[a]=met AC-2[a]=not-met", assessment.Incomplete, assessment.Conditional, 9, 9, 1},
		{"not achieved stays", gate + "AC-1[a]=not-met AC-2[a]=met", assessment.NotAchieved, assessment.NotAchieved, 5, 5, 1},
		{"no score stays", "CA-1[a]=not-met", assessment.NoScore, assessment.NoScore, 0, 0, 1},
		{"incomplete stays", gate, assessment.Incomplete, assessment.Incomplete, 4, 10, 0},
	} {
		t.Run(test.says, func(t *testing.T) {
			s := answered("L3", test.answers)
			see := func(want assessment.Status, wanting bool) {
				t.Helper()
				r := assessment.Evaluate(c, s)
				require.Equal(t, want, r.Goal().Status)
				require.Equal(t, wanting, r.Goal().Wanting != nil)
				if want == assessment.NoScore {
					require.Nil(t, r.Goal().Score)
				} else {
					require.Equal(t, assessment.Range{Low: test.low, High: test.high}, *r.Goal().Score, "the score is no matter of the attestation")
				}
				require.Len(t, assessment.MakePlan(r).Steps, test.gaps)
			}
			see(test.before, true)
			require.Equal(t, "rule 10", assessment.Evaluate(c, s).Goal().Wanting.Cite)
			s.Add(assessment.Event{ID: "other", Do: assessment.DoAttest, Attest: &assessment.Attestation{Level: "L1", Date: "2026-01-01", Certificate: "C"}})
			see(test.before, true)
			s.Add(assessment.Event{ID: "right", Do: assessment.DoAttest, Attest: &assessment.Attestation{Level: "L2", Date: "2026-01-01", Certificate: "C"}})
			see(test.after, false)
			s.Add(assessment.Event{ID: "back", Do: assessment.DoUndo, Undo: "right"})
			see(test.before, true)
		})
	}
}

func TestALevelThatRequiresNothingWantsNothing(t *testing.T) {
	c := one("kind: all-met", req("AC-1", "L1", "a")).load(t)
	goal := assessment.Evaluate(c, answered("L1", "AC-1[a]=met")).Goal()
	require.Nil(t, goal.Wanting)
	require.Equal(t, assessment.Final, goal.Status)
}

func TestARungOfALadderWaitsForWhatItRequires(t *testing.T) {
	c := book{
		levels: []string{
			level("L0", "kind: all-met"), level("L1", "kind: cumulative, requires: {level: L0, status: Final, cite: rule 10}"), level("L2", "kind: cumulative"),
		},
		requirements: []string{req("AC-0", "L0", "a"), req("AC-1", "L1", "a"), req("AC-2", "L2", "a")},
	}.load(t)
	r := assessment.Evaluate(c, answered("L2", "AC-1[a]=met AC-2[a]=met"))
	require.Equal(t, assessment.Incomplete, r.At("L1").Status)
	require.NotNil(t, r.At("L1").Wanting)
	require.Nil(t, r.At("L2").Wanting)
}
