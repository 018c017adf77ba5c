package interview

import (
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls/lang"
)

func TestAScaleIsAnsweredByNumber(t *testing.T) {
	d := newDesk(t)
	s := d.sitting(small(t), lang.English)
	press(s, "M", "1")
	require.Contains(t, plain(s), "1 Nothing: nothing is there")
	require.Contains(t, plain(s), "3 Everything")
	press(s, "m", "n", "4")
	require.Equal(t, ".", values(s.session)[3:], "met is no answer on a scale")
	press(s, "2")
	require.Equal(t, assessment.Value("some"), s.state.Answer("RA.L1-1[a]").Value)
	require.True(t, s.result.Complete())
	press(s, "esc")
	require.Contains(t, plain(s), "● Something")
}

func TestAFactSwitchesAQuestionOff(t *testing.T) {
	d := newDesk(t)
	s := d.sitting(small(t), lang.English, func(o *Options) { o.State.Profile.Facts = map[string]bool{"gate": false} })
	require.Equal(t, 3, s.result.Questions)
	press(s, "1", "1")
	require.Equal(t, "RA.L1-1[a]", s.objective(s.at).Objective.ID)
	press(s, "left")
	require.Equal(t, "DO.L1-1[a]", s.objective(s.at).Objective.ID)
	press(s, "o", "down", "enter")
	require.Contains(t, plain(s), "Not asked: there is no gate")
	require.IsType(t, &overviewPage{}, s.page)
}

func TestThePartialQuestionComesWithTheGap(t *testing.T) {
	d := newDesk(t)
	s := d.sitting(small(t), lang.English)
	press(s, "p")
	require.Contains(t, plain(s), "Being met in part counts only once")
	press(s, "1")
	require.NotContains(t, plain(s), "Are at least the outer doors locked?")
	press(s, "2", "left")
	require.Contains(t, plain(s), "No so far: 5 points are lost. Press p if so: then 3.")
	require.Contains(t, plain(s), "score 3 to 5 of 10")
	press(s, "p")
	require.Contains(t, plain(s), "Yes: 3 points are lost instead of 5. p takes it back.")
	require.Contains(t, plain(s), "score 5 to 7 of 10")
	require.Equal(t, assessment.PartlyMet, s.state.Answer("DO.L1-1").Value)
	press(s, "p")
	require.Contains(t, plain(s), "score 3 to 5 of 10")
	require.Len(t, d.events, 4)
}

func TestWhyAndHow(t *testing.T) {
	for _, row := range []struct {
		width, height int
	}{{44, 24}, {80, 24}, {80, 10}, {120, 30}, {200, 50}} {
		s := newDesk(t).sitting(shipped(t), lang.English)
		size(s, row.width, row.height)
		require.NotContains(t, plain(s), "Why it matters")
		press(s, "?")
		require.Contains(t, plain(s), "Why it matters")
		require.Contains(t, plain(s), "The buyer who left")
		fits(t, s, row.width, row.height)
		for range 30 {
			press(s, "pgdown")
		}
		require.Contains(t, plain(s), "Leave")
		fits(t, s, row.width, row.height)
		press(s, "1")
		require.Equal(t, 1, s.result.Answered, "answers go on beside it")
		press(s, "?")
		require.NotContains(t, plain(s), "Why it matters")
	}
}
