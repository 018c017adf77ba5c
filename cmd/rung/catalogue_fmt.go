package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"rung/controls"
)

func newCatalogueFmt(a *app) *cobra.Command {
	c := a.command("fmt [--check] CATALOGUE", "catalogue-fmt")
	c.Args = cobra.ExactArgs(1)
	c.ValidArgsFunction = a.completeCatalogue
	check := c.Flags().Bool("check", false, a.say("flag-fmt-check"))
	c.RunE = func(_ *cobra.Command, args []string) error { return a.formatCatalogue(args[0], *check) }
	return c
}

// builtInError is a catalogue that comes with the program, or was installed, and is not to be changed.
type builtInError struct {
	ID        string
	Installed bool
}

func (e *builtInError) Error() string { return e.ID + " is not to be changed" }

// untidyFilesError says that a check found files which are not in canonical form; which, stands in the output.
type untidyFilesError struct {
	Name  string
	Count int
}

func (e *untidyFilesError) Error() string { return fmt.Sprintf("%s: %d untidy files", e.Name, e.Count) }

// formatCatalogue brings a catalogue's files into canonical form and names those it changed, or with check would.
func (a *app) formatCatalogue(name string, check bool) error {
	at, err := a.find(name)
	if err != nil {
		return err
	}
	if err := at.changeable(); err != nil && !check {
		return err
	}
	files, folder := at.files, folderOf(at.name)
	tidy, err := controls.Tidy(files)
	var invalid *controls.InvalidError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &notACatalogueError{name}
	case errors.As(err, &invalid):
		return &catalogueError{name, err}
	case err != nil:
		return err
	}
	changed := 0
	for _, file := range slices.Sorted(maps.Keys(tidy)) {
		before, err := fs.ReadFile(files, file)
		if err != nil {
			return err
		}
		if bytes.Equal(before, tidy[file]) {
			continue
		}
		changed++
		if !check {
			if err := replaceFile(filepath.FromSlash(folder+file), tidy[file]); err != nil {
				return err
			}
		}
		if _, err := fmt.Fprintln(a.Out, visible(folder+file)); err != nil {
			return err
		}
	}
	if check && changed > 0 {
		return &untidyFilesError{name, changed}
	}
	return nil
}

// replaceFile replaces a file whole or not at all; who may read it stays as it was. What a link points to is replaced,
// not the link.
func replaceFile(path string, data []byte) error {
	path, err := filepath.EvalSymlinks(path)
	if err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if err := writeOutput(path, true, data); err != nil {
		return err
	}
	return os.Chmod(path, info.Mode().Perm())
}
