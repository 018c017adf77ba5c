package interview

import (
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls/lang"
)

func TestEvidenceIsCountedBesideItsObjective(t *testing.T) {
	s := newDesk(t).sitting(shipped(t), lang.English, func(o *Options) {
		o.State.Add(assessment.Event{ID: "f", Do: assessment.DoEvidence, Evidence: []assessment.Evidence{
			{ID: "AC.L1-b.1.i[a]", Path: "list.pdf"}, {ID: "AC.L1-b.1.i[a]", Path: "export.csv"},
		}})
	})
	require.Contains(t, plain(s), "Evidence: 2 files")
	press(s, "1", "u")
	require.Equal(t, "......", values(s.session)[:6])
	require.Contains(t, plain(s), "Evidence: 2 files")
}

func TestAnsweringAllTakesTheLesserWeightBack(t *testing.T) {
	s := newDesk(t).sitting(small(t), lang.English)
	press(s, "2", "p", "home", "M")
	require.False(t, s.findings()[0].Partial)
	press(s, "u")
	require.True(t, s.findings()[0].Partial, "one undo takes all of it back")
}
