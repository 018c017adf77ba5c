package interview

import (
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls/lang"
)

// moved is an assessment that was taken to another level after its first objectives were answered.
func moved(o *Options) {
	header := o.State.Header
	note := "list in the safe"
	o.State = assessment.Replay(header, append([]assessment.Event{
		{ID: "first", Do: assessment.DoAnswer, Set: []assessment.Setting{
			{ID: "AC.L1-b.1.i[a]", To: "met", Note: &note}, {ID: "AC.L1-b.1.i[b]", To: "not-met"}, {ID: "AC.L1-b.1.i[d]", To: "not-applicable"},
		}},
		{ID: "moved", Do: assessment.DoRetarget, Target: "L2"},
	}, o.State.Events...))
}

// lastYears is an earlier assessment with one answer.
func lastYears(o *Options) {
	o.Last = assessment.Replay(o.State.Header, []assessment.Event{
		{ID: "l", Do: assessment.DoAnswer, Set: []assessment.Setting{{ID: "AC.L2-3.1.1[a]", To: "not-met"}}},
	})
}

func TestAnAnswerOfTheCounterpartIsOfferedAsWhatItIs(t *testing.T) {
	for _, row := range []struct {
		tag  lang.Tag
		says string
		key  string
	}{
		{lang.English, "Level 1: Met, from AC.L1-b.1.i[a]; y takes it over. Note: list in the safe", "y Take over"},
		{lang.TraditionalChinese, "第1級：符合，取自AC.L1-b.1.i[a]；按y沿用。備註：list in the safe", "y 沿用"},
	} {
		s := newDesk(t).sitting(shipped(t), row.tag, moved)
		require.Contains(t, plain(s), row.says)
		require.Contains(t, plain(s), row.key)
		require.Zero(t, s.result.Answered, "it counts for nothing")
		press(s, "y")
		require.Equal(t, "m.....", values(s.session)[:6])
		require.Equal(t, "list in the safe", noteOf(s, "AC.L2-3.1.1[a]"), "the note comes along")
		require.Equal(t, "AC.L2-3.1.1[b]", s.objective(s.at).Objective.ID)
		require.NotContains(t, plain(s), row.says)
		press(s, "u")
		require.Contains(t, plain(s), row.says, "and it is offered again when it is undone")
		for _, w := range []int{44, 80, 120, 200} {
			for _, h := range []int{10, 24} {
				size(s, w, h)
				fits(t, s, w, h)
			}
		}
	}
}

func TestAllOffersOfARequirementAreTakenOverAtOnce(t *testing.T) {
	d := newDesk(t)
	s := d.sitting(shipped(t), lang.English, moved)
	require.Contains(t, plain(s), "Y Take over all")
	press(s, "down", "1", "Y")
	require.Equal(t, "mm.a..", values(s.session)[:6], "the person's own answer stays")
	require.Equal(t, "AC.L2-3.1.1[c]", s.objective(s.at).Objective.ID, "and one goes to what is left")
	require.Contains(t, plain(s), "AC.L2-3.1.1: 2 answers taken over. u undoes it.")
	require.Len(t, d.events, 2, "in one event")
	press(s, "Y")
	require.Contains(t, plain(s), "There is nothing to take over here.")
	press(s, "u")
	require.Equal(t, ".m....", values(s.session)[:6])
}

func TestLastYearsOwnAnswerGoesBeforeTheCounterparts(t *testing.T) {
	s := newDesk(t).sitting(shipped(t), lang.English, moved, lastYears)
	require.Contains(t, plain(s), "Last time: Not met")
	require.NotContains(t, plain(s), "from AC.L1-b.1.i[a]")
	require.Contains(t, plain(s), "from AC.L1-b.1.i[b]", "where there is none, the counterpart's")
	press(s, "Y")
	require.Equal(t, "nn.a..", values(s.session)[:6])
}

func TestOffersInLines(t *testing.T) {
	d := newDesk(t)
	o := d.options(shipped(t), lang.English)
	moved(&o)
	out, _, err := d.talkTo(o, "same", "back", "all same", "same")
	require.NoError(t, err)
	require.Contains(t, out, "Level 1: Met, from AC.L1-b.1.i[a]. To take it over: same.\nNote: list in the safe\nTo take over all of this requirement: all same.\n")
	require.Contains(t, out, "Saved. AC.L2-3.1.1[a]: Met.")
	require.Contains(t, out, "AC.L2-3.1.1: 2 answers taken over. u undoes it.\n\n3 of 320. AC.L2-3.1.1[c]")
	require.Contains(t, out, "There is nothing to take over here.")

	d = newDesk(t)
	o = d.options(shipped(t), lang.TraditionalChinese)
	moved(&o)
	out, _, err = d.talkTo(o, "全部照舊", "復原", "照舊")
	require.NoError(t, err)
	require.Contains(t, out, "第1級：符合，取自AC.L1-b.1.i[a]。沿用請輸入：照舊。\n備註：list in the safe\n這項要求全部沿用，請輸入：全部照舊。\n")
	require.Contains(t, out, "AC.L2-3.1.1：已沿用3題的答案。按u可復原。")
	require.Contains(t, out, "已儲存。AC.L2-3.1.1[a]：符合。")
}
