package report_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls/lang"
	"rung/report"
)

func TestOneGapHoldsThatAlone(t *testing.T) {
	whole := build(t, lang.English, "L1", half)
	m := report.OneGap(whole, "AC.1", "AC.1, a preview")
	require.Equal(t, report.KindGap, m.Kind)
	require.Equal(t, "AC.1, a preview", m.Title)
	require.Len(t, m.Gaps, 1)
	require.Equal(t, "AC.1", m.Gaps[0].ID)
	require.Equal(t, 1, m.Gaps[0].Place)
	require.Len(t, m.Findings, 1)
	require.Len(t, m.Findings[0].Findings, 1)
	require.Equal(t, "AC.1", m.Findings[0].Findings[0].ID)
	require.Empty(t, m.Cover.Scope)
	require.Empty(t, m.Summary.Headline)
	require.Empty(t, m.SignOff)
	require.NotEmpty(t, m.Method.Notice)
	require.Equal(t, whole.Labels.Gaps, m.Labels.Gaps)
	require.NotContains(t, report.Kinds, report.KindGap, "it is no report that a firm asks for")

	none := report.OneGap(whole, "PE.1", "PE.1")
	require.Empty(t, none.Gaps, "what is not answered in full is no gap")
	require.Len(t, none.Findings, 1)
}
