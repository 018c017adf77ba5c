package journal

import (
	"os"

	"golang.org/x/sys/windows"
)

// movesOpen is false: a file that is open cannot be renamed.
const movesOpen = false

// publish renames without replacing and waits until that is on the disk.
func publish(from, to string) error {
	old, err := windows.UTF16PtrFromString(from)
	if err != nil {
		return err
	}
	name, err := windows.UTF16PtrFromString(to)
	if err != nil {
		return err
	}
	if err := windows.MoveFileEx(old, name, windows.MOVEFILE_WRITE_THROUGH); err != nil {
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: err}
	}
	return nil
}
