package pdf

import (
	"strconv"

	"rung/assessment"
	"rung/report"
)

// The heat map: titles at the left, cells at the right.
const (
	heatCells = left + 118
	heatHigh  = 21.0
	heatLeast = 26.0 // the narrowest cell
)

// overview sets the pages between the summary and the gaps: every requirement at a glance, the domains, and progress.
func (s *setter) overview() {
	s.heat()
	s.chart()
	s.timeline()
	s.since()
}

// heat draws every requirement as a cell: its sign, its shade, its id and what it costs.
func (s *setter) heat() {
	if len(s.Heat) == 0 {
		return
	}
	s.chapter("heat", s.Labels.Heat, s.Labels.ReadHeat)
	s.flow.add(block{rows: concat([]row{s.heatLegend()}, gap(6)), glued: true})
	wide := s.heatWidth()
	for _, g := range s.Heat {
		s.flow.add(block{rows: s.heatGroup(g, wide)})
	}
	s.flow.end()
}

// heatWidth is how wide a cell must be for the longest short id, and no wider than leaves room for four in a row.
func (s *setter) heatWidth() float64 {
	wide := heatLeast
	for _, g := range s.Heat {
		for _, c := range g.Cells {
			wide = max(wide, s.micro.font.width(s.clean(c.Short))+5)
		}
	}
	across := float64(int((right - heatCells) / min(wide, (right-heatCells)/4)))
	return (right - heatCells) / across
}

// heatLegend says which shade, sign and word belong together, and how many cells have each.
func (s *setter) heatLegend() row {
	return row{height: s.small.leading + 4, keep: true, draw: func(p *page, y float64) {
		x := left
		for _, c := range s.Summary.Counts {
			s.shade(p, c.Outcome, x, y, 16, 11)
			p.symbol(c.Outcome, x+8, y+5.5, 7)
			word := s.clean(c.Word) + "  " + strconv.Itoa(c.Number)
			p.text(x+21, y+5.5-s.small.leading/2, word, s.small.in(ink))
			x += 21 + s.small.font.width(word) + 20
		}
	}}
}

// heatGroup sets one domain: as many rows of cells as it takes.
func (s *setter) heatGroup(g report.HeatGroup, wide float64) []row {
	across := max(1, int((right-heatCells)/wide+0.01))
	count := (len(g.Cells) + across - 1) / across
	title := s.small.in(ink)
	lines, _ := title.font.atMost(max(1, min(2*count, 3)), s.clean(g.Title), heatCells-left-34)
	var rows []row
	for i := range count {
		cells := g.Cells[i*across : min(len(g.Cells), (i+1)*across)]
		rows = append(rows, row{height: heatHigh, keep: i+1 < count, draw: func(p *page, y float64) {
			if i == 0 {
				p.text(left, y+heatHigh/2-s.smallStrong.leading/2-0.5, s.oneLine(g.ID, s.smallStrong, 28), s.smallStrong)
				s.heatTitle(p, lines, title, y, count)
			}
			for n, c := range cells {
				s.heatCell(p, c, heatCells+wide*float64(n), y, wide-1.5)
			}
		}})
	}
	return append(rows, gap(2.5)...)
}

// heatTitle sets a domain's title beside its first row of cells, or across the first two.
func (s *setter) heatTitle(p *page, lines []string, st style, y float64, count int) {
	high := heatHigh
	if len(lines) > 2 && count > 1 {
		high = 2 * heatHigh
	}
	if len(lines) > 1 {
		st.leading = s.tiny.leading - 1
		st.font.size = s.tiny.font.size
	}
	p.texts(left+34, y+(high-float64(len(lines))*st.leading)/2-0.5, lines, st)
}

func (s *setter) heatCell(p *page, c report.HeatCell, x, y, wide float64) {
	const high = heatHigh - 1.5
	s.shade(p, c.Mark.Outcome, x, y, wide, high)
	at := x + wide/2
	if c.Points > 0 {
		cost := strconv.Itoa(c.Points)
		st := s.microStrong
		p.symbol(c.Mark.Outcome, at-st.font.width(cost)/2-1.5, y+6, 7)
		p.text(at+3.5-st.font.width(cost)/2+1, y+6-st.leading/2, cost, st)
	} else {
		p.symbol(c.Mark.Outcome, at, y+6, 7)
	}
	id := s.oneLine(c.Short, s.micro, wide-1)
	p.text(at-s.micro.font.width(id)/2, y+14.6-s.micro.leading/2, id, s.micro)
}

// shade fills a cell behind letters: the more there is to do, the darker.
func (s *setter) shade(p *page, o assessment.Outcome, x, y, w, h float64) {
	switch o {
	case assessment.Met:
		p.box(x, y, w, h, &softFill, nil)
	case assessment.NotMet:
		p.box(x, y, w, h, &notMetSoft, nil)
	case assessment.NotApplicable:
		p.box(x, y, w, h, &white, &rule)
	default:
		p.box(x, y, w, h, &white, nil)
		p.hatch(x, y, w, h, 4, rule)
		p.box(x+0.35, y+0.35, w-0.7, h-0.7, nil, &faint)
	}
}
