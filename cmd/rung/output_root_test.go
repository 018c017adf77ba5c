package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestFilesAreWrittenTogetherOrNotAtAll(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "folder")
	files := []output{{"a.log", []byte("one")}, {"b.log", []byte("two")}}
	require.NoError(t, writeTogether(dir, false, files))
	info, err := os.Stat(filepath.Join(dir, "a.log"))
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), info.Mode().Perm())

	var exists *outputExistsError
	require.ErrorAs(t, writeTogether(dir, false, files), &exists)
	require.NoError(t, os.Remove(filepath.Join(dir, "a.log")))
	require.ErrorAs(t, writeTogether(dir, false, files), &exists, "the second one is taken")
	require.NoFileExists(t, filepath.Join(dir, "a.log"), "the first one is taken away again")
	require.NoError(t, writeTogether(dir, true, []output{{"a.log", []byte("1")}, {"b.log", []byte("2")}}))
	data, err := os.ReadFile(filepath.Join(dir, "b.log"))
	require.NoError(t, err)
	require.Equal(t, "2", string(data))
	left, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Len(t, left, 2, "nothing else is left behind")
}

func TestNothingIsWrittenOutsideTheFolder(t *testing.T) {
	dir, outside := t.TempDir(), filepath.Join(t.TempDir(), "outside.log")
	for _, name := range []string{"../outside.log", "/etc/outside.log", "a/../../outside.log"} {
		require.Error(t, writeTogether(dir, true, []output{{name, []byte("x")}}), name)
	}
	require.NoError(t, os.WriteFile(outside, []byte("mine"), 0o600))
	require.NoError(t, os.Symlink(outside, filepath.Join(dir, "a.log")))
	var exists *outputExistsError
	require.ErrorAs(t, writeTogether(dir, false, []output{{"a.log", []byte("x")}}), &exists, "a link is something that lies there")
	require.NoError(t, writeTogether(dir, true, []output{{"a.log", []byte("x")}}))
	data, err := os.ReadFile(outside)
	require.NoError(t, err)
	require.Equal(t, "mine", string(data), "a link is replaced, not followed")
	require.NoError(t, os.Mkdir(filepath.Join(dir, "b.log"), 0o700))
	var folder *isFolderError
	require.ErrorAs(t, writeTogether(dir, true, []output{{"b.log", nil}}), &folder)
}
