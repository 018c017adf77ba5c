package interview

import (
	"strings"

	"rung/assessment"
)

// hintList reads hints written as "message:key" and ":must" for those that stay in a narrow window. The key is
// translated where a language has another word for it (space, enter).
func (s *screen) hintList(specs ...string) []hint {
	hints := make([]hint, len(specs))
	for i, spec := range specs {
		parts := strings.SplitN(spec, ":", 3)
		key := parts[1]
		if len(key) > 1 {
			key = s.Say("key-" + key)
		}
		hints[i] = hint{key: key, does: s.Say("hint-" + parts[0]), must: len(parts) == 3}
		if parts[0] == "help" {
			hints[i].short = s.Say("hint-help-short")
		}
	}
	return hints
}

// hints are the keys of a question, the answers first.
func (p *questionPage) hints(s *screen) []hint {
	hints := s.answerHints()
	if _, ok := s.lastTime(s.at); ok {
		hints = append(hints, s.hintList("last:y:must")...)
	}
	hints = append(hints, s.hintList("later:space", "note:e", "help:?:must", "quit:q:must", "undo:u", "move:arrows", "goto:g", "overview:o", "only-open:f", "filters:tab")...)
	hints = append(hints, s.hintList("all-met:M", "mark:*", "review:c")...)
	if s.findings()[s.at.Requirement].Requirement.Partial != nil {
		hints = append(hints, s.hintList("partial:p")...)
	}
	if s.help {
		hints = append(hints[:len(hints):len(hints)], s.hintList("scroll:pages")...)
	}
	return hints
}

// answerHints are the keys that answer the objective in focus.
func (s *screen) answerHints() []hint {
	o := s.objective(s.at).Objective
	var hints []hint
	for i, value := range s.steps(o) {
		h := hint{key: number(i + 1), does: s.valueWord(o, value), must: true}
		if value == assessment.Value(assessment.NotApplicable) {
			h.short = s.Say("hint-not-applicable-short")
		}
		hints = append(hints, h)
	}
	if o.Scale != "" {
		hints = append(hints, hint{key: "a", does: s.outcomeWord(assessment.NotApplicable), short: s.Say("hint-not-applicable-short"), must: true})
	}
	return hints
}

// allKeys is the whole list, for the help.
func (s *screen) allKeys() []hint {
	hints := s.answerHints()
	if s.objective(s.at).Objective.Scale == "" {
		hints = append(hints, s.hintList("letters:mna")...)
	}
	if s.last != nil {
		hints = append(hints, s.hintList("last:y")...)
	}
	return append(hints, s.hintList(
		"clear:0", "later:space", "note:e", "reason:enter", "undo:u", "objective:updown", "requirement:leftright",
		"goto:g", "find:/", "only-open:f", "filters:tab", "overview:o", "review:c",
		"all-met:M", "all-not-met:N", "all-not-applicable:A", "partial:p", "mark:*", "scroll:pages", "help:?", "quit:q",
	)...)
}
