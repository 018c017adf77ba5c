//go:build !unix && !windows

package journal

import (
	"io/fs"
	"os"
)

const movesOpen = false

func publish(from, to string) error {
	if _, err := os.Lstat(to); err == nil {
		return &os.PathError{Op: "rename", Path: to, Err: fs.ErrExist}
	}
	return os.Rename(from, to)
}
