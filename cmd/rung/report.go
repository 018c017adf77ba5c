package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rung/report"
	"rung/report/docx"
	"rung/report/html"
	"rung/report/markdown"
	"rung/report/pdf"
)

// formats are the ways to write a report, in the order in which they are offered.
var formats = []report.Format{
	{Name: "pdf", Ext: ".pdf", Render: pdf.Render},
	{Name: "html", Ext: ".html", Render: html.Render},
	{Name: "md", Ext: ".md", Render: markdown.Render},
	{Name: "docx", Ext: ".docx", Render: docx.Render},
}

type reportOptions struct {
	path, out   string
	formats     []string
	force, open bool
	look        lookFlags
}

func newReport(a *app) *cobra.Command {
	c := a.command("report FILE [--kind KIND] [--format FORMAT,...] [-o OUT]", "report")
	c.Args = cobra.ExactArgs(1)
	c.ValidArgsFunction = completeFile
	var o reportOptions
	c.Flags().StringSliceVar(&o.formats, "format", []string{formats[0].Name}, a.say("flag-format"))
	c.Flags().StringVarP(&o.out, "output", "o", "", a.say("flag-output"))
	c.Flags().BoolVar(&o.force, "force", false, a.say("flag-force"))
	c.Flags().BoolVar(&o.open, "open", false, a.say("flag-open"))
	o.look.add(a, c)
	a.asOfFlag(c)
	c.RegisterFlagCompletionFunc("format", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return formatNames(), cobra.ShellCompDirectiveNoFileComp
	})
	c.RunE = func(_ *cobra.Command, args []string) error {
		o.path = args[0]
		return a.runReport(o)
	}
	return c
}

func (a *app) runReport(o reportOptions) error {
	chosen, err := chooseFormats(o.formats)
	if err != nil {
		return err
	}
	options, err := a.reportOptions(&o.look)
	if err != nil {
		return err
	}
	outputs, err := o.outputs(chosen)
	if err != nil {
		return err
	}
	opened, err := a.read(o.path)
	if err != nil {
		return err
	}
	options.Signature = a.signature(opened.catalogue)
	m := report.Build(opened.catalogue, opened.state, opened.result, options)
	for i, format := range chosen {
		if err := a.writeReport(m, format, outputs[i], o.force); err != nil {
			return err
		}
	}
	if o.open && outputs[0] != "-" {
		return a.Open(outputs[0])
	}
	return nil
}

// chooseFormats finds the formats that were named, each once.
func chooseFormats(names []string) ([]report.Format, error) {
	var chosen []report.Format
	for i, name := range names {
		at := slices.IndexFunc(formats, func(f report.Format) bool { return f.Name == name })
		if at < 0 {
			return nil, &unknownFormatError{name}
		}
		if !slices.Contains(names[:i], name) {
			chosen = append(chosen, formats[at])
		}
	}
	if len(chosen) == 0 {
		return nil, &unknownFormatError{""}
	}
	return chosen, nil
}

// outputs are the files to write, in the order of the formats; all are free or may be replaced. One format is written
// to the file that -o names, several go into the folder that it names.
func (o *reportOptions) outputs(chosen []report.Format) ([]string, error) {
	base := strings.TrimSuffix(o.path, filepath.Ext(o.path))
	if kind := report.Kind(o.look.kind); kind != report.KindFull {
		base += "-" + string(kind)
	}
	if len(chosen) == 1 && o.out != "" {
		if o.out == "-" {
			return []string{"-"}, nil
		}
		return []string{o.out}, outputFree(o.out, o.force)
	}
	if o.out == "-" {
		return nil, &badValueError{"output-many", o.out}
	}
	if o.out != "" {
		if err := makeFolder(o.out); err != nil {
			return nil, err
		}
		base = filepath.Join(o.out, filepath.Base(base))
	}
	var outputs []string
	for _, f := range chosen {
		if err := outputFree(base+f.Ext, o.force); err != nil {
			return nil, err
		}
		outputs = append(outputs, base+f.Ext)
	}
	return outputs, nil
}

// writeReport renders in memory first, so that nothing half-written is ever left.
func (a *app) writeReport(m report.Model, format report.Format, out string, force bool) error {
	var rendered bytes.Buffer
	if err := format.Render(&rendered, m); err != nil {
		return fmt.Errorf("render %s: %w", format.Name, err)
	}
	if out == "-" {
		_, err := a.Out.Write(rendered.Bytes())
		return err
	}
	if err := writeOutput(out, force, rendered.Bytes()); err != nil {
		return err
	}
	_, err := fmt.Fprintln(a.Out, out)
	return err
}

func formatNames() []string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.Name
	}
	return names
}

// unknownFormatError is a format that no renderer writes.
type unknownFormatError struct{ Format string }

func (e *unknownFormatError) Error() string { return fmt.Sprintf("unknown format %q", e.Format) }
