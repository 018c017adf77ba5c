package markdown

import (
	"slices"
	"strconv"
	"strings"

	"rung/assessment"
	"rung/report"
)

// signs stand before the word for an outcome, so that a list can be read at a glance.
var signs = map[assessment.Outcome]string{
	assessment.Met: "✓", assessment.NotMet: "✗", assessment.NotApplicable: "–", assessment.Unanswered: "○",
}

// mark is an outcome's sign and word.
func mark(o assessment.Outcome, word string) string {
	return strings.TrimSpace(signs[o] + " " + escape(word))
}

func (d *document) head() {
	d.block(strong(d.Look.Confidential))
	d.heading(1, d.Title)
	d.paragraph(d.Cover.Framework)
	d.block(strong(d.Cover.Heading))
	d.paragraph(d.Cover.Firm)
	d.paragraph(d.Cover.Scope)
	d.block(strong(d.Cover.Status))
	fields := d.Cover.Fields
	if d.Look.PreparedFor != "" {
		fields = append([]report.Field{{Label: d.Labels.PreparedFor, Value: d.Look.PreparedFor}}, fields...)
	}
	d.fields(fields)
	d.heading(2, d.Labels.Ladder)
	var rows [][]string
	for _, r := range slices.Backward(d.Cover.Ladder) {
		sign := map[report.RungState]string{report.Reached: "✓", report.Partway: "◐", report.Missed: "✗"}[r.State]
		if sign == "" {
			sign = "○"
		}
		rows = append(rows, []string{strong(r.ID + " " + r.Title), sign + " " + escape(r.Word), escape(r.Figures), escape(r.About)})
	}
	d.table([]string{"", "", "", ""}, rows)
}

func (d *document) summary() {
	d.heading(2, d.Labels.Summary)
	d.block(strong(d.Summary.Headline))
	if d.Summary.Score != "" {
		d.block(strong(d.Summary.Score) + " " + escape(d.Summary.ScoreWord))
	}
	for _, p := range d.Summary.Paragraphs {
		d.paragraph(p)
	}
	if d.Kind == report.KindSummary {
		for _, p := range d.Ways {
			d.paragraph(p)
		}
	}
	d.block(d.labelled(d.Labels.Progress, d.Summary.Progress))
	if len(d.Summary.Counts) > 0 {
		var heads, figures []string
		for _, c := range d.Summary.Counts {
			heads = append(heads, alignRight+mark(c.Outcome, c.Word))
			figures = append(figures, strconv.Itoa(c.Number))
		}
		d.block(strong(d.Labels.Outcomes))
		d.table(heads, [][]string{figures})
	}
	if len(d.Summary.First) == 0 {
		return
	}
	d.heading(3, d.Labels.FirstGaps)
	var items []string
	for _, g := range d.Summary.First {
		item := strong(g.ID+" "+g.Title) + also(g.Also) + "<br>" + d.clauses(g.Domain, g.Cost, g.Owner, g.Due)
		if len(g.Do) > 0 {
			item += "<br>" + escape(g.Do[0])
		}
		items = append(items, item)
	}
	d.list("1.", items)
}

// clauses joins what is there of some texts.
func (d *document) clauses(texts ...string) string {
	var said []string
	for _, t := range texts {
		if e := escape(t); e != "" {
			said = append(said, e)
		}
	}
	return strings.Join(said, escapeClause(d.Labels.Clause))
}

// escapeClause keeps the space behind a comma or a colon, which escape takes away.
func escapeClause(clause string) string {
	if strings.HasSuffix(clause, " ") {
		return escape(clause) + " "
	}
	return escape(clause)
}

// also is a title in the second language, behind the first.
func also(title string) string {
	if title == "" {
		return ""
	}
	return " *" + escape(title) + "*"
}

func (d *document) changes() {
	s := d.Since
	if s == nil {
		return
	}
	d.heading(2, s.Title)
	for _, line := range s.Lines {
		d.paragraph(line)
	}
	var items []string
	for _, c := range s.Closed {
		items = append(items, signs[assessment.Met]+" "+strong(c.ID)+" "+escape(c.Title))
	}
	for _, c := range s.Found {
		items = append(items, signs[assessment.NotMet]+" "+strong(c.ID)+" "+escape(c.Title))
	}
	d.list("-", items)
}

// timeline tables the days of work.
func (d *document) timeline() {
	t := d.Timeline
	if t == nil {
		return
	}
	d.heading(2, d.Labels.Timeline)
	d.paragraph(d.Labels.ReadTimeline)
	d.block(d.clauses(t.MaximumWord, t.MinimumWord))
	heads := []string{escape(d.Labels.Day), alignRight + escape(d.Labels.Progress)}
	for _, o := range []assessment.Outcome{assessment.Met, assessment.Unanswered, assessment.NotMet} {
		heads = append(heads, alignRight+mark(o, d.word(o)))
	}
	var rows [][]string
	for _, p := range t.Points {
		rows = append(rows, []string{
			escape(p.Day), strconv.Itoa(p.Answered) + "/" + strconv.Itoa(p.Questions),
			strconv.Itoa(p.Held), strconv.Itoa(p.Open), strconv.Itoa(p.NotMet), escape(p.Score),
		})
	}
	d.table(append(heads, alignRight+escape(d.Labels.ScoreHead)), rows)
}

// word is the word for an outcome.
func (d *document) word(o assessment.Outcome) string {
	for _, m := range d.Labels.Legend {
		if m.Outcome == o {
			return m.Word
		}
	}
	return ""
}

// domains tables the outcomes by domain, the worst domain first.
func (d *document) domains() {
	if len(d.Domains) == 0 {
		return
	}
	d.heading(2, d.Labels.Domains)
	heads := []string{""}
	for _, m := range d.Labels.Legend {
		heads = append(heads, alignRight+mark(m.Outcome, m.Word))
	}
	var rows [][]string
	for _, domain := range d.Domains {
		title := escape(domain.Title)
		if domain.Rating != nil {
			title += "<br>" + escape(domain.Rating.Words)
		}
		row := []string{title}
		for _, c := range domain.Counts {
			row = append(row, strconv.Itoa(c.Number))
		}
		rows = append(rows, append(row, escape(domain.Words), escape(domain.Cost)))
	}
	d.table(append(heads, alignRight, alignRight), rows)
}
