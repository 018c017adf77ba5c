package main

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rung/controls"
	"rung/controls/ciso"
	"rung/controls/cprt"
	"rung/controls/draft"
	"rung/controls/lang"
	"rung/controls/oscal"
	"rung/controls/tabular"
)

// catalogueReader is a format that catalogues are kept in elsewhere.
type catalogueReader struct {
	Name string // as --from names it
	// Sniff reports whether a file's content looks like this format, whatever the file is called.
	Sniff func(data []byte) bool
	Read  func(data []byte, o *catalogueImport) (*draft.Draft, error)
}

// catalogueReaders are tried in this order.
var catalogueReaders = []catalogueReader{
	{"oscal", oscal.Sniff, func(data []byte, _ *catalogueImport) (*draft.Draft, error) {
		return oscal.ReadCatalog(bytes.NewReader(data))
	}},
	{"cprt", cprt.Sniff, readCPRT},
	{"ciso", ciso.Sniff, readCISO},
	{"sheet", tabular.Sniff, readTable},
}

// maxCatalogueSource is the largest file that is imported, in bytes.
const maxCatalogueSource = 64 << 20

// catalogueImport is what the person said of an import.
type catalogueImport struct {
	in, out, from, id string
	// lang is the language of the texts, where the file does not say; "" for what the format supposes.
	lang string
	// table is how a table is to be read, and how it was.
	table tableImport
}

func newCatalogueImport(a *app) *cobra.Command {
	c := a.command("import IN -o DIR", "catalogue-import")
	c.Args = cobra.ExactArgs(1)
	c.ValidArgsFunction = completeFile
	var o catalogueImport
	c.Flags().StringVarP(&o.out, "output", "o", "", a.say("flag-catalogue-import-output"))
	c.Flags().StringVar(&o.from, "from", "", a.say("flag-catalogue-import-from", lang.Data{"Formats": strings.Join(readerNames(), ", ")}))
	c.Flags().StringVar(&o.id, "id", "", a.say("flag-catalogue-import-id"))
	c.Flags().StringVar(&o.lang, "lang-of", "", a.say("flag-catalogue-import-lang-of"))
	yes := c.Flags().Bool("yes", false, a.say("flag-translation-yes"))
	a.tableFlags(c, &o.table)
	c.MarkFlagRequired("output")
	c.RegisterFlagCompletionFunc("from", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return readerNames(), cobra.ShellCompDirectiveNoFileComp
	})
	c.RunE = func(_ *cobra.Command, args []string) error {
		o.in = args[0]
		if bringsTranslation(&o) {
			return a.importTranslation(o.in, o.out, *yes)
		}
		return a.importCatalogue(&o)
	}
	return c
}

func readerNames() []string {
	var names []string
	for _, r := range catalogueReaders {
		names = append(names, r.Name)
	}
	return names
}

// unknownSourceError is a file in no format that can be imported, or a format that does not exist.
type unknownSourceError struct{ Path, From string }

func (e *unknownSourceError) Error() string { return e.Path + ": unknown format " + e.From }

// sourceError is a file that could not be imported.
type sourceError struct {
	Path string
	Err  error
}

func (e *sourceError) Error() string { return e.Path + ": " + e.Err.Error() }
func (e *sourceError) Unwrap() error { return e.Err }

// sourceSizeError is a file of more than maxCatalogueSource.
type sourceSizeError struct{ Path string }

func (e *sourceSizeError) Error() string { return e.Path + " is too large" }

// importCatalogue makes a folder with a draft of a catalogue out of a file of another format, and says what became of it.
func (a *app) importCatalogue(o *catalogueImport) error {
	if o.id != "" && controls.CheckID(o.id) != nil {
		return &badValueError{What: "catalogue-id", Value: o.id}
	}
	if o.lang != "" && !lang.Tag(o.lang).Valid() {
		return &badValueError{What: "lang-of", Value: o.lang}
	}
	if err := folderFree(o.out); err != nil {
		return err
	}
	data, err := readCatalogueSource(o.in)
	if err != nil {
		return err
	}
	reader, err := chooseReader(o, data)
	if err != nil {
		return err
	}
	made, err := reader.Read(data, o)
	if err != nil {
		return &sourceError{o.in, err}
	}
	a.tellColumns(&o.table)
	if err := made.Name(o.id, lang.Tag(o.lang)); err != nil {
		return err
	}
	contents, err := controls.Encode(made.Catalogue)
	if err != nil {
		return &sourceError{o.in, err}
	}
	var found []controls.Problem
	err = writeFolder(o.out, contents, func(files fs.FS) (err error) {
		if found, err = checkDraft(files); err != nil {
			err = &sourceError{o.in, err}
		}
		return err
	})
	if err != nil {
		return err
	}
	return a.tellDraft(o, reader.Name, made, found)
}

// readCatalogueSource reads a file that is to be imported.
func readCatalogueSource(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxCatalogueSource+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxCatalogueSource {
		return nil, &sourceSizeError{path}
	}
	return data, nil
}

// chooseReader takes the reader that was named, else the first that knows the content.
func chooseReader(o *catalogueImport, data []byte) (*catalogueReader, error) {
	at := slices.IndexFunc(catalogueReaders, func(r catalogueReader) bool {
		if o.from != "" {
			return r.Name == o.from
		}
		return r.Sniff(data)
	})
	if at < 0 {
		return nil, &unknownSourceError{o.in, o.from}
	}
	return &catalogueReaders[at], nil
}
