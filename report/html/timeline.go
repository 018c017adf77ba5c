package html

import (
	"slices"
	"strings"

	"rung/report"
)

// TimeMarks are the marks of the columns of the table over time.
func (p *page) TimeMarks() []report.Mark {
	var out []report.Mark
	for _, want := range []string{"met", "unanswered", "not-met"} {
		for _, m := range p.Labels.Legend {
			if string(m.Outcome) == want {
				out = append(out, m)
			}
		}
	}
	return out
}

// TimeDrawing is the score's range over the days of work; there is none while fewer than two days have a score.
func (p *page) TimeDrawing() drawing {
	t := p.Timeline
	var scored []report.TimePoint
	low, high := t.Maximum, t.Maximum
	for _, at := range t.Points {
		if at.Scored {
			scored = append(scored, at)
			low, high = min(low, at.Low), max(high, at.High)
		}
	}
	if len(scored) < 2 {
		return drawing{}
	}
	first, last := scored[0], scored[len(scored)-1]
	s := scale{float64(low) - 0.06*float64(high-low), float64(high), max(1, int(last.At.Sub(first.At).Hours()))}
	d := drawing{Wide: drawingWide, High: drawingHigh, From: int(drawLeft) + 4}
	d.Says = strings.Join([]string{p.Labels.Timeline, first.Day, first.Score, last.Day, last.Score}, p.Labels.Clause)
	d.levels(s, t.Maximum, t.Minimum, t.MaximumWord, t.MinimumWord)
	d.band(s, scored)
	d.text("", drawLeft, drawBottom+18, "start", first.Day)
	d.text("", drawRight, drawBottom+18, "end", last.Day)
	d.text("strong", drawRight, s.y(last.Low)-12, "end", last.Score)
	return d
}

// band draws the ground between the low and the high end of each day's score.
func (d *drawing) band(s scale, points []report.TimePoint) {
	var lower, upper []string
	for _, at := range points {
		x := coordinate(s.x(int(at.At.Sub(points[0].At).Hours())))
		lower = append(lower, x+" "+coordinate(s.y(at.Low)))
		upper = append(upper, x+" "+coordinate(s.y(at.High)))
		d.Dots = append(d.Dots, dot{x, coordinate(s.y(at.Low))})
	}
	d.Lines = []string{"M" + strings.Join(lower, "L"), "M" + strings.Join(upper, "L")}
	slices.Reverse(lower)
	d.Area = d.Lines[1] + "L" + strings.Join(lower, "L") + "Z"
}
