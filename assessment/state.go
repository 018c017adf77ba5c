package assessment

import (
	"slices"
	"time"
)

// State is an assessment as it stands: the replay of its events.
type State struct {
	Header Header
	// Framework is the catalogue that asks: the header's, or the one that the assessment was taken to.
	Framework FrameworkRef
	Target    string // the level that is the goal: the header's, or the one it was moved to
	Profile   Profile
	// StatusDate is when the results at the target were submitted, 2006-01-02; "" where that was not said.
	StatusDate string
	Events     []Event // all of them, in the order of the file, undone ones too

	answers  map[string]Answer
	dates    map[string]string      // status dates, by level
	attested map[string]Attestation // by level
	evidence map[string][]Evidence  // by objective or requirement
	linked   map[string]bool        // paths that were linked at any time
	planned  map[string]PlanItem    // by requirement
	goals    map[string]string      // target steps, by domain or requirement
	offers   map[string]Suggestion  // from other frameworks, or before a migration, by objective
	copies   map[string][]byte      // packed catalogues, by digest

	migrations  []migrated      // those that count
	unconfirmed map[string]bool // objectives and flags whose answer was given to something else
	undone      map[string]bool

	sight     *sight // nil unless the file was merged
	retargets []int  // the places of those that count
	conflicts []Conflict
	disputed  map[topic]bool // those of the conflicts; nil where there is none
}

// Answer is what stands for one objective or requirement now.
type Answer struct {
	Value Value // "" when there is none yet
	Note  string
	// Exception is nil where there is none.
	Exception *Exception
	Event     string // the event that set the value or the note last
	Time      time.Time
	Author    string
}

// Replay builds the state that the events of a file lead to. Events of a kind it does not know change nothing.
func Replay(header Header, events []Event) *State {
	// Clipped, so that Add never writes into the caller's slice.
	s := &State{Header: header, Framework: header.Framework, Target: header.Target, Events: slices.Clip(events), undone: map[string]bool{}}
	// Backwards, so that an undo that was itself undone does not count.
	for i := len(events) - 1; i >= 0; i-- {
		if e := events[i]; e.Do == DoUndo && !s.undone[e.ID] {
			s.undone[e.Undo] = true
		}
	}
	s.answers, s.dates, s.attested = map[string]Answer{}, map[string]string{}, map[string]Attestation{}
	s.evidence, s.linked, s.planned = map[string][]Evidence{}, map[string]bool{}, map[string]PlanItem{}
	s.goals, s.offers, s.unconfirmed = map[string]string{}, map[string]Suggestion{}, map[string]bool{}
	s.copies = map[string][]byte{}
	if woven(events) {
		s.sight = newSight(events)
	}
	for i, e := range events {
		s.apply(e, i)
	}
	s.setConflicts(conflicts(s))
	return s
}

// Add applies one more event.
func (s *State) Add(e Event) {
	s.Events = append(s.Events, e)
	if e.Do == DoUndo || e.Do == DoMigrate || len(e.After) > 0 {
		*s = *Replay(s.Header, s.Events)
		return
	}
	if s.sight != nil {
		s.sight.add(e)
	}
	s.apply(e, len(s.Events)-1)
	s.setConflicts(unsettled(s.conflicts, e))
}

// apply lets the event at a place count.
func (s *State) apply(e Event, place int) {
	if s.undone[e.ID] {
		return
	}
	e = s.land(e, place)
	switch e.Do {
	case DoMigrate:
		if e.Migrate != nil {
			s.migrate(e.Migrate, place)
		}
	case DoProfile:
		if e.Profile != nil {
			s.Profile = *e.Profile
		}
	case DoRetarget:
		if e.Target != "" {
			s.Target, s.StatusDate = e.Target, s.dates[e.Target] // results are submitted for one level
			s.retargets = append(s.retargets, place)
		}
	case DoDate:
		s.dates[s.targetSeen(place)] = e.Date
		s.StatusDate = s.dates[s.Target]
	case DoAttest:
		if e.Attest != nil {
			s.attested[e.Attest.Level] = *e.Attest
		}
	case DoEvidence:
		s.link(e.Evidence)
	case DoPlan:
		if e.Plan != nil {
			s.planned[e.Plan.ID] = *e.Plan
		}
	case DoTarget:
		if e.Goal != nil {
			s.goals[e.Goal.ID] = e.Goal.Step
		}
	case DoSuggest:
		for _, set := range e.Set {
			s.offers[set.ID] = Suggestion{From: set.ID, Origin: set.From, Answer: Answer{}.with(e, set)}
		}
	case DoCatalogue:
		if e.Catalogue != nil {
			s.copies[e.Catalogue.Digest] = e.Catalogue.Packed
		}
	case DoAnswer, DoNote:
		for _, set := range e.Set {
			s.take(e, set, s.unseen(place))
		}
	}
}

// targetSeen is the target that the author of the event at a place had before them.
func (s *State) targetSeen(place int) string {
	unseen := 0
	for _, at := range slices.Backward(s.retargets) {
		if s.sight.knows(place, at) {
			return s.Events[at].Target
		}
		if at < place {
			if unseen++; unseen > maxThreads { // more than people change side by side
				break
			}
		}
	}
	return s.Header.Target
}

// with is the answer after one more setting of it.
func (a Answer) with(e Event, set Setting) Answer {
	if set.To != "" {
		a.Value = set.To
	}
	if set.Note != nil {
		a.Note = *set.Note
	}
	if set.Exception != nil {
		if a.Exception = set.Exception; set.Exception.Kind == "" {
			a.Exception = nil
		}
	}
	a.Event, a.Time, a.Author = e.ID, e.Time, e.Author
	return a
}

// Answer returns what stands for an objective, or for a requirement's flag.
func (s *State) Answer(id string) Answer { return s.answers[id] }

// Suggested returns the answer that another framework's assessment suggests for an objective; ok is false where there is
// none. It counts for nothing.
func (s *State) Suggested(id string) (found Suggestion, ok bool) {
	found, ok = s.offers[id]
	return found, ok
}

// Attested returns the status that was attested for a level; ok is false where there is none.
func (s *State) Attested(level string) (a Attestation, ok bool) {
	a, ok = s.attested[level]
	return a, ok
}

// Set makes the setting that gives an objective or requirement a new value (unless "") and a new note (unless nil).
func (s *State) Set(id string, to Value, note *string) Setting {
	return Setting{ID: id, To: to, Note: note, Was: s.answers[id].Event}
}

// undoable are the kinds of what a person does step by step. A profile is a form, and filled in again.
var undoable = []Kind{DoAnswer, DoNote, DoRetarget, DoAttest, DoDate, DoEvidence, DoPlan, DoAffirm, DoTarget, DoMigrate}

// LastUndoable returns the newest of these that still counts; ok is false when there is none.
func (s *State) LastUndoable() (e Event, ok bool) {
	for i := len(s.Events) - 1; i >= 0; i-- {
		e := s.Events[i]
		if slices.Contains(undoable, e.Do) && !s.undone[e.ID] {
			return e, true
		}
	}
	return Event{}, false
}

// LastChange is the time of the newest event; when there is none, the time the assessment was created.
func (s *State) LastChange() time.Time {
	if len(s.Events) == 0 {
		return s.Header.Created
	}
	return s.Events[len(s.Events)-1].Time
}
