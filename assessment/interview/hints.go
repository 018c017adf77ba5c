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
	hints = append(hints, s.offerHints()...)
	hints = append(hints, s.unsavedHints()...)
	hints = append(hints, s.hintList("later:space", "note:e")...)
	if s.files != nil {
		hints = append(hints, s.hintList("evidence:v")...)
	}
	if s.isGap(s.at.Requirement) {
		hints = append(hints, s.hintList("plan:w")...)
	}
	hints = append(hints, s.hintList("help:?:must", "quit:q:must", "undo:u", "move:arrows", "goto:g", "overview:o", "only-open:f", "filters:tab")...)
	hints = append(hints, s.hintList("all-met:M", "mark:*", "review:c")...)
	if s.findings()[s.at.Requirement].Requirement.Partial != nil {
		hints = append(hints, s.hintList("partial:p")...)
	}
	if s.help {
		hints = append(hints[:len(hints):len(hints)], s.hintList("scroll:pages")...)
	}
	return hints
}

// offerHints are the keys that take over what is offered.
func (s *screen) offerHints() []hint {
	var hints []hint
	if of, ok := s.offered(s.at); ok && of.from == "" {
		hints = s.hintList("last:y:must")
	} else if ok {
		hints = s.hintList("take-over:y:must")
	}
	if len(s.offersOf(s.at.Requirement)) > 1 {
		hints = append(hints, s.hintList("take-over-all:Y")...)
	}
	return hints
}

// unsavedHints say how to bring answers to safety that cannot be saved.
func (s *screen) unsavedHints() []hint {
	if len(s.waiting) == 0 || s.rescue == nil {
		return nil
	}
	return s.hintList("rescue:ctrl+s:must")
}

// answerHints are the keys that answer the objective in focus.
func (s *screen) answerHints() []hint {
	o := s.objective(s.at).Objective
	if hints := s.scaleHints(o); hints != nil {
		return hints
	}
	var hints []hint
	for i, value := range s.steps(o) {
		h := hint{key: number(i + 1), does: s.valueWord(o, value), must: true}
		if value == assessment.Value(assessment.NotApplicable) {
			h.short = s.Say("hint-not-applicable-short")
		}
		hints = append(hints, h)
	}
	return hints
}

// allKeys is the whole list, for the help.
func (s *screen) allKeys() []hint {
	hints := s.answerHints()
	if s.objective(s.at).Objective.Scale == "" {
		hints = append(hints, s.hintList("letters:mna")...)
	}
	hints = append(hints, s.hintList("take-over:y", "take-over-all:Y")...)
	if s.files != nil {
		hints = append(hints, s.hintList("evidence:v")...)
	}
	return append(hints, s.hintList(
		"clear:0", "later:space", "note:e", "reason:enter", "undo:u", "objective:updown", "requirement:leftright",
		"goto:g", "find:/", "only-open:f", "filters:tab", "overview:o", "review:c",
		"all-met:M", "all-not-met:N", "all-not-applicable:A", "partial:p", "plan:w", "mark:*", "scroll:pages", "help:?", "quit:q",
	)...)
}
