package assessment_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"rung/assessment"
)

func TestManyFilesAreLinkedInOneGo(t *testing.T) {
	const files = 100_000
	var all []assessment.Evidence
	for i := range files {
		all = append(all, assessment.Evidence{ID: "AC-1", Path: fmt.Sprintf("logs/%06d.txt", i)})
	}
	var events []assessment.Event
	for i := range files / 2 { // one by one, then all at once
		events = append(events, assessment.Event{ID: fmt.Sprint("e", i), Do: assessment.DoEvidence, Evidence: all[i : i+1]})
	}
	s := assessment.Replay(assessment.Header{}, append(events,
		assessment.Event{ID: "all", Do: assessment.DoEvidence, Evidence: all},
		assessment.Event{ID: "some", Do: assessment.DoEvidence, Evidence: []assessment.Evidence{
			{ID: "AC-1", Path: "a"}, {ID: "AC-2", Path: "a"}, {ID: "AC-1", Path: "a", Draft: true}, {ID: "AC-1", Path: all[0].Path, Gone: true},
		}}))
	have := s.Evidence("AC-1")
	require.Len(t, have, files)
	require.Equal(t, all[1], have[0], "what is taken off is gone, the rest stays in order")
	require.Equal(t, assessment.Evidence{ID: "AC-1", Path: "a", Draft: true}, have[files-1], "of one file twice in an event the last counts")
	require.Len(t, s.Evidence("AC-2"), 1)
	before := s.Evidence("AC-2")
	s.Add(assessment.Event{ID: "later", Do: assessment.DoEvidence, Evidence: []assessment.Evidence{{ID: "AC-2", Path: "a", Draft: true}}})
	require.False(t, before[0].Draft, "a list that was given away stays as it was")
}

func TestHashFile(t *testing.T) {
	sum, size, err := assessment.HashFile(strings.NewReader("abc"))
	require.NoError(t, err)
	require.Equal(t, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", sum, "FIPS 180-2, appendix B.1")
	require.Equal(t, int64(3), size)
	sum, size, err = assessment.HashFile(strings.NewReader(""))
	require.NoError(t, err)
	require.Equal(t, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", sum)
	require.Zero(t, size)
	broken := errors.New("pulled out")
	sum, size, err = assessment.HashFile(iotest.TimeoutReader(iotest.ErrReader(broken)))
	require.ErrorIs(t, err, broken)
	require.Empty(t, sum)
	require.Zero(t, size)
}
