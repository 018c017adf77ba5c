package main

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"rung/controls/sheet"
)

// desk is the program at work in a folder, without a terminal.
type desk struct {
	t      *testing.T
	dir    string
	number int
}

// run runs a command line and returns its exit code, and all that it said.
func (d *desk) run(args ...string) (int, string) {
	var out bytes.Buffer
	for i, arg := range args {
		if strings.Contains(arg, ".") && !strings.HasPrefix(arg, "AC.") {
			args[i] = filepath.Join(d.dir, arg)
		}
	}
	code := run(context.Background(), args, environment{
		In: strings.NewReader(""), Out: &out, Err: &out, Getenv: func(string) string { return "" },
		Now:   func() time.Time { return time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC) },
		NewID: func() string { d.number++; return fmt.Sprintf("%024d", d.number) },
	})
	return code, strings.ReplaceAll(out.String(), d.dir+string(filepath.Separator), "")
}

func (d *desk) must(args ...string) string {
	d.t.Helper()
	code, said := d.run(args...)
	require.Zero(d.t, code, said)
	return said
}

// edit changes cells of the third sheet, which is the first domain's.
func (d *desk) edit(from, to string, cells map[[2]int]string) {
	d.t.Helper()
	data, err := os.ReadFile(filepath.Join(d.dir, from))
	require.NoError(d.t, err)
	book, err := sheet.Read(bytes.NewReader(data), int64(len(data)))
	require.NoError(d.t, err)
	rows := book.Sheets[2].Rows
	for at, text := range cells {
		row := &rows[at[0]]
		*row = append(*row, make([]sheet.Cell, max(0, at[1]+1-len(*row)))...)
		(*row)[at[1]] = sheet.Cell{Text: text}
	}
	var out bytes.Buffer
	require.NoError(d.t, sheet.Write(&out, book))
	require.NoError(d.t, os.WriteFile(filepath.Join(d.dir, to), out.Bytes(), 0o600))
}

func TestAWorkbookGoesOutAndComesBack(t *testing.T) {
	d := &desk{t: t, dir: t.TempDir()}
	d.must("new", "p.rung", "--firm", "Yongfeng Metal", "--level", "L2", "--assessor", "Plant manager")
	d.must("answer", "p.rung", "AC.L2-3.1.1", "met")
	d.must("export", "p.rung", "--to", "xlsx", "--domain", "AC", "--lang", "zh-TW", "-o", "ac.xlsx")
	d.edit("ac.xlsx", "back.xlsx", map[[2]int]string{
		{1, 4}: "不符合", {1, 5}: "=1+1", {1, 7}: "IT", {1, 8}: "115/12/31", // another answer, its note, owner and due date
		{2, 4}: "不適用", {3, 4}: "大概有", {7, 4}: "符合", {8, 0}: "AC.L2-3.1.9[a]", {9, 8}: "soon",
	})
	d.must("answer", "p.rung", "AC.L2-3.1.1[b]", "not-met")
	before, err := os.ReadFile(filepath.Join(d.dir, "p.rung"))
	require.NoError(t, err)

	said := d.must("import", "p.rung", "back.xlsx")
	for _, want := range []string{
		"back.xlsx: workbook, 70 rows of questions (sheets: 1)\n",
		"New: 1\n  AC.L2-3.1.2[a]  met\n",
		"Changed: 1\n  AC.L2-3.1.1[a]\n    here:  met  (2026-11-22 00:00 UTC  Plant manager)\n    there: not met: =1+1  (back.xlsx: AC 存取控制!E2)\n",
		"In conflict, kept as they are here: 1\n  AC.L2-3.1.1[b]\n    here:  not met  (2026-11-22 00:00 UTC  Plant manager)\n    there: not applicable  (back.xlsx: AC 存取控制!E3)\n",
		"AC.L2-3.1.9[a]  the id was changed; the row was handed out as AC.L2-3.1.2[b]  (back.xlsx: AC 存取控制!A9)\n",
		"\"soon\" is no date; write 2026-12-31  (back.xlsx: AC 存取控制!I10)\n",
		"takes no answer \"大概有\"  (back.xlsx: AC 存取控制!E4)\n",
		"AC.L2-3.1.1  owner: IT\n  AC.L2-3.1.1  due: 2026-12-31\n",
		"answers: 2, entries of the plan: 1",
	} {
		require.Contains(t, said, want)
	}
	after, err := os.ReadFile(filepath.Join(d.dir, "p.rung"))
	require.NoError(t, err)
	require.Equal(t, before, after, "a dry run writes nothing")

	said = d.must("import", "p.rung", "back.xlsx", "--yes", "--as", "IT")
	require.Contains(t, said, "2 answers saved")
	require.Contains(t, said, "One entry of the plan saved")
	require.Contains(t, d.must("history", "p.rung", "AC.L2-3.1.1[a]"), "IT")
	said = d.must("import", "p.rung", "back.xlsx", "ac.xlsx")
	require.NotContains(t, said, "New:")
	require.Contains(t, said, "There is nothing to take")

	d.must("undo", "p.rung")
	require.Contains(t, d.must("import", "p.rung", "back.xlsx"), "New: 1\n", "one step back takes back all answers")
	d.must("import", "p.rung", "back.xlsx", "--yes", "--replace")
	require.Contains(t, d.must("history", "p.rung", "AC.L2-3.1.1[b]"), "not applicable")
}

func TestWorkbooksThatCannotBeRead(t *testing.T) {
	d := &desk{t: t, dir: t.TempDir()}
	d.must("new", "p.rung", "--firm", "Yongfeng Metal", "--level", "L1")
	put := func(name string, data []byte) {
		require.NoError(t, os.WriteFile(filepath.Join(d.dir, name), data, 0o600))
	}
	write := func(b sheet.Book) []byte {
		var out bytes.Buffer
		require.NoError(t, sheet.Write(&out, b))
		return out.Bytes()
	}
	cell := func(text string) []sheet.Cell { return []sheet.Cell{{Text: text}} }
	put("prices.xlsx", write(sheet.Book{Sheets: []sheet.Sheet{{Name: "Prices", Rows: [][]sheet.Cell{cell("bolt")}}}}))
	put("old.xls", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"+strings.Repeat("\x00", 600)))
	put("bomb.xlsx", bomb(t))
	put("big5.csv", []byte("\xbd\x73\xb8\xb9,\xa7\x40\xb5\xaa\n"))
	put("short.xlsx", write(sheet.Book{Sheets: []sheet.Sheet{{Name: "S", Rows: [][]sheet.Cell{cell("x")}}}})[:300])
	for name, want := range map[string][2]string{
		"prices.xlsx": {"holds no table of questions", "one row must hold the heads: ID, and one of Answer"},
		"old.xls":     {"is protected by a password, or of the old kind .xls", "save it as .xlsx without a password"},
		"bomb.xlsx":   {"unpacks to more than 64 MiB", "delete what does not belong"},
		"big5.csv":    {"is not UTF-8", "CSV UTF-8"},
		"short.xlsx":  {"is ", "save it as .xlsx"},
	} {
		code, said := d.run("import", "p.rung", name, "--yes")
		require.Equal(t, exitError, code, said)
		require.Contains(t, said, "rung: "+name+" "+want[0])
		require.Contains(t, said, want[1])
		require.NotContains(t, said, "⟨")
		code, said = d.run("import", "p.rung", name, "--lang", "zh-TW")
		require.Equal(t, exitError, code)
		require.Contains(t, said, "提示：")
		require.NotContains(t, said, "⟨")
	}
}

// bomb is a workbook whose only sheet unpacks to more than is read of one.
func bomb(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, sheet.Write(&b, sheet.Book{Sheets: []sheet.Sheet{{Name: "S", Rows: [][]sheet.Cell{{{Text: "x"}}}}}}))
	whole, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	require.NoError(t, err)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range whole.File {
		if part.Name != "xl/worksheets/sheet1.xml" {
			require.NoError(t, w.Copy(part))
			continue
		}
		in, err := w.Create(part.Name)
		require.NoError(t, err)
		_, err = fmt.Fprint(in, `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`, strings.Repeat(" ", 65<<20), `</sheetData></worksheet>`)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return out.Bytes()
}
