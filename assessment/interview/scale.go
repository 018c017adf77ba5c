package interview

import (
	"strconv"

	"rung/assessment"
	"rung/controls"
)

// More lines than any window has.
const manyLines = 10_000

// scaleLines are the steps of the scale on which an objective is answered, numbered as the keys that choose them, with
// what each means. Where there is no room for all of it, every step keeps its beginning; why and how has the whole.
func (s *screen) scaleLines(at Place, width, room int) []string {
	o := s.objective(at).Objective
	scale := s.catalogue.Scale(o.Scale)
	if scale == nil {
		return nil
	}
	steps := make([][]string, len(scale.Steps))
	longest := 1
	for i := range scale.Steps {
		step := &scale.Steps[i]
		lead := "   " + strconv.Itoa(i+1) + " "
		steps[i] = foldAt(lead, s.in(step.Title)+s.Say("line-colon")+s.stage(o, step), width)
		longest = max(longest, len(steps[i]))
	}
	for longest > 1 && total(steps, longest) > room {
		longest--
	}
	var lines []string
	for _, step := range steps {
		lines = append(lines, few(step, longest, width)...)
	}
	return lines
}

// total is how many lines texts take when each keeps at most so many.
func total(texts [][]string, most int) int {
	n := 0
	for _, text := range texts {
		n += min(len(text), most)
	}
	return n
}

// scaleHints are the keys that answer on a scale: each step with its name where there is room, else all of them in one.
// They are nil for an objective without a scale.
func (s *screen) scaleHints(o *controls.Objective) []hint {
	scale := s.catalogue.Scale(o.Scale)
	if scale == nil {
		return nil
	}
	var hints []hint
	columns := 0
	for i := range scale.Steps {
		h := hint{key: strconv.Itoa(i + 1), does: s.in(scale.Steps[i].Title), must: true}
		columns += wide(h.does) + 4
		hints = append(hints, h)
	}
	if columns > min(s.width, maxWidth)*2/3 {
		hints = []hint{{key: "1–" + strconv.Itoa(len(scale.Steps)), does: s.Say("hint-rate"), must: true}}
	}
	return append(hints, hint{key: "a", does: s.outcomeWord(assessment.NotApplicable), short: s.Say("hint-not-applicable-short"), must: true})
}
