package pdf

import "rung/report"

// annexes set the facts that the catalogue hands along. There is no such part where it has none.
func (s *setter) annexes() {
	if len(s.Annexes) == 0 {
		return
	}
	s.chapter("annexes", s.Labels.Annexes, s.Labels.ReadAnnexes)
	for i, a := range s.Annexes {
		if i > 0 {
			s.flow.add(block{before: 2 * s.body.leading, rows: concat(s.paragraph(a.Title, s.h2, left, column), gap(4)), glued: true})
		} else {
			s.flow.add(block{rows: concat(s.paragraph(a.Title, s.h2, left, column), gap(4)), glued: true})
		}
		s.annex(a)
	}
	s.flow.end()
}

func (s *setter) annex(a report.Annex) {
	if a.Text != "" {
		s.flow.add(block{rows: concat(s.paragraph(a.Text, s.body, left, column), gap(s.body.leading/2))})
	}
	for _, item := range a.Items {
		s.flow.add(block{rows: s.fact(item)})
	}
	if a.Checked != "" {
		s.flow.add(block{before: s.body.leading / 2, rows: s.paragraph(a.Checked, s.small, left, column)})
	}
}
