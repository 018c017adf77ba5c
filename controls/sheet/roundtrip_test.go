package sheet_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"rung/controls/sheet"
)

// hostile are texts that some program or format would change.
var hostile = []string{"", "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋", "－", "＠", "'=1", "''=1", "'", "''", "'a", "'''＝",
	"_x0041_", "_x005F_", "_x005F_x0041_", "_x0041", "_x0041\x01", "__x0041__", "_xD83D__xDE00_", "_x", "_x00", "\x00", "\x01\x1f\x7f", "\ufffe\uffff", "\ufeff", "\ufeff=1",
	"a\r\nb", "a\nb", "\n", "\r", " a ", "  ", "\t", `"`, `a"b`, `""`, ",", ";", "a;b,c\td", "<b>&amp;</b>", "]]>", "<!--", "&#x41;", "&",
	"1", "01", "-0", "46000", "1-2", "2026-03-01", "1e5", "TRUE", "999999999999999", "9999999999999999", "存取控制", "𠮷", "👩‍👩‍👧", "\u202eabc", "sep=;", "sep=,", "sep=",
	strings.Repeat("長", sheet.MaxCellText), "AC.L2-3.1.1[a]"}

func anyText() *rapid.Generator[string] {
	return rapid.OneOf(rapid.SampledFrom(hostile), rapid.String(), rapid.StringOfN(rapid.SampledFrom([]rune("_x05F4'=\",;\r\n\t a1")), 0, 20, -1))
}

func anySheet() *rapid.Generator[sheet.Sheet] {
	cell := rapid.Custom(func(t *rapid.T) sheet.Cell {
		return sheet.Cell{
			Text:   anyText().Draw(t, "text"),
			Number: rapid.Bool().Draw(t, "number"),
			Style: sheet.Style{
				Bold: rapid.Bool().Draw(t, "bold"), Wrap: rapid.Bool().Draw(t, "wrap"), Locked: rapid.Bool().Draw(t, "locked"),
				Fill: rapid.SampledFrom([]sheet.Fill{sheet.NoFill, sheet.HeadFill, sheet.BadFill, "unknown"}).Draw(t, "fill"),
			},
		}
	})
	return rapid.Custom(func(t *rapid.T) sheet.Sheet {
		return sheet.Sheet{
			Name: anyText().Draw(t, "name"), Hidden: rapid.Bool().Draw(t, "hidden"),
			Rows: rapid.SliceOfN(rapid.SliceOfN(cell, 0, 5), 0, 6).Draw(t, "rows"),
			Head: rapid.IntRange(-1, 8).Draw(t, "head"), Freeze: rapid.IntRange(-1, 8).Draw(t, "freeze"),
			Filter: rapid.Bool().Draw(t, "filter"), Protect: rapid.Bool().Draw(t, "protect"),
			Lists: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) sheet.List {
				return sheet.List{Column: rapid.IntRange(-1, 5).Draw(t, "column"), From: rapid.IntRange(-1, 5).Draw(t, "from"), To: rapid.IntRange(-1, 9).Draw(t, "to"),
					Values: rapid.SliceOfN(anyText(), 0, 4).Draw(t, "values"), Title: anyText().Draw(t, "title"), Prompt: anyText().Draw(t, "prompt")}
			}), 0, 3).Draw(t, "lists"),
		}
	})
}

// kept is what of a sheet's rows can be read back: rows end at their last text, and only whole numbers are numbers.
func kept(rows [][]sheet.Cell, numbers bool) [][]sheet.Cell {
	var out [][]sheet.Cell
	for _, row := range rows {
		var cells []sheet.Cell
		for i, c := range row {
			number := numbers && c.Number && wholeNumber(c.Text)
			if c.Text != "" {
				for len(cells) < i {
					cells = append(cells, sheet.Cell{})
				}
				cells = append(cells, sheet.Cell{Text: c.Text, Number: number})
			}
		}
		out = append(out, cells)
	}
	for len(out) > 0 && len(out[len(out)-1]) == 0 {
		out = out[:len(out)-1]
	}
	return out
}

func wholeNumber(text string) bool {
	digits := strings.TrimPrefix(text, "-")
	return digits != "" && len(digits) <= 15 && strings.Trim(digits, "0123456789") == "" && (digits[0] != '0' || text == "0")
}

func requireSameRows(t require.TestingT, want, got [][]sheet.Cell) {
	require.Len(t, got, len(want))
	for i := range want {
		require.Len(t, got[i], len(want[i]), "row %d", i)
		for j := range want[i] {
			require.Equal(t, want[i][j], got[i][j], sheet.Ref(i, j))
		}
	}
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := sheet.Book{Title: rapid.StringN(0, 100, -1).Draw(t, "title"), Sheets: rapid.SliceOfN(anySheet(), 1, 4).Draw(t, "sheets")}
		if rapid.Bool().Draw(t, "dated") {
			b.Created = time.Unix(rapid.Int64Range(-1e10, 1e11).Draw(t, "created"), 0).UTC()
		}
		b.Sheets[0].Hidden = false
		data := written(t, b)
		require.Equal(t, data, written(t, b), "the same book gives the same bytes")
		got, err := read(data)
		require.NoError(t, err)
		require.Equal(t, b.Title, got.Title)
		require.True(t, b.Created.Equal(got.Created), "%v %v", b.Created, got.Created)
		require.Len(t, got.Sheets, len(b.Sheets))
		for i, s := range b.Sheets {
			require.Equal(t, s.Hidden, got.Sheets[i].Hidden)
			requireSameRows(t, kept(s.Rows, true), got.Sheets[i].Rows)
		}
		again, err := read(written(t, got))
		require.NoError(t, err)
		require.Equal(t, got, again, "names made legal stay so")
	})
}

func TestWhatIsWrittenAsCSVIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anySheet().Draw(t, "sheet")
		for _, row := range s.Rows {
			for i := range row {
				row[i].Text = strings.ReplaceAll(row[i].Text, "\x00", "0")
			}
		}
		var out bytes.Buffer
		require.NoError(t, sheet.WriteCSV(&out, s, rapid.Bool().Draw(t, "bom")))
		got, err := sheet.ReadCSV(&out)
		require.NoError(t, err)
		requireSameRows(t, kept(s.Rows, false), got.Rows)
	})
}

func TestEveryHostileTextIsReadBack(t *testing.T) {
	s := sheet.Sheet{Name: "S"}
	for _, text := range hostile {
		s.Rows = append(s.Rows, []sheet.Cell{{Text: text}, {Text: "end"}})
	}
	got, err := read(written(t, sheet.Book{Sheets: []sheet.Sheet{s}}))
	require.NoError(t, err)
	require.Equal(t, plain(s), plain(got.Sheets[0]))
}
