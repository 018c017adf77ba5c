package docx

import (
	"slices"
	"strconv"
	"strings"

	"rung/assessment"
	"rung/report"
)

func (d *document) summary() {
	d.heading(1, d.Labels.Summary)
	d.p("Headline", plain(d.Summary.Headline))
	if d.Summary.Score != "" {
		d.p("Figure", run{"Accent", d.Summary.Score}, run{"Muted", "  "}, run{"Beside", d.Summary.ScoreWord})
	}
	d.listed("", d.Summary.Paragraphs)
	if d.Kind == report.KindSummary {
		d.listed("", d.Ways)
	}
	d.counts()
	if d.Summary.Progress != "" {
		d.p("", strong(d.Labels.Progress+d.Labels.Colon), plain(d.Summary.Progress))
	}
	if len(d.Summary.First) == 0 {
		return
	}
	d.heading(2, d.Labels.FirstGaps)
	t := reportTable(8812)
	for _, g := range d.Summary.First {
		about := []run{{"Accent", g.ID + "  "}, {"Muted", g.Domain}, {"Warm", before("  ", g.Cost)}, {"Muted", d.before("  ", d.Labels.Owner, g.Owner) + d.before("  ", d.Labels.Due, g.Due)}}
		inside := paragraph("Small", runs(about...)) + paragraph("TableText", runs(strong(g.Title), run{"Muted", before("  ", g.Also)}))
		if len(g.Do) > 0 {
			inside += paragraph("TableText", runs(plain(g.Do[0])))
		}
		t.row(text(run{"Accent", strconv.Itoa(g.Place)}), cell{paragraphs: inside})
	}
	d.table(t, false)
}

// before is a text with what stands before it, "" where there is no text.
func before(what, text string) string {
	if text == "" {
		return ""
	}
	return what + text
}

// before is a text behind its label, "" where there is no text.
func (d *document) before(what, label, text string) string {
	return before(what+label+d.Labels.Colon, text)
}

// counts sets how many requirements have each outcome, in large figures side by side.
func (d *document) counts() {
	n := len(d.Summary.Counts)
	if n == 0 {
		return
	}
	d.p("TableHead", plain(d.Labels.Outcomes))
	t := &table{style: "ReportTable"}
	var cells []cell
	for _, c := range d.Summary.Counts {
		t.widths = append(t.widths, textWidth/n)
		cells = append(cells, cell{
			paragraphs: paragraph("Figure", runs(plain(strconv.Itoa(c.Number)))) + paragraph("TableText", runs(outcome(c.Outcome, c.Word)...)),
			fill:       "F0F4F5",
		})
	}
	t.row(cells...)
	d.table(t, false)
}

func (d *document) changes() {
	s := d.Since
	if s == nil {
		return
	}
	d.heading(1, s.Title)
	d.listed("", s.Lines)
	for _, c := range s.Closed {
		d.p("Objective", sign(assessment.Met), plain("\t"), strong(c.ID+"  "), plain(c.Title))
	}
	for _, c := range s.Found {
		d.p("Objective", sign(assessment.NotMet), plain("\t"), strong(c.ID+"  "), plain(c.Title))
	}
}

// timeline tables the days of work.
func (d *document) timeline() {
	if d.Timeline == nil {
		return
	}
	d.heading(1, d.Labels.Timeline)
	d.p("Reading", plain(d.Labels.ReadTimeline))
	d.p("Small", plain(d.clauses(d.Timeline.MaximumWord, d.Timeline.MinimumWord)))
	t := reportTable(1500, 1400, 1500, 1400, 1900)
	t.head(d.Labels.Day, ">"+d.Labels.Progress, ">"+d.word(assessment.Met), ">"+d.word(assessment.Unanswered), ">"+d.word(assessment.NotMet), ">"+d.Labels.ScoreHead)
	number := func(n int) cell { return figure(plain(strconv.Itoa(n))) }
	for _, p := range d.Timeline.Points {
		t.row(text(plain(p.Day)), figure(plain(strconv.Itoa(p.Answered)+"/"+strconv.Itoa(p.Questions))),
			number(p.Held), number(p.Open), number(p.NotMet), figure(plain(p.Score)))
	}
	d.table(t, true)
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

// mostSquares is how many squares a bar may have; where a domain has more requirements, a square stands for several.
const mostSquares = 24

// domains tables the outcomes by domain, with a bar of squares for each, the worst domain first.
func (d *document) domains() {
	if len(d.Domains) == 0 {
		return
	}
	d.heading(1, d.Labels.Domains)
	d.p("Reading", plain(d.Labels.ReadDomains))
	var legend []run
	for _, m := range d.Labels.Legend {
		legend = append(append(legend, outcome(m.Outcome, m.Word)...), plain("    "))
	}
	d.p("TableText", legend...)
	most := slices.MaxFunc(d.Domains, func(a, b report.DomainBar) int { return a.Total - b.Total }).Total
	each := max(1, (most+mostSquares-1)/mostSquares)
	t := reportTable(4600, 1100, 1100)
	for _, bar := range d.Domains {
		title := cell{paragraphs: paragraph("TableText", runs(strong(bar.Title)))}
		if bar.Rating != nil {
			title.paragraphs += paragraph("Small", runs(plain(bar.Rating.Words)))
		}
		var squares, figures []run
		for _, c := range bar.Counts {
			if c.Number > 0 {
				square := sign(c.Outcome)
				square.text = strings.Repeat("■", (c.Number+each-1)/each)
				if c.Outcome == assessment.Unanswered {
					square.text = strings.Repeat("□", (c.Number+each-1)/each)
				}
				squares = append(squares, square)
				figures = append(figures, sign(c.Outcome), plain(strconv.Itoa(c.Number)+"   "))
			}
		}
		t.row(title, cell{paragraphs: paragraph("TableText", runs(squares...)) + paragraph("Small", runs(figures...))},
			figure(plain(bar.Words)), figure(run{"Warm", bar.Cost}))
	}
	d.table(t, false)
}
