//go:build !windows && (!unix || aix || solaris)

package journal

import "os"

func lockFile(*os.File) error { return errNoLocks }
