package pdf

import "rung/report"

// annexes set what the answers mean for other lists, and the facts that the catalogue hands along. There is no such part
// where there is nothing to say.
func (s *setter) annexes() {
	s.annexPart("related", s.Labels.Related, s.Labels.ReadRelated, s.Related)
	s.annexPart("annexes", s.Labels.Annexes, s.Labels.ReadAnnexes, s.Annexes)
}

func (s *setter) annexPart(anchor, title, about string, annexes []report.Annex) {
	if len(annexes) == 0 {
		return
	}
	s.chapter(anchor, title, about)
	for i, a := range annexes {
		before := 2 * s.body.leading
		if i == 0 {
			before = 0
		}
		s.flow.add(block{before: before, rows: concat(s.paragraph(a.Title, s.h2, left, column), gap(4)), glued: true})
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
