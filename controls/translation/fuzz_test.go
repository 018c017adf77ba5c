package translation_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls"
	"rung/controls/sheet"
	"rung/controls/translation"
)

// FuzzBring proves that whatever stands in a sheet, what it brings can be written, says just what was told, and is brought
// once: a second time nothing is left to change.
func FuzzBring(f *testing.F) {
	c, found := passages(f, sample.files())
	book, _ := translation.Book(c, found, ja, translation.All, words)
	for i, row := range book.Sheets[0].Rows {
		if i > 0 {
			f.Add(row[0].Text, "いち", "", row[7].Text, "AC.1/do/2", "x", "x", "AC.1/do/2 75a22d14 -")
		}
	}
	f.Fuzz(func(t *testing.T, id, text, fits, stamp, id2, text2, fits2, stamp2 string) {
		c, found := passages(t, sample.files())
		full, _ := translation.Book(c, found, ja, translation.All, words)
		s := sheet.Sheet{Rows: [][]sheet.Cell{
			full.Sheets[0].Rows[0],
			{{Text: id}, {}, {}, {}, {Text: text}, {Text: fits}, {}, {Text: stamp}},
			{{Text: id2}, {}, {}, {}, {Text: text2}, {Text: fits2}, {}, {Text: stamp2}},
		}}
		back, err := translation.Read(sheet.Book{Sheets: []sheet.Sheet{s}})
		if err != nil || back == nil { // a cell became another head
			return
		}
		out, err := back.Bring(c, found)
		if err != nil {
			return
		}
		after := translated(t, sample.files(), out.Translations)
		now, then := passages(t, after)
		texts := map[string]string{}
		for _, text := range translation.Texts(now, then, back.Language) {
			texts[text.ID] = text.Translation
		}
		for _, change := range out.Changes {
			require.Equal(t, change.New, texts[change.ID])
		}
		require.Empty(t, controls.Diff(c, now).Requirements)
		again, err := back.Bring(now, then)
		require.NoError(t, err)
		require.Empty(t, again.Changes)
	})
}
