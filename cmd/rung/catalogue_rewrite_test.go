package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSeveralFilesAreReplacedTogetherOrNotAtAll(t *testing.T) {
	folder := t.TempDir()
	a, b := filepath.Join(folder, "a.yaml"), filepath.Join(folder, "b.yaml")
	require.NoError(t, os.WriteFile(a, []byte("old a"), 0o640))
	is := func(path, want string) {
		t.Helper()
		data, err := os.ReadFile(path)
		require.NoError(t, err)
		require.Equal(t, want, string(data))
	}

	require.Error(t, replaceFiles(folder, map[string][]byte{"a.yaml": []byte("new a"), "b.yaml": []byte("new b")}), "one is not there")
	is(a, "old a")
	require.NoFileExists(t, b)

	require.NoError(t, os.Mkdir(b, 0o700))
	require.Error(t, replaceFiles(folder, map[string][]byte{"a.yaml": []byte("new a"), "b.yaml": []byte("new b")}), "one is a folder")
	is(a, "old a")
	require.NoError(t, os.Remove(b))

	require.NoError(t, os.WriteFile(filepath.Join(folder, "real"), []byte("old b"), 0o600))
	require.NoError(t, os.Symlink("real", b))
	require.NoError(t, replaceFiles(folder, map[string][]byte{"a.yaml": []byte("new a"), "b.yaml": []byte("new b")}))
	is(a, "new a")
	is(filepath.Join(folder, "real"), "new b")
	info, err := os.Lstat(b)
	require.NoError(t, err)
	require.NotZero(t, info.Mode()&os.ModeSymlink, "the link stays a link")
	info, err = os.Stat(a)
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o640), info.Mode().Perm())
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	require.Len(t, entries, 3, "nothing is left over")
}
