package pdf

import "rung/report"

// ratedBelow draws, below a domain's bar, where it stands on its scale against its target: one box for each step, filled
// up to the lowest rating, hatched up to the highest, a mark at the target.
func (s *setter) ratedBelow(d report.DomainBar) []row {
	st := s.small.in(ink)
	r := d.Rating
	const bars = 150.0
	words := st.font.lines(s.clean(r.Words), right-left-chartTitle-bars-18)
	high := max(26, float64(len(words))*st.leading+10)
	return []row{{height: high, draw: func(p *page, y float64) {
		middle := y + high/2
		wide := bars / float64(max(1, len(r.Steps)))
		for i := range r.Steps {
			x := left + chartTitle + wide*float64(i)
			switch {
			case i < r.Lowest:
				p.box(x, middle-6.5, wide-2, 13, &metFill, nil)
			case i < r.Highest:
				p.box(x, middle-6.5, wide-2, 13, &white, nil)
				p.hatch(x, middle-6.5, wide-2, 13, 4, metFill)
				p.box(x, middle-6.5, wide-2, 13, nil, &metFill)
			default:
				p.box(x, middle-6.5, wide-2, 13, &white, &faint)
			}
		}
		p.target(left+chartTitle+wide*float64(r.Target)-1, middle)
		p.texts(left+chartTitle+bars+18, y+(high-float64(len(words))*st.leading)/2, words, st)
	}}}
}

// target marks where a bar should reach: a line through it with a small head.
func (p *page) target(x, middle float64) {
	p.line(ink, 1.3, point{x, middle - 9}, point{x, middle + 9})
	p.shape(shapeMark{points: []point{{x - 2.6, middle - 11.5}, {x + 2.6, middle - 11.5}, {x, middle - 8}}, closed: true, fill: &ink})
}
