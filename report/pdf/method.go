package pdf

import (
	"strings"

	"rung/report"
)

// method says how the report was made, from what, and what it is not.
func (s *setter) method() {
	s.chapter("method", s.Labels.Method, "")
	m := s.Model.Method
	for _, text := range m.Paragraphs {
		s.flow.add(block{before: s.body.leading / 2, rows: s.paragraph(text, s.body, left, column)})
	}
	before := s.body.leading
	for _, f := range append(append([]report.Field(nil), m.Facts...), s.cut...) {
		s.flow.add(block{before: before, rows: s.fact(f)})
		before = 0
	}
	s.heading(s.Labels.Sources)
	for _, source := range m.Sources {
		s.flow.add(block{rows: s.source(source)})
	}
	s.heading(s.Labels.Notice)
	s.flow.add(block{rows: s.framed(m.Certificate+"\n\n"+m.Notice, s.body)})
}

// heading sets a heading below a part's own.
func (s *setter) heading(title string) {
	s.flow.add(block{before: 2 * s.body.leading, rows: concat(s.paragraph(title, s.h2, left, column), gap(4)), glued: true})
}

// fact sets a label and its value on one line of a table.
func (s *setter) fact(f report.Field) []row {
	value := s.paragraph(f.Value, s.small.in(ink), side, right-side)
	rows := beside(s.paragraph(f.Label, s.small, left, side-left-10), value)
	return concat([]row{{height: 3.5, keep: true, draw: func(p *page, y float64) { p.rule(y) }}}, rows, gap(3.5))
}

// source sets a document's title, date and address; an address on the web can be followed.
func (s *setter) source(from report.Source) []row {
	const dates = 66
	rows := s.paragraph(from.Title, s.body, left+dates, column-dates)
	rows = onFirst(rows, func(p *page, y float64) {
		st := s.small
		st.leading = s.body.leading
		p.text(left, y, s.oneLine(from.Date, st, dates-6), st)
	})
	address := s.clean(from.URL)
	var lines []row
	if address != "" {
		lines = s.paragraph(address, s.small.in(accent), left+dates, column-dates)
	}
	if strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://") {
		lines = behind(lines, func(p *page, y, h float64) { p.linkOut(left+dates, y, column-dates, h, address) })
	}
	return concat(keepAll(rows), keepAll(lines), gap(6))
}

// framed sets a text on a tinted ground.
func (s *setter) framed(text string, st style) []row {
	const pad = 12
	ground := func(p *page, y, h float64) { p.box(left, y, column, h+0.2, &tint, nil) }
	rows := concat(gap(pad), s.paragraph(text, st, left+pad, column-2*pad), gap(pad))
	rows[0].keep = true
	rows[len(rows)-2].keep = true
	return behind(rows, ground)
}
