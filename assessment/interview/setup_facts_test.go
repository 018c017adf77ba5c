package interview

import (
	"context"
	"errors"
	"io"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

func kindsOfFirm(profiles bool) []Choice {
	c := twoLevels()[0]
	c.Facts = []controls.Fact{
		{ID: "ot", Ask: lang.Text{"en": "Are there machines on the network?", "zh-TW": "網路上有生產設備嗎？"}, Off: lang.Text{"en": "no machine is on the network", "zh-TW": "網路上沒有生產設備"}},
		{ID: "code", Ask: lang.Text{"en": "Does the firm write software?", "zh-TW": "公司開發軟體嗎？"}, Off: lang.Text{"en": "the firm writes no software", "zh-TW": "公司不開發軟體"}},
	}
	if profiles {
		c.Profiles = []controls.Profile{
			{ID: "office", Title: lang.Text{"en": "Office only", "zh-TW": "只有辦公室"}, Facts: map[string]bool{"ot": false, "code": false}},
			{ID: "factory", Title: lang.Text{"en": "Factory", "zh-TW": "工廠"}, Facts: map[string]bool{"ot": true, "code": false}},
		}
	}
	return []Choice{c, twoFrameworks()[1]}
}

func TestFactsOfTheFirm(t *testing.T) {
	for _, row := range []struct {
		name    string
		change  func(*SetupOptions)
		answers []string
		kind    string
		facts   map[string]bool
	}{
		{"a kind of firm answers all facts", nil, []string{"1", "1", "2"}, "factory", map[string]bool{"ot": true, "code": false}},
		{"one by one asks each", nil, []string{"1", "1", "3", "n", "yes"}, OneByOne, map[string]bool{"ot": false, "code": true}},
		{"in numbers too", nil, []string{"1", "1", "3", "1", "2"}, OneByOne, map[string]bool{"ot": true, "code": false}},
		{"a framework without facts asks none", nil, []string{"2"}, "", nil},
		{"without kinds each fact is asked", func(o *SetupOptions) { o.Choices = kindsOfFirm(false) }, []string{"1", "2", "2", "2"}, "", map[string]bool{"ot": false, "code": false}},
		{"a kind that is given is not asked", func(o *SetupOptions) { o.Given.Framework, o.Given.Kind = "one", "office" }, []string{"1"}, "office", map[string]bool{"ot": false, "code": false}},
		{"a kind that there is not is asked", func(o *SetupOptions) { o.Given.Framework, o.Given.Kind = "one", "shop" }, []string{"1", "2"}, "factory", map[string]bool{"ot": true, "code": false}},
		{"a given fact stands whatever the kind", func(o *SetupOptions) { o.Given.Profile.Facts = map[string]bool{"code": true} }, []string{"1", "1", "1"}, "office", map[string]bool{"ot": false, "code": true}},
		{"and is not asked by itself", func(o *SetupOptions) { o.Given.Profile.Facts = map[string]bool{"code": true} }, []string{"1", "1", "3", "2"}, OneByOne, map[string]bool{"ot": false, "code": true}},
		{"when all facts are given the kind is not asked", func(o *SetupOptions) { o.Given.Profile.Facts = map[string]bool{"ot": true, "code": true} }, []string{"1", "1"}, "", map[string]bool{"ot": true, "code": true}},
	} {
		t.Run(row.name, func(t *testing.T) {
			o := SetupOptions{Choices: kindsOfFirm(true), Lang: lang.English, Given: Setup{Profile: wholeSetup.Profile}}
			if row.change != nil {
				row.change(&o)
			}
			got, _, err := setupByLines(t, o, row.answers...)
			require.NoError(t, err)
			require.Equal(t, row.kind, got.Kind)
			require.Equal(t, row.facts, got.Profile.Facts)

			f := newSetupForm(o)
			for i, answer := range row.answers {
				require.False(t, f.done())
				press(f, map[string]string{"yes": "y"}[answer]+map[bool]string{true: "", false: answer}[answer == "yes"])
				require.Equal(t, i == len(row.answers)-1, f.done())
			}
			require.Equal(t, got, f.setup)
		})
	}
}

func TestFactsInLines(t *testing.T) {
	o := SetupOptions{Choices: kindsOfFirm(true)[:1], Lang: lang.TraditionalChinese, Given: wholeSetup}
	_, out, err := setupByLines(t, o, "以上皆非，逐題回答", "否", "back", "是", "否")
	require.NoError(t, err)
	require.Contains(t, out, "1/1 公司類型\n用來決定哪些要求事項與貴公司有關。\n1：只有辦公室\n2：工廠\n3：以上皆非，逐題回答\n")
	require.Contains(t, out, "2/3 網路上有生產設備嗎？\n與貴公司無關的要求事項不會詢問。\n1：是\n2：否：網路上沒有生產設備\n")
	require.Contains(t, out, "已記下：否。")
}

func TestFactsOnScreen(t *testing.T) {
	o := SetupOptions{Choices: kindsOfFirm(true)[:1], Lang: lang.English, Given: wholeSetup}
	for _, w := range []int{44, 80, 120, 200} {
		f := newSetupForm(o)
		size(f, w, 24)
		require.Contains(t, plain(f), "Kind of firm")
		fits(t, f, w, 24)
		press(f, "3")
		require.Contains(t, plain(f), "Are there machines on the network?")
		press(f, "n")
		require.Contains(t, plain(f), "Are there machines on the network: No")
		fits(t, f, w, 24)
		press(f, "shift+tab", "shift+tab", "up", "enter")
		require.True(t, f.done())
		require.Equal(t, map[string]bool{"ot": true, "code": false}, f.setup.Profile.Facts, "another kind has its own facts")
	}
}

func TestTheCataloguesFactsAreOffered(t *testing.T) {
	require.Equal(t, "gate", ChoiceOf(small(t), small(t).LevelIDs()).Facts[0].ID)
}

// begins makes an assessment as the command does.
func (d *desk) begins(tag lang.Tag) func(Setup) (Options, error) {
	return func(s Setup) (Options, error) {
		o := d.options(shipped(d), tag)
		o.State.Profile = s.Profile
		return o, nil
	}
}

// What is typed ahead of the first question answers it, letter by letter or in one burst.
func TestTheSetupGoesOnIntoTheInterview(t *testing.T) {
	for _, row := range []struct {
		name string
		keys []string
		note string
	}{
		{"letter by letter", []string{"M", "e", "i", "\r", "2", "1", "2", "1"}, ""},
		{"in one burst of digits", []string{"Office\r", "2121"}, ""},
		{"in one burst from the name to the reason", []string{"mei lin\r212no list\r1"}, "no list"},
	} {
		t.Run(row.name, func(t *testing.T) {
			d := newDesk(t)
			given := wholeSetup
			given.Profile.Assessor, given.Target = "", ""
			in, keys := io.Pipe()
			o := SetupOptions{Choices: twoLevels(), Given: given, Lang: lang.English, In: in, Out: io.Discard}
			var all sync.WaitGroup
			all.Add(3)
			if row.note != "" {
				all.Add(1)
			}
			begin := func(s Setup) (Options, error) {
				made, err := d.begins(lang.English)(s)
				save := made.Save
				made.Save = func(e assessment.Event) error { defer all.Done(); return save(e) }
				return made, err
			}
			go func() {
				for _, key := range row.keys {
					_, _ = keys.Write([]byte(key))
				}
				all.Wait()
				_, _ = keys.Write([]byte("q"))
			}()
			ended, err := SetupAndScreen(context.Background(), o, begin)
			require.NoError(t, err)
			require.Equal(t, Ended{Answered: 3, Questions: 59, Reason: Left}, ended)
			state := d.options(shipped(t), lang.English).State
			require.Equal(t, assessment.Value("met"), state.Answer("AC.L1-b.1.i[c]").Value)
			require.Equal(t, row.note, state.Answer("AC.L1-b.1.i[b]").Note)
		})
	}
}

func TestASetupThatEndsBeforeTheInterview(t *testing.T) {
	d := newDesk(t)
	in, keys := io.Pipe()
	o := SetupOptions{Choices: twoLevels(), Lang: lang.English, In: in, Out: io.Discard}
	go func() { _ = keys.Close() }()
	_, err := SetupAndScreen(context.Background(), o, d.begins(lang.English))
	require.ErrorIs(t, err, ErrPaused)

	full := errors.New("disk full")
	o.Given = wholeSetup
	_, err = SetupAndScreen(context.Background(), o, func(Setup) (Options, error) { return Options{}, full })
	require.ErrorIs(t, err, full, "nothing to ask, nothing to make")
	_, err = SetupAndScreen(context.Background(), o, func(s Setup) (Options, error) {
		made, _ := d.begins(lang.English)(s)
		made.State = assessment.Replay(assessment.Header{Target: "L9"}, nil)
		return made, nil
	})
	require.ErrorIs(t, err, ErrNothingToAsk)

	o.Given.Target = ""
	in, keys = io.Pipe()
	o.In = in
	go func() { _, _ = keys.Write([]byte("1")) }()
	_, err = SetupAndScreen(context.Background(), o, func(Setup) (Options, error) { return Options{}, full })
	require.ErrorIs(t, err, full, "said once the setup is complete")
}
