package main

import (
	"bytes"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"rung/controls"
	"rung/controls/ciso"
	"rung/controls/cprt"
	"rung/controls/draft"
	"rung/controls/lang"
	"rung/controls/tabular"
)

func readCPRT(data []byte, _ *catalogueImport) (*draft.Draft, error) {
	return cprt.Read(bytes.NewReader(data))
}

func readCISO(data []byte, _ *catalogueImport) (*draft.Draft, error) {
	return ciso.Read(bytes.NewReader(data))
}

func writeCISO(_ *app, c *controls.Catalogue, _ *catalogueExport) ([]byte, error) {
	var out bytes.Buffer
	err := ciso.Write(&out, c)
	return out.Bytes(), err
}

func countCISO(data []byte, _ *catalogueExport) (requirements, objectives int, err error) {
	made, err := ciso.Read(bytes.NewReader(data))
	if err != nil {
		return 0, 0, err
	}
	for i := range made.Catalogue.Requirements {
		objectives += len(made.Catalogue.Requirements[i].Objectives)
	}
	return len(made.Catalogue.Requirements), objectives, nil
}

// tableImport is what the person said of a table, and what became of it.
type tableImport struct {
	columns, sheet string
	header         int
	result         *tabular.Result // nil for what was no table
}

func (a *app) tableFlags(c *cobra.Command, t *tableImport) {
	c.Flags().StringVar(&t.columns, "columns", "", a.say("flag-table-columns"))
	c.Flags().StringVar(&t.sheet, "sheet", "", a.say("flag-table-sheet"))
	c.Flags().IntVar(&t.header, "header", 0, a.say("flag-table-header"))
}

// readTable reads a workbook or CSV. The language that the person named is used up here: a table may have more than one.
func readTable(data []byte, o *catalogueImport) (*draft.Draft, error) {
	if o.table.header < 0 {
		return nil, &badValueError{What: "table-header", Value: "--header"}
	}
	book, err := tabular.Book(data)
	if err != nil {
		return nil, err
	}
	name := strings.ReplaceAll(strings.TrimSuffix(filepath.Base(o.in), filepath.Ext(o.in)), "_", " ")
	result, err := tabular.Read(book, tabular.Options{
		Columns: o.table.columns, Sheet: o.table.sheet, Header: o.table.header, Language: lang.Tag(o.lang), Name: name,
	})
	if err != nil {
		return nil, err
	}
	o.lang = ""
	o.table.result = result
	return result.Draft, nil
}

// tellColumns says what the columns of a table were taken for, in the form in which it can be given back.
func (a *app) tellColumns(t *tableImport) {
	if t.result == nil {
		return
	}
	var columns []string
	for _, c := range t.result.Columns {
		columns = append(columns, c.String())
	}
	data := lang.Data{"Row": t.result.Header, "Sheet": t.result.Sheet, "Columns": strings.Join(columns, ",")}
	id := "table-columns"
	if t.columns == "" {
		id = "table-columns-guessed"
	}
	a.tell(id, data)
}
