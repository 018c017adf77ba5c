//go:build e2e

package main

import (
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// office has LibreOffice save a file in another format, and returns what it wrote.
func office(t *testing.T, in, to, folder string, more ...string) string {
	t.Helper()
	program, err := exec.LookPath("soffice")
	require.NoError(t, err, "LibreOffice is needed")
	args := append([]string{"-env:UserInstallation=file://" + t.TempDir(), "--headless"}, more...)
	out, err := exec.Command(program, append(args, "--convert-to", to, "--outdir", folder, in)...).CombinedOutput()
	require.NoError(t, err, "%s", out)
	ext, _, _ := strings.Cut(to, ":")
	name := strings.TrimSuffix(filepath.Base(in), filepath.Ext(in)) + "." + ext
	require.FileExists(t, filepath.Join(folder, name), "%s", out)
	return filepath.Join(folder, name)
}

// TestE2EATranslatorWorksInLibreOffice has a sheet filled in, sorted by id from the end, and saved by LibreOffice with its
// columns in another order.
func TestE2EATranslatorWorksInLibreOffice(t *testing.T) {
	dir := t.TempDir()
	binary := filepath.Join(dir, "rung")
	out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput()
	require.NoError(t, err, "%s", out)
	run := func(args ...string) string {
		t.Helper()
		c := exec.Command(binary, args...)
		c.Dir, c.Env = dir, append(os.Environ(), "RUNG_LANG=en")
		out, err := c.CombinedOutput()
		require.NoError(t, err, "%s", out)
		return string(out)
	}
	run("catalogue", "new", "own", "--from", shipped()[0])
	run("catalogue", "stamp", "own")
	run("catalogue", "export", "own", "--to", "xlsx", "--lang", "zh-TW", "-o", "sheet.xlsx")

	saved := office(t, filepath.Join(dir, "sheet.xlsx"), "xlsx", t.TempDir())
	require.Contains(t, run("catalogue", "import", saved, "-o", "own", "--yes"), "changes nothing", "LibreOffice has saved it and nobody has changed it")

	const utf8 = "44,34,76" // comma, double quotes, UTF-8
	text := office(t, saved, "csv:Text - txt - csv (StarCalc):"+utf8+",1,,0,false,true,false", dir)
	data, err := os.ReadFile(text)
	require.NoError(t, err)
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(data), "\ufeff"))).ReadAll()
	require.NoError(t, err)
	require.Greater(t, len(rows), 1000)
	want := 0
	for i, row := range rows[1:] {
		if i%50 == 0 && row[4] != "" {
			row[4] += "（改）"
			want++
		}
	}
	slices.SortFunc(rows[1:], func(a, b []string) int { return strings.Compare(b[0], a[0]) })
	for i := range rows {
		slices.Reverse(rows[i])
	}
	moved, err := os.Create(filepath.Join(dir, "moved.csv"))
	require.NoError(t, err)
	require.NoError(t, csv.NewWriter(moved).WriteAll(rows))
	require.NoError(t, moved.Close())
	back := office(t, moved.Name(), "xlsx", dir, "--infilter=Text - txt - csv (StarCalc):"+utf8+",1,,0,true")

	for _, file := range []string{back, moved.Name()} {
		told := run("catalogue", "import", file, "-o", "own")
		require.Equal(t, want, strings.Count(told, "（改）"), "%s", told)
		require.Contains(t, told, "cells left out: 0")
	}
	run("catalogue", "import", back, "-o", "own", "--yes")
	require.Contains(t, run("catalogue", "import", back, "-o", "own"), "changes nothing")
	run("catalogue", "coverage", "own", "--check")
	run("catalogue", "fmt", "--check", "own")
	run("catalogue", "export", "own", "--to", "xlsx", "--lang", "zh-TW", "-o", "again.xlsx")
}
