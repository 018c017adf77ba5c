package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rung/controls"
	"rung/frameworks"
)

// shipped lists the ids of the catalogues built into the program.
func shipped() []string {
	entries, err := fs.ReadDir(frameworks.Files, ".")
	if err != nil {
		panic(err) // the embedded files are always there
	}
	var ids []string
	for _, e := range entries {
		ids = append(ids, e.Name())
	}
	return ids
}

// unknownFrameworkError is an id that no shipped catalogue has.
type unknownFrameworkError struct {
	ID   string
	Near []string
}

func (e *unknownFrameworkError) Error() string { return fmt.Sprintf("unknown framework %q", e.ID) }

// unknownLevelError is a level that the catalogue lacks, or has no requirements for.
type unknownLevelError struct {
	Level string
	Have  []string
}

func (e *unknownLevelError) Error() string { return fmt.Sprintf("unknown level %q", e.Level) }

// unknownDomainError is a domain that the catalogue lacks.
type unknownDomainError struct {
	Domain string
	Have   []string
}

func (e *unknownDomainError) Error() string { return fmt.Sprintf("unknown domain %q", e.Domain) }

// catalogueFiles finds a catalogue by id or by path.
func catalogueFiles(name string) (fs.FS, error) {
	if slices.Contains(shipped(), name) {
		return fs.Sub(frameworks.Files, name)
	}
	info, err := os.Stat(name)
	switch {
	case err == nil && info.IsDir():
		return os.DirFS(name), nil
	case err == nil && filepath.Base(name) == controls.MainFile:
		return os.DirFS(filepath.Dir(name)), nil
	case err == nil:
		return nil, &notACatalogueError{name}
	case strings.ContainsAny(name, `/\.`):
		return nil, err
	}
	return nil, &unknownFrameworkError{name, controls.Near(name, shipped())}
}

// notACatalogueError is a path that names neither a folder nor a main file.
type notACatalogueError struct{ Path string }

func (e *notACatalogueError) Error() string { return "not a catalogue: " + e.Path }

// find finds a catalogue: one that is built in by its id, else by path, else one that is installed or in a folder of
// RUNG_CATALOGUES by ID or ID@VERSION.
func (a *app) find(name string) (found, error) {
	files, err := catalogueFiles(name)
	if err == nil {
		if slices.Contains(shipped(), name) {
			return found{name: name, asked: name, files: files, origin: fromProgram}, nil
		}
		return found{name: name, asked: name, files: files, origin: fromPath}, nil
	}
	if f, ok, other := a.findKnown(name); other != nil || ok {
		f.asked = name
		return f, other
	}
	return found{}, err
}

// loadCatalogue loads a catalogue by id or by path, to be used, once its signature was verified; see loadFound.
func (a *app) loadCatalogue(name string) (*controls.Catalogue, error) {
	f, err := a.find(name)
	if err != nil {
		return nil, err
	}
	return a.loadFound(f)
}

// lookAtCatalogue is loadCatalogue for those who only look: an older one than was seen before is shown all the same.
func (a *app) lookAtCatalogue(name string) (*controls.Catalogue, error) {
	f, err := a.find(name)
	if err != nil {
		return nil, err
	}
	f.looking = true
	return a.loadFound(f)
}

// loadFiles loads the catalogue that an assessment keeps.
func (a *app) loadFiles(name string, files fs.FS) (*controls.Catalogue, error) {
	return a.loadFound(found{name: name, files: files, origin: fromInside})
}

// catalogueError is a catalogue that was found and cannot be used.
type catalogueError struct {
	Name string
	Err  error
}

func (e *catalogueError) Error() string { return fmt.Sprintf("catalogue %s: %v", e.Name, e.Err) }
func (e *catalogueError) Unwrap() error { return e.Err }

// otherFrameworkError is a catalogue of another framework than the assessment's.
type otherFrameworkError struct{ Want, Have string }

func (e *otherFrameworkError) Error() string {
	return fmt.Sprintf("the assessment is of %s, the catalogue of %s", e.Want, e.Have)
}

// askable lists the levels that have requirements.
func askable(c *controls.Catalogue) []string {
	var out []string
	for _, id := range c.LevelIDs() {
		if len(c.Asked(id)) > 0 {
			out = append(out, id)
		}
	}
	return out
}
