package interview

import "rung/assessment"

// doMark is the event that marks objectives for review or takes the mark away. A mark is no answer: it changes no
// finding and no score, so a state that does not know it is none the worse.
const doMark assessment.Kind = "mark"

const (
	marked   assessment.Value = "marked"
	unmarked assessment.Value = "unmarked"
)

// marksOf replays the marks: the ids of the objectives that are marked now.
func marksOf(events []assessment.Event) map[string]bool {
	marks := map[string]bool{}
	for _, e := range events {
		if e.Do != doMark {
			continue
		}
		for _, set := range e.Set {
			if set.To == marked {
				marks[set.ID] = true
			} else {
				delete(marks, set.ID)
			}
		}
	}
	return marks
}

// mark turns the mark of an objective on or off and says which.
func (s *session) mark(at Place) bool {
	id, to := s.objective(at).Objective.ID, marked
	if s.marks[id] {
		to = unmarked
	}
	s.do(assessment.Event{Do: doMark, Set: []assessment.Setting{{ID: id, To: to}}})
	return to == marked
}
