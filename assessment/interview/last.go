package interview

import (
	"slices"

	"rung/assessment"
	"rung/controls"
)

// lastTime returns what an earlier assessment says of an objective that has no answer yet, where it fits today's question.
// It finds objectives under the ids they had before, too.
func (s *session) lastTime(at Place) (assessment.Answer, bool) {
	if s.last == nil || s.objective(at).Outcome != assessment.Unanswered {
		return assessment.Answer{}, false
	}
	r, o := s.findings()[at.Requirement].Requirement, s.objective(at).Objective
	names := slices.Concat([]string{o.ID}, o.Renamed)
	for _, id := range r.Renamed {
		names = append(names, id+"["+o.Key+"]")
	}
	for _, id := range names {
		answer := s.last.Answer(id)
		if same(answer.Value, assessment.Value(assessment.Unanswered)) {
			continue
		}
		if _, err := assessment.ParseValue(string(answer.Value), s.catalogue, r, o); err == nil {
			return answer, true
		}
	}
	return assessment.Answer{}, false
}

// takeOver gives an objective the answer and the note that it had last time; a note that is there already stays.
func (s *session) takeOver(at Place) bool {
	answer, ok := s.lastTime(at)
	if !ok {
		return false
	}
	var note *string
	if text := typed(answer.Note); text != "" && s.objective(at).Answer.Note == "" {
		note = &text
	}
	s.answerWithNote(at, answer.Value, note)
	return true
}

// lastWord is what was answered last time, with its note.
func (w words) lastWord(o *controls.Objective, answer assessment.Answer) string {
	word := w.valueWord(o, answer.Value)
	if answer.Note != "" {
		word += w.Say("line-colon") + shownLine(answer.Note)
	}
	return word
}
