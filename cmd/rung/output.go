package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// outputExistsError is an output path that is taken.
type outputExistsError struct{ Path string }

func (e *outputExistsError) Error() string { return e.Path + " exists" }

// isFolderError is an output path that is a folder.
type isFolderError struct{ Path string }

func (e *isFolderError) Error() string { return e.Path + " is a folder" }

// outputFree reports before any work is done why a file cannot be written at path.
func outputFree(path string, force bool) error {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case info.IsDir():
		return &isFolderError{path}
	case !force:
		return &outputExistsError{path}
	}
	return nil
}

// notAFolderError is a path that several files are to be written into and that is none.
type notAFolderError struct{ Path string }

func (e *notAFolderError) Error() string { return e.Path + " is no folder" }

// makeFolder makes a folder that only its owner may read, unless there is one.
func makeFolder(path string) error {
	if info, err := os.Stat(path); err == nil && !info.IsDir() {
		return &notAFolderError{path}
	}
	return os.MkdirAll(path, 0o700)
}

// outputFor is where what is made of an assessment goes: to out, "-" for standard output; without one beside the assessment,
// with another ending. It is refused before any work is done where nothing can be written there.
func outputFor(assessment, out, ending string, force bool) (string, error) {
	if out == "" {
		out = strings.TrimSuffix(assessment, filepath.Ext(assessment)) + ending
	}
	if out == "-" {
		return out, nil
	}
	if err := outputFree(out, force); err != nil {
		return "", err
	}
	if sameFile(assessment, out) {
		return "", &overItselfError{assessment}
	}
	return out, nil
}

// sameFile reports whether two paths lead to one file.
func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}

// handOver writes what was made where outputFor said, once the check has found it whole.
func (a *app) handOver(out string, force bool, data []byte, check func(written []byte) error) error {
	if out != "-" {
		return writeChecked(out, force, data, check)
	}
	if err := check(data); err != nil {
		return &lostEntriesError{out, err}
	}
	_, err := a.Out.Write(data)
	return err
}

// writeOutput writes a file that only its owner may read, whole or not at all. Without force it never replaces one.
func writeOutput(path string, force bool, data []byte) error {
	return writeChecked(path, force, data, nil)
}

// writeChecked is writeOutput for what is read back before it stands at its place. What the check refuses is taken away,
// and is a *lostEntriesError.
func writeChecked(path string, force bool, data []byte, check func(written []byte) error) error {
	if err := outputFree(path, force); err != nil {
		return err
	}
	temp, err := os.CreateTemp(filepath.Dir(path), ".rung-*") // 0600 from birth
	if err != nil {
		return writeError(path, err)
	}
	defer os.Remove(temp.Name())
	_, err = temp.Write(data)
	if err == nil {
		err = temp.Sync()
	}
	if closed := temp.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return writeError(path, err)
	}
	if check != nil {
		written, err := os.ReadFile(temp.Name())
		if err == nil {
			err = check(written)
		}
		if err != nil {
			return &lostEntriesError{path, err}
		}
	}
	if !force {
		// A link fails where a file has appeared meanwhile; file systems without links fall through to the rename.
		if err := os.Link(temp.Name(), path); err == nil || errors.Is(err, fs.ErrExist) {
			if err != nil {
				return &outputExistsError{path}
			}
			return nil
		}
	}
	if err := os.Rename(temp.Name(), path); err != nil {
		return writeError(path, err)
	}
	return nil
}

// unwrittenError is an output that could not be written. What stood at its place stands there still.
type unwrittenError struct{ *fs.PathError }

func (e *unwrittenError) Unwrap() error { return e.PathError }

// writeError names the path the person gave in place of the temporary one.
func writeError(path string, err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	return &unwrittenError{&fs.PathError{Op: "write", Path: path, Err: err}}
}
