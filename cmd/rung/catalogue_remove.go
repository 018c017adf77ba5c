package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"rung/controls"
	"rung/controls/lang"
)

func newCatalogueRemove(a *app) *cobra.Command {
	c := a.command("remove ID[@VERSION]", "catalogue-remove")
	c.Args = cobra.ExactArgs(1)
	c.ValidArgsFunction = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return a.installedNames(), cobra.ShellCompDirectiveNoFileComp
	}
	c.RunE = func(_ *cobra.Command, args []string) error { return a.removeCatalogue(args[0]) }
	return c
}

// notInstalledError is a catalogue that cannot be removed because it was not installed.
type notInstalledError struct {
	Name string
	Have []string
}

func (e *notInstalledError) Error() string { return e.Name + " is not installed" }

// removeCatalogue removes an installed version of a catalogue; without a version there must be one alone.
func (a *app) removeCatalogue(name string) error {
	id, version, exact := strings.Cut(name, "@")
	base, err := a.installFolder()
	if err != nil {
		return err
	}
	var which []knownCatalogue
	for _, k := range cataloguesBelow(base, fromInstalled) {
		if k.ID == id && (!exact || k.Version == version) {
			which = append(which, k)
		}
	}
	switch {
	case len(which) == 0 || controls.CheckID(id) != nil:
		return &notInstalledError{name, a.installedNames()}
	case len(which) > 1:
		e := &ambiguousError{ID: id}
		for _, k := range which {
			e.Have = append(e.Have, k.named())
		}
		return e
	}
	root, err := os.OpenRoot(base)
	if err != nil {
		return err
	}
	defer root.Close()
	place, err := filepath.Rel(base, which[0].name)
	if err != nil {
		return err
	}
	gone := filepath.Join(filepath.Dir(place), hiddenName()) // out of sight at once, whole
	if err := root.Rename(place, gone); err != nil {
		return err
	}
	if err := root.RemoveAll(gone); err != nil {
		return err
	}
	root.Remove(filepath.Dir(place)) // where it was the last one
	a.tell("remove-done", lang.Data{"Name": which[0].named()})
	return nil
}

// installedNames lists what is installed as ID@VERSION.
func (a *app) installedNames() []string {
	base, err := a.installFolder()
	if err != nil {
		return nil
	}
	var names []string
	for _, k := range cataloguesBelow(base, fromInstalled) {
		names = append(names, k.named())
	}
	return names
}
