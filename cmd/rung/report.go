package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rung/report"
	"rung/report/pdf"
)

// formats are the ways to write a report, in the order in which they are offered.
var formats = []report.Format{
	{Name: "pdf", Ext: ".pdf", Render: pdf.Render},
}

type reportOptions struct {
	path, format, out string
	force             bool
}

func newReport(a *app) *cobra.Command {
	c := a.command("report FILE [--format FORMAT] [-o OUT]", "report")
	c.Args = cobra.ExactArgs(1)
	c.ValidArgsFunction = completeFile
	var o reportOptions
	c.Flags().StringVar(&o.format, "format", formats[0].Name, a.say("flag-format"))
	c.Flags().StringVarP(&o.out, "output", "o", "", a.say("flag-output"))
	c.Flags().BoolVar(&o.force, "force", false, a.say("flag-force"))
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
	at := slices.IndexFunc(formats, func(f report.Format) bool { return f.Name == o.format })
	if at < 0 {
		return &unknownFormatError{o.format}
	}
	format := formats[at]
	if o.out == "" {
		o.out = strings.TrimSuffix(o.path, filepath.Ext(o.path)) + format.Ext
	}
	if o.out != "-" {
		if err := outputFree(o.out, o.force); err != nil {
			return err
		}
	}
	opened, err := a.read(o.path)
	if err != nil {
		return err
	}
	return a.writeReport(opened, format, o.out, o.force)
}

// writeReport renders in memory first, so that nothing half-written is ever left.
func (a *app) writeReport(at *opened, format report.Format, out string, force bool) error {
	var rendered bytes.Buffer
	if err := format.Render(&rendered, a.model(at)); err != nil {
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
