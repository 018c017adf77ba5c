package pdf

import (
	"strings"

	"rung/assessment"
	"rung/report"
)

// since says what changed lately: in sentences, then requirement by requirement. There is no such part while the file
// tells of one day alone.
func (s *setter) since() {
	if s.Model.Since == nil {
		return
	}
	s.heading(s.sinceTitle())
	s.flow.add(block{rows: s.paragraph(strings.Join(s.Model.Since.Lines, s.space()), s.body, left, column)})
	for i, list := range [][]report.Change{s.Model.Since.Closed, s.Model.Since.Found} {
		sign := []assessment.Outcome{assessment.Met, assessment.NotMet}[i]
		before := s.body.leading / 2
		for _, c := range list {
			s.flow.add(block{before: before, rows: s.change(c, sign)})
			before = 1
		}
	}
	s.flow.end()
}

func (s *setter) sinceTitle() string { return s.Model.Since.Title }

// space is what stands between two sentences.
func (s *setter) space() string {
	if s.Lang.Wide() {
		return ""
	}
	return " "
}

// change sets a requirement whose finding is another one now.
func (s *setter) change(c report.Change, sign assessment.Outcome) []row {
	const ids = 92
	st := s.small.in(ink)
	return onFirst(s.paragraph(c.Title, st, left+ids, column-ids), func(p *page, y float64) {
		p.symbol(sign, left+4, st.middle(y), 8)
		p.text(left+14, y, s.oneLine(c.ID, s.small, ids-20), s.small.in(accent))
	})
}
