package main

import (
	"errors"
	"strings"

	"rung/assessment/exchange/workbook"
	"rung/controls/lang"
	"rung/controls/sheet"
)

// noQuestionsError is an export without a question in it.
type noQuestionsError struct{ Domains []string }

func (e *noQuestionsError) Error() string { return "no question in " + strings.Join(e.Domains, ", ") }

// explainWorkbook explains what is wrong with a workbook or a CSV sheet that is handed out or comes back.
func (a *app) explainWorkbook(err error) (explanation, bool) {
	var (
		none   *noQuestionsError
		source *importError
		export *exportError
		table  *workbook.NoTableError
		other  *workbook.OtherAssessmentError
		format *sheet.FormatError
		limit  *sheet.LimitError
		domain *unknownDomainError
	)
	path := ""
	if errors.As(err, &source) {
		path = source.Name
	} else if errors.As(err, &export) {
		path = export.Path
	}
	switch {
	case errors.As(err, &domain): // as everywhere
		return explanation{}, false
	case errors.As(err, &none):
		return explanation{a.say("export-no-questions"), a.say("hint-export-no-questions"), exitError}, true
	case path == "":
		return explanation{}, false
	case errors.As(err, &table):
		id, others := workbook.Heads(a.lang)
		data := lang.Data{"Path": path, "ID": id, "Names": strings.Join(others, a.say("list-or"))}
		return explanation{a.say("import-no-table", data), a.say("hint-import-no-table", data), exitError}, true
	case errors.As(err, &other):
		return explanation{a.say("import-other-assessment", lang.Data{"Path": path, "Where": other.Where}), a.say("hint-import-other-assessment"), exitError}, true
	case errors.As(err, &format):
		data := lang.Data{"Path": path, "Line": format.Line, "Sheet": format.Sheet}
		return explanation{a.say("sheet-"+string(format.What), data), a.say("hint-sheet-" + string(format.What)), exitError}, true
	case errors.As(err, &limit):
		where := limit.Sheet
		if limit.Cell != "" {
			where = strings.TrimPrefix(where+"!"+limit.Cell, "!")
		}
		data := lang.Data{"Path": path, "Max": limit.Max, "Where": where, "Megabytes": limit.Max >> 20}
		return explanation{a.say("sheet-limit-"+string(limit.What), data), a.say("hint-sheet-limit", lang.Data{"Where": where}), exitError}, true
	}
	return explanation{}, false
}
