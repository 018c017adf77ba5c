package sheet_test

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"rung/controls/sheet"
)

// sample uses all that a workbook can have.
func sample() sheet.Book {
	head := sheet.Style{Bold: true, Wrap: true, Locked: true, Fill: sheet.HeadFill}
	id, input := sheet.Style{Wrap: true, Locked: true}, sheet.Style{Wrap: true, Fill: sheet.InputFill}
	return sheet.Book{
		Title: "自評表 <2026>", Created: time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC),
		Sheets: []sheet.Sheet{
			{Name: "notes", Hidden: true, Rows: texts([]string{"x"})},
			{
				Name: "O'Neil 存取控制", Head: 2, Freeze: 1, Filter: true, Protect: true,
				Columns: []sheet.Column{{Width: 16}, {Width: 40}, {Width: 14}, {Hidden: true}, {Width: 900}},
				Rows: [][]sheet.Cell{
					{{Text: "存取控制", Style: sheet.Style{Bold: true, Locked: true}}},
					{{Text: "id", Style: head}, {Text: "問題", Style: head}, {Text: "答案", Style: head}, {Text: "key", Style: head}, {Text: "分數", Style: head}},
					{{Text: "1-2", Style: id}, {Text: strings.Repeat("只有經授權的人才能登入。", 5), Style: id}, {Text: "met", Style: input}, {Text: "k"}, {Text: "5", Number: true}},
					{{Text: "1-3", Style: id}, {Text: "=cmd|' /C calc'!A0", Style: id}, {Style: input}, {}, {Text: "-3", Number: true}},
				},
				Lists: []sheet.List{
					{Column: 2, From: 2, To: 3, Values: []string{"met", "not-met"}, Title: "答案", Prompt: "請選擇\n一項"},
					{Column: 1, From: 2, To: 3, Values: []string{"a,b", "=c"}},
					{Column: 3, From: 2, To: 3, Values: []string{"a,b", "=c"}},
					{Column: 0, From: 2, To: 2, Values: []string{strings.Repeat("長", 200), strings.Repeat("度", 200)}},
					{Column: 0, From: 3, To: 2, Values: []string{"no cell"}}, {Column: 0, From: 2, To: 3},
				},
			},
		},
	}
}

func TestWriteSaysHowSheetsLook(t *testing.T) {
	parts := unpacked(t, written(t, sample()))
	main := parts["xl/worksheets/sheet2.xml"]
	for says, want := range map[string]string{
		"the head and a column stay in sight":  `<pane xSplit="1" ySplit="2" topLeftCell="B3" activePane="bottomRight" state="frozen"/>`,
		"the sheet that can be seen is shown":  `<sheetView tabSelected="1"`,
		"a filter on the last row of the head": `<autoFilter ref="A2:E4"/>`,
		"protection without a password":        `<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>`,
		"a width":                              `<col min="2" max="2" style="2" width="40" customWidth="1"/>`,
		"a hidden column":                      `<col min="4" max="4" style="2" width="9.14" customWidth="0" hidden="1"/>`,
		"a width that programs take":           `width="255"`,
		"choices in the rule":                  `sqref="C3:C4"><formula1>&quot;met,not-met&quot;</formula1>`,
		"a prompt with its line break":         `prompt="請選擇&#10;一項"`,
		"choices that hold commas":             `sqref="B3:B4"><formula1>'_lists'!$A$1:$A$2</formula1>`,
		"the same choices stand there once":    `sqref="D3:D4"><formula1>'_lists'!$A$1:$A$2</formula1>`,
		"long choices":                         `sqref="A3:A3"><formula1>'_lists'!$B$1:$B$2</formula1>`,
		"only lists that offer something":      `<dataValidations count="4">`,
		"a number":                             `<v>-3</v>`,
		"a row as high as its text":            `<row r="3" ht="`,
		"print set-up":                         `<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>`,
		"page numbers":                         `&amp;R&amp;P / &amp;N`,
	} {
		require.Contains(t, main, want, says)
	}
	book := parts["xl/workbook.xml"]
	require.Contains(t, book, `activeTab="1"`)
	require.Contains(t, book, `<sheet name="notes" sheetId="1" state="hidden" r:id="rId1"/>`)
	require.Contains(t, book, `<sheet name="_lists" sheetId="3" state="veryHidden" r:id="rId3"/>`)
	require.Contains(t, book, `<definedName name="_xlnm._FilterDatabase" localSheetId="1" hidden="1">'O''Neil 存取控制'!$A$2:$E$4</definedName>`)
	require.Contains(t, book, `<definedName name="_xlnm.Print_Titles" localSheetId="1">'O''Neil 存取控制'!$1:$2</definedName>`)
	require.Contains(t, parts["docProps/core.xml"], `<dc:title>自評表 &lt;2026&gt;</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">2026-03-01T08:00:00Z</dcterms:created>`)
	require.Contains(t, parts["xl/styles.xml"], `<xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"><alignment vertical="top" wrapText="1"/><protection locked="1"/></xf>`)
}

// formula is what no cell may hold.
var formula = regexp.MustCompile(`<(\w+:)?f[ />]`)

func TestWriteIsWellFormedAndHoldsNoFormula(t *testing.T) {
	b := sample()
	for _, text := range hostile {
		b.Sheets[1].Rows = append(b.Sheets[1].Rows, texts([]string{text})[0])
		b.Sheets = append(b.Sheets, sheet.Sheet{Name: text, Rows: texts([]string{text}), Lists: []sheet.List{{Values: []string{text, "b"}, Title: text, Prompt: text}}})
	}
	b.Title = strings.Join(hostile[:40], " ")
	for name, text := range unpacked(t, written(t, b)) {
		require.False(t, formula.MatchString(text), name)
		d := xml.NewDecoder(strings.NewReader(text))
		for {
			if _, err := d.Token(); err != nil {
				require.True(t, errors.Is(err, io.EOF), "%s: %v", name, err)
				break
			}
		}
	}
}

func TestWriteMakesNamesLegal(t *testing.T) {
	for _, test := range []struct {
		says  string
		names []string
		want  []string
	}{
		{"signs that no program takes", []string{`a[b]:c*d?e/f\g`}, []string{"a-b--c-d-e-f-g"}},
		{"apostrophes and spaces at the ends", []string{"'a'b' "}, []string{"a'b"}},
		{"no name", []string{"", "'", "  "}, []string{"Sheet", "Sheet (2)", "Sheet (3)"}},
		{"a name that is taken by a program", []string{"HISTORY"}, []string{"HISTORY (2)"}},
		{"the name of the sheet of the choices", []string{"_lists"}, []string{"_lists (2)"}},
		{"the same name in another case", []string{"Ac", "AC", "ac (2)"}, []string{"Ac", "AC (2)", "ac (2) (2)"}},
		{"31 units, not bytes", []string{strings.Repeat("長", 40)}, []string{strings.Repeat("長", 31)}},
		{"a letter of two units at the edge", []string{strings.Repeat("a", 30) + "𠮷"}, []string{strings.Repeat("a", 30)}},
		{"an apostrophe at the edge", []string{strings.Repeat("a", 30) + "'b"}, []string{strings.Repeat("a", 30)}},
		{"long ones that are alike", []string{strings.Repeat("a", 40), strings.Repeat("a", 50)}, []string{strings.Repeat("a", 31), strings.Repeat("a", 27) + " (2)"}},
		{"what cannot be seen", []string{"a\u202eb\n\x00c\xff"}, []string{"a-b--c-"}},
	} {
		t.Run(test.says, func(t *testing.T) {
			var b sheet.Book
			for _, name := range test.names {
				b.Sheets = append(b.Sheets, sheet.Sheet{Name: name})
			}
			got, err := read(written(t, b))
			require.NoError(t, err)
			var names []string
			for _, s := range got.Sheets {
				names = append(names, s.Name)
			}
			require.Equal(t, test.want, names)
		})
	}
}

func TestWriteRefusesWhatDoesNotFit(t *testing.T) {
	book := func(rows ...[]sheet.Cell) sheet.Book {
		return sheet.Book{Sheets: []sheet.Sheet{{Name: "AC", Rows: rows}}}
	}
	for _, test := range []struct {
		says string
		book sheet.Book
		what sheet.Limit
		cell string
	}{
		{"a text too long", book(nil, []sheet.Cell{{}, {Text: strings.Repeat("長", sheet.MaxCellText+1)}}), sheet.CellTextLimit, "B2"},
		{"a text of letters of two units", book([]sheet.Cell{{Text: strings.Repeat("𠮷", sheet.MaxCellText/2+1)}}), sheet.CellTextLimit, "A1"},
		{"too many columns", book(make([]sheet.Cell, sheet.MaxColumns+1)), sheet.ColumnLimit, "SS1"},
		{"too many rows", book(make([][]sheet.Cell, sheet.MaxRows+1)...), sheet.RowLimit, "A200001"},
		{"too many cells", book(repeat(make([]sheet.Cell, 500), 4000)...), sheet.CellLimit, "A3993"},
		{"too many sheets", sheet.Book{Sheets: make([]sheet.Sheet, sheet.MaxSheets)}, sheet.SheetLimit, ""},
		{"a choice too long", sheet.Book{Sheets: []sheet.Sheet{{Lists: []sheet.List{{Values: []string{strings.Repeat("a", sheet.MaxCellText+1)}}}}}}, sheet.CellTextLimit, "A1"},
	} {
		t.Run(test.says, func(t *testing.T) {
			err := sheet.Write(io.Discard, test.book)
			var limit *sheet.LimitError
			require.ErrorAs(t, err, &limit)
			require.Equal(t, test.what, limit.What)
			require.Equal(t, test.cell, limit.Cell)
		})
	}
}

func TestWriteRefusesMoreThanIsReadBack(t *testing.T) {
	row := make([]sheet.Cell, 500)
	for i := range row {
		row[i] = sheet.Cell{Text: "123456789012345", Number: true}
	}
	var limit *sheet.LimitError
	require.ErrorAs(t, sheet.Write(io.Discard, sheet.Book{Sheets: []sheet.Sheet{{Rows: repeat(row, 3500)}}}), &limit)
	require.Equal(t, sheet.UnpackedLimit, limit.What)
}

func repeat(row []sheet.Cell, n int) [][]sheet.Cell {
	rows := make([][]sheet.Cell, n)
	for i := range rows {
		rows[i] = row
	}
	return rows
}

func TestWriteNeedsASheetThatCanBeSeen(t *testing.T) {
	for _, b := range []sheet.Book{{}, {Sheets: []sheet.Sheet{{Hidden: true}}}} {
		var wrong *sheet.FormatError
		require.ErrorAs(t, sheet.Write(io.Discard, b), &wrong)
		require.Equal(t, sheet.NoSheet, wrong.What)
	}
}

func TestWriteReplacesWhatIsNoText(t *testing.T) {
	got, err := read(written(t, sheet.Book{Title: "t\xff", Sheets: []sheet.Sheet{{Rows: texts([]string{"a\xffb", "\xed\xa0\x80"})}}}))
	require.NoError(t, err)
	require.Equal(t, "t\ufffd", got.Title)
	require.Equal(t, [][]string{{"a\ufffdb", "\ufffd\ufffd\ufffd"}}, plain(got.Sheets[0]))
}

func TestRef(t *testing.T) {
	for _, test := range []struct {
		row, column int
		want        string
	}{{0, 0, "A1"}, {6, 1, "B7"}, {0, 25, "Z1"}, {9, 26, "AA10"}, {0, 51, "AZ1"}, {0, 52, "BA1"}, {0, 701, "ZZ1"}, {0, 702, "AAA1"}, {1_048_575, 16_383, "XFD1048576"}} {
		require.Equal(t, test.want, sheet.Ref(test.row, test.column))
	}
}
