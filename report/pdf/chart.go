package pdf

import (
	"strconv"

	"rung/report"
)

// The columns of the chart by domain: titles, bars, one figure for each outcome, the sum in words.
const (
	chartTitle  = 132.0
	chartFigure = 26.0
	chartWords  = 58.0
)

// chart draws one bar for each domain, as long as the domain has requirements, with the figures beside it.
func (s *setter) chart() {
	s.chapter("domains", s.Labels.Domains, s.Labels.ReadDomains)
	most := 1
	for _, d := range s.Domains {
		most = max(most, d.Total)
	}
	figures := right - chartWords - chartFigure*float64(len(s.Labels.Legend))
	s.flow.add(block{rows: []row{s.legend(), s.chartHead(figures)}, glued: true})
	for i, d := range s.Domains {
		rows := s.bar(d, figures, float64(most))
		s.flow.add(block{rows: rows, glued: i+1 < len(s.Domains) && i < 2})
	}
	s.flow.end()
}

// legend says which fill, sign and word belong together.
func (s *setter) legend() row {
	return row{height: s.small.leading + 14, keep: true, draw: func(p *page, y float64) {
		x := left
		for _, m := range s.Labels.Legend {
			p.fillBar(m.Outcome, x, s.small.middle(y)-4, 20, 8)
			s.marked(p, m, m.Word, x+26, y, 120, s.small)
			x += 26 + s.markedWidth(m.Word, s.small) + 22
		}
	}}
}

// chartHead puts each outcome's sign above the column of its figures.
func (s *setter) chartHead(figures float64) row {
	return row{height: 16, keep: true, draw: func(p *page, y float64) {
		for i, m := range s.Labels.Legend {
			p.symbol(m.Outcome, figures+chartFigure*(float64(i)+0.5)+3, y+6, 9)
		}
	}}
}

func (s *setter) bar(d report.DomainBar, figures, most float64) []row {
	const thick = 13
	st := s.small.in(ink)
	title := st.font.lines(s.clean(d.Title), chartTitle-12)
	high := max(26, float64(len(title))*st.leading+10)
	return []row{{height: high, draw: func(p *page, y float64) {
		p.rule(y)
		p.texts(left, y+(high-float64(len(title))*st.leading)/2, title, st)
		middle := y + high/2
		from := left + chartTitle
		unit := (figures - 14 - from) / most
		x := from
		for i, c := range d.Counts {
			if w := unit * float64(c.Number); w > 0 {
				p.fillBar(c.Outcome, x, middle-thick/2, w, thick)
				x += w
			}
			number := s.small.in(faint)
			if c.Number > 0 {
				number = s.smallStrong.in(outcomeColor(c.Outcome))
			}
			text := strconv.Itoa(c.Number)
			p.text(figures+chartFigure*(float64(i)+0.5)+3-number.font.width(text)/2, middle-number.leading/2, text, number)
		}
		p.textEnd(right, middle-st.leading/2, s.oneLine(d.Words, st, chartWords), st)
	}}}
}
