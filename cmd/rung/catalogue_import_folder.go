package main

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// folderTakenError is the path of a new folder at which there is something already.
type folderTakenError struct{ Path string }

func (e *folderTakenError) Error() string { return e.Path + " exists" }

// folderFree reports before any work is done why a new folder cannot be made at path.
func folderFree(path string) error {
	_, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	}
	return &folderTakenError{path}
}

// writeFolder makes a new folder with files in it that only their owner may read, whole or not at all: it is filled under
// another name beside its place, read back by check, and renamed.
func writeFolder(path string, contents map[string][]byte, check func(fs.FS) error) error {
	if err := folderFree(path); err != nil {
		return err
	}
	path = filepath.Clean(path)
	temp, err := os.MkdirTemp(filepath.Dir(path), ".rung-*") // 0700 from birth
	if err != nil {
		return writeError(path, err)
	}
	defer os.RemoveAll(temp)
	for _, name := range slices.Sorted(maps.Keys(contents)) {
		if err := writeOutput(filepath.Join(temp, name), false, contents[name]); err != nil {
			return writeError(path, err)
		}
	}
	if err := check(os.DirFS(temp)); err != nil {
		return err
	}
	if err := folderFree(path); err != nil { // a rename would replace an empty folder
		return err
	}
	if err := os.Rename(temp, path); err != nil {
		var link *os.LinkError
		if errors.As(err, &link) {
			err = link.Err
		}
		return writeError(path, err)
	}
	return nil
}
