package journal

import (
	"errors"
	"os"
	"time"
)

// HeldError is a lock that others held for as long as Alone would wait.
type HeldError struct{ Path string }

func (e *HeldError) Error() string { return e.Path + " is held by another program" }

// Alone calls f while no other process, and nobody else in this one, calls a function under the same lock: a file that is
// made at path for nothing else, for its owner alone, and stays there. It waits for its turn up to patience, then gives a
// *HeldError. A lock ends with its process, so that none is left behind; on a file system without locks f is called
// without one.
func Alone(path string, patience time.Duration, f func() error) error {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	defer file.Close()
	const turn = 5 * time.Millisecond
	for waited := time.Duration(0); ; waited += turn {
		switch err := lockFile(file); {
		case err == nil, errors.Is(err, errNoLocks):
			return f()
		case !errors.Is(err, errHeld):
			return err
		case waited >= patience:
			return &HeldError{path}
		}
		time.Sleep(turn)
	}
}
