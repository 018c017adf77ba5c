package pdf

// oneGap sets one requirement alone: as a gap, then as a finding.
func (s *setter) oneGap() {
	s.flow.turn()
	s.part("gaps", s.Title, "")
	for _, g := range s.Gaps {
		s.flow.add(block{before: s.body.leading / 2, rows: s.gapRows(g), again: s.gapAgain(g)})
	}
	s.findings()
	s.flow.add(block{before: 2 * s.body.leading, rows: s.framed(s.Model.Method.Notice, s.small.in(ink))})
	s.flow.end()
}
