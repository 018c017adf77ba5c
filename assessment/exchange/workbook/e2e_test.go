//go:build e2e

package workbook_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls/sheet"
)

// saved lets LibreOffice open a file, and save it as another kind. It gives the new file.
func saved(t *testing.T, name string, data []byte, kind string, options ...string) []byte {
	t.Helper()
	office, err := exec.LookPath("soffice")
	require.NoError(t, err, "the test needs LibreOffice Calc")
	dir := t.TempDir()
	in := filepath.Join(dir, name)
	require.NoError(t, os.WriteFile(in, data, 0o600))
	profile := "-env:UserInstallation=file://" + filepath.Join(dir, "profile")
	args := append([]string{profile, "--headless"}, options...)
	out, err := exec.Command(office, append(args, "--convert-to", kind, "--outdir", filepath.Join(dir, "out"), in)...).CombinedOutput()
	require.NoError(t, err, string(out))
	made, err := filepath.Glob(filepath.Join(dir, "out", "*"))
	require.NoError(t, err)
	require.Len(t, made, 1, string(out))
	got, err := os.ReadFile(made[0])
	require.NoError(t, err)
	return got
}

// TestE2ELibreOfficeGivesTheWorkbookBack: opened and saved, by way of its own format, too, and with a row filled in, sorted
// and a column moved as a person does.
func TestE2ELibreOfficeGivesTheWorkbookBack(t *testing.T) {
	c := ladder(t)
	s := file(c, "AC-1[a]=not-met: =1+1\n存取 \"x\"", "AC-1=partial", "AC-2[a]=daily", "AC-1@IT 2026-12-31")
	link(s, "AC-1[a]", "policy.pdf")
	var out bytes.Buffer
	require.NoError(t, sheet.Write(&out, export(c, s, "zh-TW", "en").Book))
	xlsx := saved(t, "q.xlsx", out.Bytes(), "xlsx")
	ods := saved(t, "q.xlsx", out.Bytes(), "ods")
	for says, data := range map[string][]byte{"saved": xlsx, "by way of ods": saved(t, "q.ods", ods, "xlsx")} {
		book, err := sheet.Read(bytes.NewReader(data), int64(len(data)))
		require.NoError(t, err)
		require.Empty(t, told(t, c, s, book.Sheets), says)

		fill(t, book.Sheets, "PE-1[a]", "作答\nAnswer=符合", "預定完成日\nDue=2027/1/2")
		rows := book.Sheets[len(book.Sheets)-1].Rows
		rows[1], rows[2] = rows[2], rows[1]
		last := len(rows[0]) - 1
		for i, row := range rows {
			row = append(slices.Clone(row), make([]sheet.Cell, last+1-len(row))...)
			rows[i] = append([]sheet.Cell{{Text: "mine"}, row[last]}, row[:last]...)
		}
		var edited bytes.Buffer
		require.NoError(t, sheet.Write(&edited, book))
		data := saved(t, "q.xlsx", edited.Bytes(), "xlsx")
		book, err = sheet.Read(bytes.NewReader(data), int64(len(data)))
		require.NoError(t, err)
		require.Equal(t, []string{"+PE-1[a]=met", "+PE-1 due 2027-01-02"}, told(t, c, s, book.Sheets), says)
	}
}

// TestE2ELibreOfficeTurnsTextsIntoDates: a table as CSV, where dates and numbers are whatever the program takes them for.
func TestE2ELibreOfficeTurnsTextsIntoDates(t *testing.T) {
	c := ladder(t)
	csv := "id,answer,due,owner\nAC-1[a],1,2026-12-31,007\nPE-1[a],不符合,2027-01-02,IT\n"
	data := saved(t, "q.csv", []byte("\ufeff"+csv), "xlsx", "--infilter=CSV:44,34,76,1") // comma, quote, UTF-8
	book, err := sheet.Read(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	require.Subset(t, told(t, c, file(c), book.Sheets), []string{"+AC-1[a]=met", "+PE-1[a]=not-met", "+AC-1 due 2026-12-31", "+PE-1 due 2027-01-02"})
}
