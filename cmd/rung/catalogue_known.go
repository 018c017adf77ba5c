package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rung/controls"
	"rung/controls/trust"
	"rung/frameworks"
)

// knownCatalogue is a catalogue that the program finds without being told its path.
type knownCatalogue struct {
	found
	controls.Identity
}

// named is how it is asked for.
func (k knownCatalogue) named() string {
	if k.origin == fromProgram {
		return k.ID
	}
	return k.ID + "@" + k.Version
}

// knownCatalogues lists the catalogues built in, those installed, and those in the folders of RUNG_CATALOGUES, in this
// order. A folder that is no catalogue is passed over: it may be anything.
func (a *app) knownCatalogues() ([]knownCatalogue, error) {
	var all []knownCatalogue
	for _, id := range shipped() {
		files, err := fs.Sub(frameworks.Files, id)
		if err != nil {
			return nil, err
		}
		identity, err := controls.Identify(files)
		if err != nil {
			return nil, err
		}
		all = append(all, knownCatalogue{found{name: id, files: files, origin: fromProgram}, identity})
	}
	if folder, err := a.installFolder(); err == nil {
		all = append(all, cataloguesBelow(folder, fromInstalled)...)
	}
	for _, folder := range filepath.SplitList(a.Getenv("RUNG_CATALOGUES")) {
		if folder != "" {
			all = append(all, cataloguesBelow(folder, fromFolder)...)
		}
	}
	return all, nil
}

// catalogueNames lists what the known catalogues are asked for by.
func (a *app) catalogueNames() []string {
	all, err := a.knownCatalogues()
	if err != nil {
		return shipped()
	}
	var names []string
	for _, k := range all {
		names = append(names, k.named())
	}
	return names
}

// cataloguesBelow looks for catalogues in the folders of a folder, and one deeper, where install puts them.
func cataloguesBelow(folder string, from origin) []knownCatalogue {
	var all []knownCatalogue
	for _, path := range foldersIn(folder) {
		if k, ok := knownAt(path, from); ok {
			all = append(all, k)
			continue
		}
		for _, deeper := range foldersIn(path) {
			if k, ok := knownAt(deeper, from); ok {
				all = append(all, k)
			}
		}
	}
	return all
}

func knownAt(path string, from origin) (knownCatalogue, bool) {
	files := os.DirFS(path)
	identity, err := controls.Identify(files)
	if err != nil || controls.CheckID(identity.ID) != nil || identity.Version == "" {
		return knownCatalogue{}, false
	}
	return knownCatalogue{found{name: path, files: files, origin: from}, identity}, true
}

// foldersIn lists the folders in a folder by path, without hidden ones: those may be half made.
func foldersIn(folder string) []string {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil
	}
	var out []string
	for _, e := range entries {
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
			out = append(out, filepath.Join(folder, e.Name()))
		}
	}
	return out
}

// ambiguousError is an id that several catalogues have, with no way to tell the newest.
type ambiguousError struct {
	ID   string
	Have []string // ID@VERSION
}

func (e *ambiguousError) Error() string { return e.ID + " is ambiguous" }

// findKnown finds a catalogue that is not built in by ID or ID@VERSION. An id alone means the one with the highest number
// of a signer who is trusted.
func (a *app) findKnown(name string) (found, bool, error) {
	id, version, exact := strings.Cut(name, "@")
	if controls.CheckID(id) != nil {
		return found{}, false, nil
	}
	all, err := a.knownCatalogues()
	if err != nil {
		return found{}, false, err
	}
	all = slices.DeleteFunc(all, func(k knownCatalogue) bool { return k.ID != id || exact && k.Version != version })
	switch {
	case len(all) == 0:
		return found{}, false, nil
	case exact || len(all) == 1:
		return all[0].found, true, nil // one that is installed goes before one in a folder
	}
	newest, highest := 0, 0
	for i, k := range all {
		switch n := a.number(k); {
		case n > highest:
			newest, highest = i, n
		case n == highest:
			newest = -1
		}
	}
	if newest < 0 || highest == 0 {
		var have []string
		for _, k := range all {
			have = append(have, k.named())
		}
		return found{}, false, &ambiguousError{id, slices.Compact(have)}
	}
	return all[newest].found, true, nil
}

// number is the number that a trusted signer gave a catalogue, 0 where there is none.
func (a *app) number(k knownCatalogue) int {
	return a.signatureOf(k).Sequence
}

// signatureOf verifies a catalogue that is not loaded. One that does not fit its signature counts as unsigned here; it is
// refused when it is used.
func (a *app) signatureOf(k knownCatalogue) trust.Signature {
	unsigned := trust.Signature{State: trust.Unsigned}
	if k.origin == fromProgram {
		return trust.Signature{State: trust.BuiltIn}
	}
	store, err := a.trusted()
	if err != nil {
		return unsigned
	}
	files, err := trust.Read(k.files)
	if err != nil {
		return unsigned
	}
	s, err := trust.Verify(files, store, a.Now())
	if err != nil || s.Match(k.ID, k.Version) != nil {
		return unsigned
	}
	if err := store.Admit(k.ID, s); err != nil && !errors.As(err, new(*trust.RolledBackError)) {
		return unsigned
	}
	return s
}
