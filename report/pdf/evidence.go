package pdf

import (
	"strings"

	"rung/report"
)

// evidence lists every file that was linked, with its hash. There is no such part where none was.
func (s *setter) evidence() {
	if len(s.Evidence) == 0 {
		return
	}
	s.chapter("evidence", s.Labels.Index, s.Labels.ReadIndex)
	for _, f := range s.Evidence {
		s.flow.add(block{rows: s.evidenceFile(f)})
	}
	s.flow.end()
}

// evidenceFile sets a file's name, what is known of it, and what it speaks for.
func (s *setter) evidenceFile(f report.EvidenceFile) []row {
	const files = left + 8
	wide := right - files
	rows := s.paragraph(f.Path, s.strong, files, wide)
	var facts []string
	for _, words := range []string{f.Date, f.Size, f.DraftWord} {
		if words != "" {
			facts = append(facts, words)
		}
	}
	st := s.small.in(ink)
	rows = concat(rows, s.paragraph(strings.Join(facts, s.Labels.Clause), st, files, wide))
	if f.SHA256 != "" {
		rows = concat(rows, s.labelled(s.Labels.Hash, f.SHA256, files, wide))
	}
	rows = concat(rows, s.labelled(s.Labels.SpeaksFor, strings.Join(f.For, s.Labels.Clause), files, wide))
	rows = keepAll(concat([]row{{height: 4, draw: func(p *page, y float64) { p.rule(y) }}}, rows))
	return append(rows, gap(4)...)
}

// labelled sets a small label and its value behind it.
func (s *setter) labelled(label, value string, x, width float64) []row {
	const labels = 82
	return onFirst(s.paragraph(value, s.small.in(ink), x+labels, width-labels), func(p *page, y float64) {
		p.text(x, y, s.oneLine(label, s.small, labels-6), s.small)
	})
}

// files sets the evidence behind one answer: name and the beginning of its hash, which the index gives in full.
func (s *setter) files(files []report.EvidenceFile, x, width float64) []row {
	var rows []row
	for _, f := range files {
		words := f.Path
		if f.SHA256 != "" {
			words += "  " + f.SHA256[:min(12, len(f.SHA256))]
		}
		if f.Draft {
			words += "  (" + f.DraftWord + ")"
		}
		lines := s.paragraph(words, s.small.in(ink), x+keyWidth+10, width-keyWidth-10)
		lines = onFirst(lines, func(p *page, y float64) { s.sheet(p, x+keyWidth+1, s.small.middle(y)) })
		rows = concat(rows, lines)
	}
	if len(rows) == 0 {
		return nil
	}
	return concat(gap(2), rows, gap(3))
}

// sheet draws a small sheet of paper with a folded corner.
func (s *setter) sheet(p *page, x, middle float64) {
	const w, h, fold = 5.0, 6.6, 2.0
	y := middle - h/2
	p.shape(shapeMark{points: []point{{x, y}, {x + w - fold, y}, {x + w, y + fold}, {x + w, y + h}, {x, y + h}}, closed: true, fill: &white, stroke: &accent, width: 0.7})
	p.line(accent, 0.6, point{x + w - fold, y}, point{x + w - fold, y + fold}, point{x + w, y + fold})
}
