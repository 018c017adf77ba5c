package assessment_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"rung/assessment"
)

// tape records events with ids e1, e2, ... one second apart.
func tape() assessment.Recorder {
	n := 0
	return assessment.Recorder{
		Now:    func() time.Time { n++; return instant(n) },
		NewID:  func() string { return fmt.Sprintf("e%d", n+1) },
		Author: "IT",
	}
}

func empty() *assessment.State {
	return assessment.Replay(assessment.Header{ID: "x", Created: instant(0), Target: "L1"}, nil)
}

func note(s string) *string { return &s }

// say adds an answer or, with an empty value, a note.
func say(s *assessment.State, r assessment.Recorder, id string, to assessment.Value, n *string) assessment.Event {
	e := r.Record(assessment.AnswerEvent(s.Set(id, to, n)))
	s.Add(e)
	return e
}

// undo takes back the newest answer or note that counts.
func undo(t *testing.T, s *assessment.State, r assessment.Recorder) assessment.Event {
	t.Helper()
	last, ok := s.LastUndoable()
	require.True(t, ok)
	e := r.Record(assessment.Event{Do: assessment.DoUndo, Undo: last.ID})
	s.Add(e)
	return e
}

func TestRecordStampsAnEvent(t *testing.T) {
	taipei := time.FixedZone("CST", 8*3600)
	r := assessment.Recorder{
		Now:    func() time.Time { return time.Date(2026, 3, 1, 8, 0, 0, 123_456_789, taipei) },
		NewID:  func() string { return "id" },
		Author: "IT",
	}
	e := r.Record(assessment.Event{Do: assessment.DoNote})
	require.Equal(t, assessment.Event{ID: "id", Time: time.Date(2026, 3, 1, 0, 0, 0, 123_000_000, time.UTC), Author: "IT", Do: assessment.DoNote}, e)
}

func TestAnswerEventIsANoteWhenItSetsNoAnswer(t *testing.T) {
	require.Equal(t, assessment.DoNote, assessment.AnswerEvent(assessment.Setting{ID: "a", Note: note("n")}).Do)
	require.Equal(t, assessment.DoAnswer, assessment.AnswerEvent(assessment.Setting{ID: "a", Note: note("n")}, assessment.Setting{ID: "b", To: "met"}).Do)
	require.Equal(t, assessment.DoNote, assessment.AnswerEvent().Do)
}

func TestAnswersAndNotesStandApart(t *testing.T) {
	s, r := empty(), tape()
	say(s, r, "A", "met", nil)
	say(s, r, "A", "", note("see the list"))
	require.Equal(t, assessment.Answer{Value: "met", Note: "see the list", Event: "e2", Time: instant(2), Author: "IT"}, s.Answer("A"))
	say(s, r, "A", "not-met", nil)
	require.Equal(t, "see the list", s.Answer("A").Note, "a new answer keeps the note")
	say(s, r, "A", "", note(""))
	require.Equal(t, assessment.Value("not-met"), s.Answer("A").Value, "an emptied note keeps the answer")
	require.Empty(t, s.Answer("A").Note)
	require.Zero(t, s.Answer("B"))
}

func TestWasNamesTheEventThatSetItBefore(t *testing.T) {
	s, r := empty(), tape()
	require.Empty(t, s.Set("A", "met", nil).Was)
	first := say(s, r, "A", "met", nil)
	require.Equal(t, first.ID, s.Set("A", "not-met", nil).Was)
	second := say(s, r, "A", "", note("n"))
	require.Equal(t, first.ID, second.Set[0].Was)
	require.Equal(t, second.ID, s.Set("A", "", nil).Was, "a note counts too")
	undo(t, s, r)
	require.Equal(t, first.ID, s.Set("A", "met", nil).Was, "what was undone is no longer before")
	undo(t, s, r)
	require.Empty(t, s.Set("A", "met", nil).Was)
	require.Empty(t, s.Set("B", "met", nil).Was)
}

func TestUndo(t *testing.T) {
	s, r := empty(), tape()
	say(s, r, "A", "met", nil)
	say(s, r, "A", "not-met", note("gone"))
	back := undo(t, s, r)
	require.Equal(t, assessment.Value("met"), s.Answer("A").Value)
	require.Empty(t, s.Answer("A").Note)
	require.Equal(t, "e1", s.Answer("A").Event)

	again := r.Record(assessment.Event{Do: assessment.DoUndo, Undo: back.ID})
	s.Add(again)
	require.Equal(t, assessment.Value("not-met"), s.Answer("A").Value, "an undo undone brings the answer back")
	require.Equal(t, "gone", s.Answer("A").Note)

	s.Add(r.Record(assessment.Event{Do: assessment.DoUndo, Undo: again.ID}))
	require.Equal(t, assessment.Value("met"), s.Answer("A").Value, "and a third undo takes it again")
}

func TestUndoOfEveryStepAcrossReplays(t *testing.T) {
	s, r := empty(), tape()
	const steps = 20
	var before []assessment.Answer
	for i := range steps {
		before = append(before, s.Answer("A"))
		say(s, r, "A", []assessment.Value{"met", "not-met", ""}[i%3], note(fmt.Sprint(i)))
	}
	for i := steps - 1; i >= 0; i-- {
		undo(t, s, r)
		require.Equal(t, before[i], s.Answer("A"))
		s = assessment.Replay(s.Header, s.Events) // as when the program is closed and opened
		require.Equal(t, before[i], s.Answer("A"))
	}
	_, ok := s.LastUndoable()
	require.False(t, ok, "nothing is left to undo")
	require.Len(t, s.Events, 2*steps, "and nothing is forgotten")
}

func TestUndoOfWhatIsNotThereChangesNothing(t *testing.T) {
	s, r := empty(), tape()
	say(s, r, "A", "met", nil)
	s.Add(r.Record(assessment.Event{Do: assessment.DoUndo, Undo: "nowhere"}))
	s.Add(r.Record(assessment.Event{Do: assessment.DoUndo}))
	require.Equal(t, assessment.Value("met"), s.Answer("A").Value)
}

func TestAnEventThatSetsManyIsUndoneAsOne(t *testing.T) {
	s, r := empty(), tape()
	s.Add(r.Record(assessment.AnswerEvent(s.Set("A", "met", nil), s.Set("B", "not-met", note("b")))))
	undo(t, s, r)
	require.Zero(t, s.Answer("A"))
	require.Zero(t, s.Answer("B"))
}

func TestLastUndoableSkipsWhatIsNoAnswer(t *testing.T) {
	s, r := empty(), tape()
	_, ok := s.LastUndoable()
	require.False(t, ok)
	first := say(s, r, "A", "met", nil)
	s.Add(r.Record(assessment.Event{Do: assessment.DoProfile, Profile: &assessment.Profile{Firm: "F"}}))
	s.Add(r.Record(assessment.Event{Do: "of tomorrow"}))
	last, ok := s.LastUndoable()
	require.True(t, ok)
	require.Equal(t, first.ID, last.ID)
	second := say(s, r, "A", "", note("n"))
	last, _ = s.LastUndoable()
	require.Equal(t, second.ID, last.ID, "a note can be undone")
	undo(t, s, r)
	last, _ = s.LastUndoable()
	require.Equal(t, first.ID, last.ID, "what is undone is not undone twice")
}

func TestProfileIsReplacedWhole(t *testing.T) {
	s, r := empty(), tape()
	s.Add(r.Record(assessment.Event{Do: assessment.DoProfile, Profile: &assessment.Profile{Firm: "One", UBN: "04595257"}}))
	second := r.Record(assessment.Event{Do: assessment.DoProfile, Profile: &assessment.Profile{Firm: "Two"}})
	s.Add(second)
	require.Equal(t, assessment.Profile{Firm: "Two"}, s.Profile)
	s.Add(r.Record(assessment.Event{Do: assessment.DoProfile}))
	require.Equal(t, "Two", s.Profile.Firm, "an event without a profile changes nothing")
	s.Add(r.Record(assessment.Event{Do: assessment.DoUndo, Undo: second.ID}))
	require.Equal(t, "One", s.Profile.Firm, "a profile can be undone")
}

func TestUnknownKindsChangeNothing(t *testing.T) {
	s, r := empty(), tape()
	say(s, r, "A", "met", nil)
	s.Add(r.Record(assessment.Event{Do: "of tomorrow", Set: []assessment.Setting{{ID: "A", To: "not-met"}}, Profile: &assessment.Profile{Firm: "F"}, Undo: "e1"}))
	require.Equal(t, assessment.Value("met"), s.Answer("A").Value)
	require.Zero(t, s.Profile)
	require.Len(t, s.Events, 2, "but they are kept")
}

func TestLastChange(t *testing.T) {
	s, r := empty(), tape()
	require.Equal(t, instant(0), s.LastChange())
	say(s, r, "A", "met", nil)
	undo(t, s, r)
	require.Equal(t, instant(2), s.LastChange())
}

func TestAddLeavesTheCallersEventsAlone(t *testing.T) {
	full, r := empty(), tape()
	for range 3 {
		say(full, r, "A", "met", nil)
	}
	events := slices.Clone(full.Events)
	early := assessment.Replay(full.Header, events[:1])
	early.Add(assessment.Event{ID: "other", Do: assessment.DoUndo, Undo: "e1"})
	early.Add(assessment.Event{ID: "another", Do: assessment.DoNote})
	require.Equal(t, full.Events, events)
}
