package main

import (
	"bytes"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"rung/assessment/exchange/workbook"
	"rung/controls/lang"
	"rung/controls/sheet"
)

// sheetFlags are the flags of exports that are sheets.
func (a *app) sheetFlags(c *cobra.Command, o *exportOptions) {
	c.Flags().StringSliceVar(&o.domains, "domain", nil, a.say("flag-export-domain"))
	c.Flags().BoolVar(&o.bom, "bom", false, a.say("flag-export-bom"))
}

// forSheets refuses the flags that an export would not heed.
func forSheets(o exportOptions) error {
	switch {
	case len(o.domains) > 0 && o.to != "xlsx" && o.to != "csv":
		return &badValueError{"export-domain", o.to}
	case o.bom && o.to != "csv":
		return &badValueError{"export-bom", o.to}
	}
	return nil
}

// questionnaire makes the workbook of an assessment, in the languages of this run.
func (a *app) questionnaire(at *opened, o exportOptions) (workbook.Made, error) {
	have := at.catalogue.DomainIDs()
	for _, domain := range o.domains {
		if !slices.Contains(have, domain) {
			return workbook.Made{}, &unknownDomainError{domain, have}
		}
	}
	langs := []lang.Tag{a.lang}
	if len(a.langs) > 0 && a.langs[0] != a.lang {
		langs = append(langs, a.langs[0])
	}
	made := workbook.Make(workbook.Source{
		Catalogue: at.catalogue, State: at.state, Result: at.result, Langs: langs, Domains: o.domains, Now: a.Now(),
	})
	switch {
	case made.Rows == 0:
		return made, &noQuestionsError{o.domains}
	case made.Cut > 0:
		a.tell("export-cut", lang.Data{"Count": made.Cut})
	}
	return made, nil
}

func writeXLSX(a *app, w io.Writer, at *opened, o exportOptions) (int, error) {
	made, err := a.questionnaire(at, o)
	if err != nil {
		return 0, err
	}
	return made.Rows, sheet.Write(w, made.Book)
}

func writeCSV(a *app, w io.Writer, at *opened, o exportOptions) (int, error) {
	made, err := a.questionnaire(at, o)
	if err != nil {
		return 0, err
	}
	return made.Rows, sheet.WriteCSV(w, made.Flat, o.bom)
}

func countXLSX(written []byte) (int, error) {
	book, err := sheet.Read(bytes.NewReader(written), int64(len(written)))
	if err != nil {
		return 0, err
	}
	return workbook.Count(book.Sheets)
}

func countCSV(written []byte) (int, error) {
	s, err := sheet.ReadCSV(bytes.NewReader(written))
	if err != nil {
		return 0, err
	}
	return workbook.Count([]sheet.Sheet{s})
}
