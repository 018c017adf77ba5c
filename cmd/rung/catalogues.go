package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
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

// loadCatalogue loads a catalogue by id or by path.
func loadCatalogue(name string) (*controls.Catalogue, error) {
	files, err := catalogueFiles(name)
	if err != nil {
		return nil, err
	}
	c, err := controls.Load(files)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &notACatalogueError{name}
	}
	if err != nil {
		return nil, &catalogueError{name, err}
	}
	return c, nil
}

// catalogueError is a catalogue that was found and cannot be used.
type catalogueError struct {
	Name string
	Err  error
}

func (e *catalogueError) Error() string { return fmt.Sprintf("catalogue %s: %v", e.Name, e.Err) }
func (e *catalogueError) Unwrap() error { return e.Err }

// catalogueFor loads the catalogue that asks an assessment: the one given with --catalogue, else the shipped
// one of that id. Another version than the one answered is said, not refused: the answers are the firm's.
func (a *app) catalogueFor(s *assessment.State) (*controls.Catalogue, error) {
	c, err := loadCatalogue(a.catalogueName(s))
	if err != nil {
		return nil, err
	}
	if c.ID != s.Framework.ID {
		return nil, &otherFrameworkError{Want: s.Framework.ID, Have: c.ID}
	}
	if c.Level(s.Target) == nil || len(c.Asked(s.Target)) == 0 {
		return nil, &unknownLevelError{s.Target, askable(c)}
	}
	if c.Digest != s.Framework.Digest {
		a.tell("warn-digest", lang.Data{"ID": c.ID, "Answered": s.Framework.Version, "Used": c.Version})
	}
	return c, nil
}

// catalogueName is the catalogue given with --catalogue, else the one that the assessment names.
func (a *app) catalogueName(s *assessment.State) string {
	if a.catalogue != "" {
		return a.catalogue
	}
	return s.Framework.ID
}

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
