package assessment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
)

func TestUndoLast(t *testing.T) {
	s, r := empty(), tape()
	_, _, err := assessment.UndoLast(s)
	require.EqualError(t, err, "there is nothing to undo")
	say(s, r, "A", "met", nil)
	s.Add(r.Record(assessment.Event{Do: assessment.DoAffirm, Affirm: &assessment.Affirmation{}}))
	for _, want := range []string{"e2", "e1"} {
		undo, step, err := assessment.UndoLast(s)
		require.NoError(t, err)
		require.Equal(t, want, step.ID)
		s.Add(r.Record(undo))
		require.True(t, s.Undone(want))
	}
	_, _, err = assessment.UndoLast(s)
	require.Error(t, err)
}

func TestUndoEvent(t *testing.T) {
	s := empty()
	for _, id := range []string{"abcd1", "abcd22", "abcd2", "ef"} {
		s.Add(assessment.Event{ID: id, Do: assessment.DoProfile, Profile: &assessment.Profile{Firm: id}})
	}
	for _, test := range []struct{ says, id, want string }{
		{"an id as it is", "abcd1", "abcd1"},
		{"an id that another begins with", "abcd2", "abcd2"},
		{"the beginning of one", "abcd22", "abcd22"},
		{"a short id that is whole", "ef", "ef"},
		{"the beginning of several", "abcd", ""},
		{"too little of one", "abc", ""},
		{"nothing", "", ""},
		{"one that is not there", "abcd9", ""},
	} {
		t.Run(test.says, func(t *testing.T) {
			undo, step, err := assessment.UndoEvent(s, test.id)
			if test.want == "" {
				require.ErrorAs(t, err, new(*assessment.NothingToUndoError))
				return
			}
			require.NoError(t, err)
			require.Equal(t, []string{test.want, test.want}, []string{undo.Undo, step.ID})
		})
	}
	s.Add(assessment.Event{ID: "undo1", Do: assessment.DoUndo, Undo: "ef"})
	_, _, err := assessment.UndoEvent(s, "ef")
	require.EqualError(t, err, `there is no event "ef" that still counts`)
	undo, _, err := assessment.UndoEvent(s, "undo")
	require.NoError(t, err, "an undo can be undone")
	require.Equal(t, "undo1", undo.Undo)
}
