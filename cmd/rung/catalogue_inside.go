package main

import (
	"slices"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

// catalogueFor loads the catalogue that asks an assessment: the one given with --catalogue, else the one kept inside the
// file, else one of that id that the program knows. Another version than the one answered is said, not refused: the
// answers are the firm's.
func (a *app) catalogueFor(s *assessment.State) (*controls.Catalogue, error) {
	c, err := a.askingCatalogue(s)
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

// askingCatalogue loads the catalogue that an assessment was answered with, or the best there is in its place.
func (a *app) askingCatalogue(s *assessment.State) (*controls.Catalogue, error) {
	if a.catalogue != "" {
		return a.loadCatalogue(a.catalogue)
	}
	packed, kept := s.Catalogue(s.Framework.Digest)
	if !kept {
		return a.loadCatalogue(s.Framework.ID)
	}
	files, err := controls.Unpack(packed)
	if err != nil {
		return nil, &catalogueError{s.Framework.ID, err}
	}
	c, err := a.loadFiles(s.Framework.ID, files)
	if err == nil && c.Digest != s.Framework.Digest { // somebody put another one in its place
		return a.loadCatalogue(s.Framework.ID)
	}
	return c, err
}

// keep is the event that puts a catalogue into the assessment, so that the file opens wherever it is taken. A catalogue
// that comes with the program needs none: do is then "".
func (a *app) keep(c *controls.Catalogue) (e assessment.Event, err error) {
	files, loaded := a.loaded[c.Digest]
	if !loaded || comesWithProgram(c) {
		return assessment.Event{}, nil
	}
	packed, err := controls.Pack(files)
	if err != nil {
		return assessment.Event{}, &catalogueError{c.ID, err}
	}
	return assessment.Event{Do: assessment.DoCatalogue, Catalogue: &assessment.Copy{Digest: c.Digest, Packed: packed}}, nil
}

// comesWithProgram reports whether a catalogue is, to the byte, one of those built in.
func comesWithProgram(c *controls.Catalogue) bool {
	if !slices.Contains(shipped(), c.ID) {
		return false
	}
	files, err := catalogueFiles(c.ID)
	if err != nil {
		return false
	}
	digest, err := controls.Digest(files)
	return err == nil && digest == c.Digest
}
