package assessment_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
)

func effort(days int) string {
	return fmt.Sprintf("effort: {setup_days: %d, yearly_days: 1, cost: low}", days)
}

func TestGapsStandInTheOrderThatPaysBest(t *testing.T) {
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
	gaps := assessment.Gaps(assessment.Evaluate(c, answered("L1", answers)))
	var order []string
	for i, g := range gaps {
		require.Equal(t, i+1, g.Place)
		order = append(order, g.Requirement.ID)
	}
	require.Equal(t, []string{
		"AC-4",         // 5 points, 2 days
		"AC-3",         // 5 points, 9 days
		"AC-2",         // 5 points, nobody knows how many days
		"AC-9",         // 3 points, no work
		"AC-5",         // 3 points in part, 1 day
		"AC-6", "AC-7", // 1 point, 1 day, one objective, as the catalogue has them
		"AC-1", // the same with two objectives
	}, order)
}

func TestNoGapsWhereNothingIsNotMet(t *testing.T) {
	c := one("kind: all-met", req("AC-1", "L1", "a"), req("AC-2", "L1", "a")).load(t)
	require.Empty(t, assessment.Gaps(assessment.Evaluate(c, answered("L1", "AC-1[a]=met"))))
}

func TestDomainsSumTheFindings(t *testing.T) {
	b := book{
		levels: []string{level("L1", "kind: all-met"), level("L2", "kind: all-met")},
		requirements: []string{
			req("AC-1", "L1", "a"), req("AT-1", "L1", "a"), req("AC-2", "L1", "a"), req("AC-3", "L1", "a"),
			req("AC-4", "L1", "a"), req("AC-5", "L1", "a"), req("AU-1", "L2", "a"),
		},
	}
	r := assessment.Evaluate(b.load(t), answered("L1", "AC-1[a]=met AC-2[a]=not-met AC-3[a]=not-applicable AC-4[a]=met AT-1[a]=met"))
	got := assessment.Domains(r)
	require.Equal(t, []assessment.DomainResult{
		{Domain: "AC", Met: 2, NotMet: 1, NotApplicable: 1, Unanswered: 1},
		{Domain: "AT", Met: 1},
	}, got, "a domain that the target does not ask is left out")
	require.Equal(t, 5, got[0].Total())
	total := 0
	for _, d := range got {
		total += d.Total()
	}
	require.Len(t, r.Findings, total)
}
