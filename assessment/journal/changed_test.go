package journal

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestAFileChangedBehindOurBackIsNotWritten(t *testing.T) {
	later := func(t *testing.T, path string) {
		require.NoError(t, os.Chtimes(path, start, start))
	}
	rows := []struct {
		name   string
		change func(t *testing.T, path string, old []byte)
		why    string
	}{
		{"a line was added", func(t *testing.T, path string, old []byte) {
			line, err := eventLine(hash(bytes.Split(old, newline)[3]), answer(9))
			require.NoError(t, err)
			put(t, path, append(bytes.Clone(old), append(line, '\n')...))
		}, "bytes long"},
		{"a line was cut off", func(t *testing.T, path string, old []byte) {
			put(t, path, old[:len(old)-10])
		}, "bytes long"},
		{"the file was emptied", func(t *testing.T, path string, _ []byte) { put(t, path, nil) }, "bytes long"},
		{"the last line was changed in place, and the time of change put back", func(t *testing.T, path string, old []byte) {
			info, err := os.Stat(path)
			require.NoError(t, err)
			changed := bytes.Clone(old)
			changed[len(old)-40] ^= 1
			put(t, path, changed)
			require.NoError(t, os.Chtimes(path, info.ModTime(), info.ModTime()))
		}, "content"},
		{"an early line was changed in place", func(t *testing.T, path string, old []byte) {
			put(t, path, bytes.Replace(old, []byte("note 1"), []byte("nope 1"), 1))
			later(t, path)
		}, "content"},
		{"another file took its name", func(t *testing.T, path string, old []byte) {
			put(t, path+".new", old)
			require.NoError(t, os.Rename(path+".new", path))
		}, "replaced"},
		{"it was removed", func(t *testing.T, path string, _ []byte) {
			require.NoError(t, os.Remove(path))
		}, "removed"},
		{"it was renamed", func(t *testing.T, path string, _ []byte) {
			require.NoError(t, os.Rename(path, path+".old"))
		}, "renamed"},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			path, _ := sample(t, 2)
			d := &faultyDisk{}
			j, err := open(d, path, nil)
			require.NoError(t, err)
			defer j.Close()
			require.NoError(t, j.Append(answer(3)))
			row.change(t, path, content(t, path))
			theirs, _ := os.ReadFile(path)
			kept := strings.TrimSuffix(path, ".rung") + ".conflict-1.rung"
			for range 2 {
				var conflict *ConflictError
				require.ErrorAs(t, j.Append(answer(4)), &conflict)
				require.Equal(t, path, conflict.Path)
				require.Equal(t, kept, conflict.Kept)
				require.Contains(t, conflict.Why, row.why)
			}
			require.Error(t, j.Append(answers(5, 6)...), "what follows is kept there, too, and said again")
			require.Error(t, j.Append(answers(6, 7)...))
			ours, _ := os.ReadFile(path)
			require.Equal(t, theirs, ours, "their file is as they left it")
			require.Equal(t, answers(1, 3), j.Events())
			require.NoError(t, j.Close())
			side, err := Read(kept)
			require.NoError(t, err)
			require.Equal(t, answers(1, 7), side.Events, "nothing of this side is lost")
			require.NoFileExists(t, kept+noteSuffix)
		})
	}
}

func TestATimeOfChangeAloneIsNoChange(t *testing.T) {
	path, _ := sample(t, 2)
	j, err := Open(path)
	require.NoError(t, err)
	defer j.Close()
	for n := 3; n < 6; n++ {
		at := start.Add(time.Duration(n) * time.Hour)
		require.NoError(t, os.Chtimes(path, at, at))
		require.NoError(t, j.Append(answer(n)))
	}
	log, err := Read(path)
	require.NoError(t, err)
	require.Equal(t, answers(1, 5), log.Events)
}
