package html

import (
	"fmt"
	"strconv"
	"strings"

	"rung/report"
)

// drawing is a chart of figures along steps. The templates write it as SVG; the figures stand in a table beside it.
type drawing struct {
	Says       string // what it shows, in words
	Wide, High int    // 0 for none
	From       int    // where the words of levels begin
	Area       string
	Lines      []string
	Levels     []levelLine
	Dots       []dot
	Texts      []words
}

// levelLine is a horizontal line at a figure that matters.
type levelLine struct{ Class, Path, Y, Words string }

type dot struct{ X, Y string }

type words struct{ Class, X, Y, Anchor, Words string }

// The room of a drawing, in its own units.
const (
	drawingWide, drawingHigh = 760, 280
	drawLeft, drawRight      = 44.0, 744.0
	drawTop, drawBottom      = 26.0, 246.0
)

// scale puts figures into the room.
type scale struct {
	low, high float64
	steps     int
}

func (s scale) x(step int) float64 {
	return drawLeft + (drawRight-drawLeft)*float64(step)/float64(max(1, s.steps))
}

func (s scale) y(figure int) float64 {
	return drawBottom - (drawBottom-drawTop)*(float64(figure)-s.low)/max(1, s.high-s.low)
}

func coordinate(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }

// level draws a line at a figure, with its words so far below it (above, where that is negative).
func (d *drawing) level(s scale, class string, figure int, below float64, says string) {
	y := s.y(figure)
	d.Levels = append(d.Levels, levelLine{class, fmt.Sprintf("M%.1f %.1fH%.1f", drawLeft, y, drawRight), coordinate(y + below), says})
}

// levels draws the lines at the maximum and at the minimum for a conditional status, where there is one.
func (d *drawing) levels(s scale, maximum, minimum int, most, least string) {
	d.level(s, "d-full", maximum, -6, most)
	if least != "" {
		d.level(s, "d-goal", minimum, 15, least)
	}
}

func (d *drawing) text(class string, x, y float64, anchor, says string) {
	d.Texts = append(d.Texts, words{class, coordinate(x), coordinate(y), anchor, says})
}

// StairDrawing is the score as the gaps are closed one by one. A step without a score leaves the line out.
func (p *page) StairDrawing() drawing {
	t := p.Stairs
	low, scored := t.Maximum, false
	see := func(score *int) {
		if score != nil {
			low, scored = min(low, *score), true
		}
	}
	see(t.Start)
	for _, s := range t.Steps {
		see(s.Score)
	}
	if !scored {
		return drawing{}
	}
	if t.Minimum > 0 {
		low = min(low, t.Minimum)
	}
	s := scale{float64(low) - 0.06*float64(t.Maximum-low), float64(t.Maximum), len(t.Steps) + 1}
	d := drawing{Wide: drawingWide, High: drawingHigh, From: int(drawLeft) + 4}
	d.Says = strings.Join([]string{p.Labels.Stairs, t.StartWord, t.MinimumWord, t.MaximumWord}, p.Labels.Clause)
	d.levels(s, t.Maximum, t.Minimum, t.MaximumWord, t.MinimumWord)
	d.climb(s, t)
	return d
}

// climb draws the steps.
func (d *drawing) climb(s scale, t *report.Staircase) {
	var line strings.Builder
	from := -1.0
	add := func(step int, score *int) {
		if score == nil {
			return
		}
		y := s.y(*score)
		if from < 0 {
			from = s.x(step)
			fmt.Fprintf(&line, "M%.1f %.1f", from, y)
		}
		fmt.Fprintf(&line, "V%.1fH%.1f", y, s.x(step+1))
	}
	add(0, t.Start)
	if t.Start != nil {
		d.text("strong", s.x(0), s.y(*t.Start)+15, "start", t.StartWord)
	}
	every := 1 + len(t.Steps)/36
	for i, step := range t.Steps {
		add(i+1, step.Score)
		if i%every == 0 {
			d.text("", (s.x(i+1)+s.x(i+2))/2, drawBottom+17, "middle", strconv.Itoa(step.Place))
		}
		if step.Reaches != "" && step.Score != nil {
			d.Dots = append(d.Dots, dot{coordinate(s.x(i + 1)), coordinate(s.y(*step.Score))})
			d.text("strong", s.x(i+1)-10, s.y(*step.Score)-7, "end", step.Reaches)
		}
	}
	d.Lines = []string{line.String()}
	d.Area = fmt.Sprintf("%sV%.1fH%.1fZ", line.String(), drawBottom, from)
}
