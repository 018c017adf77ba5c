package workbook

import (
	"slices"
	"strings"

	"rung/assessment"
	"rung/assessment/exchange"
	"rung/controls"
	"rung/controls/lang"
	"rung/controls/sheet"
)

// frozen is how many columns stay in sight: the id and the title.
const frozen = 2

// domain is the sheet of one domain.
func (m *maker) domain(p part) sheet.Sheet {
	s := sheet.Sheet{
		Name: p.domain.ID + " " + p.domain.Title.In(m.Langs[0]), Columns: m.looks(), Rows: [][]sheet.Cell{m.head("\n")},
		Head: 1, Freeze: frozen, Filter: true, Protect: true,
	}
	for _, f := range p.findings {
		for i := range f.Objectives {
			m.offer(&s, f.Objectives[i].Objective)
			s.Rows = append(s.Rows, m.cells(m.objective(f, i)))
		}
		if f.Requirement.Partial != nil {
			m.offer(&s, nil)
			s.Rows = append(s.Rows, m.cells(m.flag(f.Requirement)))
		}
	}
	m.rows += len(s.Rows) - 1
	return s
}

// offer lets the next row choose its answer; rows below each other that take the same share one list.
func (m *maker) offer(s *sheet.Sheet, o *controls.Objective) {
	values, row := m.labels(o), len(s.Rows)
	if last := len(s.Lists) - 1; last >= 0 && s.Lists[last].To == row-1 && slices.Equal(s.Lists[last].Values, values) {
		s.Lists[last].To = row
		return
	}
	s.Lists = append(s.Lists, sheet.List{
		Column: slices.Index(m.columns, colAnswer), From: row, To: row, Values: values,
		Title: m.say("head-answer"), Prompt: m.say("prompt-answer"),
	})
}

// line is one row by its columns.
type line struct {
	text map[column]string
	open []column // the columns to be filled in
	bold bool     // it begins a requirement
}

// objective is the row of one objective. The question, the owner and the due date stand once, where a requirement begins.
func (m *maker) objective(f *assessment.Finding, i int) line {
	r, o := f.Requirement, f.Objectives[i].Objective
	l := line{text: map[column]string{colTitle: m.text(r.Title)}, open: []column{colAnswer, colNote, colEvidence}, bold: i == 0}
	files := m.State.Evidence(o.ID)
	if i == 0 {
		m.plan(&l, r)
		files = append(slices.Clone(files), m.State.Evidence(r.ID)...)
	}
	l.text[colText] = m.statement(o, m.Langs[0])
	if len(m.Langs) > 1 {
		l.text[colText2] = m.statement(o, m.Langs[1])
	}
	here := exchange.Here(m.State, o.ID)
	l.text[colAnswer], l.text[wasAnswer] = m.label(o, here.Value), string(here.Value)
	l.text[colNote] = m.fit(here.Note)
	l.text[colEvidence] = m.fit(evidenceText(files))
	m.carry(&l, o.ID)
	return l
}

// plan fills in what stands once for a requirement.
func (m *maker) plan(l *line, r *controls.Requirement) {
	l.text[colQuestion] = r.Ask.In(m.Langs[0])
	if len(m.Langs) > 1 {
		l.text[colQuestion2] = r.Ask.In(m.Langs[1])
	}
	item, _ := m.State.PlanItem(r.ID)
	l.text[colOwner], l.text[colDue] = m.fit(item.Owner), m.fit(item.Due)
	l.open = append(l.open, colOwner, colDue)
}

// flag is the row that says that a requirement is met in part.
func (m *maker) flag(r *controls.Requirement) line {
	l := line{text: map[column]string{colTitle: m.text(r.Title), colText: r.Partial.Ask.In(m.Langs[0])}, open: []column{colAnswer}}
	if len(m.Langs) > 1 {
		l.text[colText2] = r.Partial.Ask.In(m.Langs[1])
	}
	value := exchange.Here(m.State, r.ID).Value
	l.text[colAnswer], l.text[wasAnswer] = m.label(nil, value), string(value)
	m.carry(&l, r.ID)
	return l
}

// carry notes what stands in a row when it is handed out.
func (m *maker) carry(l *line, id string) {
	l.text[colID], l.text[wasID], l.text[ofKey] = id, id, key(m.State)
	for was, is := range map[column]column{wasNote: colNote, wasEvidence: colEvidence, wasOwner: colOwner, wasDue: colDue} {
		l.text[was] = l.text[is]
	}
}

// cells are a row in the order of the columns.
func (m *maker) cells(l line) []sheet.Cell {
	var out []sheet.Cell
	for _, c := range m.columns {
		style := sheet.Style{Wrap: true, Locked: true}
		switch {
		case slices.Contains(l.open, c):
			style.Locked, style.Fill = false, sheet.InputFill
		case slices.Contains(hidden, c):
			style.Wrap = false
		case c == colID || c == colTitle:
			style.Bold = l.bold
		}
		out = append(out, sheet.Cell{Text: l.text[c], Style: style})
	}
	return out
}

// statement is what an objective says, with what each step of its scale means for it.
func (m *maker) statement(o *controls.Objective, tag lang.Tag) string {
	lines := []string{o.Text.In(tag)}
	if scale := m.Catalogue.Scale(o.Scale); scale != nil && len(o.Stages) > 0 {
		for _, step := range scale.Steps {
			lines = append(lines, Messages.In(tag).Say("stage", lang.Data{"Step": step.Title.In(tag), "Means": o.Stages[step.ID].In(tag)}))
		}
	}
	return strings.Join(lines, "\n")
}

// evidenceText lists linked files, each on a line.
func evidenceText(files []assessment.Evidence) string {
	return joined("\n", files, func(e assessment.Evidence) string { return strings.ReplaceAll(exchange.Tidy(e.Path), "\n", " ") })
}
