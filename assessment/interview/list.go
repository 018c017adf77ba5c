package interview

import (
	"strings"

	"charm.land/lipgloss/v2"

	"rung/assessment"
)

// itemLine names one question in a list: id, answer as symbol, and what it is about.
func (s *screen) itemLine(at Place, chosen bool, width int) string {
	o := s.objective(at)
	cursor := "  "
	if chosen {
		cursor = s.theme.accent.Render("› ")
	}
	id := shown(o.Objective.ID)
	if s.marks[o.Objective.ID] {
		id += "*"
	}
	line := cursor + s.answerStyle(o.Outcome).Render(sign(o)+" ") + pad(id, 18) + " " + s.in(o.Objective.Text)
	return cut(line, width)
}

// around returns the part of a list that fits in height lines, with the chosen line in it.
func around(lines []string, chosen, height int) []string {
	if len(lines) <= height {
		return lines
	}
	from := max(0, min(chosen-height/2, len(lines)-height))
	return lines[from : from+height]
}

// answerStyle is the colour of an outcome.
func (s *screen) answerStyle(o assessment.Outcome) lipgloss.Style {
	switch o {
	case assessment.Met:
		return s.theme.met
	case assessment.NotMet:
		return s.theme.notMet
	}
	return s.theme.dim
}

func joinWords(words []string) string { return strings.Join(words, "   ") }
