//go:build e2e && linux

package journal

import (
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestE2EADiskThatIsTooSmall fills a real disk: a small tmpfs, or where that may not be mounted a limit on the file's size.
func TestE2EADiskThatIsTooSmall(t *testing.T) {
	folder, environment := t.TempDir(), []string(nil)
	limited := false
	err := syscall.ENOTSUP
	if !*noMount {
		err, _ = syscall.Mount("none", folder, "tmpfs", 0, "size=64k,mode=0700").(syscall.Errno)
	}
	if err != 0 {
		t.Logf("NOT TESTED ON A SMALL DISK: tmpfs cannot be mounted (%v); a limit on the file's size stands in for it", err)
		environment, limited = []string{"RUNG_TEST_LIMIT=40000"}, true
	} else {
		t.Cleanup(func() { require.NoError(t, syscall.Unmount(folder, 0)) })
	}
	fillDisk(t, filepath.Join(folder, "firm.rung"), environment, limited)
}

func fillDisk(t *testing.T, path string, environment []string, limited bool) {
	t.Helper()
	j, err := Create(path, header(), answer(1))
	require.NoError(t, err)
	require.NoError(t, j.Close())

	said, err := process("fill", path, environment).Output()
	require.Error(t, err, "the disk is full")
	require.Contains(t, string(said), "NOT saved")
	require.Contains(t, string(said), path)
	saved := lastSaved(said)
	require.Greater(t, saved, 50)
	log, err := Read(path)
	require.NoError(t, err)
	require.Equal(t, answers(1, saved), log.Events, "all that was saved and nothing else")
	require.Zero(t, log.Torn)
	if limited {
		return
	}
	_, err = Create(filepath.Join(filepath.Dir(path), "other.rung"), header(), answers(1, 50)...)
	require.ErrorIs(t, err, syscall.ENOSPC)
	keys, _ := oneKey()
	_, err = Lock(path, "", keys, nil)
	require.ErrorIs(t, err, syscall.ENOSPC)
	log, err = Read(path)
	require.NoError(t, err, "a file that could not be encrypted is as it was")
	require.Len(t, log.Events, saved)
	require.Equal(t, []string{"firm.rung"}, beside(t, path), "nothing half made is left")
	t.Logf("a disk of 64 KiB held %d answers", saved)
}
