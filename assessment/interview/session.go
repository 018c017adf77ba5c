package interview

import (
	"fmt"
	"time"

	"rung/assessment"
	"rung/controls"
)

// session is one sitting: it turns what a person does into events, has each saved, and keeps the result up to date.
// Events whose saving failed wait in order and are tried again with the next thing the person does.
type session struct {
	catalogue *controls.Catalogue
	recorder  assessment.Recorder
	save      func(assessment.Event) error

	files     *Files                                 // nil where no evidence can be linked
	rescue    func(string, []assessment.Event) error // nil where it cannot be done
	last      *assessment.State                      // an earlier assessment, nil for none
	saved     *assessment.State                      // what is durable; the caller's own
	state     *assessment.State                      // what the person sees: the same, with the events that wait
	result    *assessment.Result
	waiting   []assessment.Event
	failure   error  // why they wait
	rescued   string // where the first kept of those that wait are safe, "" for nowhere
	kept      int
	keptAside int
	aside     bool // the file is another's now: what is done is kept in a file beside it

	signed, doubt string // who answers for the catalogue, and the word for it while nobody does

	savedAt time.Time // when the newest event became durable, in the clock's zone; zero before the first of this sitting
	marks   map[string]bool
	zone    *time.Location // the clock's
}

func newSession(o Options) *session {
	s := &session{
		catalogue: o.Catalogue, recorder: o.Recorder, save: o.Save, files: o.Files, rescue: o.Rescue,
		last: o.Last, signed: o.Signed, doubt: o.Doubt, saved: o.State, state: o.State, zone: o.Recorder.Now().Location(),
	}
	s.refresh()
	return s
}

// UnsavedError says that the last of what a person did could not be saved. Events are what is missing, oldest first.
type UnsavedError struct {
	Events []assessment.Event
	Cause  error
	// Rescued is the other file in which the first Kept of them are safe, with all that was saved before; "" for none.
	Rescued string
	Kept    int
}

func (e *UnsavedError) Error() string {
	return fmt.Sprintf("%d answers or notes are not saved: %v", len(e.Events), e.Cause)
}

func (e *UnsavedError) Unwrap() error { return e.Cause }

// unsaved is the error to leave with: nil when everything is durable.
func (s *session) unsaved() error {
	if len(s.waiting) == 0 {
		return nil
	}
	return &UnsavedError{Events: s.waiting, Cause: s.failure, Rescued: s.rescued, Kept: s.kept}
}

// do records an event and saves it, behind those that wait.
func (s *session) do(e assessment.Event) {
	s.waiting = append(s.waiting, s.recorder.Record(e))
	s.retry()
}

// retry saves what waits, in order, up to the first that fails.
func (s *session) retry() {
	for len(s.waiting) > 0 && !s.aside {
		if err := s.save(s.waiting[0]); err != nil {
			s.failure = err
			s.aside = keptIn(err) != ""
			break
		}
		s.saved.Add(s.waiting[0])
		s.waiting = s.waiting[1:]
		s.savedAt, s.failure, s.kept = s.recorder.Now(), nil, max(0, s.kept-1)
	}
	s.keepAside()
	if len(s.waiting) == 0 {
		s.rescued, s.kept = "", 0
	}
	s.state = s.saved
	if len(s.waiting) > 0 {
		events := append(s.saved.Events[:len(s.saved.Events):len(s.saved.Events)], s.waiting...)
		s.state = assessment.Replay(s.saved.Header, events)
	}
	s.refresh()
}

func (s *session) refresh() {
	s.result = assessment.Evaluate(s.catalogue, s.state)
	s.marks = marksOf(s.state.Events)
}

func (s *session) findings() []assessment.Finding { return s.result.Findings }

// objective returns what stands at a place.
func (s *session) objective(at Place) *assessment.ObjectiveFinding {
	return &s.result.Findings[at.Requirement].Objectives[at.Objective]
}

// answer gives an objective a value. The same value again is nothing new and is not recorded.
func (s *session) answer(at Place, to assessment.Value) {
	s.answerWithNote(at, to, nil)
}

// answerWithNote gives an objective a value and, unless it is nil, a note, in one event.
func (s *session) answerWithNote(at Place, to assessment.Value, note *string) {
	o := s.objective(at)
	if same(o.Answer.Value, to) && !o.Disputed && (note == nil || *note == o.Answer.Note) {
		return
	}
	s.do(assessment.AnswerEvent(s.settling(at, to, note)...))
}

// same reports whether two values say the same; never answered and unanswered do.
func same(a, b assessment.Value) bool {
	none := assessment.Value(assessment.Unanswered)
	return a == b || (a == "" || a == none) && (b == "" || b == none)
}

// answerAll gives all objectives of a requirement that take it the same value, in one event.
func (s *session) answerAll(requirement int, to assessment.Value) {
	var settings []assessment.Setting
	f := &s.result.Findings[requirement]
	for i := range f.Objectives {
		o := &f.Objectives[i]
		if _, err := assessment.ParseValue(string(to), s.catalogue, f.Requirement, o.Objective); err == nil && (!same(o.Answer.Value, to) || o.Disputed) {
			settings = append(settings, s.settlingOne(o, to, nil))
		}
	}
	if len(settings) == 0 {
		return
	}
	if f.Partial || s.state.Disputed(f.Requirement.ID) { // met in part was said of other answers
		settings = append(settings, s.state.Set(f.Requirement.ID, assessment.Value(assessment.Unanswered), nil))
	}
	s.do(assessment.AnswerEvent(settings...))
}

// note gives an objective a note; "" takes it away.
func (s *session) note(at Place, text string) {
	o := s.objective(at)
	if text != o.Answer.Note || s.noteDisputed(o.Objective.ID) {
		s.do(assessment.AnswerEvent(s.state.Set(o.Objective.ID, "", &text)))
	}
}

// flagPartial says that the requirement's lesser weight applies, or that it does not.
func (s *session) flagPartial(requirement int, partial bool) {
	to := assessment.Value(assessment.Unanswered)
	if partial {
		to = assessment.PartlyMet
	}
	id := s.result.Findings[requirement].Requirement.ID
	if !same(s.state.Answer(id).Value, to) || s.state.Disputed(id) {
		s.do(assessment.AnswerEvent(s.state.Set(id, to, nil)))
	}
}

// undo takes back the newest answer, note, evidence link or plan that still counts and returns it; ok is false when there
// is none. What else was done to the file, an affirmation, say, is not the interview's to take back.
func (s *session) undo() (undone assessment.Event, ok bool) {
	gone := map[string]bool{}
	for i := len(s.state.Events) - 1; i >= 0 && !ok; i-- {
		e := s.state.Events[i]
		switch {
		case gone[e.ID]:
		case e.Do == assessment.DoUndo:
			gone[e.Undo] = true
		case e.Do == assessment.DoAnswer || e.Do == assessment.DoNote || e.Do == assessment.DoEvidence || e.Do == assessment.DoPlan:
			undone, ok = e, true
		}
	}
	if ok {
		s.do(assessment.Event{Do: assessment.DoUndo, Undo: undone.ID})
	}
	return undone, ok
}

// left counts the open questions.
func (s *session) left() int { return s.result.Questions - s.result.Answered }
