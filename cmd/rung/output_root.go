package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// output is a file to write into a folder.
type output struct {
	name string
	data []byte
}

// writeTogether writes files into a folder that only their owner may read, and nothing outside it. A link that lies there
// is not followed. Without force it replaces none. All are on disk before the first one stands at its place, so that files
// that belong together are all old or all new when there is no room, or no permission.
func writeTogether(dir string, force bool, files []output) error {
	if err := makeFolder(dir); err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	for _, f := range files {
		if err := freeIn(root, f.name, force); err != nil {
			return err
		}
	}
	for _, f := range files {
		defer root.Remove(partOf(f.name))
		root.Remove(partOf(f.name)) // left by a run that was killed
		if err := writePart(root, partOf(f.name), f.data); err != nil {
			return writeError(filepath.Join(dir, f.name), err)
		}
	}
	for _, f := range files {
		if err := root.Rename(partOf(f.name), f.name); err != nil {
			return writeError(filepath.Join(dir, f.name), err)
		}
	}
	return nil
}

// freeIn is outputFree within an open folder.
func freeIn(root *os.Root, name string, force bool) error {
	path := filepath.Join(root.Name(), name)
	info, err := root.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return writeError(path, err)
	case info.IsDir():
		return &isFolderError{path}
	case !force:
		return &outputExistsError{path}
	}
	return nil
}

func partOf(name string) string { return "." + name + ".part" }

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
