package main

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rung/controls"
	"rung/controls/lang"
	"rung/controls/translation"
)

func newCatalogueStamp(a *app) *cobra.Command {
	c := a.command("stamp CATALOGUE [--lang TAG] [ID...]", "catalogue-stamp")
	c.Args = cobra.MinimumNArgs(1)
	c.ValidArgsFunction = a.completeCatalogue
	c.RunE = func(c *cobra.Command, args []string) error {
		return a.stampCatalogue(args[0], givenLanguage(c), args[1:])
	}
	return c
}

// stampCatalogue says that translations fit the source as it stands: all of them, or those of the ids.
func (a *app) stampCatalogue(name, given string, ids []string) error {
	folder, err := a.ownFolder(name)
	if err != nil {
		return err
	}
	at, c, found, err := a.passages(name)
	if err != nil {
		return err
	}
	tags, err := translatedInto(name, c, given)
	if err != nil {
		return err
	}
	chosen, err := chosenPassages(found, ids)
	if err != nil {
		return err
	}
	stamps := translation.Stamps(c, found, tags, chosen)
	changed, err := controls.Translate(at.files, stamps)
	if err != nil {
		return &catalogueError{name, err}
	}
	if err := replaceFiles(folder, changed); err != nil {
		return err
	}
	for _, file := range slices.Sorted(maps.Keys(changed)) {
		if _, err := fmt.Fprintln(a.Out, visible(filepath.ToSlash(filepath.Join(folder, file)))); err != nil {
			return err
		}
	}
	a.tell("stamp-done", lang.Data{"Number": len(stamps)})
	return nil
}

// chosenPassages picks the passages that ids name: one, an item of a list, or all of a requirement, a level, a domain's page.
func chosenPassages(found []controls.Passage, ids []string) (func(*controls.Passage) bool, error) {
	if len(ids) == 0 {
		return func(*controls.Passage) bool { return true }, nil
	}
	chosen := map[string]bool{}
	for _, id := range ids {
		some := false
		for i := range found {
			if p := &found[i]; underID(p, id) {
				chosen[p.ID], some = true, true
			}
		}
		if !some {
			return nil, &noTextError{id, controls.Near(id, passageIDs(found))}
		}
	}
	return func(p *controls.Passage) bool { return chosen[p.ID] }, nil
}

// noTextError is an id of no text of a catalogue.
type noTextError struct {
	ID   string
	Near []string
}

func (e *noTextError) Error() string { return "no text " + e.ID }

// underID reports whether a passage is what the id names, or stands below it.
func underID(p *controls.Passage, id string) bool {
	below, ok := strings.CutPrefix(p.ID, id)
	if ok && (below == "" || strings.ContainsAny(below[:1], "/[")) {
		return true
	}
	return p.List && strings.HasPrefix(id, p.ID+"/") // an item: the stamp is the list's
}

// passageIDs are the ids to guess at: of passages, and of the requirements they stand in.
func passageIDs(found []controls.Passage) []string {
	var out []string
	for i := range found {
		out = append(out, found[i].ID)
		if whole, _, _ := strings.Cut(found[i].ID, "/"); !slices.Contains(out[max(0, len(out)-20):], whole) {
			out = append(out, whole)
		}
	}
	return out
}
