package pdf

import (
	"strconv"

	"rung/assessment"
	"rung/report"
)

// The columns of the plan of action: place, requirement, owner, due date, then figures that end at their right edges.
const (
	planRequirement = left + 24
	planOwner       = left + 236
	planDue         = left + 320
	planDays        = left + 400
	planPoints      = left + 432
)

// planReport is the plan of action alone: the gaps, who closes them, how and by when.
func (s *setter) planReport() {
	s.letterhead()
	headline := s.h3
	s.flow.add(block{rows: keepAll(s.paragraph(s.Summary.Headline, headline, left, column))})
	for _, way := range s.Ways {
		s.flow.add(block{before: 3, rows: s.paragraph(way, s.body, left, column)})
	}
	s.stairs()
	s.planTable()
	s.planDates()
	s.signOff()
	s.flow.add(block{before: 2 * s.body.leading, rows: s.framed(s.Model.Method.Certificate+"\n\n"+s.Model.Method.Notice, s.small.in(ink))})
	s.rest()
	s.flow.end()
}

// rest says in full what the first page cut short.
func (s *setter) rest() {
	before := s.body.leading
	for _, f := range s.cut {
		s.flow.add(block{before: before, rows: s.fact(f)})
		before = 0
	}
}

// planTable sets the gaps in the order of closing.
func (s *setter) planTable() {
	s.flow.end()
	s.part("plan", s.Labels.Plan, s.Labels.ReadPlan)
	if len(s.Gaps) == 0 {
		s.flow.add(block{rows: s.paragraph(s.Labels.NoGaps, s.body, left, column)})
		return
	}
	head := s.planHead()
	for i, g := range s.Gaps {
		b := block{rows: s.planRows(g), again: s.gapAgain(g), tight: true}
		if i == 0 {
			b.rows = concat(head, b.rows)
			b.again = concat(head, b.again)
		} else {
			s.flow.heads = head
		}
		s.flow.add(b)
	}
	s.flow.end()
}

// planHead names the columns.
func (s *setter) planHead() []row {
	st := s.tinyStrong
	return []row{{height: st.leading + 8, keep: true, draw: func(p *page, y float64) {
		y += 2
		p.text(left, y, s.oneLine(s.Labels.Place, st, 22), st)
		p.text(planRequirement, y, s.oneLine(s.Labels.Requirement, st, 180), st)
		p.text(planOwner, y, s.oneLine(s.Labels.Owner, st, planDue-planOwner-6), st)
		p.text(planDue, y, s.oneLine(s.Labels.Due, st, 50), st)
		p.textEnd(planDays, y, s.oneLine(s.Labels.Effort, st, 28), st)
		p.textEnd(planPoints, y, s.oneLine(s.Labels.Points, st, 30), st)
		p.textEnd(right, y, s.oneLine(s.Labels.After, st, right-planPoints-4), st)
		p.line(ink, 0.9, point{left, y + st.leading + 3}, point{right, y + st.leading + 3})
	}}}
}

// planRows is one gap: its line of the table, then what goes with it.
func (s *setter) planRows(g report.Gap) []row {
	wide := planOwner - planRequirement - 12
	name := concat(s.paragraph(g.ID, s.tiny.in(accent), planRequirement, wide), s.paragraph(g.Title, s.strong, planRequirement, wide),
		s.paragraph(g.Also, s.tiny, planRequirement, wide))
	owner := s.paragraph(g.Owner, s.small.in(ink), planOwner, planDue-planOwner-8)
	if len(owner) == 0 {
		owner = s.blank(planOwner, planDue-12)
	}
	due := s.paragraph(g.Due, s.small.in(ink), planDue, 54)
	if len(due) == 0 {
		due = s.blank(planDue, planDue+48)
	}
	rows := beside(concat(gap(1), due), concat(gap(1), owner))
	rows = keepAll(beside(name, rows))
	rows = onFirst(rows, func(p *page, y float64) {
		p.bookmark(s.oneLine(g.ID+"  "+g.Title, s.body, 1e6), 1, y-4)
		p.anchor("gap "+g.ID, y-4)
		p.text(left, y, strconv.Itoa(g.Place), s.h3.in(accent))
		s.planFigures(p, g, y+1)
	})
	rows = concat(gap(6), rows, s.planMore(g))
	rows[0].keep = true
	rows[len(rows)-1].keep = true
	return append(rows, s.planEnd(g)...)
}

// planFigures sets days, points and the score after this step.
func (s *setter) planFigures(p *page, g report.Gap, y float64) {
	st := s.small.in(ink)
	if g.Days > 0 {
		p.textEnd(planDays, y, strconv.Itoa(g.Days), st)
	}
	p.textEnd(planPoints, y, "+"+strconv.Itoa(g.Points), st)
	if g.After != "" {
		p.textEnd(right, y, s.clean(g.After), s.smallStrong.in(ink))
	}
}

// blank is a line to write on.
func (s *setter) blank(from, to float64) []row {
	return []row{{height: s.small.leading, draw: func(p *page, y float64) {
		p.shape(shapeMark{points: []point{{from, y + s.small.leading}, {to, y + s.small.leading}}, stroke: &faint, width: 0.7, dash: []float64{0.8, 2}})
	}}}
}

// planMore is what stands below a gap's line: whether it may stand on a plan and why, what fails, and the steps.
func (s *setter) planMore(g report.Gap) []row {
	wide := right - planRequirement
	rows := gap(3)
	if g.Allowed != "" {
		st := s.small.in(ink)
		rows = concat(rows, onFirst(s.paragraph(g.Allowed, st, planRequirement+12, wide-12), func(p *page, y float64) {
			sign := assessment.Met
			if g.Barred {
				sign = assessment.NotMet
			}
			p.symbol(sign, planRequirement+4, st.middle(y), 7.5)
		}))
	}
	for _, f := range alikeNoted(g.Failing) {
		rows = concat(rows, s.planFailing(f))
	}
	rows = keepAll(rows)
	for _, f := range []report.Field{
		{Label: s.Labels.Resources, Value: g.Resources}, {Label: s.Labels.Comments, Value: g.Comments}, {Label: s.Labels.Closed, Value: g.Closed},
	} {
		if f.Value != "" {
			rows = concat(rows, s.paragraph(f.Label+s.Labels.Colon+f.Value, s.small.in(ink), planRequirement+12, wide-12))
		}
	}
	return concat(rows, gap(2), s.milestones(g))
}

// failingText is what fails and the keys of the objectives it is said of.
type failingText struct{ keys, text string }

// alikeNoted says of each failing objective its note, else its statement; objectives with one note stand together.
func alikeNoted(failing []report.Objective) []failingText {
	var out []failingText
	for _, o := range failing {
		text := o.Note
		if text == "" {
			text = o.Text
		}
		if n := len(out); n > 0 && out[n-1].text == text {
			out[n-1].keys += " " + o.Key
			continue
		}
		out = append(out, failingText{o.Key, text})
	}
	return out
}

// planFailing says what is not met, and what was noted of it.
func (s *setter) planFailing(f failingText) []row {
	st := s.smallStrong
	keys := s.oneLine(f.keys, st, 90)
	indent := max(12, st.font.width(keys)+5)
	rows := s.paragraph(f.text, s.small, planRequirement+indent, right-planRequirement-indent)
	return onFirst(rows, func(p *page, y float64) { p.text(planRequirement, y, keys, st) })
}

// milestones sets the steps that were agreed on, each with a box to tick and its date, else the first ones suggested.
func (s *setter) milestones(g report.Gap) []row {
	st := s.small.in(ink)
	step := func(text, due string, done bool, word string, width float64) []row {
		rows := s.paragraph(text, st, planRequirement+12, width)
		return onFirst(rows, func(p *page, y float64) {
			p.box(planRequirement+0.5, st.middle(y)-3.2, 6.4, 6.4, nil, &grey)
			if done {
				p.line(accent, 1.2, point{planRequirement + 1.6, st.middle(y)}, point{planRequirement + 3.2, st.middle(y) + 2}, point{planRequirement + 6.6, st.middle(y) - 3})
			}
			p.text(planDue, y, s.oneLine(due, st, 54), st)
			p.textEnd(right, y, s.oneLine(word, s.small, right-planDue-58), s.small)
		})
	}
	var rows []row
	if len(g.Milestones) > 0 {
		rows = s.paragraph(s.Labels.Milestones, s.tinyStrong, planRequirement, 200)
		for _, m := range g.Milestones {
			rows = concat(rows, step(m.Text, m.Due, m.Done, m.Word, planDue-planRequirement-20))
		}
		return keepFirst(rows)
	}
	if len(g.Do) > 0 {
		rows = s.paragraph(s.Labels.Suggested, s.tinyStrong, planRequirement, 200)
		for _, text := range g.Do {
			rows = concat(rows, step(text, "", false, "", right-planRequirement-12))
		}
	}
	return keepFirst(rows)
}

// keepFirst keeps a heading with what follows it.
func keepFirst(rows []row) []row {
	if len(rows) > 0 {
		rows[0].keep = true
	}
	return rows
}

// planEnd closes an entry; a status that closing the gap reaches stands across the table.
func (s *setter) planEnd(g report.Gap) []row {
	line := row{height: 5, draw: func(p *page, y float64) { p.rule(y + 4.5) }}
	if g.Unlocks == "" {
		return []row{line}
	}
	high := s.strong.leading + 6
	reached := row{height: high + 5, draw: func(p *page, y float64) {
		p.box(left, y+3, column, high-2, &tint, nil)
		p.box(left, y+3, 3, high-2, &accent, nil)
		words := g.Unlocks
		if g.Then != "" {
			words = g.Then + s.Labels.Clause + g.Unlocks
		}
		p.text(planRequirement, y+5, s.oneLine(words, s.strong, right-planRequirement-8), s.strong.in(accent))
	}}
	return []row{{height: 5, keep: true}, reached}
}

// planDates sets the days that follow from the status date.
func (s *setter) planDates() {
	if len(s.Dates) == 0 {
		return
	}
	s.heading(s.Labels.Dates)
	for _, f := range s.Dates {
		s.flow.add(block{rows: s.fact(f)})
	}
	s.flow.end()
}
