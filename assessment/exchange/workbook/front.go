package workbook

import (
	"cmp"
	"strconv"
	"time"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
	"rung/controls/sheet"
)

// title names the questionnaire in one language.
func (m *maker) title(v lang.Voice) string {
	return v.Say("title", lang.Data{
		"Framework": m.Catalogue.Short, "Level": m.Result.Target.Title.In(v.Tag), "Firm": shown(m.State.Profile.Firm),
	})
}

// readMe is the sheet that says what to do.
func (m *maker) readMe() sheet.Sheet {
	p := &page{}
	p.add(joined(" / ", m.voices, m.title), "", true)
	for _, f := range []struct{ id, value string }{
		{"firm", m.fit(m.State.Profile.Firm)}, {"scope", m.fit(m.State.Profile.Scope)}, {"target", m.text(m.Result.Target.Title)},
		{"date", m.Now.UTC().Format(time.DateOnly)}, {"return", cmp.Or(m.fit(m.State.Profile.Assessor), m.both("\n", "return-sender"))},
	} {
		if f.value != "" {
			p.add(m.both("\n", "field-"+f.id), f.value, false)
		}
	}
	p.add("", "", false)
	p.add(m.both(" / ", "what-to-do"), "", true)
	for i, id := range []string{"sheets", "answer", "note", "evidence", "plan", "locked", "save", "private"} {
		if (id == "answer" || id == "note") && m.rated() {
			id += "-scale"
		}
		p.add(strconv.Itoa(i+1), m.both("\n", "do-"+id), false)
	}
	p.add("", "", false)
	p.add(m.both(" / ", "what-answers-mean"), "", true)
	m.meanings(p)
	p.add("", "", false)
	p.add(m.both("\n", "field-key"), key(m.State), false)
	return sheet.Sheet{Name: m.say("sheet-read-me"), Columns: []sheet.Column{{Width: 30}, {Width: 100}}, Rows: p.rows, Protect: true}
}

// rated reports whether the questions are answered on scales.
func (m *maker) rated() bool {
	for i := range m.Result.Findings {
		for _, o := range m.Result.Findings[i].Objectives {
			return o.Objective.Scale != ""
		}
	}
	return false
}

// meanings says what each answer means that the questions take.
func (m *maker) meanings(p *page) {
	seen := map[string]bool{}
	explain := func(o *controls.Objective, scale *controls.Scale) {
		for i, ch := range choices(m.Catalogue, o) {
			label, means := ch.label(m.Langs), ""
			if scale != nil && i < len(scale.Steps) {
				means = m.text(scale.Steps[i].Text)
			} else {
				means = m.both("\n", "means-"+string(ch.value))
			}
			if !seen[label] {
				seen[label] = true
				p.add(label, means, false)
			}
		}
	}
	flags := false
	for _, part := range m.parts() {
		for _, f := range part.findings {
			for _, o := range f.Objectives {
				explain(o.Objective, m.Catalogue.Scale(o.Objective.Scale))
			}
			flags = flags || f.Requirement.Partial != nil
		}
	}
	if flags {
		explain(nil, nil)
	}
	p.add(m.both("\n", "answer-none"), m.both("\n", "means-unanswered"), false)
}

// page gathers the lines of a sheet to be read.
type page struct{ rows [][]sheet.Cell }

func (p *page) add(label, text string, heading bool) {
	row := []sheet.Cell{{Text: label, Style: sheet.Style{Bold: true, Locked: true}}}
	if !heading {
		row[0].Style.Wrap = label != ""
		row = append(row, sheet.Cell{Text: text, Style: sheet.Style{Wrap: text != "", Locked: true}})
	}
	p.rows = append(p.rows, row)
}

// summary is the sheet that counts, as things stand when it is made.
func (m *maker) summary(parts []part) sheet.Sheet {
	s := sheet.Sheet{Name: m.say("sheet-summary"), Columns: []sheet.Column{{Width: 44}}, Head: 1, Protect: true}
	var head []sheet.Cell
	for _, id := range []string{"domain", "requirements", "met", "not-met", "not-applicable", "open", "questions", "answered"} {
		head = append(head, sheet.Cell{Text: m.both("\n", "count-"+id), Style: sheet.Style{Bold: true, Wrap: true, Locked: true, Fill: sheet.HeadFill}})
		s.Columns = append(s.Columns, sheet.Column{Width: 16})
	}
	s.Columns = s.Columns[:len(head)]
	s.Rows = append(s.Rows, head)
	var total [7]int
	for _, p := range parts {
		counts := count(p.findings)
		for i, n := range counts {
			total[i] += n
		}
		s.Rows = append(s.Rows, countRow(p.domain.ID+" "+joined(" ", m.Langs, func(tag lang.Tag) string { return p.domain.Title.In(tag) }), counts, false))
	}
	s.Rows = append(s.Rows, countRow(m.both(" ", "count-total"), total, true))
	s.Rows = append(s.Rows, nil, []sheet.Cell{{Text: m.both(" ", "counted-on", lang.Data{"Day": m.Now.UTC().Format(time.DateOnly)}), Style: sheet.Style{Locked: true}}})
	return s
}

// count counts requirements, those met, not met, not applicable and open; then questions and those answered.
func count(findings []*assessment.Finding) (n [7]int) {
	for _, f := range findings {
		n[0]++
		switch f.Outcome {
		case assessment.Met:
			n[1]++
		case assessment.NotMet:
			n[2]++
		case assessment.NotApplicable:
			n[3]++
		default:
			n[4]++
		}
		for _, o := range f.Objectives {
			n[5]++
			if o.Outcome != assessment.Unanswered {
				n[6]++
			}
		}
	}
	return n
}

func countRow(label string, counts [7]int, bold bool) []sheet.Cell {
	style := sheet.Style{Bold: bold, Wrap: true, Locked: true}
	row := []sheet.Cell{{Text: label, Style: style}}
	for _, n := range counts {
		row = append(row, sheet.Cell{Text: strconv.Itoa(n), Style: style, Number: true})
	}
	return row
}
