package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rung/controls"
	"rung/controls/lang"
	"rung/controls/oscal"
)

// catalogueWriter is a format that a catalogue can be given away in.
type catalogueWriter struct {
	Name  string // as --to names it
	Write func(a *app, c *controls.Catalogue, o *catalogueExport) ([]byte, error)
	// Count reads back what was written and counts its requirements and objectives.
	Count func(data []byte, o *catalogueExport) (requirements, objectives int, err error)
}

var catalogueWriters = []catalogueWriter{
	{"oscal", writeOSCAL, countOSCAL},
	{"ciso", writeCISO, countCISO},
}

// catalogueExport is what the person said of an export.
type catalogueExport struct {
	in, to, out string
	force       bool
}

func newCatalogueExport(a *app) *cobra.Command {
	c := a.command("export CATALOGUE --to FORMAT -o OUT", "catalogue-export")
	c.Args = cobra.ExactArgs(1)
	c.ValidArgsFunction = a.completeCatalogue
	var o catalogueExport
	c.Flags().StringVar(&o.to, "to", "", a.say("flag-catalogue-export-to", lang.Data{"Formats": strings.Join(writerNames(), ", ")}))
	c.Flags().StringVarP(&o.out, "output", "o", "", a.say("flag-catalogue-export-output"))
	c.Flags().BoolVar(&o.force, "force", false, a.say("flag-force"))
	only := c.Flags().String("only", "", a.say("flag-translation-only"))
	c.MarkFlagRequired("to")
	c.MarkFlagRequired("output")
	c.RegisterFlagCompletionFunc("to", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return writerNames(), cobra.ShellCompDirectiveNoFileComp
	})
	c.RunE = func(c *cobra.Command, args []string) error {
		o.in = args[0]
		if slices.Contains(translationFormats, o.to) {
			return a.exportTranslation(translationExport{in: o.in, to: o.to, out: o.out, lang: givenLanguage(c), only: *only, force: o.force})
		}
		return a.exportCatalogue(&o)
	}
	return c
}

func writerNames() []string {
	var names []string
	for _, w := range catalogueWriters {
		names = append(names, w.Name)
	}
	return append(names, translationFormats...)
}

// incompleteExportError is an export that does not hold all that the catalogue does.
type incompleteExportError struct {
	Path                                                         string
	Requirements, Objectives, FoundRequirements, FoundObjectives int
}

func (e *incompleteExportError) Error() string {
	return fmt.Sprintf("%s: %d of %d requirements, %d of %d objectives", e.Path, e.FoundRequirements, e.Requirements, e.FoundObjectives, e.Objectives)
}

// exportCatalogue writes a catalogue in another format, after reading back that all of it is there.
func (a *app) exportCatalogue(o *catalogueExport) error {
	at := slices.IndexFunc(catalogueWriters, func(w catalogueWriter) bool { return w.Name == o.to })
	if at < 0 {
		return &badValueError{What: "catalogue-format", Value: o.to}
	}
	writer := &catalogueWriters[at]
	if err := outputFree(o.out, o.force); err != nil {
		return err
	}
	c, err := a.loadCatalogue(o.in)
	if err != nil {
		return err
	}
	data, err := writer.Write(a, c, o)
	if err != nil {
		return fmt.Errorf("write %s: %w", writer.Name, err)
	}
	want := incompleteExportError{Path: o.out, Requirements: len(c.Requirements)}
	for i := range c.Requirements {
		want.Objectives += len(c.Requirements[i].Objectives)
	}
	if want.FoundRequirements, want.FoundObjectives, err = writer.Count(data, o); err != nil {
		return fmt.Errorf("read back %s: %w", writer.Name, err)
	}
	if want.FoundRequirements != want.Requirements || want.FoundObjectives != want.Objectives {
		return &want
	}
	if err := writeOutput(o.out, o.force, data); err != nil {
		return err
	}
	a.tell("catalogue-export-done", lang.Data{"Path": o.out, "Requirements": want.Requirements, "Objectives": want.Objectives})
	_, err = fmt.Fprintln(a.Out, visible(o.out))
	return err
}

func writeOSCAL(a *app, c *controls.Catalogue, _ *catalogueExport) ([]byte, error) {
	var out bytes.Buffer
	err := oscal.WriteCatalog(&out, c, a.Now())
	return out.Bytes(), err
}

func countOSCAL(data []byte, _ *catalogueExport) (requirements, objectives int, err error) {
	made, err := oscal.ReadCatalog(bytes.NewReader(data))
	if err != nil {
		return 0, 0, err
	}
	for i := range made.Catalogue.Requirements {
		objectives += len(made.Catalogue.Requirements[i].Objectives)
	}
	return len(made.Catalogue.Requirements), objectives, nil
}
