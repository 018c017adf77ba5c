package main

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rung/controls"
	"rung/controls/lang"
	"rung/controls/tabular"
	"rung/controls/translation"
)

// leftOutError says that cells of a sheet were left out; which, stands in the output.
type leftOutError struct {
	Path  string
	Count int
}

func (e *leftOutError) Error() string { return fmt.Sprintf("%s: %d cells left out", e.Path, e.Count) }

// translationError is a translators' sheet that cannot be brought into a catalogue.
type translationError struct {
	Path, Catalogue string
	Err             error
}

func (e *translationError) Error() string { return e.Path + ": " + e.Err.Error() }
func (e *translationError) Unwrap() error { return e.Err }

// errNoTranslation is a file that is no translators' sheet although a catalogue is there to bring it into.
var errNoTranslation = errors.New("no translators' sheet")

// bringsTranslation reports whether a translation is to come back: the file is a translators' sheet, or some table, perhaps
// damaged, that is to go where there is a catalogue already.
func bringsTranslation(o *catalogueImport) bool {
	switch {
	case o.from != "":
		return false
	case isTranslation(o.in):
		return true
	}
	if _, err := os.Stat(filepath.Join(o.out, controls.MainFile)); err != nil {
		return false
	}
	data, err := readCatalogueSource(o.in)
	if err != nil {
		return false
	}
	reader, err := chooseReader(o, data)
	return err != nil || reader.Name == "sheet"
}

// importTranslation brings a translators' sheet into the catalogue it was made from, line by line; without yes it says
// only what would change. What does not fit is left out, and the command then fails although the rest is written.
func (a *app) importTranslation(path, name string, yes bool) error {
	folder, err := a.ownFolder(name)
	if err != nil {
		return err
	}
	data, err := readCatalogueSource(path)
	if err != nil {
		return err
	}
	book, err := tabular.Book(data)
	if err != nil {
		return &sourceError{path, err}
	}
	s, err := translation.Read(book)
	if err == nil && s == nil {
		err = errNoTranslation
	}
	if err != nil {
		return &translationError{path, name, err}
	}
	at, c, found, err := a.passages(name)
	if err != nil {
		return err
	}
	brought, err := s.Bring(c, found)
	if err != nil {
		return &translationError{path, name, err}
	}
	changed, err := controls.Translate(at.files, brought.Translations)
	if err != nil {
		return &catalogueError{name, err}
	}
	if _, err := fmt.Fprint(a.Out, a.broughtText(brought)); err != nil {
		return err
	}
	if yes {
		if err := replaceFiles(folder, changed); err != nil {
			return err
		}
	}
	a.tellBrought(brought, slices.Sorted(maps.Keys(changed)), path, name, yes)
	if len(brought.Refused) > 0 {
		return &leftOutError{path, len(brought.Refused)}
	}
	return nil
}

// broughtText lists what a sheet brings: a line for each text, old and new, then what was left out.
func (a *app) broughtText(b translation.Brought) string {
	out := &strings.Builder{}
	line := func(text string) { fmt.Fprintln(out, visible(text)) }
	for _, c := range b.Changes {
		data := lang.Data{"ID": c.ID, "Old": oneLine(c.Old), "New": oneLine(c.New)}
		switch {
		case c.Confirmed:
			line(a.say("brought-fits", data))
		case c.Old == "":
			line(a.say("brought-new", data))
		default:
			line(a.say("brought-changed", data))
		}
		if c.Stale {
			line("  " + a.say("brought-stale"))
		}
	}
	for _, id := range b.Unsure {
		line(a.say("brought-unsure", lang.Data{"ID": id}))
	}
	for _, r := range b.Refused {
		line(a.say("left-out", lang.Data{"Ref": r.Ref, "ID": r.ID, "Why": a.say("left-out-"+string(r.Reason), lang.Data{"Detail": oneLine(r.Detail)})}))
	}
	return out.String()
}

// tellBrought sums up what was done, or would be.
func (a *app) tellBrought(b translation.Brought, files []string, path, name string, yes bool) {
	data := lang.Data{"Number": len(b.Changes), "Refused": len(b.Refused), "Path": path, "Catalogue": name}
	switch {
	case len(b.Translations) == 0 && len(b.Changes) == 0:
		a.tell("brought-nothing", data)
	case !yes:
		a.tell("brought-would", data)
	default:
		var paths []string
		for _, file := range files {
			paths = append(paths, filepath.ToSlash(filepath.Join(name, file)))
		}
		data["Files"] = strings.Join(paths, a.say("list-comma"))
		a.tell("brought-done", data)
	}
}
