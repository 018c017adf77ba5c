package interview

import (
	"context"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls/lang"
)

func twoLevels() []Choice {
	return []Choice{{Framework: "one", Title: lang.Plain("Framework One"), Levels: []LevelChoice{
		{"L1", lang.Text{"en": "Level 1", "zh-TW": "第1級"}, lang.Text{"en": "The first rung.", "zh-TW": "最低一級。"}},
		{"L2", lang.Text{"en": "Level 2", "zh-TW": "第2級"}, lang.Text{"en": "The second rung.", "zh-TW": "第二級。"}},
	}}}
}

func twoFrameworks() []Choice {
	return append(twoLevels(), Choice{Framework: "two", Title: lang.Plain("Framework Two"), Levels: []LevelChoice{{"A", lang.Plain("Only A"), nil}}})
}

var wholeSetup = Setup{Framework: "one", Target: "L2", Profile: assessment.Profile{
	Firm: "大興精密 Tah Hsing", Scope: "Plant 2", Sector: "machined parts", Size: 40, UBN: "04595257", CAGE: []string{"1A2B3", "9Z9Z9"}, Assessor: "Office",
}}

var wholeAnswers = []string{"大興精密  Tah Hsing", "Plant 2", "machined parts", "about 40", "0459 5257", "1a2b3、9z9z9 1A2B3", "Office"}

func setupByLines(t *testing.T, o SetupOptions, lines ...string) (Setup, string, error) {
	var out strings.Builder
	o.In, o.Out = strings.NewReader(strings.Join(lines, "\n")), &out
	if o.Choices == nil {
		o.Choices = twoLevels()
	}
	got, err := SetupLines(context.Background(), o)
	require.NotContains(t, out.String(), "\x1b")
	require.NotContains(t, out.String(), "⟨")
	return got, out.String(), err
}

// setupByKeys types each answer and Enter into the full-screen form.
func setupByKeys(t *testing.T, o SetupOptions, answers ...string) (*setupForm, bool) {
	if o.Choices == nil {
		o.Choices = twoLevels()
	}
	f := newSetupForm(o)
	size(f, 80, 24)
	ended := false
	for _, answer := range answers {
		if _, named := namedKeys[answer]; named {
			ended = quits(press(f, answer))
			continue
		}
		typing(f, answer)
		fits(t, f, 80, 24)
		ended = quits(press(f, "enter"))
	}
	return f, ended
}

func TestSetupByLines(t *testing.T) {
	got, out, err := setupByLines(t, SetupOptions{Lang: lang.English}, append(wholeAnswers, "2")...)
	require.NoError(t, err)
	require.Equal(t, wholeSetup, got)
	require.Contains(t, out, "1 of 8. Firm\n")
	require.Contains(t, out, "2: Level 2: The second rung.")
}

func TestSetupByKeys(t *testing.T) {
	f, ended := setupByKeys(t, SetupOptions{Lang: lang.English}, wholeAnswers[0])
	require.False(t, ended)
	require.Contains(t, f.value, "大興精密 Tah Hsing that handle", "a scope is suggested")
	for range len(f.value) {
		press(f, "backspace")
	}
	for _, answer := range wholeAnswers[1:] {
		typing(f, answer)
		require.False(t, quits(press(f, "enter")))
	}
	require.Contains(t, plain(f), "The second rung.")
	press(f, "down")
	require.True(t, quits(press(f, "enter")))
	require.True(t, f.done())
	require.Equal(t, wholeSetup, f.setup)
}

func TestWhatMayBeSkippedIsSkippedByEnter(t *testing.T) {
	want := Setup{Framework: "one", Target: "L1", Profile: assessment.Profile{
		Firm: "Tah", Scope: "All people, rooms and systems of Tah that handle contract information", Assessor: "Office",
	}}
	got, _, err := setupByLines(t, SetupOptions{Lang: lang.English}, "Tah", "", "", "", "", "", "Office", "L1")
	require.NoError(t, err)
	require.Equal(t, want, got)
	f, ended := setupByKeys(t, SetupOptions{Lang: lang.English}, "Tah", "enter", "enter", "enter", "enter", "enter", "Office", "enter")
	require.True(t, ended)
	require.Equal(t, want, f.setup)
}

func TestAnswersThatDoNotFitAreAskedAgain(t *testing.T) {
	for _, row := range []struct {
		step, answer, says string
		before             int
	}{
		{"firm", "", "This one is needed.", 0},
		{"firm", strings.Repeat("x", 301), "too long", 0},
		{"firm", "  \u200b ", "This one is needed.", 0},
		{"size", "forty", "in digits", 3},
		{"size", "0", "in digits", 3},
		{"size", "4.5", "in digits", 3},
		{"size", "-4", "in digits", 3},
		{"ubn", "12345678", "check digit", 4},
		{"ubn", "123", "check digit", 4},
		{"cage", "1A2BO", "never I or O", 5},
		{"level", "3", "one of those offered", 7},
		{"level", "", "This one is needed.", 7},
	} {
		t.Run(row.step+" "+cut(row.answer, 10), func(t *testing.T) {
			lines := append(append([]string{}, wholeAnswers[:row.before]...), row.answer)
			lines = append(lines, append(append([]string{}, wholeAnswers[row.before:]...), "2")...)
			got, out, err := setupByLines(t, SetupOptions{Lang: lang.English}, lines...)
			require.NoError(t, err)
			require.Contains(t, out, row.says)
			require.Equal(t, wholeSetup, got)
		})
	}
	f, ended := setupByKeys(t, SetupOptions{Lang: lang.English}, "Tah", "enter", "enter", "forty")
	require.False(t, ended)
	require.Equal(t, "size", f.step().name)
	require.Contains(t, plain(f), "Write the number of people in digits")
}

func TestWhatIsGivenIsNotAsked(t *testing.T) {
	given := wholeSetup
	given.Profile.CAGE = nil
	given.Profile.UBN = "12345678" // no such number: asked
	got, out, err := setupByLines(t, SetupOptions{Lang: lang.English, Given: given}, "04595257", "1A2B3 9Z9Z9")
	require.NoError(t, err)
	require.Equal(t, wholeSetup, got)
	require.Contains(t, out, "1 of 2. Unified Business Number")
	got, out, err = setupByLines(t, SetupOptions{Lang: lang.English, Given: wholeSetup})
	require.NoError(t, err)
	require.Equal(t, wholeSetup, got)
	require.Empty(t, out)
}

func TestFrameworkAndLevel(t *testing.T) {
	given := Setup{Profile: wholeSetup.Profile}
	got, out, err := setupByLines(t, SetupOptions{Lang: lang.English, Given: given, Choices: twoFrameworks()}, "2")
	require.NoError(t, err)
	require.Equal(t, "two", got.Framework)
	require.Equal(t, "A", got.Target, "one level needs no question")
	require.Contains(t, out, "1: Framework One")
	got, _, err = setupByLines(t, SetupOptions{Lang: lang.English, Given: given, Choices: twoFrameworks()}, "one", "back", "2")
	require.NoError(t, err)
	require.Equal(t, "A", got.Target, "another framework has other levels")

	f, ended := setupByKeys(t, SetupOptions{Lang: lang.English, Given: given, Choices: twoFrameworks()})
	require.False(t, ended)
	press(f, "1")
	require.Equal(t, "level", f.step().name, "a number chooses")
	require.True(t, quits(press(f, "2")))
	require.Equal(t, "L2", f.setup.Target)
}

func TestOnlyTheLevelsNamedAreOffered(t *testing.T) {
	choice := ChoiceOf(shipped(t), []string{"L2", "none"})
	require.Equal(t, shipped(t).ID, choice.Framework)
	require.Len(t, choice.Levels, 1)
	require.Equal(t, "L2", choice.Levels[0].ID)
}

func TestASetupThatEndsEarlyMakesNothing(t *testing.T) {
	for _, lines := range [][]string{nil, {"Tah"}, {"Tah", "", "quit"}, {"離開"}} {
		got, out, err := setupByLines(t, SetupOptions{Lang: lang.TraditionalChinese}, lines...)
		require.ErrorIs(t, err, ErrPaused)
		require.Zero(t, got)
		require.Contains(t, out, "已暫停，沒有建立任何檔案。")
	}
	ctx, cancel := context.WithCancel(context.Background())
	in, _ := io.Pipe()
	cancel()
	_, err := SetupLines(ctx, SetupOptions{Choices: twoLevels(), Lang: lang.English, In: in, Out: io.Discard})
	require.ErrorIs(t, err, ErrPaused)

	f, _ := setupByKeys(t, SetupOptions{Lang: lang.English}, "Tah")
	require.True(t, quits(press(f, "ctrl+c")))
	require.False(t, f.done())
	_, cmd := f.Update(leaveMsg(EndOfInput))
	require.True(t, quits(cmd))
}

func TestGoingBackKeepsTheAnswers(t *testing.T) {
	f, _ := setupByKeys(t, SetupOptions{Lang: lang.English}, "Tah", "Plant 2")
	press(f, "up", "shift+tab", "shift+tab")
	require.Equal(t, "firm", f.step().name)
	require.Equal(t, "Tah", f.value)
	typing(f, " Hsing")
	press(f, "enter")
	require.Equal(t, "Tah Hsing", f.setup.Profile.Firm)
}

func TestSetupFitsItsWindow(t *testing.T) {
	for _, tag := range []lang.Tag{lang.English, lang.TraditionalChinese} {
		for _, w := range []int{44, 80, 120, 200} {
			for _, h := range []int{10, 24, 50} {
				f := newSetupForm(SetupOptions{Lang: tag, Choices: twoFrameworks()})
				size(f, w, h)
				for _, answer := range append(wholeAnswers, "1") {
					fits(t, f, w, h)
					require.NotContains(t, plain(f), "⟨")
					f.value = answer
					press(f, "enter")
				}
			}
		}
	}
}

func TestAResizeKeepsWhatIsBeingTyped(t *testing.T) {
	f := newSetupForm(SetupOptions{Lang: lang.English, Choices: twoLevels()})
	typing(f, "大興")
	size(f, 44, 10)
	typing(f, "精密")
	size(f, 100, 30)
	require.Equal(t, "大興精密", f.value)
	require.Contains(t, plain(f), "› 大興精密")
	require.NotNil(t, f.View().Cursor)
	require.Equal(t, margin+10, f.View().Cursor.X, "behind what was typed, where an input method composes")
}
