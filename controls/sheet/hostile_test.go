package sheet_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls/sheet"
)

func TestReadRefusesWhatIsNoWorkbook(t *testing.T) {
	good := written(t, sheet.Book{Sheets: []sheet.Sheet{{Name: "S", Rows: texts([]string{"a"})}}})
	rels := func(target string) part {
		return part{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="s1" Type="x/worksheet" Target="` + target + `"/></Relationships>`}
	}
	whole := func(text string) part { return part{"xl/worksheets/sheet1.xml", text} }
	one := func(p ...part) []byte { return packed(t, frame(p...)...) }
	const first = "xl/worksheets/sheet1.xml"
	for _, test := range []struct {
		says  string
		data  []byte
		what  sheet.Fault
		part  string
		sheet string
	}{
		{"an empty file", nil, sheet.NotZip, "", ""},
		{"text", []byte("id,status\n"), sheet.NotZip, "", ""},
		{"a web page under a wrong name", []byte("<html>" + strings.Repeat(" ", 2000)), sheet.NotZip, "", ""},
		{"a workbook behind a password, or an old one", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more"), sheet.Sealed, "", ""},
		{"a workbook cut off", good[:len(good)/2], sheet.Damaged, "", ""},
		{"a zip file of something else", packed(t, part{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, part{"content.xml", "<a/>"}), sheet.NotWorkbook, "", ""},
		{"a letter", packed(t, part{"_rels/.rels", `<R><Relationship Type="x/officeDocument" Target="word/document.xml"/></R>`}, part{"word/document.xml", "<document/>"}), sheet.NotWorkbook, "", ""},
		{"a binary workbook", packed(t, part{"_rels/.rels", `<R><Relationship Type="x/officeDocument" Target="xl/workbook.bin"/></R>`}, part{"xl/workbook.bin", "x"}), sheet.NotWorkbook, "", ""},
		{"an empty zip file", packed(t), sheet.NotWorkbook, "", ""},
		{"the part that says what sheets there are is missing", packed(t, part{"_rels/.rels", rootRels}), sheet.Damaged, "xl/workbook.xml", ""},
		{"no sheet", one(part{"xl/workbook.xml", `<workbook><sheets/></workbook>`}), sheet.NoSheet, "", ""},
		{"a sheet that nothing points to", one(part{"xl/_rels/workbook.xml.rels", `<Relationships/>`}), sheet.Damaged, "", "S"},
		{"a sheet whose part is missing", one(), sheet.Damaged, first, "S"},
		{"a sheet that points out of the workbook", one(rels("../../../../etc/passwd")), sheet.Damaged, "etc/passwd", "S"},
		{"a sheet that points to nothing", one(rels("")), sheet.Damaged, "xl", "S"},
		{"a sheet that points to the workbook is empty XML to us, but a picture is not", one(rels("p.png"), part{"xl/p.png", "\x89PNG\r\n\x1a\n"}), sheet.Damaged, "xl/p.png", "S"},
		{"an empty part", one(whole("")), sheet.Damaged, first, "S"},
		{"a part that ends early", one(whole(`<worksheet><sheetData><row><c r="A1">`)), sheet.Damaged, first, "S"},
		{"a part that ends inside a cell's text", one(whole(`<worksheet><sheetData><row><c t="inlineStr"><is><t>a`)), sheet.Damaged, first, "S"},
		{"elements that close each other", one(sheetOf(`<row><c></row></c>`)), sheet.Damaged, first, "S"},
		{"a comment that never ends", one(whole(`<worksheet/><!-- `)), sheet.Damaged, first, "S"},
		{"an instruction that never ends", one(whole(`<?xml `)), sheet.Damaged, first, "S"},
		{"text that never ends", one(whole(`<worksheet><![CDATA[ `)), sheet.Damaged, first, "S"},
		{"a tag that never ends", one(whole(`<worksheet `)), sheet.Damaged, first, "S"},
		{"UTF-16 cut in the middle of a letter", one(whole("\xff\xfe<\x00a")), sheet.Damaged, first, "S"},
		{"two roots", one(whole(`<worksheet/><worksheet/>`)), sheet.Damaged, first, "S"},
		{"an end without a beginning", one(whole(`</worksheet>`)), sheet.Damaged, first, "S"},
		{"an attribute without a value", one(sheetOf(`<row r><c/></row>`)), sheet.Damaged, first, "S"},
		{"an attribute whose quotes never close", one(sheetOf(`<row r="1><c/></row>`)), sheet.Damaged, first, "S"},
		{"an element with very many attributes", one(sheetOf(`<row ` + strings.Repeat(`a="" `, 300) + `/>`)), sheet.Damaged, first, "S"},
		{"an element without a name", one(whole(`< />`)), sheet.Damaged, first, "S"},
		{"a document type", one(whole(`<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet/>`)), sheet.Damaged, first, "S"},
		{"an entity of its own", one(sheetOf(`<row><c t="str"><v>&e;</v></c></row>`)), sheet.Damaged, first, "S"},
		{"an entity that never ends", one(sheetOf(`<row><c t="str"><v>&amp and more</v></c></row>`)), sheet.Damaged, first, "S"},
		{"an entity without a number", one(sheetOf(`<row><c t="str"><v>&#x;</v></c></row>`)), sheet.Damaged, first, "S"},
		{"another encoding", one(sheetOf("<row><c t=\"str\"><v>\xb1b\xb8\xb9</v></c></row>")), sheet.Damaged, first, "S"},
		{"a cell that is nowhere", one(sheetOf(`<row><c r="7"><v>1</v></c></row>`)), sheet.Damaged, first, "S"},
		{"a row of no number", one(sheetOf(`<row><c r="A0"><v>1</v></c></row>`)), sheet.Damaged, first, "S"},
		{"a text that is not there", one(sheetOf(`<row><c t="s"><v>0</v></c></row>`)), sheet.Damaged, first, "S"},
		{"a text of a negative number", one(sheetOf(`<row><c t="s"><v>-1</v></c></row>`), part{"xl/sharedStrings.xml", `<sst><si><t>a</t></si></sst>`}), sheet.Damaged, first, "S"},
		{"texts that are broken", one(sheetOf(``), part{"xl/sharedStrings.xml", `<sst><si>`}), sheet.Damaged, "xl/sharedstrings.xml", ""},
		{"formats that are broken", one(sheetOf(``), part{"xl/styles.xml", `<a></b>`}), sheet.Damaged, "xl/styles.xml", ""},
	} {
		t.Run(test.says, func(t *testing.T) {
			_, err := read(test.data)
			var wrong *sheet.FormatError
			require.ErrorAs(t, err, &wrong)
			require.Equal(t, test.what, wrong.What, err)
			require.Equal(t, test.part, wrong.Part, err)
			require.Equal(t, test.sheet, wrong.Sheet, err)
		})
	}
}

func TestReadHasLimits(t *testing.T) {
	one := func(p ...part) []byte { return packed(t, frame(p...)...) }
	many := make([]part, sheet.MaxEntries+1)
	for i := range many {
		many[i].name = fmt.Sprintf("x%d", i)
	}
	crowd := make([]part, 30_000)
	for i := range crowd {
		crowd[i].name = fmt.Sprintf("a-name-that-is-rather-long-so-that-the-directory-grows-%0200d", i)
	}
	bomb := strings.Repeat(" ", sheet.MaxUnpacked)
	for _, test := range []struct {
		says string
		data []byte
		what sheet.Limit
		cell string
	}{
		{"a row far down", one(sheetOf(`<row r="1048576"><c r="A1048576"><v>1</v></c></row>`)), sheet.RowLimit, "A1048576"},
		{"the last cell of all", one(sheetOf(`<row><c r="XFD1048576"><v>1</v></c></row>`)), sheet.RowLimit, "XFD1048576"},
		{"the first row too many", one(sheetOf(`<row><c r="A200001"><v>1</v></c></row>`)), sheet.RowLimit, "A200001"},
		{"a column far out", one(sheetOf(`<row><c r="XFD1"><v>1</v></c></row>`)), sheet.ColumnLimit, "XFD1"},
		{"the first column too many", one(sheetOf(`<row><c r="SS1"><v>1</v></c></row>`)), sheet.ColumnLimit, "SS1"},
		{"one cell at the end of each row", one(sheetOf(ends(5_000))), sheet.CellLimit, ""},
		{"a text too long", one(sheetOf(`<row/><row><c/><c t="str"><v>` + strings.Repeat("a", sheet.MaxCellText+1) + `</v></c></row>`)), sheet.CellTextLimit, "B2"},
		{"one long text in very many cells", one(sheetOf(strings.Repeat(`<row><c t="s"><v>0</v></c></row>`, 3000)), part{"xl/sharedStrings.xml", `<sst><si><t>` + strings.Repeat("a", 32_000) + `</t></si></sst>`}), sheet.UnpackedLimit, ""},
		{"a part that unpacks to very much", one(sheetOf(bomb)), sheet.UnpackedLimit, ""},
		{"a part of very much that every sheet is made of", one(part{"xl/workbook.xml", `<workbook xmlns:r="r"><sheets>` + strings.Repeat(`<sheet name="a" r:id="s1"/>`, 10) + `</sheets></workbook>`}, sheetOf(bomb[:10<<20])), sheet.UnpackedLimit, ""},
		{"a large part in UTF-16", one(part{"xl/worksheets/sheet1.xml", "\xff\xfe" + bomb[:17<<20]}), sheet.UnpackedLimit, ""},
		{"texts that unpack to very much", one(sheetOf(""), part{"xl/sharedStrings.xml", bomb}), sheet.UnpackedLimit, ""},
		{"properties that unpack to very much", one(sheetOf(""), part{"docProps/core.xml", bomb}), sheet.UnpackedLimit, ""},
		{"very many texts", one(sheetOf(""), part{"xl/sharedStrings.xml", "<sst>" + strings.Repeat("<si/>", sheet.MaxCells+1) + "</sst>"}), sheet.CellLimit, ""},
		{"very many sheets", one(part{"xl/workbook.xml", `<workbook><sheets>` + strings.Repeat(`<sheet/>`, sheet.MaxSheets+1) + `</sheets></workbook>`}), sheet.SheetLimit, ""},
		{"very many relations", one(part{"xl/_rels/workbook.xml.rels", `<R>` + strings.Repeat(`<Relationship/>`, sheet.MaxEntries+1) + `</R>`}), sheet.EntryLimit, ""},
		{"very many entries", packed(t, many...), sheet.EntryLimit, ""},
		{"a directory without end", packed(t, crowd...), sheet.EntryLimit, ""},
		{"elements in each other", one(sheetOf(strings.Repeat("<a>", 100_000))), sheet.DepthLimit, ""},
	} {
		t.Run(test.says, func(t *testing.T) {
			_, err := read(test.data)
			var limit *sheet.LimitError
			require.ErrorAs(t, err, &limit)
			require.Equal(t, test.what, limit.What, err)
			if test.cell != "" {
				require.Equal(t, test.cell, limit.Cell)
				require.Equal(t, "S", limit.Sheet)
			}
			require.NotEmpty(t, limit.Error())
		})
	}
}

// ends makes rows with one text each, in the last column that is read.
func ends(rows int) string {
	var b strings.Builder
	for i := range rows {
		fmt.Fprintf(&b, `<row><c r="SR%d"><v>1</v></c></row>`, i+1)
	}
	return b.String()
}

func TestReadToTheEdge(t *testing.T) {
	require.Equal(t, 200_000, 1+strings.Count(readCells(t, sheetOf(`<row><c r="A200000"><v>1</v></c></row>`)), "\n"))
	require.Equal(t, 512, 1+strings.Count(readCells(t, sheetOf(`<row><c r="SR1"><v>1</v></c></row>`)), "|"))
}

func TestReadSurvivesEveryCut(t *testing.T) {
	good := written(t, sheet.Book{Title: "t", Sheets: []sheet.Sheet{{Name: "S", Rows: texts([]string{"a", "b"})}}})
	for n := range good {
		_, err := read(good[:n])
		require.Error(t, err, "cut at %d", n)
	}
}

func TestReadNoticesEveryFlippedByteOfAPart(t *testing.T) {
	b := sheet.Book{Sheets: []sheet.Sheet{{Name: "S", Rows: texts([]string{"alpha", "beta"})}}}
	good := written(t, b)
	for n := range good {
		bad := bytes.Clone(good)
		bad[n] ^= 0x20
		got, err := read(bad)
		if err == nil && len(got.Sheets) == 1 {
			require.Equal(t, plain(b.Sheets[0]), plain(got.Sheets[0]), "byte %d", n)
		}
	}
}

type brokenDisk struct{}

var errDisk = errors.New("the disk is gone")

func (brokenDisk) ReadAt([]byte, int64) (int, error) { return 0, errDisk }

func TestReadPassesOnReadErrors(t *testing.T) {
	_, err := sheet.Read(brokenDisk{}, 1000)
	require.ErrorIs(t, err, errDisk)
}

type halfDisk struct {
	io.ReaderAt
	from int64
}

func (d halfDisk) ReadAt(p []byte, off int64) (int, error) {
	if off > 0 && off < d.from {
		return 0, errDisk
	}
	return d.ReaderAt.ReadAt(p, off)
}

func TestReadPassesOnLaterReadErrors(t *testing.T) {
	good := written(t, sheet.Book{Sheets: []sheet.Sheet{{Name: "S"}}})
	_, err := sheet.Read(halfDisk{bytes.NewReader(good), int64(len(good)) / 2}, int64(len(good)))
	require.Equal(t, errDisk, err, "a disk that fails is no damaged workbook")
}
