package pdf

import (
	"rung/assessment"
	"rung/report"
)

// symbol draws an outcome's sign, centred at x and y: a disc with a tick, a square with a cross, a ring with a bar, a
// dotted ring. Each differs in shape, not in colour alone.
func (p *page) symbol(o assessment.Outcome, x, y, size float64) {
	r := size / 2
	switch o {
	case assessment.Met:
		p.disc(x, y, r, &metFill, nil, 0)
		p.line(white, size*0.13, point{x - r*0.46, y + r*0.04}, point{x - r*0.1, y + r*0.4}, point{x + r*0.5, y - r*0.36})
	case assessment.NotMet:
		q := r * 0.92
		p.box(x-q, y-q, 2*q, 2*q, &warm, nil)
		p.line(white, size*0.13, point{x - r*0.4, y - r*0.4}, point{x + r*0.4, y + r*0.4})
		p.line(white, size*0.13, point{x - r*0.4, y + r*0.4}, point{x + r*0.4, y - r*0.4})
	case assessment.NotApplicable:
		p.disc(x, y, r*0.92, &offFill, &grey, size*0.07)
		p.line(ink, size*0.13, point{x - r*0.45, y}, point{x + r*0.45, y})
	default:
		p.shape(shapeMark{center: point{x, y}, radius: r * 0.88, stroke: &grey, width: size * 0.1, dash: []float64{size * 0.16, size * 0.18}})
	}
}

// outcomeColor is the colour of an outcome's word.
func outcomeColor(o assessment.Outcome) color {
	switch o {
	case assessment.Met:
		return accent
	case assessment.NotMet:
		return warm
	}
	return grey
}

// marked draws an outcome's sign and its word after it, in a line whose top is at y. Words too wide for width are
// shortened.
func (s *setter) marked(p *page, m report.Mark, word string, x, y, width float64, st style) {
	size := st.font.size
	p.symbol(m.Outcome, x+size/2, st.middle(y), size)
	p.text(x+size*1.5, y, s.oneLine(word, st, width-size*1.5), st.in(outcomeColor(m.Outcome)))
}

// markedWidth is how much room marked takes.
func (s *setter) markedWidth(word string, st style) float64 {
	return st.font.size*1.5 + st.font.width(s.oneLine(word, st, column))
}

// fillBar draws one outcome's part of a bar. Each has its own lightness, the open ones a hatching.
func (p *page) fillBar(o assessment.Outcome, x, y, w, h float64) {
	switch o {
	case assessment.Met:
		p.box(x, y, w, h, &metFill, nil)
	case assessment.NotMet:
		p.box(x, y, w, h, &notMetFill, nil)
	case assessment.NotApplicable:
		p.box(x, y, w, h, &offFill, nil)
	default:
		p.box(x, y, w, h, &white, nil)
		p.hatch(x, y, w, h, 4, faint)
		p.box(x+0.35, y+0.35, w-0.7, h-0.7, nil, &faint)
	}
}
