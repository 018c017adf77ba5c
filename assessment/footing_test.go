package assessment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
)

func TestFooting(t *testing.T) {
	ladder := book{
		levels: []string{level("L1", "kind: cumulative"), level("L2", "kind: cumulative"), level("L3", "kind: cumulative")},
		requirements: []string{
			req("AC-1", "L1", "a"), req("AC-2", "L1", "a"), req("AC-3", "L2", "a"), req("AC-4", "L2", "a"), req("AC-5", "L2", "a"), req("AC-6", "L3", "a"),
		},
	}.load(t)
	tiers := book{
		scales:       []string{scale("tier", "one", "two", "three")},
		levels:       []string{level("T1", "kind: rating, scale: tier, step: one"), level("T2", "kind: rating, scale: tier, step: two"), level("T3", "kind: rating, scale: tier, step: three")},
		requirements: []string{req("AC-1", "T1", "a/tier"), req("AC-2", "T1", "a/tier"), req("AC-3", "T1", "a/tier")},
	}.load(t)
	const first = "AC-1[a]=met AC-2[a]=met "
	for _, test := range []struct {
		says, target, answers, held, next string
		met, total, notMet, open          int
	}{
		{"with nothing answered no rung is held", "L3", "", "", "L1", 0, 2, 0, 2},
		{"an open answer holds the first rung back", "L3", "AC-1[a]=met", "", "L1", 1, 2, 0, 1},
		{"the first rung is held when its own are met", "L3", first + "AC-3[a]=met AC-4[a]=not-met", "L1", "L2", 1, 3, 1, 1},
		{"a rung above a gap is not held", "L3", first + "AC-3[a]=met AC-4[a]=not-met AC-5[a]=met AC-6[a]=met", "L1", "L2", 2, 3, 1, 0},
		{"a gap on the first rung leaves none", "L3", "AC-1[a]=not-met AC-2[a]=met AC-3[a]=met AC-4[a]=met AC-5[a]=met AC-6[a]=met", "", "L1", 1, 2, 1, 0},
		{"not applicable counts as met", "L3", first + "AC-3[a]=not-applicable AC-4[a]=met AC-5[a]=met", "L2", "L3", 0, 1, 0, 1},
		{"with all met there is no next rung", "L3", first + "AC-3[a]=met AC-4[a]=met AC-5[a]=met AC-6[a]=met", "L3", "", 0, 0, 0, 0},
		{"a rung above the target is not spoken of", "L1", first, "L1", "", 0, 0, 0, 0},
		{"tiers ask the same again, more strictly", "T3", "AC-1[a]=two AC-2[a]=one AC-3[a]=three", "T1", "T2", 2, 3, 1, 0},
		{"one open rating holds every tier back", "T3", "AC-1[a]=three AC-2[a]=three", "", "T1", 2, 3, 0, 1},
	} {
		t.Run(test.says, func(t *testing.T) {
			c := ladder
			if test.target[0] == 'T' {
				c = tiers
			}
			s := answered(test.target, test.answers)
			at := assessment.Stand(c, s, assessment.Evaluate(c, s))
			id := func(l *assessment.LevelResult) string {
				if l == nil {
					return ""
				}
				return l.Level.ID
			}
			require.Equal(t, test.held, id(at.Held))
			require.Equal(t, test.next, id(at.Next))
			notMet, open := at.Missing()
			require.Equal(t, []int{test.met, test.total, test.notMet, test.open}, []int{at.Met(), len(at.Own), len(notMet), len(open)})
			if test.next != "" {
				require.Equal(t, 100*test.met/test.total, at.Share())
			}
		})
	}
	flat := one("kind: all-met", req("AC-1", "L1", "a")).load(t)
	s := answered("L1", "AC-1[a]=met")
	require.Nil(t, assessment.Stand(flat, s, assessment.Evaluate(flat, s)))
}
