package interview

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls/lang"
)

func TestDaysAreReadAsTheyAreTyped(t *testing.T) {
	for _, row := range []struct{ name, typed, want string }{
		{"as it is kept", "2026-12-31", "2026-12-31"},
		{"with slashes", "2026/12/31", "2026-12-31"},
		{"by the Republic's years", "115/12/31", "2026-12-31"},
		{"and with a hyphen", "115-1-5", "2026-01-05"},
		{"in Chinese", "115年12月31日", "2026-12-31"},
		{"in Chinese with the era", "民國115年12月31日", "2026-12-31"},
		{"in Chinese by the common years", " 2026年 1月 5日 ", "2026-01-05"},
		{"in full-width digits", "２０２６／１２／３１", "2026-12-31"},
		{"a leap day", "2028-02-29", "2028-02-29"},
		{"no leap day", "2026-02-29", ""},
		{"no such month", "2026-13-01", ""},
		{"the year at the end", "31-12-2026", ""},
		{"no year", "12/31", ""},
		{"a word", "soon", ""},
		{"nothing", "", ""},
		{"more than a day", "2026-12-31x", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			got, ok := readDay(row.typed)
			require.Equal(t, row.want, got)
			require.Equal(t, row.want != "", ok)
		})
	}
}

func TestAMilestoneIsADayAndAText(t *testing.T) {
	for _, row := range []struct{ name, typed, day, rest, bad string }{
		{"both", "2026-10-15 Order the tokens", "2026-10-15", "Order the tokens", ""},
		{"a Chinese day needs no space", "115年10月15日訂購權杖", "2026-10-15", "訂購權杖", ""},
		{"a comma between", "115/10/15，訂購", "2026-10-15", "訂購", ""},
		{"no day", "Order the tokens", "", "Order the tokens", ""},
		{"a number that is no day", "12 tokens", "", "12 tokens", ""},
		{"a day that is none", "2026-13-01 Order", "", "2026-13-01 Order", "2026-13-01"},
		{"only a day", "2026-10-15", "2026-10-15", "", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			day, rest, bad := splitDay(row.typed)
			require.Equal(t, []string{row.day, row.rest, row.bad}, []string{day, rest, bad})
		})
	}
}

func FuzzReadDay(f *testing.F) {
	f.Add("115/12/31")
	f.Add("民國115年2月30日")
	f.Fuzz(func(t *testing.T, text string) {
		if day, ok := readDay(text); ok {
			again, ok := readDay(day)
			require.True(t, ok)
			require.Equal(t, day, again)
		}
		day, rest, bad := splitDay(text)
		require.True(t, day == "" || bad == "")
		require.LessOrEqual(t, len(rest), len(text))
	})
}

// gapped is a screen at a requirement that is not met.
func gapped(d *desk, tag lang.Tag) *screen {
	s := d.sitting(shipped(d.T), tag)
	press(s, "2", "up")
	require.True(d, s.isGap(0))
	return s
}

func planned(s *screen) assessment.PlanItem { return s.planOf(0) }

func TestAPlanIsWrittenInOneEvent(t *testing.T) {
	d := newDesk(t)
	s := gapped(d, lang.English)
	require.Contains(t, plain(s), "w Who and when")
	press(s, "w")
	require.Contains(t, plain(s), "AC.L1-b.1.i  Who closes this gap, and by when?")
	require.Contains(t, plain(s), "How to begin:")
	typing(s, "IT q u")
	press(s, "tab")
	require.Contains(t, plain(s), "For example 2026-12-31.")
	typing(s, "115/12/31")
	press(s, "down")
	require.Contains(t, plain(s), "By when  2026-12-31", "the day is shown as it was understood")
	typing(s, "Two days")
	press(s, "tab", "tab")
	typing(s, "2026-10-15 Order the tokens")
	press(s, "ctrl+j")
	typing(s, "Roll out")
	press(s, "up", "ctrl+t")
	require.Contains(t, plain(s), "› [x] 2026-10-15 Order the tokens")
	require.Len(t, d.events, 1, "nothing is recorded while it is written")
	press(s, "enter")
	require.Equal(t, []assessment.Kind{"answer", "plan"}, kinds(d.events))
	require.Equal(t, assessment.PlanItem{
		ID: "AC.L1-b.1.i", Owner: "IT q u", Due: "2026-12-31", Resources: "Two days",
		Milestones: []assessment.Milestone{{Text: "Order the tokens", Due: "2026-10-15", Done: true}, {Text: "Roll out"}},
	}, planned(s))
	require.Contains(t, plain(s), "Who: IT q u · By: 2026-12-31 · Milestones done: 1 of 2")
	require.Contains(t, plain(s), "AC.L1-b.1.i: the plan is kept. u undoes it.")
	press(s, "w", "enter")
	press(s, "w", "tab", "esc")
	require.Len(t, d.events, 2, "what did not change is not recorded")
	press(s, "w", "tab", "tab", "tab")
	typing(s, "later")
	press(s, "esc")
	require.Equal(t, "later", planned(s).Comments, "Esc keeps it as well")
	press(s, "u")
	require.Empty(t, planned(s).Comments)
	require.Contains(t, plain(s), "Undone: the plan for AC.L1-b.1.i.")
	press(s, "u")
	require.Equal(t, assessment.PlanItem{}, planned(s))
	require.NotContains(t, plain(s), "Who: IT")
}

func TestMilestonesAreChangedMovedOffAndPasted(t *testing.T) {
	d := newDesk(t)
	s := gapped(d, lang.TraditionalChinese)
	require.NoError(t, s.setPlan(0, assessment.PlanChange{Milestones: []assessment.Milestone{{Text: "甲", Due: "2026-05-01", Done: true}, {Text: "乙"}}}))
	press(s, "w", "down", "down", "down", "down")
	require.Contains(t, plain(s), "› [x] 2026-05-01 甲")
	typing(s, "丙")
	press(s, "down", "ctrl+x")
	s.Update(tea.PasteMsg{Content: "115/6/1 丁\r\n戊\n\n"})
	press(s, "enter")
	require.Equal(t, []assessment.Milestone{{Text: "甲丙", Due: "2026-05-01", Done: true}, {Text: "丁", Due: "2026-06-01"}, {Text: "戊"}}, planned(s).Milestones)
	require.Contains(t, plain(s), "里程碑已完成1／3項")
	press(s, "w", "shift+tab", "shift+tab", "ctrl+x", "ctrl+t", "enter")
	require.Empty(t, planned(s).Owner)
}

func TestWhatIsNoDayIsSaidAtItsField(t *testing.T) {
	for _, tag := range []lang.Tag{lang.English, lang.TraditionalChinese} {
		d := newDesk(t)
		s := gapped(d, tag)
		press(s, "w")
		typing(s, "IT")
		press(s, "tab")
		typing(s, "soon")
		wrong := map[lang.Tag]string{lang.English: "“soon” is no date. Write it as 2026-12-31.", lang.TraditionalChinese: "「soon」不是日期，請寫成2026-12-31或115/12/31。"}[tag]
		for _, key := range []string{"enter", "tab", "up"} {
			press(s, key)
			require.IsType(t, &planPage{}, s.page)
			require.Contains(t, plain(s), wrong)
		}
		require.Len(t, d.events, 1)
		press(s, "esc")
		require.Equal(t, assessment.PlanItem{ID: "AC.L1-b.1.i", Owner: "IT"}, planned(s), "the rest is kept")
		require.Contains(t, plain(s), wrong, "and what is not is told")
		press(s, "w", "up", "tab", "tab", "tab", "tab")
		typing(s, "2026-13-01 x")
		press(s, "enter")
		require.Contains(t, plain(s), "2026-13-01")
		press(s, "ctrl+x")
		typing(s, "2026-12-01")
		press(s, "enter")
		require.IsType(t, &planPage{}, s.page, "a day alone says nothing")
		press(s, "ctrl+x", "enter")
		require.Empty(t, planned(s).Milestones)
	}
}

func TestOnlyAGapIsPlannedFor(t *testing.T) {
	d := newDesk(t)
	s := d.sitting(shipped(t), lang.English)
	require.NotContains(t, plain(s), "w Who and when")
	press(s, "w")
	require.IsType(t, &questionPage{}, s.page)
	require.Contains(t, plain(s), "AC.L1-b.1.i is not known as not met")
	require.Empty(t, d.events)
}

func TestAPlanThatIsBeingTypedIsKeptWhenTheInterviewEnds(t *testing.T) {
	d := newDesk(t)
	s := gapped(d, lang.English)
	press(s, "w")
	typing(s, "IT")
	press(s, "ctrl+c")
	require.Equal(t, "IT", planned(s).Owner)
	require.Equal(t, Interrupted, s.reason)
}

func TestAPlanOfOthersIsNotChangedByLookingAtIt(t *testing.T) {
	d := newDesk(t)
	s := gapped(d, lang.English)
	foreign := assessment.PlanItem{ID: "AC.L1-b.1.i", Owner: "IT\nfirst", Due: "when it fits", Comments: "a\n\nb", Milestones: []assessment.Milestone{{Text: "x\ny", Due: "soon"}, {Text: "x\x1b[31m"}}, Closed: "2026-01-01"}
	s.do(assessment.Event{Do: assessment.DoPlan, Plan: &foreign})
	press(s, "w", "tab", "tab", "tab", "tab", "tab", "tab", "enter")
	require.Equal(t, foreign, planned(s))
	require.Len(t, d.events, 2)
	require.NotContains(t, s.View().Content, "\x1b[31mx")
	press(s, "w", "tab", "ctrl+x")
	typing(s, "2026-12-31")
	press(s, "enter")
	require.Equal(t, "2026-12-31", planned(s).Due)
	require.Equal(t, "IT\nfirst", planned(s).Owner)
	require.Equal(t, foreign.Milestones, planned(s).Milestones)
	require.Empty(t, planned(s).Closed, "it is open again")
	press(s, "w", "down", "down", "down", "down", "ctrl+t", "enter")
	require.Contains(t, plain(s), "Not kept:", "a day that is none is not written again")
}

func TestAPlanPageFitsItsWindow(t *testing.T) {
	for _, tag := range []lang.Tag{lang.English, lang.TraditionalChinese} {
		for _, w := range []int{44, 80, 120, 200} {
			for _, h := range []int{10, 14, 24} {
				s := gapped(newDesk(t), tag)
				size(s, w, h)
				press(s, "w")
				for range 8 {
					typing(s, "資訊課 and the supplier of the machines, whoever is at hand")
					fits(t, s, w, h)
					require.NotNil(t, s.View().Cursor)
					press(s, "ctrl+x", "tab")
					fits(t, s, w, h)
				}
				for i := range 12 {
					typing(s, "115/5/1 甲"+strings.Repeat("乙", i))
					press(s, "tab")
					fits(t, s, w, h)
					require.Contains(t, plain(s), "› [ ]", "what one types in is in sight")
				}
				press(s, "tab", "up", "enter")
				fits(t, s, w, h)
				require.Len(t, planned(s).Milestones, 12)
			}
		}
	}
}

func TestAPlanThatIsNotSavedIsTold(t *testing.T) {
	d := newDesk(t)
	s := gapped(d, lang.English)
	d.broken = errors.New("disk full")
	press(s, "w")
	typing(s, "IT")
	press(s, "enter")
	require.Contains(t, plain(s), "NOT SAVED")
	require.Equal(t, "IT", planned(s).Owner)
	d.broken = nil
	press(s, "down")
	require.Equal(t, []assessment.Kind{"answer", "plan"}, kinds(d.events))
}

func TestAPlanInLines(t *testing.T) {
	d := newDesk(t)
	out, _ := d.talk(shipped(t), lang.English, "plan", "n no list", "plan", "plan owner IT", "plan due 115/12/31", "plan due soon", "plan needs two days", "plan comment later",
		"plan milestone 2026-10-15 Order", "plan milestone 2026-13-15 Order", "plan milestone 2026-10-16", "plan done 1", "plan remove 7", "plan done x", "plan", "back", "plan due none", "undo", "help", "q")
	require.Contains(t, out, "AC.L1-b.1.i is not known as not met: there is nothing to plan for.\n")
	require.Contains(t, out, "AC.L1-b.1.i has no plan yet.\nEnter: plan owner IT; plan due 2026-12-31;")
	require.Contains(t, out, "Saved. Plan for AC.L1-b.1.i: Who: IT.\nSaved. Plan for AC.L1-b.1.i: Who: IT · By: 2026-12-31.\n“soon” is no date. Write it as 2026-12-31.\n")
	require.Contains(t, out, "“2026-13-15” is no date.")
	require.Contains(t, out, "Write what is done by that day.\nSaved. Plan for AC.L1-b.1.i: Who: IT · By: 2026-12-31 · Milestones done: 1 of 1.\nAC.L1-b.1.i has no milestone with that number.\nEnter: plan owner")
	require.Contains(t, out, "Plan for AC.L1-b.1.i:\nWho: IT · By: 2026-12-31 · Milestones done: 1 of 1.\nNeeds: two days\nComment: later\n1: 2026-10-15 Order (done)\n")
	require.Contains(t, out, "Undone: the plan for AC.L1-b.1.i.")
	require.Contains(t, out, "plan: who closes the gap, how and by when")
	require.Equal(t, "2026-12-31", d.events[len(d.events)-3].Plan.Due)

	d = newDesk(t)
	out, _ = d.talk(shipped(t), lang.TraditionalChinese, "不符合", "改善 負責人 資訊課", "改善期限１１５年１２月３１日", "改善 里程碑 2026-10-15 訂購權杖", "改善 移除 1", "改善 負責人 無", "改善 期限 無", "離開")
	require.Contains(t, out, "已儲存。AC.L1-b.1.i的改善計畫：負責人：資訊課　期限：2026-12-31。\n")
	require.Contains(t, out, "AC.L1-b.1.i還沒有改善計畫。\n")
}

func TestAPlanInATrialIsNotCalledSaved(t *testing.T) {
	d := newDesk(t)
	o := d.options(shipped(t), lang.English)
	o.Trial = true
	out, _, err := d.talkTo(o, "n", "plan owner IT", "q")
	require.NoError(t, err)
	require.Contains(t, out, "Plan for AC.L1-b.1.i: Who: IT. (A trial, not saved.)")
	s := newDesk(t).sitting(shipped(t), lang.English, func(o *Options) { o.Trial = true })
	press(s, "2", "up", "w", "I", "enter")
	require.Contains(t, plain(s), "the plan stands for this trial; nothing is saved")
}
