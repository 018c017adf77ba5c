package assessment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
)

func movedIDs(moves []assessment.Move) []string {
	var out []string
	for _, m := range moves {
		out = append(out, m.Requirement.ID)
	}
	return out
}

func TestCompare(t *testing.T) {
	c := shelf(t)
	for _, test := range []struct {
		says, before, after                        string
		improved, worse, answered, reopened, moved []string
	}{
		{says: "nothing changed", before: "AC-2[a]=met", after: "AC-2[a]=met"},
		{says: "never answered and taken back are the same", before: "", after: "AC-2[a]=unanswered"},
		{says: "a gap was closed", before: "AC-2[a]=not-met", after: "AC-2[a]=met", improved: []string{"AC-2"}, moved: []string{"AC-2[a]"}},
		{says: "a gap does not apply", before: "AC-2[a]=not-met", after: "AC-2[a]=not-applicable", improved: []string{"AC-2"}, moved: []string{"AC-2[a]"}},
		{says: "a gap opened", before: "AC-2[a]=met", after: "AC-2[a]=not-met", worse: []string{"AC-2"}, moved: []string{"AC-2[a]"}},
		{says: "met and not applicable are worth the same", before: "AC-2[a]=met", after: "AC-2[a]=not-applicable", moved: []string{"AC-2[a]"}},
		{says: "a gap that costs less is better", before: "AC-1[a]=not-met", after: "AC-1[a]=not-met AC-1=partial", improved: []string{"AC-1"}, moved: []string{"AC-1"}},
		{says: "one that costs more is worse", before: "AC-1[a]=not-met AC-1=partial", after: "AC-1[a]=not-met", worse: []string{"AC-1"}, moved: []string{"AC-1"}},
		{says: "an open requirement was answered", before: "AC-1[a]=met", after: "AC-1[a]=met AC-1[b]=met", answered: []string{"AC-1"}, moved: []string{"AC-1[b]"}},
		{says: "an answer was taken back", before: "AC-2[a]=met", after: "AC-2[a]=met AC-2[a]=unanswered", reopened: []string{"AC-2"}, moved: []string{"AC-2[a]"}},
		{says: "an objective changed and the requirement did not", before: "AC-1[a]=not-met", after: "AC-1[a]=not-met AC-1[b]=met", moved: []string{"AC-1[b]"}},
	} {
		t.Run(test.says, func(t *testing.T) {
			before, after := answered("L1", test.before), answered("L1", test.after)
			got := assessment.Compare(c, before, after)
			require.Equal(t, [][]string{test.improved, test.worse, test.answered, test.reopened},
				[][]string{movedIDs(got.Improved), movedIDs(got.Worse), movedIDs(got.Answered), movedIDs(got.Reopened)})
			var moved []string
			for _, m := range got.Objectives {
				moved = append(moved, m.ID)
			}
			require.Equal(t, test.moved, moved)
			require.Equal(t, test.moved == nil, got.Same())

			back := assessment.Compare(c, after, before)
			require.Equal(t, [][]string{test.improved, test.worse, test.answered, test.reopened},
				[][]string{movedIDs(back.Worse), movedIDs(back.Improved), movedIDs(back.Reopened), movedIDs(back.Answered)}, "and the other way round")
			require.Equal(t, got.Before, back.After)
		})
	}
}

func TestCompareTellsWhereEachStood(t *testing.T) {
	c := shelf(t)
	before, after := answered("L1", "AC-1=not-met AC-1[a]=not-met AC-1[b]=met"), answered("L1", "AC-1[a]=met AC-1[b]=met AC-2[a]=met")
	got := assessment.Compare(c, before, after)
	require.Equal(t, assessment.Standing{
		Target: c.Level("L1"), Status: assessment.NotAchieved, Score: &assessment.Range{Low: 3, High: 4}, Maximum: 9, Answered: 2, Of: 3, NotMet: 1, Open: 1,
	}, got.Before)
	require.Equal(t, assessment.Standing{
		Target: c.Level("L1"), Status: assessment.Final, Score: &assessment.Range{Low: 9, High: 9}, Maximum: 9, Answered: 3, Of: 3, Met: 2,
	}, got.After)
}

func TestCompareAcrossTargets(t *testing.T) {
	c := shelf(t)
	got := assessment.Compare(c, answered("L1", "AC-1[a]=met"), answered("L2", "AC-1[a]=met AC-3[a]=met"))
	require.Equal(t, []string{"AC-1", "AC-2"}, movedIDs(got.NoLonger))
	require.Equal(t, []string{"AC-3"}, movedIDs(got.NewlyAsks))
	require.False(t, got.Same())
	require.Nil(t, assessment.Compare(c, answered("L9", ""), answered("L1", "")))
}

func TestCompareTellsNotesExceptionsAndDisputes(t *testing.T) {
	c := shelf(t)
	start := begin(plant)
	start.answers("AC-2[a]", "met")
	noted, other := start.goesTo("IT", 10), start.goesTo("Quality", 20)
	noted.notes("AC-2[a]", "n")
	got := assessment.Compare(c, start.state(), noted.state())
	require.Len(t, got.Objectives, 1)
	require.Equal(t, "n", got.Objectives[0].After.Note)

	noted.answers("AC-2[a]", "not-met")
	other.answers("AC-2[a]", "not-applicable")
	got = assessment.Compare(c, other.state(), merged(t, noted, other).state())
	require.True(t, got.Objectives[0].DisputedNow)
	require.Equal(t, []string{"AC-2"}, movedIDs(got.Reopened))
}
