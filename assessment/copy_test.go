package assessment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
)

func TestAnAssessmentCarriesItsCatalogues(t *testing.T) {
	state := assessment.Replay(assessment.Header{}, nil)
	_, ok := state.Catalogue("sha256:1")
	require.False(t, ok)
	for _, c := range []assessment.Copy{{Digest: "sha256:1", Packed: []byte("one")}, {Digest: "sha256:2", Packed: []byte("two")}} {
		state.Add(assessment.Event{ID: c.Digest, Do: assessment.DoCatalogue, Catalogue: &c})
	}
	for digest, want := range map[string]string{"sha256:1": "one", "sha256:2": "two"} {
		packed, ok := state.Catalogue(digest)
		require.True(t, ok)
		require.Equal(t, want, string(packed))
	}
	_, undoable := state.LastUndoable()
	require.False(t, undoable, "what the file needs to open is not taken back")
}
