package pdf

import (
	"math"
	"strconv"

	"rung/report"
)

// radarHigh is the radius of the radar chart.
const radarHigh = 108.0

// radar draws the domains as spokes: how far each has come, as a share of what it asks, against the target. Its figures
// are those of the bars.
func (s *setter) radar() {
	n := len(s.Domains)
	if !s.Look.Radar || n < 3 {
		return
	}
	s.heading(s.Labels.Radar)
	legend := row{height: s.small.leading, keep: true, draw: func(p *page, y float64) {
		s.minimumLine(p, left, left+18, s.small.middle(y))
		p.text(left+24, y, s.oneLine(s.Labels.Target, s.small, 150), s.small.in(ink))
	}}
	s.flow.add(block{rows: []row{legend, {height: 2*radarHigh + 44, draw: s.drawRadar}}})
}

// share is how far a domain has come, and where its target lies, from 0 to 1.
func share(d report.DomainBar) (now, target float64) {
	if r := d.Rating; r != nil && len(r.Steps) > 0 {
		return float64(r.Lowest) / float64(len(r.Steps)), float64(r.Target) / float64(len(r.Steps))
	}
	held := 0
	for _, c := range d.Counts {
		if c.Outcome.Holds() {
			held += c.Number
		}
	}
	return float64(held) / float64(max(1, d.Total)), 1
}

func (s *setter) drawRadar(p *page, y float64) {
	n := len(s.Domains)
	middle := point{(left + right) / 2, y + radarHigh + 22}
	at := func(i int, far float64) point {
		angle := 2*math.Pi*float64(i)/float64(n) - math.Pi/2
		// Rounded, so that the same report has the same bytes on every processor.
		return point{math.Round((middle.x+radarHigh*far*math.Cos(angle))*100) / 100, math.Round((middle.y+radarHigh*far*math.Sin(angle))*100) / 100}
	}
	ring := func(far func(i int) float64) []point {
		var points []point
		for i := range n {
			points = append(points, at(i, far(i)))
		}
		return points
	}
	for _, far := range []float64{0.25, 0.5, 0.75, 1} {
		p.shape(shapeMark{points: ring(func(int) float64 { return far }), closed: true, stroke: &rule, width: 0.6})
	}
	now, target := make([]float64, n), make([]float64, n)
	for i, d := range s.Domains {
		now[i], target[i] = share(d)
		p.line(rule, 0.6, middle, at(i, 1))
	}
	p.shape(shapeMark{points: ring(func(i int) float64 { return now[i] }), closed: true, fill: &softFill, stroke: &metFill, width: 1.6})
	p.shape(shapeMark{points: ring(func(i int) float64 { return target[i] }), closed: true, stroke: &warm, width: 1.1, dash: []float64{4, 2.5}})
	for i, d := range s.Domains {
		end := at(i, 1.1)
		words := s.oneLine(d.ID, s.tinyStrong, 50) + " " + strconv.Itoa(int(math.Round(now[i]*100))) + "%"
		wide := s.tinyStrong.font.width(words)
		x := end.x - wide/2
		if end.x > middle.x+10 {
			x = end.x - 4
		} else if end.x < middle.x-10 {
			x = end.x - wide + 4
		}
		p.text(x, end.y-s.tinyStrong.leading/2, words, s.tinyStrong.in(ink))
	}
}
