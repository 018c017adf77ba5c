package pdf

import (
	"strconv"
	"strings"

	"rung/report"
)

// setter sets a report: it holds what every part needs.
type setter struct {
	report.Model
	styles
	faces faces
	flow  flow
	cut   []report.Field // what the cover had no room for, to be said in full with the method
}

// layOut puts the whole report in its places.
func layOut(m report.Model, f faces) *document {
	s := &setter{Model: m, faces: f, styles: newStyles(f, m.Lang.Wide())}
	d := newDocument()
	s.flow.document = d
	s.cover(d.newPage())
	s.flow.turn()
	s.summary()
	s.chart()
	s.register()
	s.todos()
	s.exceptions()
	s.findings()
	s.method()
	s.flow.end()
	s.insertContents(d)
	s.running(d)
	return d
}

func (s *setter) clean(text string) string { return clean(text, s.faces.regular) }

// oneLine makes a text fit for a single line, which has no line breaks.
func (s *setter) oneLine(text string, st style, width float64) string {
	return st.font.fit(s.clean(text), width)
}

// chapter begins a large part of the report. It takes a new page unless half of this one is still free.
func (s *setter) chapter(anchor, title, about string) {
	s.flow.end()
	if s.flow.left() < (bottom-top)/2 {
		s.flow.turn()
	}
	s.part(anchor, title, about)
}

// part begins a part of the report: its heading, in the outline and reachable by links.
func (s *setter) part(anchor, title, about string) {
	s.flow.end()
	heading := onFirst(s.paragraph(title, s.h1, left, column), func(p *page, y float64) {
		p.anchor(anchor, y-6)
		p.bookmark(s.oneLine(title, s.h1, 1e6), 0, y-6)
		p.box(left, y-6, 30, 3, &accent, nil)
	})
	rows := concat(keepAll(heading), s.paragraph(about, s.small, left, column), gap(s.body.leading*0.8))
	s.flow.add(block{before: 3 * s.body.leading, rows: keepAll(rows), glued: true, starts: true})
}

// running puts the header and the footer on every page but the cover.
func (s *setter) running(d *document) {
	st := s.tiny
	firm := s.oneLine(s.Cover.Firm, st, column*0.6)
	heading := s.oneLine(s.Cover.Heading, st, column*0.38)
	date := s.Created.Format("2006-01-02")
	for i, p := range d.pages {
		if i == 0 {
			continue
		}
		body := p.marks
		p.marks = nil
		up, down := headerLine-st.leading/2, footerLine-st.leading/2
		p.text(left, up, firm, st)
		p.textEnd(right, up, heading, st)
		p.line(rule, 0.6, point{left, headerLine + 9}, point{right, headerLine + 9})
		p.text(left, down, date, st)
		number := strings.NewReplacer("{page}", strconv.Itoa(i+1), "{pages}", strconv.Itoa(len(d.pages))).Replace(s.Labels.Page)
		p.textEnd(right, down, s.clean(number), st)
		for _, m := range p.marks {
			if m.text != nil {
				m.text.again = true
			}
		}
		p.marks = append(p.marks, body...)
	}
}

// continued is a heading as it stands on a further page.
func (s *setter) continued(heading string) string {
	return strings.ReplaceAll(s.Labels.Continued, "{heading}", heading)
}
