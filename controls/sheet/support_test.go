package sheet_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls/sheet"
)

// texts makes rows of plain cells.
func texts(rows ...[]string) [][]sheet.Cell {
	var out [][]sheet.Cell
	for _, row := range rows {
		var cells []sheet.Cell
		for _, text := range row {
			cells = append(cells, sheet.Cell{Text: text})
		}
		out = append(out, cells)
	}
	return out
}

// plain gives the texts of a sheet's rows.
func plain(s sheet.Sheet) [][]string {
	out := make([][]string, len(s.Rows))
	for i, row := range s.Rows {
		out[i] = []string{}
		for _, c := range row {
			out[i] = append(out[i], c.Text)
		}
	}
	return out
}

func written(t require.TestingT, b sheet.Book) []byte {
	var out bytes.Buffer
	require.NoError(t, sheet.Write(&out, b))
	return out.Bytes()
}

func read(data []byte) (sheet.Book, error) {
	return sheet.Read(bytes.NewReader(data), int64(len(data)))
}

// unpacked gives the parts of a workbook.
func unpacked(t *testing.T, data []byte) map[string]string {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	out := map[string]string{}
	for _, f := range in.File {
		r, err := f.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(r)
		require.NoError(t, err)
		require.NoError(t, r.Close())
		out[f.Name] = string(text)
	}
	return out
}

// part is one part of a workbook made by hand.
type part struct{ name, text string }

// packed makes a workbook by hand.
func packed(t testing.TB, parts ...part) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, p := range parts {
		w, err := z.Create(p.name)
		require.NoError(t, err)
		_, err = io.WriteString(w, p.text)
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return out.Bytes()
}

const (
	rootRels     = `<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	oneSheet     = `<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="s1"/></sheets></workbook>`
	workbookRels = `<Relationships><Relationship Id="s1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>` +
		`<Relationship Id="t" Type="http://x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="u" Type="http://x/styles" Target="styles.xml"/></Relationships>`
)

// frame is what a workbook of one sheet needs around it. Parts given replace its own.
func frame(given ...part) []part {
	out := given
	for _, p := range []part{{"_rels/.rels", rootRels}, {"xl/workbook.xml", oneSheet}, {"xl/_rels/workbook.xml.rels", workbookRels}} {
		known := false
		for _, g := range given {
			known = known || g.name == p.name
		}
		if !known {
			out = append(out, p)
		}
	}
	return out
}

// sheetOf makes the part of a sheet of the inside of its sheetData.
func sheetOf(data string) part {
	return part{"xl/worksheets/sheet1.xml", `<worksheet><sheetData>` + data + `</sheetData></worksheet>`}
}

// readCells reads a workbook made by hand, and gives its first sheet in one line for each row.
func readCells(t *testing.T, parts ...part) string {
	t.Helper()
	b, err := read(packed(t, frame(parts...)...))
	require.NoError(t, err)
	var rows []string
	for _, row := range plain(b.Sheets[0]) {
		rows = append(rows, strings.Join(row, "|"))
	}
	return strings.Join(rows, "\n")
}
