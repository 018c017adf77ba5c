package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAnExportThatIsNotCompleteIsNotHandedOver(t *testing.T) {
	twice := func(*app, io.Writer, *opened, exportOptions) (int, error) { return 2, nil }
	reads := 0
	for name, f := range map[string]exportFormat{
		"an entry is missing":            {"x", ".x", twice, func([]byte) (int, error) { return 1, nil }},
		"it cannot be read":              {"x", ".x", twice, func([]byte) (int, error) { return 0, errors.New("no") }},
		"what was written is incomplete": {"x", ".x", twice, func([]byte) (int, error) { reads++; return 3 - reads, nil }},
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
		require.Empty(t, a.Out.(*bytes.Buffer).String(), name)
	}
}
