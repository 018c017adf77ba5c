package translation_test

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"rung/controls/lang"
	"rung/controls/sheet"
	"rung/controls/translation"
)

var words = translation.Words{
	Sheet: "Texts", Guide: "Guide", Glossary: "Words", Domain: "domain", Whole: "whole", State: "state", Source: "source", Translation: "translation",
	Fits: "fits", Comment: "comment", Tick: "x", Lines: []string{"How to"}, Use: "use", Not: "not", Between: ", ",
}

// filled is a translator's sheet: each cell of its translations as the table says, by id, and "=x" for a tick.
func filled(t testing.TB, files fs.FS, tag lang.Tag, with map[string]string) sheet.Book {
	t.Helper()
	c, found := passages(t, files)
	book, _ := translation.Book(c, found, tag, translation.All, words)
	done := 0
	for _, row := range book.Sheets[0].Rows {
		text, ok := with[row[0].Text]
		if !ok {
			continue
		}
		done++
		if text == "=x" {
			row[5].Text = "x"
		} else {
			row[4].Text = text
		}
	}
	require.Equal(t, len(with), done)
	return book
}

func bring(t testing.TB, files fs.FS, book sheet.Book) translation.Brought {
	t.Helper()
	s, err := translation.Read(book)
	require.NoError(t, err)
	require.NotNil(t, s)
	c, found := passages(t, files)
	out, err := s.Bring(c, found)
	require.NoError(t, err)
	return out
}

// told says what a sheet brings, in lines.
func told(b translation.Brought) []string {
	out := []string{}
	for _, c := range b.Changes {
		line := fmt.Sprintf("%s: %q → %q", c.ID, c.Old, c.New)
		if c.Confirmed {
			line += " still fits"
		}
		if c.Stale {
			line += " stale"
		}
		out = append(out, line)
	}
	for _, r := range b.Refused {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s %s %s", r.Ref, r.ID, r.Reason, r.Detail)))
	}
	for _, id := range b.Unsure {
		out = append(out, id+" unsure")
	}
	return out
}

func TestWhatASheetBrings(t *testing.T) {
	none := func(*sheet.Sheet) {}
	for _, row := range []struct {
		name   string
		before fstest.MapFS // when the sheet was made
		after  fstest.MapFS // when it came back
		with   map[string]string
		then   func(*sheet.Sheet)
		want   []string
	}{
		{"an empty sheet brings nothing", sample.files(), sample.files(), nil, none, []string{}},
		{"a new wording", sample.files(), sample.files(), map[string]string{"AC.1/why": "理由。"}, none, []string{`AC.1/why: "因為。" → "理由。"`}},
		{"blanks and line ends are no change", sample.files(), sample.files(), map[string]string{"AC.1/why": " 因為。\r\n"}, none, []string{}},
		{"an emptied cell is no change", sample.files(), sample.files(), map[string]string{"AC.1/why": ""}, none, []string{}},
		{"a stale text that still fits", edited(t, "en: Because.", "en: Since."), edited(t, "en: Because.", "en: Since."), map[string]string{"AC.1/why": "=x"}, none,
			[]string{`AC.1/why: "因為。" → "因為。" still fits`}},
		{"nobody can say that a text fits which changed since", edited(t, "en: Because.", "en: Since."), edited(t, "en: Because.", "en: As."), map[string]string{"AC.1/why": "=x"}, none,
			[]string{"Texts!F10 AC.1/why source-changed"}},
		{"one item of a tracked list", stamped(t, sample.files()), stamped(t, sample.files()), map[string]string{"AC.1/do/2": "再來。"}, none, []string{`AC.1/do/2: "繼續。" → "再來。"`}},
		{"one item of a stale list leaves the others in doubt", edited(t, "- Stop.", "- Halt."), edited(t, "- Stop.", "- Halt."), map[string]string{"AC.1/do/3": "止。"}, none,
			[]string{`AC.1/do/3: "停止。" → "止。"`, "AC.1/do unsure"}},
		{"a new translation of a name that served all", sample.files(), sample.files(), map[string]string{"the catalogue/publisher": "範例"}, none, []string{`the catalogue/publisher: "" → "範例"`}},
		{"the source changed since: taken in and stale", sample.files(), sample.edit(t, "access.yaml", "en: Because.", "en: Since.").files(), map[string]string{"AC.1/why": "理由。"}, none,
			[]string{`AC.1/why: "因為。" → "理由。" stale`}},
		{"the list changed since", sample.files(), sample.edit(t, "access.yaml", "- Do it.", "- Begin.\n      - Do it.").files(), map[string]string{"AC.1/do/1": "做。"}, none,
			[]string{"Texts!E11 AC.1/do/1 list-changed"}},
		{"the translation changed here as well", sample.files(), sample.edit(t, "access.yaml", "zh-TW: 因為。", "zh-TW: 由於。").files(), map[string]string{"AC.1/why": "理由。"}, none,
			[]string{"Texts!E10 AC.1/why changed-here 由於。"}},
		{"what was not touched in the sheet does not undo a change here", sample.files(), sample.edit(t, "access.yaml", "zh-TW: 因為。", "zh-TW: 由於。").files(), nil, none, []string{}},
		{"a text that is gone", sample.files(), sample.edit(t, "access.yaml", "    b:\n      text: {en: It was so., zh-TW: 曾是這樣。}\n", "").files(), map[string]string{"AC.1[b]": "曾。"}, none,
			[]string{"Texts!E17 AC.1[b] unknown-id"}},
		{"a changed id", sample.files(), sample.files(), map[string]string{"AC.1/why": "理由。"}, func(s *sheet.Sheet) { s.Rows[9][0].Text = "AC.1/ask" }, []string{"Texts!E10 AC.1/ask changed-id AC.1/why"}},
		{"a hidden cell that is gone", sample.files(), sample.files(), map[string]string{"AC.1/why": "理由。"}, func(s *sheet.Sheet) { s.Rows[9] = s.Rows[9][:7] }, []string{"Texts!E10 AC.1/why bad-stamp"}},
		{"a row that stands twice", sample.files(), sample.files(), map[string]string{"AC.1/why": "理由。"}, func(s *sheet.Sheet) {
			again := slices.Clone(s.Rows[9])
			again[4].Text = "原因。"
			s.Rows = append(s.Rows, again, slices.Clone(s.Rows[9]))
		}, []string{`AC.1/why: "因為。" → "理由。"`, "Texts!E18 AC.1/why twice Texts!E10"}},
		{"a hidden character", sample.files(), sample.files(), map[string]string{"AC.1/why": "理\u202e由。"}, none,
			[]string{"Texts!E10 AC.1/why hidden U+202E"}},
		{"a tick that is none", sample.files(), sample.files(), map[string]string{"AC.1/why": "=x"}, func(s *sheet.Sheet) { s.Rows[9][5].Text = "maybe" }, []string{"Texts!F10 AC.1/why bad-tick maybe"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			book := filled(t, row.before, zh, row.with)
			row.then(&book.Sheets[0])
			require.Equal(t, row.want, told(bring(t, row.after, book)))
		})
	}
}

func TestANewLanguage(t *testing.T) {
	files := sample.files()
	out := bring(t, files, filled(t, files, ja, map[string]string{"AC.1/do/1": "せよ。", "AC.1/do/3": "止め。", "AC.1/why": "なぜなら。", "AC.1/ask": "=x"}))
	require.Equal(t, []string{
		`AC.1/why: "" → "なぜなら。"`, `AC.1/do/1: "" → "せよ。"`, "Texts!F9 AC.1/ask nothing-there", "Texts!E13 AC.1/do/3 gap AC.1/do/2",
	}, told(out))
	begun := translated(t, files, out.Translations)
	c, found := passages(t, begun)
	require.Equal(t, translation.Count{Total: 15, Complete: 3, Untracked: 1, Missing: 12}, translation.Measure(c, found, ja).All)
	rest := bring(t, begun, filled(t, begun, ja, map[string]string{"AC.1/do/2": "続け。", "AC.1/do/3": "止め。"}))
	require.Empty(t, rest.Refused)
	require.Empty(t, rest.Unsure)
	c, found = passages(t, translated(t, begun, rest.Translations))
	require.Equal(t, translation.Count{Total: 15, Complete: 5, Untracked: 1, Missing: 10}, translation.Measure(c, found, ja).All)
	require.NotContains(t, c.Requirement("AC.1").Why, ja, "what is unfinished is not offered")
}

func TestWhatIsNoSheetOfThisCatalogue(t *testing.T) {
	book := filled(t, sample.files(), zh, nil)
	require.True(t, translation.Is(book))
	s, err := translation.Read(sheet.Book{Sheets: []sheet.Sheet{{Rows: [][]sheet.Cell{{{Text: "id"}, {Text: "text"}}}}}})
	require.NoError(t, err)
	require.Nil(t, s)
	s, err = translation.Read(book)
	require.NoError(t, err)
	for _, row := range []struct{ old, with, what string }{
		{"id: sample", "id: other", "catalogue"},
		{"languages: [en, zh-TW]", "languages: [zh-TW, en]", "source"},
		{"[en, zh-TW]\ntranslating: [ja]", "[en, ja]\ntranslating: [fr]", "language"},
	} {
		other := sample.edit(t, "catalogue.yaml", row.old, row.with)
		if row.what == "language" {
			for name := range other {
				other[name] = strings.ReplaceAll(strings.ReplaceAll(other[name], ", ja: 一", ""), "zh-TW:", "ja:")
			}
		}
		c, found := passages(t, other.files())
		_, err := s.Bring(c, found)
		var mismatch *translation.MismatchError
		require.ErrorAs(t, err, &mismatch)
		require.Equal(t, row.what, mismatch.What)
	}
	for _, column := range []int{0, 4} {
		book := filled(t, sample.files(), zh, nil)
		book.Sheets[0].Rows[0][column].Text = "?"
		_, err := translation.Read(book)
		var gone *translation.ColumnError
		require.ErrorAs(t, err, &gone)
	}
}
