package assessment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls"
)

func tiers(t *testing.T) *controls.Catalogue {
	return book{
		scales: []string{scale("tier", "one", "two", "three", "four"), scale("freq", "never", "daily")},
		levels: []string{level("T1", "kind: rating, scale: tier, step: one"), level("T3", "kind: rating, scale: tier, step: three")},
		requirements: []string{
			req("AC-1", "T1", "a/tier b/tier"), req("AC-2", "T1", "a/tier"), req("PE-1", "T1", "a/tier"),
		},
	}.load(t)
}

func TestTheTargetOfARequirementGoesBeforeThatOfItsDomainAndTheLevels(t *testing.T) {
	c, s, r := tiers(t), answered("T3", "AC-1[a]=two AC-1[b]=three AC-2[a]=four"), tape()
	set := func(id, step string) {
		e, err := assessment.SetGoal(c, s, id, step)
		require.NoError(t, err)
		s.Add(r.Record(e))
	}
	targets := func() []int {
		var out []int
		for _, d := range assessment.Ratings(c, s, assessment.Evaluate(c, s)) {
			out = append(out, d.Target)
			for _, one := range d.Requirements {
				out = append(out, one.Target)
			}
		}
		return out
	}
	before := assessment.Evaluate(c, s)
	require.Equal(t, []int{3, 3, 3, 3, 3}, targets(), "by default the step of the level that is the goal")
	set("ac", "two")
	require.Equal(t, []int{2, 2, 2, 3, 3}, targets())
	set("AC-2", "four")
	require.Equal(t, []int{2, 2, 4, 3, 3}, targets())
	set("AC", "")
	require.Equal(t, []int{3, 3, 4, 3, 3}, targets(), "taken back")
	require.Equal(t, before, assessment.Evaluate(c, s), "a target profile changes no finding and no status")
	last, ok := s.LastUndoable()
	require.True(t, ok)
	s.Add(r.Record(assessment.Event{Do: assessment.DoUndo, Undo: last.ID}))
	require.Equal(t, []int{2, 2, 4, 3, 3}, targets(), "undone")
}

func TestRatingsSayWhatIsOpenAndWhatIsBelow(t *testing.T) {
	c := tiers(t)
	s := answered("T3", "AC-1[a]=two AC-2[a]=four")
	d := assessment.Ratings(c, s, assessment.Evaluate(c, s))
	require.Len(t, d, 2)
	require.Equal(t, []int{2, 4, 1}, []int{d[0].Lowest, d[0].Highest, d[0].Open})
	require.Empty(t, d[0].Below(), "an open objective may still turn out otherwise, so nothing is said of it")
	require.Equal(t, []int{0, 0, 1}, []int{d[1].Lowest, d[1].Highest, d[1].Open})
	s = answered("T3", "AC-1[a]=two AC-1[b]=four AC-2[a]=not-applicable")
	d = assessment.Ratings(c, s, assessment.Evaluate(c, s))
	require.Equal(t, []int{2, 4, 0}, []int{d[0].Lowest, d[0].Highest, d[0].Open}, "what does not apply is not open")
	require.Equal(t, "AC-1", d[0].Below()[0].Requirement.ID)
	flat := one("kind: all-met", req("AC-1", "L1", "a")).load(t)
	s = answered("L1", "")
	require.Nil(t, assessment.Ratings(flat, s, assessment.Evaluate(flat, s)))
}

func TestSetGoalRefuses(t *testing.T) {
	c := tiers(t)
	_, err := assessment.SetGoal(c, answered("T3", ""), "AC", "five")
	require.ErrorAs(t, err, new(*assessment.ValueError))
	_, err = assessment.SetGoal(c, answered("T3", ""), "AC-9", "two")
	require.ErrorAs(t, err, new(*assessment.UnknownIDError))
	flat := one("kind: all-met", req("AC-1", "L1", "a")).load(t)
	_, err = assessment.SetGoal(flat, answered("L1", ""), "AC", "two")
	refused(t, err, "not-rated", "L1", "rule 1")
}
