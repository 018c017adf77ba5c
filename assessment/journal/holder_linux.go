package journal

import (
	"io/fs"
	"os"
	"strconv"
	"strings"
	"syscall"
)

// holder is the process that holds the lock of a file, 0 when that cannot be told for certain.
func holder(info fs.FileInfo) int {
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 0
	}
	table, err := os.ReadFile("/proc/locks")
	if err != nil {
		return 0
	}
	return holderIn(string(table), stat.Ino)
}

// holderIn looks an inode up in lines like "1: FLOCK  ADVISORY  WRITE 1234 08:01:131079 0 EOF". The device is passed
// over, since layered file systems show another one here; if two files share the number nobody is named.
func holderIn(table string, inode uint64) int {
	pid := 0
	for line := range strings.Lines(table) {
		field := strings.Fields(line)
		if len(field) < 6 || field[1] != "FLOCK" || field[3] != "WRITE" {
			continue
		}
		if !strings.HasSuffix(field[5], ":"+strconv.FormatUint(inode, 10)) {
			continue
		}
		n, err := strconv.Atoi(field[4])
		if err != nil || n <= 0 || pid != 0 {
			return 0
		}
		pid = n
	}
	return pid
}
