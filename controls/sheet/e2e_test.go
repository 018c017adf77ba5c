//go:build e2e

package sheet_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls/sheet"
)

// convert lets LibreOffice open a file and save it as another kind. It gives the new file.
func convert(t *testing.T, name string, data []byte, to ...string) []byte {
	t.Helper()
	office, err := exec.LookPath("soffice")
	require.NoError(t, err, "the test needs LibreOffice Calc")
	dir := t.TempDir()
	in := filepath.Join(dir, name)
	require.NoError(t, os.WriteFile(in, data, 0o600))
	kind, infilter := to[0], to[1:]
	args := append([]string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless"}, infilter...)
	out, err := exec.Command(office, append(args, "--convert-to", kind, "--outdir", filepath.Join(dir, "out"), in)...).CombinedOutput()
	require.NoError(t, err, string(out))
	made, err := filepath.Glob(filepath.Join(dir, "out", "*"))
	require.NoError(t, err)
	require.Len(t, made, 1, string(out))
	got, err := os.ReadFile(made[0])
	require.NoError(t, err)
	return got
}

// gentle are the hostile texts that LibreOffice itself keeps: it turns CR into LF, drops some characters, and does not
// escape _x005F_ again when it saves.
func gentle() []string {
	return []string{"=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋", "'=1", "''=1", "'", "'a", "_x0041_", "_x0041", "_x", " a ", "a\nb", `a"b`, ",", "a;b,c",
		"<b>&amp;</b>", "]]>", "&", "1", "01", "46000", "1-2", "2026-03-01", "1e5", "TRUE", "9999999999999999", "存取控制", "𠮷", "AC.L2-3.1.1[a]", "=cmd|' /C calc'!A0"}
}

func bookOf(list []string) sheet.Book {
	b := sample()
	for _, text := range list {
		b.Sheets[1].Rows = append(b.Sheets[1].Rows, []sheet.Cell{{Text: text, Style: sheet.Style{Wrap: true}}, {Text: text}, {}, {Text: "end"}})
	}
	return b
}

func TestE2ELibreOfficeKeepsAWorkbook(t *testing.T) {
	b := bookOf(gentle())
	saved := convert(t, "a.xlsx", written(t, b), "xlsx")
	got, err := read(saved)
	require.NoError(t, err)
	require.Equal(t, b.Title, got.Title)
	require.Len(t, got.Sheets, len(b.Sheets), "the sheet of the choices is left out again")
	for i, s := range b.Sheets {
		require.Equal(t, s.Name, got.Sheets[i].Name)
		require.Equal(t, s.Hidden, got.Sheets[i].Hidden)
		requireSameRows(t, kept(s.Rows, true), got.Sheets[i].Rows)
	}
	parts := unpacked(t, saved)
	for name, text := range parts {
		require.False(t, formula.MatchString(text), name)
	}
	main := parts["xl/worksheets/sheet2.xml"]
	require.Contains(t, main, `&quot;met,not-met&quot;`, "the choices are understood")
	require.Contains(t, main, `_lists!$A$1:$A$2`)
	require.Contains(t, main, `<autoFilter ref="A2:`)
	require.Contains(t, main, `<sheetProtection sheet="true"`)
	require.Contains(t, main, `orientation="landscape"`)
	require.Contains(t, parts["xl/workbook.xml"], "Print_Titles")
}

func TestE2ELibreOfficeSavesAsCSV(t *testing.T) {
	b := bookOf(gentle())
	b.Sheets = b.Sheets[1:]
	// UTF-8, commas, quotes where needed, the cells as shown.
	text := convert(t, "a.xlsx", written(t, b), "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1")
	got, err := sheet.ReadCSV(bytes.NewReader(text))
	require.NoError(t, err)
	want := kept(b.Sheets[0].Rows, false)
	require.Len(t, got.Rows, len(want))
	for i, row := range plain(got) {
		for j, cell := range row {
			if w := want[i][j].Text; len(w) > 1 && w[0] == '\'' { // our guard, which LibreOffice knows nothing of
				continue
			}
			require.Equal(t, want[i][j].Text, cell, sheet.Ref(i, j))
		}
	}
}

func TestE2ELibreOfficeRunsNoFormulaOfOurCSV(t *testing.T) {
	s := sheet.Sheet{Name: "a", Rows: texts(hostile[1:11], []string{"=1+1", "=HYPERLINK(\"http://x\")", "end"})}
	var out bytes.Buffer
	require.NoError(t, sheet.WriteCSV(&out, s, true))
	// Read as UTF-8 with commas, and with formulas evaluated if there are any.
	saved := convert(t, "a.csv", out.Bytes(), "xlsx", "--infilter=Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,0,false,false,true")
	for name, text := range unpacked(t, saved) {
		require.False(t, formula.MatchString(text), "%s holds a formula: %s", name, text)
	}
}
