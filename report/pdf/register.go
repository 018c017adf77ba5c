package pdf

import (
	"strconv"
	"strings"

	"rung/report"
)

// register sets every gap: what fails, what to do first, what to have ready, and why it matters.
func (s *setter) register() {
	if len(s.Gaps) == 0 {
		s.chapter("gaps", s.Labels.Gaps, "")
		s.flow.add(block{rows: s.paragraph(s.Labels.NoGaps, s.body, left, column)})
		return
	}
	s.chapter("gaps", s.Labels.Gaps, s.Labels.ReadGaps)
	for _, way := range s.Ways {
		s.flow.add(block{rows: concat(s.paragraph(way, s.body, left, column), gap(s.body.leading/3))})
	}
	s.stairs()
	for i, g := range s.Gaps {
		before := 1.5 * s.body.leading
		if i == 0 && s.Stairs == nil {
			before = s.body.leading / 2
		}
		s.flow.add(block{before: before, rows: s.gapRows(g), again: s.gapAgain(g)})
	}
	s.flow.end()
}

// gapRows is one entry of the register: labels at the left, what they name at the right.
func (s *setter) gapRows(g report.Gap) []row {
	half := s.body.leading / 2
	rows := s.gapHead(g)
	for _, section := range [][]row{
		s.section(s.Labels.Failing, s.failing(g)),
		s.section(s.Labels.DoFirst, s.numbered(g.Do)),
		s.section(s.Labels.Evidence, s.listed(g.Evidence)),
		s.section(s.Labels.Work, s.work(g)),
		s.section(s.Labels.Plan, s.planOf(g)),
		s.section(s.Labels.Why, s.paragraph(g.Why, s.body, side, right-side)),
	} {
		if len(section) > 0 {
			rows = concat(rows, section, gap(half))
		}
	}
	return rows[:len(rows)-1]
}

// gapHead sets place, id, domain, cost and title of a gap.
func (s *setter) gapHead(g report.Gap) []row {
	tags := row{height: s.small.leading, draw: func(p *page, y float64) { s.gapTags(p, g, side, y, s.small) }}
	rows := concat([]row{tags}, s.paragraph(g.Title, s.h2, side, right-side), s.paragraph(g.Also, s.small, side, right-side), gap(s.body.leading/2))
	rows = onFirst(rows, func(p *page, y float64) {
		p.anchor("gap "+g.ID, y-8)
		p.bookmark(s.oneLine(g.ID+"  "+g.Title, s.body, 1e6), 1, y-8)
		p.line(ink, 1.1, point{left, y - 6}, point{right, y - 6})
		p.text(left, y-2, strconv.Itoa(g.Place), s.figure.in(accent))
	})
	return keepAll(concat(gap(6), rows))
}

// gapAgain is what stands above the rest of a gap on a further page.
func (s *setter) gapAgain(g report.Gap) []row {
	return []row{{height: s.small.leading + 8, draw: func(p *page, y float64) {
		s.gapAgainLine(p, g.ID+"  "+g.Title, y)
	}}}
}

func (s *setter) gapAgainLine(p *page, heading string, y float64) {
	p.text(left, y, s.oneLine(s.continued(heading), s.smallStrong, column), s.smallStrong)
	p.rule(y + s.small.leading + 2)
}

// section sets a label beside rows.
func (s *setter) section(label string, rows []row) []row {
	if len(rows) == 0 {
		return nil
	}
	if height(rows) < 0.3*(bottom-top) {
		rows = append(keepAll(rows[:len(rows)-1:len(rows)-1]), rows[len(rows)-1])
	}
	st := s.smallStrong
	st.leading = s.body.leading
	return beside(s.paragraph(label, st, left, side-left-14), rows)
}

// work sets what closing a gap takes, gains and reaches.
func (s *setter) work(g report.Gap) []row {
	var rows []row
	for _, line := range []string{g.Effort, g.Allowed} {
		rows = append(rows, s.paragraph(line, s.body, side, right-side)...)
	}
	var gains []string
	for _, words := range []string{g.Gains, g.Then, g.Unlocks} {
		if words != "" {
			gains = append(gains, words)
		}
	}
	return append(rows, s.paragraph(strings.Join(gains, s.Labels.Clause), s.strong, side, right-side)...)
}

// planOf sets who closes a gap, by when, with what and in which steps; nothing where nobody has said so.
func (s *setter) planOf(g report.Gap) []row {
	var rows []row
	for _, f := range []report.Field{
		{Label: s.Labels.Owner, Value: g.Owner}, {Label: s.Labels.Due, Value: g.Due},
		{Label: s.Labels.Resources, Value: g.Resources}, {Label: s.Labels.Comments, Value: g.Comments}, {Label: s.Labels.Closed, Value: g.Closed},
	} {
		if f.Value != "" {
			rows = concat(rows, s.paragraph(f.Label+s.Labels.Colon+f.Value, s.body, side, right-side))
		}
	}
	for _, m := range g.Milestones {
		words := m.Text
		for _, more := range []string{m.Due, m.Word} {
			if more != "" {
				words += s.Labels.Clause + more
			}
		}
		lines := s.paragraph(words, s.body, side+keyWidth, right-side-keyWidth)
		lines = onFirst(lines, func(p *page, y float64) {
			p.box(side+0.5, s.body.middle(y)-3.6, 7.2, 7.2, nil, &grey)
			if m.Done {
				at := s.body.middle(y)
				p.line(accent, 1.3, point{side + 2, at}, point{side + 3.6, at + 2.2}, point{side + 7.2, at - 3.4})
			}
		})
		rows = concat(rows, lines, gap(2))
	}
	return rows
}

// failing sets the objectives that are not met, each with its note.
func (s *setter) failing(g report.Gap) []row {
	var rows []row
	for _, o := range g.Failing {
		rows = append(rows, s.keyed(o.Key, o.Text, side, right-side)...)
		rows = append(rows, s.note(o, side, right-side)...)
	}
	return rows
}

// keyWidth is the room for an objective's letter, a step's number or the word "note".
const keyWidth = 26.0

// keyed sets a text with its key at the left.
func (s *setter) keyed(key, text string, x, width float64) []row {
	return onFirst(s.paragraph(text, s.body, x+keyWidth, width-keyWidth), func(p *page, y float64) {
		p.text(x, y, s.oneLine(key, s.strong, keyWidth-4), s.strong.in(accent))
	})
}

// note sets what a person wrote of an objective, set off by a bar.
func (s *setter) note(o report.Objective, x, width float64) []row {
	text, name := o.Note, s.Labels.Note
	if text == "" {
		return nil
	}
	if o.Reason {
		name = s.Labels.Reason
	}
	st := s.body.in(grey)
	lines := s.paragraph(text, st, x+keyWidth+10, width-keyWidth-10)
	lines = behind(lines, func(p *page, y, h float64) { p.box(x+keyWidth, y, 2, h, &offFill, nil) })
	lines = onFirst(lines, func(p *page, y float64) {
		label := s.tiny
		label.leading = st.leading
		p.text(x, y, s.oneLine(name, label, keyWidth-1), label)
	})
	return concat(gap(2), lines, gap(4))
}

// numbered sets steps with their numbers.
func (s *setter) numbered(steps []string) []row {
	var rows []row
	for i, step := range steps {
		rows = concat(rows, s.keyed(strconv.Itoa(i+1), step, side, right-side), gap(2))
	}
	return rows
}

// listed sets things to have ready, each with a box to tick.
func (s *setter) listed(items []string) []row {
	var rows []row
	for _, item := range items {
		lines := s.paragraph(item, s.body, side+keyWidth, right-side-keyWidth)
		lines = onFirst(lines, func(p *page, y float64) { p.box(side+0.5, s.body.middle(y)-3.6, 7.2, 7.2, nil, &grey) })
		rows = concat(rows, lines, gap(2))
	}
	return rows
}
