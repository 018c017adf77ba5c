package main

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"rung/assessment"
	"rung/assessment/exchange/workbook"
	"rung/controls/lang"
	"rung/controls/sheet"
)

// looksLikeWorkbook reports whether a file is a zip file, as workbooks are, or of the older kind, which is then named.
func looksLikeWorkbook(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0"))
}

// looksLikeTable reports whether the first row of a file is divided into fields: a head of two languages has a line for
// each. CSV in another encoding is taken, too, so that it can be named.
func looksLikeTable(data []byte) bool {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return true
	}
	first, quoted := strings.TrimLeft(string(data[:min(len(data), 64<<10)]), "\r\n"), false
	if end := strings.IndexFunc(first, func(r rune) bool {
		quoted = quoted != (r == '"')
		return r == '\n' && !quoted
	}); end >= 0 {
		first = first[:end]
	}
	return strings.ContainsAny(first, ",;\t") && !strings.ContainsFunc(first, func(r rune) bool {
		return r < ' ' && r != '\t' && r != '\r' && r != '\n' && r != utf8.RuneError
	})
}

func readXLSX(a *app, at *opened, name string, data []byte) (incoming, error) {
	book, err := sheet.Read(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return incoming{}, err
	}
	return a.filled(at, name, book.Sheets, "import-workbook")
}

func readCSV(a *app, at *opened, name string, data []byte) (incoming, error) {
	table, err := sheet.ReadCSV(bytes.NewReader(data))
	if err != nil {
		return incoming{}, err
	}
	return a.filled(at, name, []sheet.Sheet{table}, "import-csv")
}

// filled reads the sheets of one file.
func (a *app) filled(at *opened, name string, sheets []sheet.Sheet, about string) (incoming, error) {
	filled, err := workbook.Read(sheets, name, at.catalogue, at.state)
	if err != nil {
		return incoming{}, err
	}
	if filled.OtherCatalogue {
		a.tell("import-other-catalogue", lang.Data{"Path": name})
	}
	return incoming{about: a.say(about, lang.Data{"Sheets": filled.Sheets, "Count": filled.Rows}), answers: filled.Answers, filled: filled}, nil
}

// planText says what sheets would do to the plan.
func (a *app) planText(r *workbook.PlanReport, o importOptions) string {
	out := &strings.Builder{}
	said := func(d workbook.PlanDifference, value string) string {
		if value == "" {
			value = a.say("import-plan-none")
		}
		return a.say("import-plan-"+string(d.Field), lang.Data{"Value": oneLine(value)})
	}
	plain := func(d workbook.PlanDifference) []string { return []string{d.ID + "  " + said(d, d.There)} }
	both := func(d workbook.PlanDifference) []string {
		return a.hereThere(d.ID, said(d, d.Here), said(d, d.There), d.Where)
	}
	conflicts := "import-plan-conflicts"
	if o.replace {
		conflicts = "import-plan-replaced"
	}
	listSome(a, out, "import-plan-new", r.New, o.all, plain)
	listSome(a, out, "import-plan-changed", r.Changed, o.all, both)
	listSome(a, out, conflicts, r.Conflicts, o.all, both)
	return out.String()
}

// taken is what is to be recorded.
type taken struct {
	settings []assessment.Setting
	plan     []assessment.PlanItem
}

func (t taken) nothing() bool { return len(t.settings)+len(t.plan) == 0 }

// tellDry says that nothing was written, and how it would be.
func (a *app) tellDry(t taken) {
	switch {
	case len(t.plan) > 0:
		a.tell("import-dry-plan", lang.Data{"Answers": len(t.settings), "Plan": len(t.plan)})
	case len(t.settings) > 0:
		a.tell("import-dry", lang.Data{"Count": len(t.settings)})
	}
}

// events record it: the plan first, so that one step back takes back all answers.
func (t taken) events(recorder assessment.Recorder) []assessment.Event {
	var out []assessment.Event
	for i := range t.plan {
		out = append(out, recorder.Record(assessment.Event{Do: assessment.DoPlan, Plan: &t.plan[i]}))
	}
	if len(t.settings) > 0 {
		out = append(out, recorder.Record(importEvent(t.settings)))
	}
	return out
}
