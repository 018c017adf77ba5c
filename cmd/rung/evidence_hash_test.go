package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/rivo/uniseg"
	"github.com/stretchr/testify/require"

	"rung/assessment"

	"rung/assessment/journal"
)

// quiet is an environment in which nothing is a terminal.
func quiet(t testing.TB) environment {
	return environment{
		In: strings.NewReader(""), Out: io.Discard, Err: io.Discard, Getenv: func(string) string { return "" },
		Now: func() time.Time { return time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC) }, NewID: newID,
	}
}

// papers makes so many files of so many bytes, each with another content.
func papers(t testing.TB, count, size int) []foundFile {
	dir := t.TempDir()
	var out []foundFile
	for i := range count {
		path := filepath.Join(dir, fmt.Sprintf("%d.bin", i))
		data := bytes.Repeat([]byte{byte(i), byte(i >> 8), 7}, size/3+1)[:size]
		require.NoError(t, os.WriteFile(path, data, 0o600))
		out = append(out, foundFile{path, path, int64(size)})
	}
	return out
}

func TestFilesAreHashedInOrderWhateverTheirNumberAndSize(t *testing.T) {
	for _, size := range []int{0, 1, hashBuffer - 1, hashBuffer, hashBuffer + 1} {
		for _, workers := range []int{1, 2, 16} {
			files := papers(t, 9, size)
			p := &progress{done: make(chan struct{})}
			got, err := hashAll(t.Context(), files, workers, p)
			require.NoError(t, err)
			for i, f := range files {
				data, err := os.ReadFile(f.path)
				require.NoError(t, err)
				sum := sha256.Sum256(data)
				require.NoError(t, got[i].err)
				require.Equal(t, hex.EncodeToString(sum[:]), got[i].sum)
				require.Equal(t, int64(size), got[i].size)
			}
			require.Equal(t, int64(9), p.files.Load())
			require.Equal(t, int64(9*size), p.bytes.Load())
		}
	}
}

func TestAFileThatCannotBeReadIsNamedAndTheOthersAreRead(t *testing.T) {
	files := papers(t, 3, 10)
	require.NoError(t, os.Remove(files[1].path))
	files = append(files, foundFile{path: t.TempDir()})
	got, err := hashAll(t.Context(), files, 2, &progress{})
	require.NoError(t, err)
	require.NoError(t, got[0].err)
	require.ErrorIs(t, got[1].err, os.ErrNotExist)
	require.ErrorIs(t, got[3].err, errNotRegular)
	var bad *unreadableError
	require.ErrorAs(t, unreadable(got), &bad)
	require.Equal(t, []string{files[1].path, files[3].path}, []string{bad.Files[0].path, bad.Files[1].path})
	require.NoError(t, unreadable(got[:1]))
}

// hashBuffer is how much of a file is read at once.
const hashBuffer = 32 << 10

// growing writes to a file while it is read.
type growing struct {
	io.Reader
	grow func()
}

func (g *growing) Read(p []byte) (int, error) {
	g.grow()
	return g.Reader.Read(p)
}

func TestReadingStopsWhenItIsInterruptedOrBroken(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	reads := 0
	endless := &growing{strings.NewReader(strings.Repeat("x", 10*hashBuffer)), func() {
		if reads++; reads == 3 {
			stop()
		}
	}}
	_, _, err := assessment.HashFile(&watched{endless, ctx, &progress{}})
	require.ErrorIs(t, err, context.Canceled)
	require.Equal(t, 3, reads, "it is noticed within one buffer")

	broken := errors.New("pulled out")
	_, _, err = assessment.HashFile(&watched{iotest.ErrReader(broken), t.Context(), &progress{}})
	require.ErrorIs(t, err, broken)

	_, err = hashAll(ctx, papers(t, 3, 10), 2, &progress{})
	require.ErrorIs(t, err, context.Canceled)
}

func TestAnInterruptedAddLinksNothing(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "plant.rung")
	env := quiet(t)
	require.Equal(t, exitOK, run(t.Context(), []string{"new", file, "--firm", "Yongfeng Metal", "--level", "L1"}, env))
	before, err := os.ReadFile(file)
	require.NoError(t, err)
	files := papers(t, 2, 10)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	require.Equal(t, exitInterrupted, run(ctx, []string{"evidence", "add", file, "AC.L1-b.1.i", files[0].path}, env))
	after, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, before, after)

	require.Equal(t, exitOK, run(t.Context(), []string{"evidence", "add", file, "AC.L1-b.1.i", files[0].path, files[1].path}, env))
	log, err := journal.Read(file)
	require.NoError(t, err)
	require.Len(t, log.Events, 2, "all files are linked by one event")
	require.Len(t, log.Events[1].Evidence, 2)
	require.Equal(t, exitInterrupted, run(ctx, []string{"evidence", "verify", file}, env))
}

func TestAFileWhoseNameDrivesATerminalIsNotLinked(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "plant.rung")
	env := quiet(t)
	require.Equal(t, exitOK, run(t.Context(), []string{"new", file, "--firm", "Yongfeng Metal", "--level", "L1"}, env))
	for _, name := range []string{"a\x1b[2Jb", "a\nb", "a\tb", "a\u202eb", "a\xffb"} {
		folder := t.TempDir()
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), nil, 0o600))
		var errs bytes.Buffer
		env.Err = &errs
		require.Equal(t, exitError, run(t.Context(), []string{"evidence", "add", file, "AC.L1-b.1.i", folder}, env))
		require.Contains(t, errs.String(), "hidden characters")
		require.NotContains(t, errs.String(), "\x1b")
		require.NotContains(t, errs.String(), "\u202e")
	}
}

func TestTheProgressLineFitsTheTerminal(t *testing.T) {
	for _, language := range []string{"en", "zh-TW"} {
		a := newApp([]string{"--lang", language}, quiet(t))
		for width := range 100 {
			line := a.progressLine(3_400_000_000, 8_000_000_000, 120, 400, width)
			require.LessOrEqual(t, uniseg.StringWidth(line), width)
		}
		require.Contains(t, a.progressLine(3_400_000_000, 8_000_000_000, 120, 400, 100), "████████░░░░░░░░░░░░  42 %")
		require.Contains(t, a.progressLine(0, 0, 0, 1, 100), "100 %", "there is nothing to read")
		require.Contains(t, a.progressLine(9, 3, 1, 1, 100), "100 %", "a file that has grown")
	}
}

func TestNothingIsDrawnWhereErrorsGoToAFile(t *testing.T) {
	var errs bytes.Buffer
	env := quiet(t)
	env.Err = &errs
	a := newApp(nil, env)
	_, err := a.hashFiles(t.Context(), papers(t, 3, 3*hashBuffer))
	require.NoError(t, err)
	require.Empty(t, errs.String())
}

func BenchmarkHashFiles(b *testing.B) {
	files := papers(b, 8, 16<<20)
	b.SetBytes(8 * 16 << 20)
	for b.Loop() {
		got, err := hashAll(b.Context(), files, runtime.GOMAXPROCS(0), &progress{})
		require.NoError(b, err)
		require.NoError(b, unreadable(got))
	}
}
