package assessment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
)

func TestImplied(t *testing.T) {
	const rest = " AC-22[a]=met PE-21[a]=met PE-21[b]=met PE-22[a]=met SI-21[a]=met SI-21[b]=met"
	c := twins(t)
	for _, test := range []struct {
		says, answers string
		held          int
		satisfied     bool
	}{
		{"nothing answered holds nothing", "", 0, false},
		{"all met satisfies", "AC-21[x]=met AC-21[y]=met PE-23[a]=met PE-23[b]=met PE-23[c]=met" + rest, 3, true},
		{"not applicable holds", "AC-21[x]=not-applicable AC-21[y]=not-applicable PE-23[a]=met PE-23[b]=met PE-23[c]=met" + rest, 3, true},
		{"all but one of several counterparts does not hold", "AC-21[x]=met AC-21[y]=met PE-23[a]=met PE-23[b]=not-met PE-23[c]=met" + rest, 2, false},
		{"an open one does not hold either", "AC-21[x]=met AC-21[y]=met PE-23[a]=met PE-23[b]=met" + rest, 2, false},
		{"answers given at the lower level itself do not count", "AC-1[a]=met AC-1[b]=met", 0, false},
		{"a gap that has no counterpart keeps the status, and all held", "AC-21[x]=met AC-21[y]=met PE-23[a]=met PE-23[b]=met PE-23[c]=met AC-22[a]=not-met PE-21[a]=met PE-21[b]=met PE-22[a]=met SI-21[a]=met SI-21[b]=met", 3, false},
	} {
		t.Run(test.says, func(t *testing.T) {
			got := assessment.Implied(c, assessment.Evaluate(c, answered("L2", test.answers)))
			require.Equal(t, &assessment.ImpliedResult{Level: c.Level("L1"), Cite: "rule 12", Satisfied: test.satisfied, Held: test.held, Total: 3}, got)
		})
	}
	require.Nil(t, assessment.Implied(c, assessment.Evaluate(c, answered("L1", ""))), "the lowest level implies none")
}

func TestAConditionalStatusImpliesToo(t *testing.T) {
	c := book{
		levels: []string{level("L1", "kind: all-met"), level("L2", "kind: deduction, maximum: 10, conditional: {minimum: 8, days: 180, cite: rule 4}", "implies: {level: L1, cite: rule 12}")},
		requirements: []string{
			req("AC-1", "L1", "a", counterparts("AC-3")), req("AC-2", "L1", "a"),
			req("AC-3", "L2", "a", "weight: 5, poam: never", counterparts("AC-1")), req("AC-4", "L2", "a", "weight: 1, poam: allowed"),
		},
	}.load(t)
	got := assessment.Implied(c, assessment.Evaluate(c, answered("L2", "AC-3[a]=met AC-4[a]=not-met")))
	require.True(t, got.Satisfied)
	require.Equal(t, []int{1, 2}, []int{got.Held, got.Total}, "a requirement without counterpart is never held by another level")
}

func TestImpliedLooksOnlyAtCounterpartsThatTheTargetAsks(t *testing.T) {
	c := book{
		levels:       []string{level("L1", "kind: all-met"), level("L2", "kind: all-met", "implies: {level: L1, cite: rule 12}"), level("L3", "kind: all-met")},
		requirements: []string{req("AC-1", "L1", "a", counterparts("AC-2", "AC-3")), req("AC-2", "L2", "a"), req("AC-3", "L3", "a"), req("AC-4", "L1", "a", counterparts("AC-3"))},
	}.load(t)
	got := assessment.Implied(c, assessment.Evaluate(c, answered("L2", "AC-2[a]=met AC-3[a]=met")))
	require.Equal(t, []int{1, 2}, []int{got.Held, got.Total})
}
