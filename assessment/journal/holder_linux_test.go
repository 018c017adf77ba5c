package journal

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestLinuxTellsWhoHoldsTheLock(t *testing.T) {
	if _, err := os.Stat("/proc/locks"); err != nil {
		t.Skip("no /proc here: the holder is unknown by design")
	}
	path, _ := sample(t, 1)
	process, _ := holdElsewhere(t, path)
	_, err := Open(path)
	var locked *LockedError
	require.ErrorAs(t, err, &locked)
	require.Equal(t, process.Process.Pid, locked.PID)
}

func TestHolderIsNamedOnlyWhenCertain(t *testing.T) {
	rows := []struct {
		name, table string
		pid         int
	}{
		{"one holder", "1: POSIX  ADVISORY  WRITE 7 08:01:55 0 EOF\n2: FLOCK  ADVISORY  WRITE 9 08:01:55 0 EOF\n", 9},
		{"another file whose number ends alike", "1: FLOCK  ADVISORY  WRITE 9 08:01:155 0 EOF\n", 0},
		{"two files of the same number on two disks", "1: FLOCK  ADVISORY  WRITE 9 08:01:55 0 EOF\n2: FLOCK  ADVISORY  WRITE 8 08:02:55 0 EOF\n", 0},
		{"one who waits for the holder", "1: FLOCK  ADVISORY  WRITE 9 08:01:55 0 EOF\n1: -> FLOCK  ADVISORY  WRITE 8 08:01:55 0 EOF\n", 9},
		{"a process that cannot be seen from here", "1: FLOCK  ADVISORY  WRITE 0 08:01:55 0 EOF\n", 0},
		{"nonsense", "FLOCK\n\n1: FLOCK ADVISORY WRITE x :55\n", 0},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) { require.Equal(t, row.pid, holderIn(row.table, 55)) })
	}
}
