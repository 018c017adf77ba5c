package main

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/spf13/cobra"

	"rung/controls"
	"rung/controls/lang"
)

// scaffold is the commented catalogue that a new one begins with.
//
//go:embed scaffold/*.yaml
var scaffold embed.FS

func newCatalogueNew(a *app) *cobra.Command {
	c := a.command("new ID [--from CATALOGUE]", "catalogue-new")
	c.Args = cobra.ExactArgs(1)
	c.ValidArgsFunction = cobra.NoFileCompletions
	from := c.Flags().String("from", "", a.say("flag-new-catalogue-from"))
	c.RunE = func(_ *cobra.Command, args []string) error { return a.startCatalogue(args[0], *from) }
	return c
}

func newCatalogueSchema(a *app) *cobra.Command {
	c := a.command("schema", "catalogue-schema")
	c.Args = cobra.NoArgs
	c.RunE = func(*cobra.Command, []string) error {
		schema, err := controls.Schema()
		if err != nil {
			return err
		}
		_, err = fmt.Fprintln(a.Out, string(schema))
		return err
	}
	return c
}

// shippedIDError is the id of a new catalogue that one which comes with the program has.
type shippedIDError struct{ ID string }

func (e *shippedIDError) Error() string { return e.ID + " is taken" }

// startCatalogue makes the folder id with a catalogue in it. It never writes into a folder that is there already.
func (a *app) startCatalogue(id, from string) error {
	if controls.CheckID(id) != nil {
		return &badValueError{What: "catalogue-id", Value: id}
	}
	if slices.Contains(shipped(), id) {
		return &shippedIDError{id}
	}
	contents, err := a.startContents(id, from)
	if err != nil {
		return err
	}
	if err := writeFolder(id, contents, func(fs.FS) error { return nil }); err != nil {
		return err
	}
	a.tell("new-catalogue-done", lang.Data{"Path": id})
	return nil
}

// startContents are the files of a new catalogue, by name: those of another one, or the commented example.
func (a *app) startContents(id, from string) (map[string][]byte, error) {
	if from == "" {
		files, err := fs.Sub(scaffold, "scaffold")
		if err != nil {
			return nil, err
		}
		contents := map[string][]byte{}
		names, err := fs.Glob(files, "*.yaml")
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			data, err := fs.ReadFile(files, name)
			if err != nil {
				return nil, err
			}
			contents[name] = bytes.ReplaceAll(data, []byte("{{ID}}"), []byte(id))
		}
		return contents, nil
	}
	at, err := a.find(from)
	if err != nil {
		return nil, err
	}
	contents, err := controls.CopyAs(at.files, id)
	var invalid *controls.InvalidError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, &notACatalogueError{from}
	case errors.As(err, &invalid):
		return nil, &catalogueError{from, err}
	}
	return contents, err
}
