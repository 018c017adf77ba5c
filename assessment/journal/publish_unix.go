//go:build unix

package journal

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

const movesOpen = true

// publish links the new name and drops the old one. Where links are missing (FAT, some network file systems) it renames
// without replacing.
func publish(from, to string) error {
	err := os.Link(from, to)
	switch {
	case err == nil:
		_ = os.Remove(from) // if it stays, the next journal of this name removes it
		return nil
	case errors.Is(err, syscall.EPERM), errors.Is(err, syscall.ENOTSUP), errors.Is(err, syscall.EOPNOTSUPP),
		errors.Is(err, syscall.ENOSYS), errors.Is(err, syscall.EMLINK), errors.Is(err, syscall.EINVAL):
		return renameNew(from, to)
	}
	return err
}

// lookAndRename renames to a name that was free a moment ago: the last resort, where the system knows nothing better.
func lookAndRename(from, to string) error {
	if _, err := os.Lstat(to); err == nil {
		return &os.PathError{Op: "rename", Path: to, Err: fs.ErrExist}
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Rename(from, to)
}
