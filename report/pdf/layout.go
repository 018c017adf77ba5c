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
	switch m.Kind {
	case report.KindSummary:
		s.onePage()
	case report.KindPlan:
		s.planReport()
	case report.KindGap:
		s.oneGap()
	default:
		s.fullReport()
	}
	s.running(d)
	return d
}

// fullReport is everything, behind a cover and a table of contents.
func (s *setter) fullReport() {
	d := s.flow.document
	if !s.Look.NoCover {
		s.cover(d.newPage())
	}
	s.flow.turn()
	s.summary()
	s.overview()
	s.register()
	s.todos()
	s.exceptions()
	s.findings()
	s.evidence()
	s.history()
	s.annexes()
	s.method()
	s.signOff()
	s.flow.end()
	s.insertContents(d)
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

// running puts the header and the footer on every page; one that begins with the firm's name has no header.
func (s *setter) running(d *document) {
	st := s.tiny
	firm := s.oneLine(s.Cover.Firm, st, column*0.6)
	heading := s.oneLine(s.Cover.Heading, st, column*0.38)
	for i, p := range d.pages {
		body := p.marks
		p.marks = nil
		if !p.titled {
			up := headerLine - st.leading/2
			p.text(left, up, firm, st)
			p.textEnd(right, up, heading, st)
			p.line(rule, 0.6, point{left, headerLine + 9}, point{right, headerLine + 9})
		}
		s.footer(p, i, len(d.pages))
		for _, m := range p.marks {
			if m.text != nil {
				m.text.again = true
			}
		}
		p.marks = append(p.marks, body...)
	}
}

// footer sets date, confidentiality mark and page number; of these a cover has the mark alone.
func (s *setter) footer(p *page, at, of int) {
	const middle = 220 // the width of the mark
	st, down := s.tiny, footerLine-s.tiny.leading/2
	if s.Look.Confidential != "" {
		mark := s.oneLine(s.Look.Confidential, s.tinyStrong, middle)
		p.text(left+(column-s.tinyStrong.font.width(mark))/2, down, mark, s.tinyStrong)
	}
	if p.cover {
		return
	}
	p.text(left, down, s.oneLine(s.Date, st, (column-middle)/2-8), st)
	number := strings.NewReplacer("{page}", strconv.Itoa(at+1), "{pages}", strconv.Itoa(of)).Replace(s.Labels.Page)
	p.textEnd(right, down, s.oneLine(number, st, (column-middle)/2-8), st)
}

// continued is a heading as it stands on a further page.
func (s *setter) continued(heading string) string {
	return strings.ReplaceAll(s.Labels.Continued, "{heading}", heading)
}
