package main

import (
	"errors"
	"strings"

	"rung/controls/ciso"
	"rung/controls/cprt"
	"rung/controls/lang"
	"rung/controls/sheet"
	"rung/controls/tabular"
)

// explainImporters explains why a CPRT export, a CISO Assistant library or a table cannot be imported.
func (a *app) explainImporters(err error) (explanation, bool) {
	var (
		source  *sourceError
		export  *cprt.Error
		library *ciso.Error
	)
	if !errors.As(err, &source) {
		return explanation{}, false
	}
	file := func(cause string) (explanation, bool) {
		return explanation{source.Path + ": " + cause, a.say("hint-import-source"), exitError}, true
	}
	switch {
	case errors.As(err, &export):
		return file(a.say("cprt-"+export.What, lang.Data{"Reason": reasonOf(export.Err), "Limit": cprt.MaxBytes >> 20}))
	case errors.As(err, &library):
		data := lang.Data{"Reason": reasonOf(library.Err), "Line": library.Line, "Limit": ciso.MaxBytes >> 20}
		return file(a.say("ciso-"+library.What, data))
	}
	return a.explainTable(source)
}

func reasonOf(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// explainTable explains what is wrong with a table, or with what was said of it.
func (a *app) explainTable(source *sourceError) (explanation, bool) {
	var (
		column *tabular.ColumnError
		named  *tabular.SheetError
		rows   *tabular.RowsError
		value  *badValueError
		format *sheet.FormatError
		limit  *sheet.LimitError
	)
	data := lang.Data{"Path": source.Path}
	switch err := source.Err; {
	case errors.As(err, &value):
		return explanation{a.say("bad-" + value.What), "", exitUsage}, true
	case errors.As(err, &column) && column.What == tabular.NeedsID:
		return explanation{a.say("table-column-needs", data), a.say("hint-table-columns"), exitError}, true
	case errors.As(err, &column):
		hint := a.say("hint-table-columns")
		if len(column.Have) > 0 {
			hint = a.say("hint-have", lang.Data{"Names": strings.Join(column.Have, ", ")})
		}
		return explanation{a.say("table-column-"+column.What, lang.Data{"Word": column.Word}), hint, exitUsage}, true
	case errors.As(err, &named) && named.Name != "":
		return explanation{a.say("table-sheet-unknown", lang.Data{"Path": source.Path, "Name": named.Name}), a.say("hint-have", lang.Data{"Names": strings.Join(named.Have, ", ")}), exitUsage}, true
	case errors.As(err, &named):
		return explanation{a.say("table-sheet-none", data), a.say("hint-table-columns"), exitError}, true
	case errors.As(err, &rows):
		return explanation{a.tableCause(source.Path, rows), a.say("hint-table-rows"), exitError}, true
	case errors.As(err, &format):
		return explanation{source.Path + ": " + a.say("table-file-"+string(format.What), lang.Data{"Line": format.Line, "Sheet": format.Sheet}), a.say("hint-table-file"), exitError}, true
	case errors.As(err, &limit):
		return explanation{source.Path + ": " + a.say("table-limit", lang.Data{"Limit": limit.Max, "What": a.say("table-limit-" + string(limit.What)), "Sheet": limit.Sheet, "Cell": limit.Cell}), "", exitError}, true
	case errors.Is(err, tabular.ErrEmpty):
		return explanation{a.say("table-empty", data), a.say("hint-table-columns"), exitError}, true
	case errors.Is(err, tabular.ErrTooLarge):
		return explanation{a.say("table-too-large", data), "", exitError}, true
	}
	return explanation{}, false
}

func (a *app) tableCause(path string, e *tabular.RowsError) string {
	lines := []string{a.say("table-bad", lang.Data{"Path": path, "Count": len(e.Rows)})}
	for _, row := range e.Rows[:min(shownRows, len(e.Rows))] {
		lines = append(lines, row.Cell+": "+a.say("table-row-"+row.What, lang.Data{"Value": row.Value}))
	}
	if more := len(e.Rows) - shownRows; more > 0 {
		lines = append(lines, a.say("csv-more", lang.Data{"Count": more}))
	}
	return strings.Join(lines, "\n")
}
