package pdf

import (
	"strconv"

	"rung/assessment"
	"rung/report"
)

// The columns of the chart by domain: titles, bars, one figure for each outcome, the sum in words, what it costs.
const (
	chartTitle  = 132.0
	chartFigure = 24.0
	chartWords  = 46.0
	chartCost   = 52.0
)

// chart draws one bar for each domain, as long as the domain has requirements, with the figures beside it.
func (s *setter) chart() {
	s.chapter("domains", s.Labels.Domains, s.Labels.ReadDomains)
	most := 1
	for _, d := range s.Domains {
		most = max(most, d.Total)
	}
	figures := s.chartFigures()
	s.flow.add(block{rows: []row{s.legend(), s.chartHead(figures)}, glued: true})
	for i, d := range s.Domains {
		rows := s.bar(d, figures, float64(most))
		if d.Rating != nil {
			rows = concat(rows, s.ratedBelow(d))
		}
		s.flow.add(block{rows: rows, glued: i+1 < len(s.Domains) && i < 2})
	}
	s.flow.end()
	s.radar()
	s.flow.end()
}

// chartFigures is where the columns of figures begin.
func (s *setter) chartFigures() float64 {
	figures := right - chartWords - chartFigure*float64(len(s.Labels.Legend))
	if s.costs() {
		figures -= chartCost
	}
	return figures
}

// costs reports whether the rule has points.
func (s *setter) costs() bool { return len(s.Domains) > 0 && s.Domains[0].Cost != "" }

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

// chartHead puts each outcome's sign above the column of its figures, and says what the mark on the bars is.
func (s *setter) chartHead(figures float64) row {
	return row{height: 18, keep: true, draw: func(p *page, y float64) {
		p.target(left+chartTitle+4, y+8)
		p.text(left+chartTitle+11, y+8-s.tiny.leading/2, s.oneLine(s.Labels.Target, s.tiny, 120), s.tiny)
		for i, m := range s.Labels.Legend {
			p.symbol(m.Outcome, figures+chartFigure*(float64(i)+0.5)+3, y+8, 9)
		}
		if s.costs() {
			p.textEnd(right, y+8-s.tinyStrong.leading/2, s.oneLine(s.Labels.Lost, s.tinyStrong, chartCost-4), s.tinyStrong)
		}
	}}
}

func (s *setter) bar(d report.DomainBar, figures, most float64) []row {
	const thick = 13
	st := s.small.in(ink)
	title := st.font.lines(s.clean(d.Title), chartTitle-12)
	high := max(27, float64(len(title))*st.leading+10)
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
		p.target(x, middle)
		s.barWords(p, d, middle)
	}}}
}

// barWords sets the sum and the cost behind a bar.
func (s *setter) barWords(p *page, d report.DomainBar, middle float64) {
	st := s.small.in(ink)
	end := right
	if s.costs() {
		cost := st
		if d.Lost > 0 {
			cost = s.smallStrong.in(outcomeColor(assessment.NotMet))
		}
		p.textEnd(right, middle-st.leading/2, s.oneLine(d.Cost, cost, chartCost-4), cost)
		end -= chartCost
	}
	p.textEnd(end, middle-st.leading/2, s.oneLine(d.Words, st, chartWords), st)
}
