package assessment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls"
)

func planned(t *testing.T, s *assessment.State, r assessment.Recorder, c *controls.Catalogue, id string, change assessment.PlanChange) assessment.PlanItem {
	t.Helper()
	e, err := assessment.SetPlan(c, s, id, change)
	require.NoError(t, err)
	s.Add(r.Record(e))
	item, ok := s.PlanItem("AC-1")
	require.True(t, ok)
	return item
}

func ref(s string) *string { return &s }

func TestSetPlanChangesWhatIsNamedAlone(t *testing.T) {
	c, s, r := rungs(t), answered("L1", "AC-1[a]=not-met"), tape()
	item := planned(t, s, r, c, "ac-1", assessment.PlanChange{Owner: ref(" IT "), Due: ref("2026-06-30")})
	require.Equal(t, assessment.PlanItem{ID: "AC-1", Owner: "IT", Due: "2026-06-30"}, item)
	item = planned(t, s, r, c, "AC-1[a]", assessment.PlanChange{
		Resources: ref("two days"), Comments: ref("ordered"), Milestones: []assessment.Milestone{{Text: "list"}, {Text: "buy", Due: "2026-05-01"}},
	})
	require.Equal(t, "IT", item.Owner)
	require.Equal(t, []assessment.Milestone{{Text: "list"}, {Text: "buy", Due: "2026-05-01"}}, item.Milestones)
	item = planned(t, s, r, c, "AC-1", assessment.PlanChange{
		Due: ref(""), Done: []int{2}, Drop: []int{1}, Milestones: []assessment.Milestone{{Text: "buy", Due: "2026-05-09"}, {Text: "test"}},
	})
	require.Equal(t, assessment.PlanItem{
		ID: "AC-1", Owner: "IT", Resources: "two days", Comments: "ordered",
		Milestones: []assessment.Milestone{{Text: "buy", Due: "2026-05-09", Done: true}, {Text: "test"}},
	}, item)
}

func TestSetPlanRefuses(t *testing.T) {
	c, s := rungs(t), answered("L1", "AC-1[a]=not-met")
	for name, test := range map[string]struct {
		change            assessment.PlanChange
		what, value, cite string
	}{
		"a day that is none":                {assessment.PlanChange{Due: ref("30 June")}, "no-date", "30 June", "AC-1"},
		"a milestone's day that is none":    {assessment.PlanChange{Milestones: []assessment.Milestone{{Text: "x", Due: "2026-02-30"}}}, "no-date", "2026-02-30", "AC-1"},
		"a milestone without text":          {assessment.PlanChange{Milestones: []assessment.Milestone{{Due: "2026-03-01"}}}, "milestone-without-text", "AC-1", ""},
		"the end of a milestone not there":  {assessment.PlanChange{Done: []int{1}}, "no-milestone", "AC-1", ""},
		"the removal of one counted from 0": {assessment.PlanChange{Drop: []int{0}}, "no-milestone", "AC-1", ""},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := assessment.SetPlan(c, s, "AC-1", test.change)
			refused(t, err, test.what, test.value, test.cite)
		})
	}
	_, err := assessment.SetPlan(c, s, "AC-1", assessment.PlanChange{Owner: ref("a\u202eb")})
	require.ErrorAs(t, err, new(*assessment.NoteError))
	_, err = assessment.SetPlan(c, s, "AC-1", assessment.PlanChange{Milestones: []assessment.Milestone{{Text: "a\x00"}}})
	require.ErrorAs(t, err, new(*assessment.NoteError))
	_, err = assessment.SetPlan(c, s, "AC-9", assessment.PlanChange{})
	require.ErrorAs(t, err, new(*assessment.UnknownIDError))
}

func TestAGapIsClosedWhenItsAnswersSaySo(t *testing.T) {
	c, s, r := rungs(t), answered("L1", "AC-1[a]=not-met AC-1[b]=met"), tape()
	_, err := assessment.ClosePlan(c, s, "AC-1", "2026-03-10", noon)
	refused(t, err, "plan-still-open", "AC-1", "AC-1[a]")
	settings, err := assessment.SettingsFor(c, s, "AC-1[a]", "met", nil)
	require.NoError(t, err)
	s.Add(r.Record(assessment.AnswerEvent(settings...)))
	_, err = assessment.ClosePlan(c, s, "AC-1", "2026-03-12", noon)
	refused(t, err, "date-in-future", "2026-03-12", "AC-1")
	_, err = assessment.ClosePlan(c, s, "AC-1", "", noon)
	refused(t, err, "plan-not-closed", "AC-1", "")
	e, err := assessment.ClosePlan(c, s, "AC-1", "2026-03-09", noon)
	require.NoError(t, err)
	s.Add(r.Record(e))
	item, _ := s.PlanItem("AC-1")
	require.Equal(t, "2026-03-09", item.Closed)
	e, err = assessment.ClosePlan(c, s, "AC-1", "", noon)
	require.NoError(t, err)
	require.Empty(t, e.Plan.Closed)
	require.Equal(t, "2026-03-09", item.Closed, "an event does not reach into the state")
}

func TestCloseOutsSayHowFarEachGapHasCome(t *testing.T) {
	c, s, r := rungs(t), answered("L1", "AC-1[a]=not-met AC-1[b]=met"), tape()
	state := func() []assessment.PlanState {
		var out []assessment.PlanState
		for _, one := range assessment.CloseOuts(s, assessment.Evaluate(c, s), noon) {
			out = append(out, one.State)
		}
		return out
	}
	answer := func(status string) {
		settings, err := assessment.SettingsFor(c, s, "AC-1[a]", status, nil)
		require.NoError(t, err)
		s.Add(r.Record(assessment.AnswerEvent(settings...)))
	}
	require.Equal(t, []assessment.PlanState{assessment.PlanOpen}, state(), "a gap without a plan")
	planned(t, s, r, c, "AC-1", assessment.PlanChange{Due: ref("2026-03-10")})
	require.Equal(t, []assessment.PlanState{assessment.PlanOpen}, state(), "on the last day")
	planned(t, s, r, c, "AC-1", assessment.PlanChange{Due: ref("2026-03-09")})
	require.Equal(t, []assessment.PlanState{assessment.PlanOverdue}, state())
	answer("met")
	require.Empty(t, state(), "no gap, and nobody recorded that one was closed")
	e, err := assessment.ClosePlan(c, s, "AC-1", "2026-03-10", noon)
	require.NoError(t, err)
	s.Add(r.Record(e))
	require.Equal(t, []assessment.PlanState{assessment.PlanClosed}, state())
	answer("not-met")
	require.Equal(t, []assessment.PlanState{assessment.PlanReopened}, state())
	planned(t, s, r, c, "AC-1", assessment.PlanChange{Due: ref("2026-04-01")})
	require.Equal(t, []assessment.PlanState{assessment.PlanOpen}, state(), "a new plan opens it")
}
