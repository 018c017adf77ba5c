package assessment_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
)

// acted does one of each act that can be undone, in this order.
func acted() (*assessment.State, assessment.Recorder) {
	s, r := empty(), tape()
	for _, e := range []assessment.Event{
		assessment.AnswerEvent(s.Set("A", "not-met", nil)),
		assessment.AnswerEvent(s.Set("A", "", note("n"))),
		{Do: assessment.DoAnswer, Set: []assessment.Setting{{ID: "A", Exception: &assessment.Exception{Kind: "enduring", Reference: "SSP 1"}}}},
		{Do: assessment.DoDate, Date: "2026-01-01"},
		{Do: assessment.DoRetarget, Target: "L2"},
		{Do: assessment.DoAttest, Attest: &assessment.Attestation{Level: "L1", Date: "2026-01-01", Certificate: "C-1"}},
		{Do: assessment.DoDate, Date: "2026-02-02"},
	} {
		s.Add(r.Record(e))
	}
	return s, r
}

func TestEveryActIsUndoneLikeAnAnswer(t *testing.T) {
	s, r := acted()
	attested := func() string {
		a, _ := s.Attested("L1")
		return a.Certificate
	}
	for _, step := range []struct {
		undone                    string
		target, date, certificate string
		exception, note, value    string
	}{
		{"", "L2", "2026-02-02", "C-1", "enduring", "n", "not-met"},
		{"e7", "L2", "", "C-1", "enduring", "n", "not-met"},
		{"e6", "L2", "", "", "enduring", "n", "not-met"},
		{"e5", "L1", "2026-01-01", "", "enduring", "n", "not-met"},
		{"e4", "L1", "", "", "enduring", "n", "not-met"},
		{"e3", "L1", "", "", "", "n", "not-met"},
		{"e2", "L1", "", "", "", "", "not-met"},
		{"e1", "L1", "", "", "", "", ""},
	} {
		if step.undone != "" {
			require.Equal(t, step.undone, undo(t, s, r).Undo)
			s.Add(r.Record(assessment.Event{Do: assessment.DoProfile, Profile: &assessment.Profile{Firm: "F"}})) // never undone step by step
		}
		a := s.Answer("A")
		kind := ""
		if a.Exception != nil {
			kind = a.Exception.Kind
		}
		require.Equal(t, []string{step.target, step.date, step.certificate, step.exception, step.note, step.value},
			[]string{s.Target, s.StatusDate, attested(), kind, a.Note, string(a.Value)}, "after the undo of %s", step.undone)
	}
	_, ok := s.LastUndoable()
	require.False(t, ok)
}

func TestAnUndoUndoneBringsAnActBack(t *testing.T) {
	s, r := acted()
	for range 3 {
		undo(t, s, r)
	}
	require.Equal(t, "L1", s.Target)
	for i := len(s.Events) - 1; i >= 7; i-- {
		if e := s.Events[i]; e.Do == assessment.DoUndo && (e.Undo == "e5" || e.Undo == "e7") {
			s.Add(r.Record(assessment.Event{Do: assessment.DoUndo, Undo: e.ID}))
		}
	}
	require.Equal(t, "L2", s.Target)
	require.Equal(t, "2026-02-02", s.StatusDate)
	_, ok := s.Attested("L1")
	require.False(t, ok, "what was not brought back stays undone")
}

func TestAnAttestationReplacesTheEarlierOneOfItsLevel(t *testing.T) {
	s, r := empty(), tape()
	for _, certificate := range []string{"C-1", "C-2"} {
		s.Add(r.Record(assessment.Event{Do: assessment.DoAttest, Attest: &assessment.Attestation{Level: "L2", Date: "2026-01-01", Certificate: certificate}}))
	}
	s.Add(r.Record(assessment.Event{Do: assessment.DoAttest}))
	a, _ := s.Attested("L2")
	require.Equal(t, "C-2", a.Certificate, "an event without an attestation changes nothing")
	undo(t, s, r)
	undo(t, s, r)
	a, _ = s.Attested("L2")
	require.Equal(t, "C-1", a.Certificate)
}

func TestEventsReadBackAsTheyWereWritten(t *testing.T) {
	s, r := acted()
	s.Add(r.Record(assessment.Event{Do: assessment.DoDate})) // takes the date back
	s.Add(r.Record(assessment.Event{Do: assessment.DoAnswer, Set: []assessment.Setting{{ID: "A", Exception: &assessment.Exception{}, Was: "e3"}}}))
	var read []assessment.Event
	for _, e := range s.Events {
		line, err := json.Marshal(e)
		require.NoError(t, err)
		var back assessment.Event
		d := json.NewDecoder(strings.NewReader(string(line)))
		d.DisallowUnknownFields()
		require.NoError(t, d.Decode(&back))
		require.Equal(t, e, back, "%s", line)
		again, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(line), string(again))
		read = append(read, back)
	}
	require.Equal(t, s, assessment.Replay(s.Header, read))
	require.Empty(t, s.StatusDate)
	require.Nil(t, s.Answer("A").Exception)
}

func TestTheWordsOfAnEventInAFile(t *testing.T) {
	s, _ := acted()
	for i, want := range map[int]string{
		2: `"do":"answer","set":[{"id":"A","exception":{"kind":"enduring","reference":"SSP 1"}}]}`,
		3: `"do":"status-date","date":"2026-01-01"}`,
		4: `"do":"retarget","target":"L2"}`,
		5: `"do":"attest","attest":{"level":"L1","date":"2026-01-01","certificate":"C-1"}}`,
	} {
		line, err := json.Marshal(s.Events[i])
		require.NoError(t, err)
		require.Contains(t, string(line), want)
	}
}
