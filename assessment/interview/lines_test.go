package interview

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

// talk runs the line prompter over a script and returns all that it wrote.
func (d *desk) talk(c *controls.Catalogue, tag lang.Tag, script ...string) (string, Ended) {
	out, ended, err := d.talkTo(d.options(c, tag), script...)
	require.NoError(d, err)
	return out, ended
}

func (d *desk) talkTo(o Options, script ...string) (string, Ended, error) {
	var out strings.Builder
	o.In, o.Out = strings.NewReader(strings.Join(script, "\n")), &out
	ended, err := Lines(context.Background(), o)
	require.NotContains(d, out.String(), "\x1b", "no escape sequence")
	for _, r := range out.String() {
		require.True(d, r == '\n' || !controls.Hidden(r), "%U", r)
	}
	require.NotContains(d, strings.ReplaceAll(out.String(), "⟨U+", ""), "⟨", "no message is missing")
	require.True(d, strings.HasSuffix(out.String(), "\n"), "whole lines")
	return out.String(), ended, err
}

func TestATranscriptInEnglish(t *testing.T) {
	d := newDesk(t)
	out, ended := d.talk(small(t), lang.English, "m", "n the side door has no lock", "why", "0", "back", "note", "first", "", "second", ".", "quit")
	require.Equal(t, Ended{Answered: 2, Questions: 4, Reason: Left}, ended)
	require.Equal(t, `Small, Level One. 3 requirements with 4 questions; 0 answered, 4 left.
Answer with a word or its letter, then Enter: met (m), not-met (n), not-applicable (a). A reason may follow: n we have no list. Also: skip, back, note TEXT, go ID, undo, overview, why, help, quit. Every answer is saved at once.

Requirement 1 of 3, Doors: DO.L1-1 Locks.
Are the doors locked?
1 of 4. DO.L1-1[a]: Outer doors are locked.
Saved. DO.L1-1[a]: Met.

2 of 4. DO.L1-1[b]: Inner doors are locked.
Saved. DO.L1-1[b]: Not met.
Are at least the outer doors locked? If so, enter partial: DO.L1-1 then costs 3 points instead of 5.

Requirement 2 of 3, Doors: DO.L1-2 Gate.
Is the gate closed at night?
3 of 4. DO.L1-2[a]: The gate is closed.
Why it matters: Dogs.
How to begin:
1. close it
What to have ready:
1. a gate
Saved. DO.L1-2[a]: Not answered.

Requirement 1 of 3, Doors: DO.L1-1 Locks.
Are the doors locked?
2 of 4. DO.L1-1[b]: Inner doors are locked.
Answered so far: Not met.
Note: the side door has no lock
Note for DO.L1-1[b]: enter any number of lines, then a line with only a full stop.
Note saved for DO.L1-1[b].

2 of 4. DO.L1-1[b]: Inner doors are locked.
Answered so far: Not met.
Note: first

second
2 of 4 answered. Start again to go on where you left.
`, out)
}

func TestATranscriptInChinese(t *testing.T) {
	d := newDesk(t)
	out, ended := d.talk(manyQuestions(t, 5), lang.TraditionalChinese, "符合", "不符合，沒有清單", "不適用：沒有這種設備", "略過", "ｍ", "總覽", "離開")
	require.Equal(t, Ended{Answered: 4, Questions: 5, Reason: Left}, ended)
	require.Equal(t, `Many，第1級。共2項要求、5題；已答0題，剩5題。
請輸入答案後按Enter：符合（m）、不符合（n）、不適用（a）。後面可以接著寫原因，例如：不符合，沒有帳號清單。其他指令：略過、上一題、備註 文字、前往 編號、復原、總覽、為什麼、說明、離開。每個答案都會立即儲存。

第1項，共2項，全部：ZZ.L1-1 第1項要求。
全廠是否都已落實第1項？
第1題，共5題。ZZ.L1-1[a]：第1項的第1部分已經落實，而且今年有人檢查過。
已儲存。ZZ.L1-1[a]：符合。

第2題，共5題。ZZ.L1-1[b]：第1項的第2部分已經落實，而且今年有人檢查過。
已儲存。ZZ.L1-1[b]：不符合。

第3題，共5題。ZZ.L1-1[c]：第1項的第3部分已經落實，而且今年有人檢查過。
已儲存。ZZ.L1-1[c]：不適用。

第4題，共5題。ZZ.L1-1[d]：第1項的第4部分已經落實，而且今年有人檢查過。

第2項，共2項，全部：ZZ.L1-2 第2項要求。
全廠是否都已落實第2項？
第5題，共5題。ZZ.L1-2[a]：第2項的第1部分已經落實，而且今年有人檢查過。
已儲存。ZZ.L1-2[a]：符合。

第1項，共2項，全部：ZZ.L1-1 第1項要求。
全廠是否都已落實第1項？
第4題，共5題。ZZ.L1-1[d]：第1項的第4部分已經落實，而且今年有人檢查過。
已答4題，共5題，剩1題。
109分，滿分110分 · 尚未達成。
全部
ZZ.L1-1 第1項要求：進行中，已答3題，共4題，不符合。
ZZ.L1-2 第2項要求：完成，已答1題，共1題，符合。
已答4題，共5題。下次開啟會從這裡繼續。
`, out)
	require.Equal(t, "沒有清單", d.options(manyQuestions(t, 5), lang.English).State.Answer("ZZ.L1-1[b]").Note)
}

func TestLineCommands(t *testing.T) {
	for _, row := range []struct {
		name   string
		script []string
		values string
		says   string
	}{
		{"a word answers", []string{"met", "not-met", "not met", "n-a", "不符合", "符合"}, "mnnanm", ""},
		{"capitals too", []string{"MET", "N", "A"}, "mna...", ""},
		{"numbers too", []string{"1", "2", "3", "１"}, "mnam..", ""},
		{"an empty line answers nothing and asks again", []string{"", "m"}, "m.....", "1 of 59. AC.L1-b.1.i[a]"},
		{"an unknown word records nothing", []string{"perhaps", "m"}, "m.....", "I do not understand “perhaps”. Nothing was recorded."},
		{"a sentence is no answer", []string{"a list exists", "2 people know", "quit smoking", "clear desks", "m"}, "m.....", "I do not understand “2 people know”."},
		{"skip leaves a question for later", []string{"skip", "m", "s", "m"}, ".m.m..", ""},
		{"back goes back", []string{"m", "m", "back", "n"}, "mn....", "Answered so far: Met."},
		{"back at the first says so", []string{"back"}, "......", "There is nothing further this way."},
		{"undo takes back, step by step", []string{"m", "n", "a", "undo", "u", "復原", "u"}, "......", "There is nothing to undo."},
		{"undo goes to what was undone", []string{"m", "n", "undo", "a"}, "ma....", "Undone. AC.L1-b.1.i[b] is now: Not answered."},
		{"go takes a short id", []string{"go b.1.i[d]", "m"}, "...m..", "4 of 59."},
		{"go to nothing stays", []string{"go 9.9.9", "m"}, "m.....", "I know no question with that id."},
		{"all answers the requirement", []string{"all met"}, "mmmmmm", "AC.L1-b.1.i: all 6 objectives are now “Met”."},
		{"all in Chinese", []string{"全部不適用"}, "aaaaaa", ""},
		{"all needs an answer", []string{"all good"}, "......", "Enter one of: all met"},
		{"clear takes an answer away", []string{"m", "back", "clear"}, "......", ""},
		{"find lists", []string{"find visitors"}, "......", "PE.L1-b.1.ix[a], Not answered:"},
		{"find nothing", []string{"find quokka"}, "......", "Nothing has “quokka”."},
		{"only walks what is open", []string{"m", "only open", "m"}, "mm....", "Now showing: only open."},
		{"only not met, one after the other", []string{"n", "m", "n", "only not-met", "m", "m", "overview"}, "mmm...", "Nothing is left to ask here."},
		{"only with an unknown filter", []string{"only some"}, "......", "Enter one of: only open"},
		{"only what is empty stays", []string{"only marked"}, "......", "No question fits “only marked”."},
		{"mark marks", []string{"mark", "only marked", "m"}, "m.....", "AC.L1-b.1.i[a] is marked for review."},
		{"check lists what lacks a reason", []string{"n", "check"}, "n.....", "Without a reason: 1\nAC.L1-b.1.i[a], Not met:"},
		{"reason goes to the answer before", []string{"n", "reason no list", "back"}, "n.....", "Note: no list"},
		{"reason before any answer", []string{"reason no list"}, "......", "Nothing was answered yet in this sitting."},
		{"partial where there is none", []string{"partial"}, "......", "This requirement has no lesser weight"},
		{"help lists the words", []string{"help"}, "......", "not-met or not met or n or 2: not met; a reason may follow"},
		{"why tells why", []string{"?"}, "......", "Why it matters: The buyer"},
	} {
		t.Run(row.name, func(t *testing.T) {
			d := newDesk(t)
			out, ended := d.talk(shipped(t), lang.English, row.script...)
			require.Equal(t, EndOfInput, ended.Reason)
			require.Contains(t, out, row.says)
			s := newSession(d.options(shipped(t), lang.English))
			require.Equal(t, row.values, values(s)[:6])
			require.Contains(t, out, "The input has ended: paused.")
		})
	}
}

func TestLinesAnswerEverythingAndResume(t *testing.T) {
	d := newDesk(t)
	_, ended := d.talk(shipped(t), lang.English, strings.Repeat("m\n", 20))
	require.Equal(t, Ended{Answered: 20, Questions: 59, Reason: EndOfInput}, ended)
	out, ended := d.talk(shipped(t), lang.English, strings.Repeat("m\n", 39)+"m")
	require.Equal(t, Ended{Finished: true, Answered: 59, Questions: 59, Reason: EndOfInput}, ended)
	require.Contains(t, out, "20 answered, 39 left.")
	require.Contains(t, out, "All 59 questions are answered.\n15 of 15 met · Final Level 1 (Self).\n")
	require.Contains(t, out, "All is answered; there is no current question.")
	require.Len(t, d.events, 59)
	out, _ = d.talk(shipped(t), lang.English, "back", "n", "go b.1.i", "u")
	require.Contains(t, out, "Answered so far: Met.")
}

func TestAScaleInLines(t *testing.T) {
	d := newDesk(t)
	out, _ := d.talk(small(t), lang.English, "go RA", "m", "4", "everything", "go RA", "2", "go RA", "some", "go RA", "a", "quit")
	require.Contains(t, out, "2, Something: something is there\n")
	require.Contains(t, out, "This question is rated: enter a number from 1 to 3")
	require.Contains(t, out, "Saved. RA.L1-1[a]: Everything.")
	require.Contains(t, out, "Saved. RA.L1-1[a]: Something.")
	require.Equal(t, assessment.Value("not-applicable"), d.options(small(t), lang.English).State.Answer("RA.L1-1[a]").Value)
}

func TestPartialInLines(t *testing.T) {
	d := newDesk(t)
	out, _ := d.talk(small(t), lang.English, "m", "n", "partial", "overview", "partial")
	require.Contains(t, out, "Saved. DO.L1-1 is met in part and costs 3 points.")
	require.Contains(t, out, "score 5 to 7 of 10")
	require.Contains(t, out, "Saved. DO.L1-1 is not met in part.")
}

func TestANoteThatIsBeingTypedIsKeptWhenTheInputEnds(t *testing.T) {
	d := newDesk(t)
	d.talk(shipped(t), lang.English, "note", "half a no\x1bte\u202e")
	require.Equal(t, "half a note", d.options(shipped(t), lang.English).State.Answer("AC.L1-b.1.i[a]").Note)
}

func TestLinesTellWhatIsNotSaved(t *testing.T) {
	d := newDesk(t)
	d.broken = errors.New("disk full")
	out, ended, err := d.talkTo(d.options(shipped(t), lang.English), "m", "n", "q")
	require.Contains(t, out, "NOT SAVED: 1 answer or note. The next line you enter tries again. disk full")
	require.Contains(t, out, "NOT SAVED: 2 answers or notes.")
	require.NotContains(t, out, "Saved.")
	require.Equal(t, 2, ended.Answered)
	var unsaved *UnsavedError
	require.ErrorAs(t, err, &unsaved)
	require.Len(t, unsaved.Events, 2)
}

func TestACancelledContextPausesAReadThatBlocks(t *testing.T) {
	d := newDesk(t)
	ctx, cancel := context.WithCancel(context.Background())
	o := d.options(shipped(t), lang.English)
	in, feed := io.Pipe()
	o.In, o.Out = in, io.Discard
	saved := make(chan struct{})
	save := o.Save
	o.Save = func(e assessment.Event) error { defer close(saved); return save(e) }
	done := make(chan Ended)
	go func() {
		ended, _ := Lines(ctx, o)
		done <- ended
	}()
	_, err := feed.Write([]byte("m\n"))
	require.NoError(t, err)
	<-saved
	cancel()
	require.Equal(t, Ended{Answered: 1, Questions: 59, Reason: Interrupted}, <-done)
}

func TestAClosedOutputPauses(t *testing.T) {
	d := newDesk(t)
	o := d.options(shipped(t), lang.English)
	in, out := io.Pipe()
	require.NoError(t, in.Close())
	o.In, o.Out = strings.NewReader(strings.Repeat("m\n", 59)), out
	ended, err := Lines(context.Background(), o)
	require.ErrorIs(t, err, io.ErrClosedPipe)
	require.Equal(t, EndOfInput, ended.Reason)
}

func TestALineLongerThanANoteIsCut(t *testing.T) {
	d := newDesk(t)
	d.talk(shipped(t), lang.English, "note "+strings.Repeat("鑑", 2*controls.MaxText), "m")
	answer := d.options(shipped(t), lang.English).State.Answer("AC.L1-b.1.i[a]")
	require.Empty(t, controls.Unfit(answer.Note))
	require.Equal(t, assessment.Value("met"), answer.Value)
}

func TestTheSetupLeavesTheAnswersToTheInterview(t *testing.T) {
	d := newDesk(t)
	in := struct{ io.Reader }{strings.NewReader(strings.Join(append(wholeAnswers, "1", "m", "n", "q", "the rest"), "\n"))}
	_, err := SetupLines(context.Background(), SetupOptions{Choices: twoLevels(), Lang: lang.English, In: in, Out: io.Discard})
	require.NoError(t, err)
	o := d.options(shipped(t), lang.English)
	o.In, o.Out = in, io.Discard
	ended, err := Lines(context.Background(), o)
	require.NoError(t, err)
	require.Equal(t, Ended{Answered: 2, Questions: 59, Reason: Left}, ended)
	rest, err := io.ReadAll(in)
	require.NoError(t, err)
	require.Equal(t, "the rest", string(rest))
}
