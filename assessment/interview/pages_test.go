package interview

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls/lang"
)

func noteOf(s *screen, id string) string { return s.state.Answer(id).Note }

func TestANoteIsWritten(t *testing.T) {
	d := newDesk(t)
	s := d.sitting(shipped(t), lang.English)
	press(s, "e")
	require.Contains(t, plain(s), "Note:")
	typing(s, "No list, 1 person q u?")
	press(s, "ctrl+j")
	typing(s, "沒有清單")
	require.Empty(t, d.events, "nothing is recorded while it is written")
	press(s, "enter")
	require.Equal(t, "No list, 1 person q u?\n沒有清單", noteOf(s, "AC.L1-b.1.i[a]"))
	require.Contains(t, plain(s), "Note: No list, 1 person q u? 沒有清單")
	require.Equal(t, "......", values(s.session)[:6], "no key of the note was a command")
	press(s, "e")
	require.Contains(t, plain(s), "沒有清單")
	press(s, "esc")
	require.Len(t, d.events, 1, "what did not change is not recorded")
	press(s, "u")
	require.Empty(t, noteOf(s, "AC.L1-b.1.i[a]"))
}

func TestSeveralLinesOfChinesePasteIntoANote(t *testing.T) {
	d := newDesk(t)
	s := d.sitting(shipped(t), lang.TraditionalChinese)
	text := strings.Repeat("第一行：沒有帳號清單，也沒有人負責。\n", 120) + "最後一行"
	press(s, "e")
	s.Update(tea.PasteMsg{Content: strings.ReplaceAll(text, "\n", "\r")})
	press(s, "enter")
	require.Equal(t, text, noteOf(s, "AC.L1-b.1.i[a]"))
	fits(t, s, 80, 24)
}

func TestAReasonIsOfferedAtOnceAndNeverSwallowsAnAnswer(t *testing.T) {
	for _, row := range []struct {
		name   string
		keys   []string
		values string
		note   string // of the first objective
	}{
		{"enter writes it", []string{"2", "enter", "n", "o", "enter"}, "n.....", "no"},
		{"the next answer may come without", []string{"2", "1"}, "nm....", ""},
		{"not applicable asks too", []string{"3", "enter", "x", "esc"}, "a.....", "x"},
		{"met asks nothing: enter goes on", []string{"1", "enter", "1"}, "m.m...", ""},
		{"Chinese can be nothing but a reason", []string{"2", "沒", "有", "enter", "1"}, "nm....", "沒有"},
		{"it is offered until something else is answered", []string{"2", "down", "enter", "x", "enter", "1"}, "n.m...", "x"},
	} {
		t.Run(row.name, func(t *testing.T) {
			s := newDesk(t).sitting(shipped(t), lang.English)
			press(s, row.keys...)
			require.Equal(t, row.values, values(s.session)[:6])
			require.Equal(t, row.note, noteOf(s, "AC.L1-b.1.i[a]"))
		})
	}
	s := newDesk(t).sitting(shipped(t), lang.English)
	press(s, "2")
	require.Contains(t, plain(s), "AC.L1-b.1.i[a]: Not met. Enter writes the reason, or just go on.")
	s.Update(tea.PasteMsg{Content: "pasted\nreason"})
	press(s, "enter")
	require.Equal(t, "pasted\nreason", noteOf(s, "AC.L1-b.1.i[a]"))
	require.Equal(t, "AC.L1-b.1.i[b]", s.objective(s.at).Objective.ID, "and one goes on where one was")
}

func TestWhatIsBeingTypedIsKeptWhenTheInterviewEnds(t *testing.T) {
	for _, end := range []string{"ctrl+c", "signal"} {
		d := newDesk(t)
		s := d.sitting(shipped(t), lang.English)
		press(s, "2", "enter")
		typing(s, "half a no")
		if end == "ctrl+c" {
			press(s, end)
		} else {
			s.Update(leaveMsg(Interrupted))
		}
		require.Len(t, d.events, 2)
		require.Equal(t, "half a no", *d.events[1].Set[0].Note)
		require.Equal(t, Interrupted, s.reason)
	}
}

func TestTheCursorStandsWhereAnInputMethodComposes(t *testing.T) {
	s := newDesk(t).sitting(shipped(t), lang.TraditionalChinese)
	require.Nil(t, s.View().Cursor)
	press(s, "e")
	typing(s, "鑑別")
	c := s.View().Cursor
	require.NotNil(t, c)
	require.Equal(t, margin+4, c.X)
	require.Contains(t, strings.Split(plain(s), "\n")[c.Y], "鑑別")
	press(s, "esc", "/")
	typing(s, "訪客")
	c = s.View().Cursor
	require.NotNil(t, c)
	require.Equal(t, margin+6, c.X, "behind the prompt and two wide characters")
	require.Contains(t, strings.Split(plain(s), "\n")[c.Y], "› 訪客")
}

func TestSearchPage(t *testing.T) {
	s := newDesk(t).sitting(shipped(t), lang.English)
	press(s, "/")
	typing(s, "visitors")
	require.Contains(t, plain(s), "PE.L1-b.1.ix[a]")
	press(s, "enter")
	require.Equal(t, "PE.L1-b.1.ix[a]", s.objective(s.at).Objective.ID)
	press(s, "g")
	typing(s, "quokka")
	require.Contains(t, plain(s), "Nothing has “quokka”.")
	press(s, "enter")
	require.IsType(t, &searchPage{}, s.page)
	press(s, "esc", "/")
	typing(s, "access")
	press(s, "down", "down", "up", "enter")
	require.IsType(t, &questionPage{}, s.page)
	press(s, "/", "enter")
	require.IsType(t, &questionPage{}, s.page, "nothing to look for goes back")
}

func TestOverview(t *testing.T) {
	s := newDesk(t).sitting(shipped(t), lang.English)
	press(s, "M", "1", "2", "3", "o")
	screen := plain(s)
	require.Regexp(t, `Access Control +███░░░░░ 9/19`, screen)
	require.Regexp(t, `● AC.L1-b.1.i Authorized Access Control +Met · done`, screen)
	require.Regexp(t, `× AC.L1-b.1.ii Transaction & Function Control +Not met · needs a reason`, screen)
	require.Regexp(t, `› ○ AC.L1-b.1.iii External Connections +started 1/6`, screen)
	require.Regexp(t, `○ AC.L1-b.1.iv Control Public Information +not started`, screen)
	press(s, "down", "enter")
	require.Equal(t, "AC.L1-b.1.iv[a]", s.objective(s.at).Objective.ID)
	press(s, "o", "home", "right", "enter")
	require.Equal(t, "IA.L1-b.1.v[a]", s.objective(s.at).Objective.ID, "right is the next domain")
	press(s, "o", "left", "enter")
	require.Equal(t, "AC.L1-b.1.i[a]", s.objective(s.at).Objective.ID, "left is the domain before")
	press(s, "o", "3", ".", "1", "4", ".", "5", "enter")
	require.Equal(t, "SI.L1-b.1.xv[a]", s.objective(s.at).Objective.ID, "typing an id is enough")
	press(s, "o", "訪", "客", "enter")
	require.Equal(t, "PE.L1-b.1.ix[a]", s.objective(s.at).Objective.ID)
	press(s, "o", "esc")
	require.IsType(t, &questionPage{}, s.page)
	press(s, "o", "end", "up", "pgup")
	require.True(t, quits(press(s, "q")))
}

func TestReview(t *testing.T) {
	s := newDesk(t).sitting(shipped(t), lang.English)
	press(s, "2", "2", "*", "c")
	screen := plain(s)
	require.Contains(t, screen, "57 of 59 questions are still open.")
	require.Contains(t, screen, "Open: 57")
	size(s, 80, 80)
	screen = plain(s)
	require.Contains(t, screen, "Without a reason: 2")
	require.Contains(t, screen, "Marked: 1")
	for range 57 {
		press(s, "down")
	}
	press(s, "enter")
	require.Equal(t, "AC.L1-b.1.i[a]", s.objective(s.at).Objective.ID)
	press(s, "c")
	for range 57 {
		press(s, "down")
	}
	press(s, "e", "w", "h", "y", "enter")
	require.Equal(t, "why", noteOf(s, "AC.L1-b.1.i[a]"))
	press(s, "c", "up", "down", "up", "esc")
	require.IsType(t, &questionPage{}, s.page)
}

func TestMarks(t *testing.T) {
	d := newDesk(t)
	s := d.sitting(shipped(t), lang.English)
	press(s, "*", "1", "*", "up", "*")
	require.Equal(t, map[string]bool{"AC.L1-b.1.i[b]": true}, s.marks)
	require.Contains(t, plain(s), "b* ○ Not answered")
	again := d.sitting(shipped(t), lang.English, func(o *Options) { o.Only = OnlyMarked })
	require.Equal(t, "AC.L1-b.1.i[b]", again.objective(again.at).Objective.ID, "a mark lasts")
	require.Contains(t, plain(again), "only marked")
	press(again, "2")
	require.IsType(t, &reviewPage{}, again.page)
	require.Equal(t, "n", values(again.session)[1:2])
	press(again, "u")
	require.Equal(t, map[string]bool{"AC.L1-b.1.i[b]": true}, again.marks, "undo takes back answers and notes")
}

func TestFiltersOnScreen(t *testing.T) {
	s := newDesk(t).sitting(shipped(t), lang.English)
	press(s, "1", "2", "3", "home", "tab")
	require.Equal(t, OnlyOpen, s.filter)
	require.Equal(t, "AC.L1-b.1.i[d]", s.objective(s.at).Objective.ID)
	press(s, "tab")
	require.Equal(t, OnlyNotMet, s.filter)
	require.Equal(t, "AC.L1-b.1.i[b]", s.objective(s.at).Objective.ID)
	require.Contains(t, plain(s), "Access Control · only not met")
	press(s, "tab")
	require.Equal(t, All, s.filter, "nothing is marked")
	require.Contains(t, plain(s), "No question fits “only marked”. Showing all.")
	s.filter = OnlyMarked
	press(s, "tab")
	require.Equal(t, WithoutReason, s.filter)
	press(s, "right")
	require.Contains(t, plain(s), "There is nothing further this way.")
	press(s, "tab", "f", "f")
	require.Equal(t, All, s.filter)
}

func TestOnlyOneDomain(t *testing.T) {
	d := newDesk(t)
	s := d.sitting(shipped(t), lang.English, func(o *Options) { o.Domain = "MP" })
	require.Equal(t, "MP.L1-b.1.vii[a]", s.objective(s.at).Objective.ID)
	press(s, "1", "1")
	require.IsType(t, &reviewPage{}, s.page, "the domain is done")
	require.Equal(t, 2, s.result.Answered)
}

func TestASittingWithNothingLeftBeginsWithTheReview(t *testing.T) {
	d := newDesk(t)
	s := d.sitting(small(t), lang.English)
	press(s, "M", "1", "3")
	require.True(t, s.result.Complete())
	again := d.sitting(small(t), lang.English)
	require.IsType(t, &reviewPage{}, again.page)
	require.Contains(t, plain(again), "All 4 questions are answered.")
	require.Contains(t, plain(again), "Nothing is open")
	press(again, "esc", "u")
	require.Equal(t, 3, again.result.Answered, "undo works across sittings")
	require.Equal(t, []assessment.Kind{"answer", "answer", "answer", "undo"}, kinds(d.events))
}

func kinds(events []assessment.Event) (out []assessment.Kind) {
	for _, e := range events {
		out = append(out, e.Do)
	}
	return out
}
