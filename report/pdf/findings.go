package pdf

import "rung/report"

// answers is where the column of answers begins in the findings.
const answers = right - 88

// findings sets every requirement with its objectives as answered, domain by domain.
func (s *setter) findings() {
	s.chapter("findings", s.Labels.Findings, s.Labels.ReadFindings)
	for i, g := range s.Findings {
		s.group(g, i == 0)
	}
	s.flow.end()
}

func (s *setter) group(g report.FindingGroup, first bool) {
	s.flow.end()
	heading := g.ID + "  " + g.Title
	title := onFirst(s.paragraph(heading, s.h2, left, column), func(p *page, y float64) {
		p.anchor("group "+g.ID, y-6)
		p.bookmark(s.oneLine(heading, s.h2, 1e6), 1, y-6)
	})
	before := 2 * s.body.leading
	if first {
		before = 0
	}
	s.flow.add(block{before: before, rows: keepAll(concat(title, []row{s.columns("")})), glued: true, starts: true})
	heads := []row{s.columns(s.continued(heading))}
	for i, f := range g.Findings {
		if i == 1 {
			s.flow.heads = heads
		}
		b := block{rows: s.finding(f), again: s.findingAgain(f), tight: true}
		if i == 0 { // its heading waits: the heads are repeated only after it
			b.again = concat(heads, b.again)
		}
		s.flow.add(b)
	}
	if len(g.Findings) > 0 {
		s.flow.heads = heads
	}
}

// columns is the head of the table: on a further page it says which domain goes on.
func (s *setter) columns(heading string) row {
	return row{height: s.small.leading + 7, draw: func(p *page, y float64) {
		if heading == "" {
			heading = s.Labels.Statement
		}
		p.text(left, y, s.oneLine(heading, s.smallStrong, answers-left-10), s.smallStrong)
		p.text(answers, y, s.oneLine(s.Labels.Answer, s.smallStrong, right-answers), s.smallStrong)
		p.line(ink, 0.9, point{left, y + s.small.leading + 2}, point{right, y + s.small.leading + 2})
	}}
}

func (s *setter) finding(f report.Finding) []row {
	width := answers - left - 14
	head := s.paragraph(f.ID+"  "+f.Title, s.strong, left, width)
	head = onFirst(head, func(p *page, y float64) {
		s.marked(p, f.Mark, f.Mark.Word, answers, y, right-answers, s.strong)
	})
	rows := concat(gap(5), head, s.paragraph(f.Also, s.small, left, width), s.paragraph(f.Ask, s.small, left, width), gap(3))
	rows = concat(keepAll(rows), s.files(f.Files, left, width))
	if f.Off != "" {
		rows = concat(rows, s.paragraph(f.Off, s.body, left+keyWidth, width-keyWidth))
	}
	for _, o := range f.Objectives {
		rows = concat(rows, s.objective(o, width), gap(2))
	}
	if f.References != "" {
		rows = concat(rows, gap(2), s.paragraph(s.Labels.References+"  "+f.References, s.tiny, left+keyWidth, width-keyWidth))
	}
	end := row{height: 6, draw: func(p *page, y float64) { p.rule(y + 5.5) }}
	rows[len(rows)-1].keep = true
	return append(rows, end)
}

// objective sets a statement, its answer at the right, and its note below.
func (s *setter) objective(o report.Objective, width float64) []row {
	rows := onFirst(s.keyed(o.Key, o.Text, left, width), func(p *page, y float64) {
		st := s.small
		st.leading = s.body.leading
		s.marked(p, o.Mark, o.Answer, answers, y, right-answers, st)
	})
	rows = concat(rows, s.note(o, left, width))
	if o.Exception != "" {
		words := s.Labels.Exception + s.Labels.Colon + o.Exception
		rows = concat(rows, s.paragraph(words, s.small.in(ink), left+keyWidth+10, width-keyWidth-10), gap(3))
	}
	return concat(rows, s.files(o.Files, left, width))
}

func (s *setter) findingAgain(f report.Finding) []row {
	return []row{{height: s.small.leading + 6, draw: func(p *page, y float64) {
		p.text(left, y+2, s.oneLine(s.continued(f.ID+"  "+f.Title), s.small, column), s.small)
	}}}
}
