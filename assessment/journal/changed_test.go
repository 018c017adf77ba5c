package journal

import (
	"bytes"
	"os"
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
			j, err := open(d, path)
			require.NoError(t, err)
			defer j.Close()
			require.NoError(t, j.Append(answer(3)))
			row.change(t, path, content(t, path))
			d.calls = nil
			for range 2 {
				var changed *ChangedError
				require.ErrorAs(t, j.Append(answer(4)), &changed)
				require.Equal(t, path, changed.Path)
				require.Contains(t, changed.Why, row.why)
			}
			require.NotContains(t, d.calls, "write")
			require.NotContains(t, d.calls, "truncate")
			require.Equal(t, answers(1, 3), j.Events())
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
