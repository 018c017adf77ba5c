package pdf

import (
	"strconv"

	"rung/report"
)

// The staircase: figures of the score at the left, the steps at the right.
const (
	stairsHigh  = 150.0
	stairsFirst = left + 34
)

// stairs draws the running score as one gap after the other is closed. The figures stand in the table of the plan too.
func (s *setter) stairs() {
	if s.Stairs == nil {
		return
	}
	s.heading(s.Labels.Stairs)
	about := s.paragraph(s.Labels.ReadStairs, s.small, left, column)
	rows := concat(about, gap(5), []row{s.stairsLegend()}, []row{{height: stairsHigh + 26, draw: s.drawStairs}})
	s.flow.add(block{rows: append(keepAll(rows[:len(rows)-1:len(rows)-1]), rows[len(rows)-1])})
}

// stairsLegend says what the level lines are.
func (s *setter) stairsLegend() row {
	return row{height: s.small.leading + 8, keep: true, draw: func(p *page, y float64) {
		x, st := left, s.small.in(ink)
		middle := st.middle(y)
		entry := func(words string, width float64, draw func(x float64)) {
			words = s.oneLine(words, st, width)
			draw(x)
			p.text(x+24, y, words, st)
			x += 24 + st.font.width(words) + 16
		}
		entry(s.Stairs.StartWord, 70, func(x float64) { p.box(x, middle-4, 18, 8, &offFill, &faint) })
		if s.Stairs.Minimum > 0 {
			entry(s.Stairs.MinimumWord, 160, func(x float64) { s.minimumLine(p, x, x+18, middle) })
		}
		entry(s.Stairs.MaximumWord, right-x-24, func(x float64) { p.line(ink, 1.2, point{x, middle}, point{x + 18, middle}) })
	}}
}

func (s *setter) minimumLine(p *page, from, to, y float64) {
	p.shape(shapeMark{points: []point{{from, y}, {to, y}}, stroke: &warm, width: 1.1, dash: []float64{4, 2.5}})
}

// scale turns scores into heights on the page.
type scale struct {
	low, high float64 // scores
	from, to  float64 // their heights, the low one further down
}

func (c scale) at(score int) float64 {
	if c.high <= c.low {
		return c.to
	}
	return c.from + (float64(score)-c.low)/(c.high-c.low)*(c.to-c.from)
}

// stairsScale leaves a step's height below the lowest score.
func stairsScale(t *report.Staircase, y float64) scale {
	low := t.Maximum
	if t.Start != nil {
		low = min(low, *t.Start)
	}
	for _, step := range t.Steps {
		if step.Score != nil {
			low = min(low, *step.Score-step.Points)
		}
	}
	if t.Minimum > 0 {
		low = min(low, t.Minimum)
	}
	span := max(1, t.Maximum-low)
	return scale{float64(low) - 0.09*float64(span), float64(t.Maximum), y + stairsHigh, y + 12}
}

func (s *setter) drawStairs(p *page, y float64) {
	t := s.Stairs
	c := stairsScale(t, y)
	wide := (right - stairsFirst) / float64(len(t.Steps)+1)
	x := stairsFirst
	start := int(c.low)
	if t.Start != nil {
		start = *t.Start
		p.box(x, c.at(start), wide, c.from-c.at(start), &offFill, nil)
	} else {
		p.hatch(x, c.from-14, wide, 14, 4, faint)
	}
	last := c.at(start)
	p.line(metFill, 1.5, point{x, last}, point{x + wide, last})
	every := 1
	for float64(every)*wide < s.micro.font.width("000")+2 {
		every++
	}
	for i, step := range t.Steps {
		x += wide
		at := last
		if step.Score != nil {
			at = c.at(*step.Score)
			p.box(x, at, wide, c.from-at, &softFill, nil)
		}
		p.line(metFill, 1.5, point{x, last}, point{x, at}, point{x + wide, at})
		if figured(i, len(t.Steps), every) && step.Score != nil {
			s.centred(p, strconv.Itoa(*step.Score), x+wide/2, figureAt(t, c, at), s.micro)
		}
		if figured(i, len(t.Steps), every) {
			s.centred(p, strconv.Itoa(step.Place), x+wide/2, c.from+2, s.micro.in(grey))
		}
		if step.Reaches != "" {
			p.disc(x+wide/2, at, 2.6, &accent, &white, 0.6)
		}
		last = at
	}
	s.stairsLevels(p, c)
	p.line(ink, 0.8, point{stairsFirst, c.from}, point{right, c.from})
	s.centred(p, s.clean(s.Labels.Place), stairsFirst-14, c.from+2, s.micro.in(grey))
}

// figureAt is the top of a step's figure: above the step, or below it where it would stand on a level's line.
func figureAt(t *report.Staircase, c scale, at float64) float64 {
	const high = 8.5
	crossed := func(line float64) bool { return line > at-high-1 && line < at-1.5 }
	if crossed(c.at(t.Maximum)) || t.Minimum > 0 && crossed(c.at(t.Minimum)) {
		return at + 1
	}
	return at - high
}

// figured reports whether a step has its figures: each, or where they are too narrow every so many-th, and the last.
func figured(i, steps, every int) bool {
	if i == steps-1 {
		return true
	}
	return i%every == 0 && (every == 1 || i <= steps-1-2*every)
}

// stairsLevels draws the lines of the conditional minimum and the maximum, with their figures at the left.
func (s *setter) stairsLevels(p *page, c scale) {
	t := s.Stairs
	st := s.tinyStrong.in(ink)
	top := c.at(t.Maximum)
	p.line(ink, 1.2, point{stairsFirst, top}, point{right, top})
	p.textEnd(stairsFirst-5, top-st.leading/2, strconv.Itoa(t.Maximum), st)
	taken := []float64{top}
	figure := func(score int, st style) {
		at := c.at(score)
		for _, other := range taken {
			if at-other < 9 {
				return
			}
		}
		taken = append(taken, at)
		p.textEnd(stairsFirst-5, at-st.leading/2, strconv.Itoa(score), st)
	}
	if t.Minimum > 0 {
		s.minimumLine(p, stairsFirst, right, c.at(t.Minimum))
		figure(t.Minimum, st.in(warm))
	}
	if t.Start != nil {
		figure(*t.Start, s.tiny.in(ink))
	}
}

// centred sets a short text so that its middle stands at x, but never beyond the right edge.
func (s *setter) centred(p *page, text string, x, y float64, st style) {
	wide := st.font.width(text)
	p.text(min(x-wide/2, right-wide), y, text, st)
}
