package pdf

import "rung/report"

// history tells what was done, day by day.
func (s *setter) history() {
	if len(s.History) == 0 {
		return
	}
	s.chapter("history", s.Labels.History, s.Labels.ReadHistory)
	for _, d := range s.History {
		s.flow.add(block{rows: s.historyDay(d), again: s.historyAgain(d)})
	}
	s.flow.end()
}

func (s *setter) historyDay(d report.HistoryDay) []row {
	var lines []row
	for _, line := range d.Lines {
		lines = concat(lines, s.paragraph(line, s.small.in(ink), side, right-side))
	}
	day := s.smallStrong.in(ink)
	labels := concat(s.paragraph(d.Day, day, left, side-left-10), s.paragraph(d.Author, s.small, left, side-left-10))
	if len(lines) == 0 {
		lines = gap(s.small.leading)
	}
	rows := beside(labels, lines)
	return concat([]row{{height: 4, keep: true, draw: func(p *page, y float64) { p.rule(y) }}}, rows, gap(4))
}

func (s *setter) historyAgain(d report.HistoryDay) []row {
	return []row{{height: s.small.leading + 6, draw: func(p *page, y float64) {
		p.text(left, y+2, s.oneLine(s.continued(d.Day+"  "+d.Author), s.small, column), s.small)
	}}}
}
