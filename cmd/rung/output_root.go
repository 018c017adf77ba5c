package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// writeInto writes a file into an open folder, whole or not at all, so that only its owner may read it. A link that lies
// there is not followed. Without force nothing is replaced.
func writeInto(root *os.Root, f output, force bool) error {
	path := filepath.Join(root.Name(), f.name)
	info, err := root.Lstat(f.name)
	switch {
	case err == nil && info.IsDir():
		return &isFolderError{path}
	case err == nil && !force:
		return &outputExistsError{path}
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return writeError(path, err)
	}
	part := "." + f.name + ".part"
	root.Remove(part) // left by a run that was killed
	if err := writePart(root, part, f.data); err != nil {
		root.Remove(part)
		return writeError(path, err)
	}
	if err := root.Rename(part, f.name); err != nil {
		root.Remove(part)
		return writeError(path, err)
	}
	return nil
}

func writePart(root *os.Root, name string, data []byte) error {
	file, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}
