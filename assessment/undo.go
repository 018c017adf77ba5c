package assessment

import "strings"

// NothingToUndoError is an undo of something that is not there, or of which nothing counts any more.
type NothingToUndoError struct{ ID string } // "" for the last step

func (e *NothingToUndoError) Error() string {
	if e.ID == "" {
		return "there is nothing to undo"
	}
	return "there is no event " + quoted(e.ID) + " that still counts"
}

// Undone reports whether an event no longer counts.
func (s *State) Undone(id string) bool { return s.undone[id] }

// UndoLast is the event that takes the last step back, see LastUndoable, and the step. The error is a
// *NothingToUndoError.
func UndoLast(s *State) (undo, step Event, err error) {
	step, ok := s.LastUndoable()
	if !ok {
		return Event{}, Event{}, &NothingToUndoError{}
	}
	return Event{Do: DoUndo, Undo: step.ID}, step, nil
}

// shortestID is how much of an event's id must be given.
const shortestID = 4

// UndoEvent is the event that takes one event back, be it an undo or a profile, and that event. The id may be cut short
// where only one event fits. The error is a *NothingToUndoError.
func UndoEvent(s *State, id string) (undo, step Event, err error) {
	var fits []Event
	for _, e := range s.Events {
		if e.ID == id {
			fits = []Event{e}
			break
		}
		if len(id) >= shortestID && strings.HasPrefix(e.ID, id) {
			fits = append(fits, e)
		}
	}
	if len(fits) != 1 || s.undone[fits[0].ID] {
		return Event{}, Event{}, &NothingToUndoError{id}
	}
	return Event{Do: DoUndo, Undo: fits[0].ID}, fits[0], nil
}
