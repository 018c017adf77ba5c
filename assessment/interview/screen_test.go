package interview

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

func TestFiftyNineKeysAnswerEverything(t *testing.T) {
	d := newDesk(t)
	s := d.sitting(shipped(t), lang.English)
	for i := range 59 {
		require.Equal(t, i, s.result.Answered)
		require.IsType(t, &questionPage{}, s.page)
		press(s, "1")
	}
	require.True(t, s.result.Complete())
	require.Len(t, d.events, 59)
	require.Contains(t, plain(s), "All 59 questions are answered.")
	require.Contains(t, plain(s), "Final Level 1 (Self)")
	require.True(t, quits(press(s, "q")))
	ended, err := s.ended(s.reason)
	require.NoError(t, err)
	require.Equal(t, Ended{Finished: true, Answered: 59, Questions: 59, Reason: Left}, ended)
}

func TestKeysOnAQuestion(t *testing.T) {
	for _, row := range []struct {
		name   string
		keys   []string
		values string // of the first requirement
		at     string
	}{
		{"1 is met and moves on", []string{"1"}, "m.....", "AC.L1-b.1.i[b]"},
		{"m is met", []string{"m"}, "m.....", "AC.L1-b.1.i[b]"},
		{"2 is not met", []string{"2"}, "n.....", "AC.L1-b.1.i[b]"},
		{"n is not met", []string{"n"}, "n.....", "AC.L1-b.1.i[b]"},
		{"3 is not applicable", []string{"3"}, "a.....", "AC.L1-b.1.i[b]"},
		{"a is not applicable", []string{"a"}, "a.....", "AC.L1-b.1.i[b]"},
		{"a full-width digit of a Chinese input method counts", []string{"１", "２"}, "mn....", "AC.L1-b.1.i[c]"},
		{"space leaves it for later", []string{"space", "1"}, ".m....", "AC.L1-b.1.i[c]"},
		{"a full-width space too", []string{"　", "1"}, ".m....", "AC.L1-b.1.i[c]"},
		{"the last objective leads to the next requirement", []string{"1", "1", "1", "1", "1", "1"}, "mmmmmm", "AC.L1-b.1.ii[a]"},
		{"down goes to the next objective", []string{"down", "down"}, "......", "AC.L1-b.1.i[c]"},
		{"up goes back", []string{"down", "down", "up"}, "......", "AC.L1-b.1.i[b]"},
		{"up at the first stays", []string{"up"}, "......", "AC.L1-b.1.i[a]"},
		{"down at the last goes to the next requirement", []string{"down", "down", "down", "down", "down", "down"}, "......", "AC.L1-b.1.ii[a]"},
		{"up at a first goes to the last of the one before", []string{"right", "up"}, "......", "AC.L1-b.1.i[f]"},
		{"right goes to the next requirement", []string{"right"}, "......", "AC.L1-b.1.ii[a]"},
		{"left goes to the one before", []string{"right", "right", "left"}, "......", "AC.L1-b.1.ii[a]"},
		{"end goes to the last question", []string{"end"}, "......", "SI.L1-b.1.xv[c]"},
		{"home goes to the first", []string{"end", "home"}, "......", "AC.L1-b.1.i[a]"},
		{"0 takes an answer away", []string{"1", "up", "0"}, "......", "AC.L1-b.1.i[a]"},
		{"u undoes the last answer and shows it", []string{"1", "1", "right", "u"}, "m.....", "AC.L1-b.1.i[b]"},
		{"u undoes any number of steps", []string{"1", "2", "3", "u", "u", "u", "u"}, "......", "AC.L1-b.1.i[a]"},
		{"a changed answer moves to the next objective, answered or not", []string{"1", "1", "1", "up", "up", "2"}, "mnm...", "AC.L1-b.1.i[c]"},
		{"M answers all objectives", []string{"M"}, "mmmmmm", "AC.L1-b.1.ii[a]"},
		{"N answers all not met", []string{"N"}, "nnnnnn", "AC.L1-b.1.ii[a]"},
		{"A answers all not applicable", []string{"A"}, "aaaaaa", "AC.L1-b.1.ii[a]"},
		{"one u undoes all of M", []string{"2", "M", "u"}, "n.....", "AC.L1-b.1.i[a]"},
		{"an unknown key does nothing", []string{"y", "Y", "8"}, "......", "AC.L1-b.1.i[a]"},
		{"g goes to an id", []string{"g", "b", ".", "1", ".", "v", "enter"}, "......", "IA.L1-b.1.v[a]"},
		{"g takes the number of what is referred to", []string{"g", "3", ".", "1", "3", ".", "1", "enter"}, "......", "SC.L1-b.1.x[a]"},
		{"esc leaves the search where it was", []string{"down", "g", "x", "esc"}, "......", "AC.L1-b.1.i[b]"},
		{"? does not move", []string{"down", "?", "pgdown"}, "......", "AC.L1-b.1.i[b]"},
		{"f walks only open ones", []string{"down", "1", "home", "f", "down", "down"}, ".m....", "AC.L1-b.1.i[c]"},
	} {
		t.Run(row.name, func(t *testing.T) {
			s := newDesk(t).sitting(shipped(t), lang.English)
			press(s, row.keys...)
			require.Equal(t, row.values, values(s.session)[:6])
			require.Equal(t, row.at, s.objective(s.at).Objective.ID)
			fits(t, s, 80, 24)
		})
	}
}

func TestALaterSittingBeginsAtTheFirstOpenQuestion(t *testing.T) {
	for _, leave := range []string{"q", "ctrl+c", "signal"} {
		t.Run(leave, func(t *testing.T) {
			d := newDesk(t)
			s := d.sitting(shipped(t), lang.English)
			press(s, "1", "1", "2", "1", "1", "1", "1", "1", "space", "1")
			at := s.at
			if leave == "signal" {
				_, cmd := s.Update(leaveMsg(Interrupted))
				require.True(t, quits(cmd))
			} else {
				require.True(t, quits(press(s, leave)))
			}
			again := d.sitting(shipped(t), lang.English)
			require.Equal(t, "AC.L1-b.1.iii[a]", again.objective(again.at).Objective.ID, "the one left for later")
			require.Equal(t, values(s.session), values(again.session))
			press(again, "1")
			require.Equal(t, at, again.at)
		})
	}
}

func TestQuestionsLeftForLaterComeAgain(t *testing.T) {
	s := newDesk(t).sitting(shipped(t), lang.English)
	press(s, "space")
	for range 58 {
		press(s, "1")
	}
	require.Equal(t, "AC.L1-b.1.i[a]", s.objective(s.at).Objective.ID)
	require.Contains(t, plain(s), "Back at a question you left for later.")
	press(s, "space")
	require.IsType(t, &reviewPage{}, s.page, "nothing else is open")
	require.Contains(t, plain(s), "One of 59 questions is still open.")
	press(s, "enter", "1")
	require.Contains(t, plain(s), "All 59 questions are answered.")
}

func TestABurstOfKeysIsKeptWhole(t *testing.T) {
	d := newDesk(t)
	c := manyQuestions(t, 320)
	s := d.sitting(c, lang.English)
	for i := range 320 {
		press(s, []string{"1", "2", "3", "m", "n", "a"}[i%6])
	}
	require.Len(t, d.events, 320)
	require.Equal(t, 320, s.result.Answered)
	require.Equal(t, strings.Repeat("mnamna", 54)[:320], values(s.session))
}

func TestWhatIsShownAsSavedIsSaved(t *testing.T) {
	d := newDesk(t)
	s := d.sitting(shipped(t), lang.English)
	press(s, "1")
	require.Contains(t, plain(s), "saved 09:00:")
	d.broken = errors.New("disk full\x1b[2J")
	press(s, "1", "2")
	require.Len(t, d.events, 1)
	require.Equal(t, "mmn", values(s.session)[:3], "what was answered stays in sight")
	require.Contains(t, plain(s), "NOT SAVED: 2 answers or notes. Any key tries again. disk full⟨U+001B⟩[2J")
	require.NotContains(t, plain(s), "saved 09")
	require.False(t, quits(press(s, "q")), "leaving warns first")
	require.Contains(t, plain(s), "2 answers or notes are NOT SAVED. Press q once more")
	require.True(t, quits(press(s, "q")))
	ended, err := s.ended(s.reason)
	require.Equal(t, 3, ended.Answered)
	var unsaved *UnsavedError
	require.ErrorAs(t, err, &unsaved)
	require.Len(t, unsaved.Events, 2)
	require.Equal(t, "AC.L1-b.1.i[b]", unsaved.Events[0].Set[0].ID)
	require.ErrorIs(t, err, d.broken)
}

func TestTheNextKeyTriesToSaveAgain(t *testing.T) {
	d := newDesk(t)
	s := d.sitting(shipped(t), lang.English)
	d.broken = errors.New("disk full")
	press(s, "1", "2", "u", "e")
	typing(s, "x")
	press(s, "enter")
	require.Len(t, s.waiting, 4)
	require.Empty(t, d.events)
	d.broken = nil
	press(s, "down")
	require.Len(t, d.events, 4)
	require.Empty(t, s.waiting)
	require.Contains(t, plain(s), "saved 09:00:")
	require.Equal(t, []assessment.Kind{"answer", "answer", "undo", "note"}, []assessment.Kind{d.events[0].Do, d.events[1].Do, d.events[2].Do, d.events[3].Do})
	require.Equal(t, "m", values(s.session)[:1])
	require.Equal(t, ".", values(s.session)[1:2])
}

func TestNothingIsCalledSavedBeforeItIs(t *testing.T) {
	d := newDesk(t)
	s := d.sitting(shipped(t), lang.English, func(o *Options) {
		save := o.Save
		o.Save = func(e assessment.Event) error {
			require.NotContains(t, e.Set[0].ID, "[c]", "saving comes in order")
			return save(e)
		}
	})
	press(s, "1", "1")
	require.Len(t, s.saved.Events, 2)
}

func TestHostileTextNeverReachesTheTerminal(t *testing.T) {
	hostile := "x\x1b[2J\x07\u202eevil\u200b\U000e0041\r\nsecond\u009b31m\xff"
	d := newDesk(t)
	o := d.options(shipped(t), lang.English)
	note := hostile
	o.State.Add(assessment.Event{ID: "h", Do: assessment.DoAnswer, Set: []assessment.Setting{{ID: "AC.L1-b.1.i[a]", To: "not-met", Note: &note}}})
	o.State.Profile.Firm = hostile
	s := newScreen(o)
	for _, keys := range [][]string{{"home"}, {"e"}, {"esc", "o"}, {"esc", "c"}, {"esc", "g", "e", "v", "i", "l"}, {"enter"}} {
		press(s, keys...)
		view := s.View()
		for _, line := range append(strings.Split(view.Content, "\n"), view.WindowTitle) {
			for _, r := range tidy(line) {
				require.False(t, controls.Hidden(r), "%U in %q", r, line)
			}
		}
	}
}

// tidy takes the colour sequences out, and only them.
func tidy(line string) string {
	for {
		i := strings.Index(line, "\x1b[")
		if i < 0 {
			return line
		}
		end := i + 2
		for end < len(line) && strings.IndexByte("0123456789;", line[end]) >= 0 {
			end++
		}
		if end == len(line) || line[end] != 'm' {
			return line
		}
		line = line[:i] + line[end+1:]
	}
}

func TestTheWindowTitleNamesTheFirm(t *testing.T) {
	d := newDesk(t)
	s := d.sitting(shipped(t), lang.English)
	s.state.Profile.Firm = "大興精密"
	require.Equal(t, "大興精密 · CMMC 2", s.View().WindowTitle)
	require.True(t, s.View().AltScreen)
}

func TestCtrlZSuspends(t *testing.T) {
	s := newDesk(t).sitting(shipped(t), lang.English)
	cmd := press(s, "ctrl+z")
	require.IsType(t, tea.SuspendMsg{}, cmd())
}
