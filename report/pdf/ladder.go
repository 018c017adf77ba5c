package pdf

import (
	"rung/assessment"
	"rung/report"
)

// ladder draws the levels as rungs of a ladder between y and floor, the lowest at the bottom. A rung is filled as far
// as its requirements hold; one that this assessment does not ask is only dotted.
func (s *setter) ladder(p *page, y, floor float64) {
	n := float64(len(s.Cover.Ladder))
	if n == 0 {
		return
	}
	const (
		width = 118.0 // between the rails
		rail  = 5.0
		words = left + width + 40
	)
	step := min(74, (floor-y)/(n+0.4))
	high := step * (n + 0.1)
	from := y + (floor-y-high)/2
	for _, x := range []float64{left, left + width - rail} {
		p.box(x, from, rail, high, &ink, nil)
	}
	for i, r := range s.Cover.Ladder {
		middle := from + high - step*(float64(i)+0.55)
		thick := min(15, step*0.36)
		p.rung(r, left+rail, middle-thick/2, width-2*rail, thick)
		p.line(rule, 0.8, point{left + width + 6, middle}, point{words - 10, middle})
		s.rungWords(p, r, words, middle)
	}
}

// rung draws one level between the rails.
func (p *page) rung(r report.Rung, x, y, w, h float64) {
	if r.State == report.Unstated {
		p.shape(shapeMark{
			points: []point{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}, closed: true,
			fill: &white, stroke: &faint, width: 0.7, dash: []float64{2, 2.2},
		})
		return
	}
	p.box(x, y, w, h, &white, nil)
	held := 0.0
	if r.Total > 0 {
		held = w * float64(r.Held) / float64(r.Total)
	}
	if r.State == report.Partway {
		p.hatch(x+held, y, w-held, h, 5, faint)
	}
	if held > 0 {
		p.box(x, y, held, h, &metFill, nil)
	}
	edge := metFill
	if r.State == report.Missed {
		edge = warm
	}
	p.box(x, y, w, h, nil, &edge)
}

// rungWords says a level's id, title and state beside its rung.
func (s *setter) rungWords(p *page, r report.Rung, x, middle float64) {
	title, state := s.h3, s.small
	y := middle - (title.leading+state.leading)/2
	if r.State == report.Unstated {
		title = title.in(faint)
	}
	id := s.clean(r.ID)
	p.text(x, y, id, title.in(faint))
	indent := max(30, title.font.width(id)+10)
	p.text(x+indent, y, s.oneLine(r.Title, title, right-x-indent), title)
	y += title.leading
	p.state(r.State, x+state.font.size/2, state.middle(y), state.font.size)
	words := s.oneLine(r.Word, state, right-x-indent)
	st := s.smallStrong.in(stateColor(r.State))
	p.text(x+indent, y, words, st)
	if r.Figures != "" {
		at := x + indent + st.font.width(words) + 10
		p.text(at, y, s.oneLine(r.Figures, state, right-at), state)
	}
}

func stateColor(state report.RungState) color {
	switch state {
	case report.Reached:
		return accent
	case report.Missed:
		return warm
	case report.Partway:
		return ink
	}
	return grey
}

// state draws the sign of a rung's state; part way is a disc half filled.
func (p *page) state(state report.RungState, x, y, size float64) {
	switch state {
	case report.Reached:
		p.symbol(assessment.Met, x, y, size)
	case report.Missed:
		p.symbol(assessment.NotMet, x, y, size)
	case report.Partway:
		r := size * 0.46
		p.disc(x, y, r, &white, nil, 0)
		p.shape(shapeMark{points: halfDisc(x, y, r), closed: true, fill: &metFill})
		p.disc(x, y, r, nil, &metFill, size*0.09)
	default:
		p.symbol(assessment.Unanswered, x, y, size)
	}
}

// halfDisc is the left half of a disc.
func halfDisc(x, y, r float64) []point {
	// Sine and cosine of 0 to 90 degrees in steps of 15.
	sine := []float64{0, 0.2588, 0.5, 0.7071, 0.866, 0.9659, 1}
	var points []point
	for i := range sine {
		points = append(points, point{x - r*sine[i], y - r*sine[6-i]})
	}
	for i := range sine {
		points = append(points, point{x - r*sine[6-i], y + r*sine[i]})
	}
	return points
}
