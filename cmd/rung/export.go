package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"rung/controls/lang"
	"rung/report"
	"rung/report/oscal"
	"rung/report/poam"
)

// exportFormat is one way to hand an assessment to other programs. write returns how many entries it wrote and count how
// many there are in what it wrote; what is not equal is not handed over.
type exportFormat struct {
	name, ext string
	write     func(a *app, w io.Writer, at *opened, o exportOptions) (entries int, err error)
	count     func(written []byte) (entries int, err error)
}

// exports are the formats, in the order in which they are offered.
var exports = []exportFormat{
	{"oscal-ar", ".oscal-ar.json", oscalWriter(oscal.AssessmentResults), oscal.Count},
	{"oscal-poam", ".oscal-poam.json", oscalWriter(oscal.PlanOfAction), oscal.Count},
	{"oscal-ssp", ".oscal-ssp.json", oscalWriter(oscal.SecurityPlan), oscal.Count},
	{"xlsx-poam", ".poam.xlsx", writePOAM, poam.Count},
	{"xlsx", ".xlsx", writeXLSX, countXLSX},
	{"csv", ".csv", writeCSV, countCSV},
}

func oscalWriter(write oscal.Write) func(*app, io.Writer, *opened, exportOptions) (int, error) {
	return func(a *app, w io.Writer, at *opened, _ exportOptions) (int, error) {
		return write(w, a.subject(at))
	}
}

func writePOAM(a *app, w io.Writer, at *opened, _ exportOptions) (int, error) {
	return poam.Write(w, a.subject(at))
}

// subject is what exports are made from.
func (a *app) subject(at *opened) report.Subject {
	return report.Subject{
		Catalogue: at.catalogue, State: at.state, Result: at.result, Lang: a.lang, Now: a.Now(), Generator: "rung " + programVersion(),
	}
}

type exportOptions struct {
	path, to, out string
	domains       []string // for sheets; none are all
	force, bom    bool
}

func newExport(a *app) *cobra.Command {
	c := a.command("export FILE --to FORMAT [-o OUT]", "export")
	c.Args = cobra.ExactArgs(1)
	c.ValidArgsFunction = completeFile
	var o exportOptions
	c.Flags().StringVar(&o.to, "to", "", a.say("flag-export-to", lang.Data{"Names": strings.Join(exportNames(), ", ")}))
	c.Flags().StringVarP(&o.out, "output", "o", "", a.say("flag-export-output"))
	c.Flags().BoolVar(&o.force, "force", false, a.say("flag-force"))
	a.sheetFlags(c, &o)
	a.asOfFlag(c)
	c.MarkFlagRequired("to")
	complete(c, "to", exportNames())
	c.RunE = func(_ *cobra.Command, args []string) error {
		o.path = args[0]
		return a.runExport(o)
	}
	return c
}

func (a *app) runExport(o exportOptions) error {
	var format *exportFormat
	for i := range exports {
		if exports[i].name == o.to {
			format = &exports[i]
		}
	}
	if format == nil {
		return &unknownWordError{What: "export", Word: o.to, Have: exportNames()}
	}
	if err := forSheets(o); err != nil {
		return err
	}
	var err error
	if o.out, err = outputFor(o.path, o.out, format.ext, o.force); err != nil {
		return err
	}
	at, err := a.read(o.path)
	if err != nil {
		return err
	}
	return a.writeExport(format, at, o)
}

// writeExport makes the document in memory and writes it. It is read back and counted before it stands at its place.
func (a *app) writeExport(f *exportFormat, at *opened, o exportOptions) error {
	var made bytes.Buffer
	entries, err := f.write(a, &made, at, o)
	if err != nil {
		return &exportError{o.path, err}
	}
	same := func(written []byte) error { return sameCount(f, written, entries) }
	if err := a.handOver(o.out, o.force, made.Bytes(), same); err != nil || o.out == "-" {
		return err
	}
	a.tell("export-done", lang.Data{"Count": entries})
	_, err = fmt.Fprintln(a.Out, o.out)
	return err
}

// sameCount requires that a document holds as many entries as were to be written.
func sameCount(f *exportFormat, written []byte, entries int) error {
	found, err := f.count(written)
	if err == nil && found != entries {
		err = fmt.Errorf("%d of %d entries", found, entries)
	}
	return err
}

func exportNames() []string {
	var names []string
	for _, f := range exports {
		names = append(names, f.name)
	}
	return names
}
