//go:build unix && !linux && !darwin

package journal

func renameNew(from, to string) error { return lookAndRename(from, to) }
