package pdf

import (
	"strconv"
	"time"

	"rung/assessment"
	"rung/report"
)

// The timeline: a panel of the requirements and, where the rule has points, one of the score; below it the figures.
const (
	panelHigh = 104.0
	panelGap  = 34.0
	panelAxis = 26.0 // for the figures at its left
	timeRows  = 10   // days that the table names
)

// timeline draws how the assessment grew. There is no such part while the file tells of one day alone.
func (s *setter) timeline() {
	t := s.Timeline
	if t == nil {
		return
	}
	s.chapter("timeline", s.Labels.Timeline, s.Labels.ReadTimeline)
	figure := row{height: panelHigh + 36, keep: true, draw: func(p *page, y float64) {
		st := s.tinyStrong
		p.text(left+panelAxis, y, s.oneLine(s.Labels.Outcomes, st, 180), st)
		if !t.InPoints {
			s.growth(p, left+panelAxis, right, y+14)
			return
		}
		middle := (left + right) / 2
		s.growth(p, left+panelAxis, middle-panelGap/2, y+14)
		p.text(middle+panelGap/2+panelAxis, y, s.oneLine(s.Labels.ScoreHead, st, 180), st)
		s.scores(p, middle+panelGap/2+panelAxis, right, y+14)
	}}
	rows := []row{s.legend(), figure}
	if t.InPoints {
		rows = append(rows, s.scoreLegend())
	}
	rows = append(rows, s.timeHead())
	for _, at := range someOf(len(t.Points), timeRows) {
		rows = append(rows, s.timeRow(t.Points[at]))
	}
	s.flow.add(block{rows: keepAll(rows)})
	s.flow.end()
}

// scoreLegend says what the level lines of the score are.
func (s *setter) scoreLegend() row {
	return row{height: s.small.leading + 4, keep: true, draw: func(p *page, y float64) {
		x, st := left, s.small.in(ink)
		if s.Timeline.Minimum > 0 {
			words := s.oneLine(s.Timeline.MinimumWord, st, 190)
			s.minimumLine(p, x, x+18, st.middle(y))
			p.text(x+24, y, words, st)
			x += 24 + st.font.width(words) + 20
		}
		p.line(ink, 1, point{x, st.middle(y)}, point{x + 18, st.middle(y)})
		p.text(x+24, y, s.oneLine(s.Timeline.MaximumWord, st, right-x-24), st)
	}}
}

// someOf picks at most n of count places, the first and the last among them.
func someOf(count, n int) []int {
	var out []int
	for i := range min(count, n) {
		at := i
		if count > n {
			at = i * (count - 1) / (n - 1)
		}
		out = append(out, at)
	}
	return out
}

// timeAxis places days between two edges.
type timeAxis struct {
	first, last time.Time
	from, to    float64
}

func (s *setter) timeAxis(from, to float64) timeAxis {
	points := s.Timeline.Points
	return timeAxis{points[0].At, points[len(points)-1].At, from, to}
}

func (a timeAxis) at(day time.Time) float64 {
	span := a.last.Sub(a.first).Hours()
	if span <= 0 {
		return a.from
	}
	return a.from + day.Sub(a.first).Hours()/span*(a.to-a.from)
}

// days names the first and the last day below a panel.
func (s *setter) days(p *page, from, to, y float64) {
	points := s.Timeline.Points
	p.line(ink, 0.8, point{from, y}, point{to, y})
	p.text(from, y+2, s.oneLine(points[0].Day, s.micro, (to-from)/2-4), s.micro.in(grey))
	p.textEnd(to, y+2, s.oneLine(points[len(points)-1].Day, s.micro, (to-from)/2-4), s.micro.in(grey))
}

// growth draws the requirements by outcome as areas one upon the other. What stood at the end of a day stands until the
// next day of work.
func (s *setter) growth(p *page, from, to, y float64) {
	points := s.Timeline.Points
	axis := s.timeAxis(from, to)
	total := 1
	for _, t := range points {
		total = max(total, t.Held+t.NotMet+t.Open)
	}
	foot, unit := y+panelHigh, panelHigh/float64(total)
	for i, t := range points[:len(points)-1] {
		x, w := axis.at(t.At), axis.at(points[i+1].At)-axis.at(t.At)
		held, failed, open := unit*float64(t.Held), unit*float64(t.NotMet), unit*float64(t.Open)
		p.fillArea(assessment.Met, x, foot-held, w, held)
		p.fillArea(assessment.NotMet, x, foot-held-failed, w, failed)
		p.fillArea(assessment.Unanswered, x, foot-held-failed-open, w, open)
	}
	for _, figure := range []int{0, total} {
		p.textEnd(from-4, foot-unit*float64(figure)-s.micro.leading/2, strconv.Itoa(figure), s.micro)
	}
	s.days(p, from, to, foot)
}

// fillArea draws a part of the areas, without an edge of its own.
func (p *page) fillArea(o assessment.Outcome, x, y, w, h float64) {
	switch {
	case w <= 0 || h <= 0:
	case o == assessment.Met:
		p.box(x, y, w+0.2, h, &metFill, nil)
	case o == assessment.NotMet:
		p.box(x, y, w+0.2, h, &notMetFill, nil)
	default:
		p.box(x, y, w+0.2, h, &tint, nil)
		p.hatch(x, y, w, h, 4, faint)
	}
}

// scores draws the score as a line or, while questions are open, as the band between its ends.
func (s *setter) scores(p *page, from, to, y float64) {
	t := s.Timeline
	axis := s.timeAxis(from, to)
	low := t.Maximum
	for _, at := range t.Points {
		if at.Scored {
			low = min(low, at.Low)
		}
	}
	c := scale{float64(min(low, 0)), float64(t.Maximum), y + panelHigh, y}
	for i, at := range t.Points {
		if !at.Scored {
			continue
		}
		x, next := axis.at(at.At), axis.to
		if i+1 < len(t.Points) {
			next = axis.at(t.Points[i+1].At)
		}
		if at.Low < at.High {
			p.box(x, c.at(at.High), next-x, c.at(at.Low)-c.at(at.High), &softFill, nil)
			p.hatch(x, c.at(at.High), next-x, c.at(at.Low)-c.at(at.High), 4, offFill)
			p.line(metFill, 0.7, point{x, c.at(at.High)}, point{next, c.at(at.High)})
			p.line(metFill, 0.7, point{x, c.at(at.Low)}, point{next, c.at(at.Low)})
			continue
		}
		p.line(metFill, 1.8, point{x, c.at(at.Low)}, point{next, c.at(at.Low)})
		if i+1 < len(t.Points) && t.Points[i+1].Scored && t.Points[i+1].Low == t.Points[i+1].High {
			p.line(metFill, 1.8, point{next, c.at(at.Low)}, point{next, c.at(t.Points[i+1].Low)})
		}
	}
	s.scoreLevels(p, c, from, to)
	s.days(p, from, to, y+panelHigh)
}

// scoreLevels draws the lines of the maximum, the conditional minimum and nought, with their figures.
func (s *setter) scoreLevels(p *page, c scale, from, to float64) {
	t := s.Timeline
	p.line(ink, 1, point{from, c.at(t.Maximum)}, point{to, c.at(t.Maximum)})
	p.textEnd(from-4, c.at(t.Maximum)-s.micro.leading/2, strconv.Itoa(t.Maximum), s.micro)
	if t.Minimum > 0 {
		s.minimumLine(p, from, to, c.at(t.Minimum))
		if c.at(t.Minimum)-c.at(t.Maximum) > 8 {
			p.textEnd(from-4, c.at(t.Minimum)-s.micro.leading/2, strconv.Itoa(t.Minimum), s.micro.in(warm))
		}
	}
	if c.low < 0 {
		p.line(rule, 0.8, point{from, c.at(0)}, point{to, c.at(0)})
		p.textEnd(from-4, c.at(0)-s.micro.leading/2, "0", s.micro)
		if c.from-c.at(0) > 8 {
			p.textEnd(from-4, c.from-s.micro.leading/2, strconv.Itoa(int(c.low)), s.micro)
		}
		return
	}
	p.textEnd(from-4, c.from-s.micro.leading/2, strconv.Itoa(int(c.low)), s.micro)
}

// The right edges of the table's columns of figures.
var timeColumns = []float64{left + 178, left + 232, left + 286, left + 340, right}

func (s *setter) timeHead() row {
	st := s.smallStrong
	return row{height: st.leading + 10, keep: true, draw: func(p *page, y float64) {
		y += 4
		p.text(left, y, s.oneLine(s.Labels.Day, st, 80), st)
		p.textEnd(timeColumns[0], y, s.oneLine(s.Labels.Progress, st, 90), st)
		for i, o := range []assessment.Outcome{assessment.Met, assessment.NotMet, assessment.Unanswered} {
			p.symbol(o, timeColumns[i+1]-5, st.middle(y), 9)
		}
		p.textEnd(right, y, s.oneLine(s.Labels.ScoreHead, st, 110), st)
		p.line(ink, 0.9, point{left, y + st.leading + 2}, point{right, y + st.leading + 2})
	}}
}

func (s *setter) timeRow(t report.TimePoint) row {
	st := s.small.in(ink)
	return row{height: st.leading + 3, draw: func(p *page, y float64) {
		p.text(left, y+1.5, s.oneLine(t.Day, st, 90), st)
		answered := strconv.Itoa(t.Answered) + " / " + strconv.Itoa(t.Questions)
		for i, words := range []string{answered, strconv.Itoa(t.Held), strconv.Itoa(t.NotMet), strconv.Itoa(t.Open), s.clean(t.Score)} {
			p.textEnd(timeColumns[i], y+1.5, s.oneLine(words, st, 110), st)
		}
		p.rule(y + st.leading + 3)
	}}
}
