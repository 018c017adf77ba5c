package journal

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// lockFile locks one byte far beyond any file's end: a lock on Windows keeps others from reading what it covers, and
// readers need none here. It belongs to the handle and ends with the process.
func lockFile(f *os.File) error {
	beyond := windows.Overlapped{OffsetHigh: 0x7fff_ffff}
	const how = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	err := windows.LockFileEx(windows.Handle(f.Fd()), how, 0, 1, 0, &beyond)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, windows.ERROR_LOCK_VIOLATION), errors.Is(err, windows.ERROR_IO_PENDING):
		return errHeld
	case errors.Is(err, windows.ERROR_NOT_SUPPORTED), errors.Is(err, windows.ERROR_INVALID_FUNCTION):
		return errNoLocks
	}
	return &os.PathError{Op: "lock", Path: f.Name(), Err: err}
}
