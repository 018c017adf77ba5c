package assessment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
)

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
