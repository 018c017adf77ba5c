package main

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAnExportThatIsNotCompleteIsNotHandedOver(t *testing.T) {
	twice := func(*app, io.Writer, *opened, exportOptions) (int, error) { return 2, nil }
	for name, f := range map[string]exportFormat{
		"an entry is missing": {"x", ".x", twice, func([]byte) (int, error) { return 1, nil }},
		"it cannot be read":   {"x", ".x", twice, func([]byte) (int, error) { return 0, errors.New("no") }},
	} {
		out := filepath.Join(t.TempDir(), "out.x")
		a := newApp(nil, environment{Out: &bytes.Buffer{}, Err: &bytes.Buffer{}, Getenv: func(string) string { return "" }})
		err := a.writeExport(&f, &opened{}, exportOptions{path: "a.rung", out: out})
		var lost *lostEntriesError
		require.ErrorAs(t, err, &lost, name)
		require.Equal(t, exitError, a.explain(err).code, name)
		require.Contains(t, a.explain(err).cause, out, name)
		_, err = os.Stat(out)
		require.ErrorIs(t, err, os.ErrNotExist, name)
		require.NoError(t, os.WriteFile(out, []byte("old"), 0o600))
		require.ErrorAs(t, a.writeExport(&f, &opened{}, exportOptions{path: "a.rung", out: out, force: true}), &lost, name)
		old, err := os.ReadFile(out)
		require.NoError(t, err, name)
		require.Equal(t, "old", string(old), "%s: what it would have replaced stands", name)
		require.ErrorAs(t, a.writeExport(&f, &opened{}, exportOptions{path: "a.rung", out: "-"}), &lost, name)
		require.Empty(t, a.Out.(*bytes.Buffer).String(), name)
	}
}

func TestAnOutputThatCannotBeWrittenSaysWhatIsSafe(t *testing.T) {
	err := writeOutput(filepath.Join(t.TempDir(), "no", "such", "plan.json"), false, []byte("x"))
	for lang, want := range map[string]string{"en": "the assessment is as it was", "zh-TW": "評鑑檔案也維持原狀"} {
		a := newApp([]string{"--lang", lang}, environment{Getenv: func(string) string { return "" }})
		require.Contains(t, a.explain(err).hint, want)
		require.Contains(t, a.explain(err).cause, "plan.json: ")
		full := writeError("plan.json", &fs.PathError{Op: "write", Path: ".rung-1", Err: syscall.ENOSPC})
		require.Equal(t, "plan.json: "+map[string]string{"en": "no space left on device", "zh-TW": "磁碟空間不足"}[lang], a.explain(full).cause)
		require.Equal(t, exitError, a.explain(full).code)
	}
}
