package main

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// staged is a file that lies ready beside the one whose place it is to take.
type staged struct {
	path, temp string
	before     []byte
}

// replaceFiles replaces several files of a folder: all of them, or where one cannot be, none. Who may read them stays as
// it was. What a link points to is replaced, not the link.
func replaceFiles(folder string, contents map[string][]byte) error {
	var ready []staged
	defer func() {
		for _, s := range ready {
			os.Remove(s.temp) // gone already where it was renamed
		}
	}()
	for _, name := range slices.Sorted(maps.Keys(contents)) {
		s, err := stage(filepath.Join(folder, name), contents[name])
		if err != nil {
			return err
		}
		ready = append(ready, s)
	}
	for i, s := range ready {
		if err := os.Rename(s.temp, s.path); err != nil {
			err = writeError(s.path, err)
			for _, done := range ready[:i] {
				err = errors.Join(err, replaceFile(done.path, done.before))
			}
			return err
		}
	}
	return nil
}

// stage writes what is to take a file's place, on the disk already, so that little is left that can fail.
func stage(path string, data []byte) (staged, error) {
	path, err := filepath.EvalSymlinks(path)
	if err != nil {
		return staged{}, err
	}
	s := staged{path: path}
	if s.before, err = os.ReadFile(path); err != nil {
		return s, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return s, err
	}
	temp, err := os.CreateTemp(filepath.Dir(path), ".rung-*")
	if err != nil {
		return s, writeError(path, err)
	}
	s.temp = temp.Name()
	_, err = temp.Write(data)
	if err == nil {
		err = temp.Sync()
	}
	if closed := temp.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Chmod(s.temp, info.Mode().Perm())
	}
	if err != nil {
		os.Remove(s.temp)
		return s, writeError(path, err)
	}
	return s, nil
}

// ownFolder is the folder of a catalogue that is to be changed.
func (a *app) ownFolder(name string) (string, error) {
	at, err := a.find(name)
	if err == nil {
		err = at.changeable()
	}
	return filepath.FromSlash(folderOf(at.name)), err
}

// changeable returns a *builtInError for a catalogue whose files are not the person's own.
func (f found) changeable() error {
	if f.origin == fromProgram || f.origin == fromInstalled {
		return &builtInError{f.asked, f.origin == fromInstalled}
	}
	return nil
}
