//go:build !windows

package journal

import (
	"errors"
	"os"
	"syscall"
)

// syncDir makes the names in a folder last. Some network file systems know no such thing and do it by themselves.
func syncDir(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, syscall.ENOTSUP) {
		return err
	}
	return nil
}
