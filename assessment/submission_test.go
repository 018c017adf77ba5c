package assessment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls"
)

// asking is the key of a level that asks for these values.
func asking(values ...controls.SubmissionValue) string {
	s := "submission: {to: The office, cite: rule 5, fields: ["
	for _, v := range values {
		s += "{id: " + string(v) + ", label: " + string(v) + ", value: " + string(v) + ", cite: rule 6}, "
	}
	return s + "]}"
}

// entry is one field as a line: state, value, note, count and day.
type entry struct {
	state       assessment.SubmissionState
	value, note string
	count       int
	day         string
}

func TestSubmission(t *testing.T) {
	const (
		ready, missing, byHand = assessment.SubmissionReady, assessment.SubmissionMissing, assessment.SubmissionByHand
	)
	c := book{
		levels: []string{
			level("L1", "kind: deduction, maximum: 10, gate: {requirement: PL-1, cite: rule 3}, conditional: {minimum: 8, days: 180, cite: rule 4}", asking(controls.SubmissionValues...)),
			level("L2", "kind: all-met"),
		},
		requirements: []string{
			req("AC-1", "L1", "a", "weight: 1", "poam: allowed"), req("AC-2", "L1", "a", "weight: 5", "poam: never"), req("PL-1", "L1", "a", "poam: never"), req("AC-3", "L2", "a"),
		},
	}.load(t)
	const all, gap, low, none = "AC-1[a]=met AC-2[a]=met PL-1[a]=met", "AC-1[a]=not-met AC-2[a]=met PL-1[a]=met", "AC-1[a]=met AC-2[a]=not-met PL-1[a]=met", "AC-1[a]=met AC-2[a]=met PL-1[a]=not-met"
	affirm := func(t *testing.T, s *assessment.State, contact string) {
		e, err := assessment.Affirm(c, s, "The official", "Manager", instant(90))
		require.NoError(t, err)
		e.Affirm.Contact = contact
		s.Add(tape().Record(e))
	}
	for _, test := range []struct {
		says, answers string
		change        func(*testing.T, *assessment.State)
		field         controls.SubmissionValue
		want          entry
	}{
		{"the level is known", "", nil, controls.GivesLevel, entry{ready, "L1", "", 0, ""}},
		{"no firm", "", nil, controls.GivesFirm, entry{missing, "", "no-firm", 0, ""}},
		{"no scope", "", nil, controls.GivesScope, entry{missing, "", "no-scope", 0, ""}},
		{"no code", "", nil, controls.GivesCAGE, entry{missing, "", "no-cage", 0, ""}},
		{"codes", "", func(_ *testing.T, s *assessment.State) { s.Profile.CAGE = []string{"1ABC2", "SV123"} }, controls.GivesCAGE, entry{ready, "1ABC2, SV123", "", 0, ""}},
		{"nobody counted", "", nil, controls.GivesSize, entry{missing, "", "no-size", 0, ""}},
		{"people", "", func(_ *testing.T, s *assessment.State) { s.Profile.Size = 60 }, controls.GivesSize, entry{ready, "60", "", 0, ""}},
		{"the status date is that of the submission", all, nil, controls.GivesStatusDate, entry{byHand, "", "status-date", 0, ""}},
		{"a recorded status date", all, func(_ *testing.T, s *assessment.State) { s.StatusDate = "2026-03-01" }, controls.GivesStatusDate, entry{ready, "2026-03-01", "", 0, ""}},
		{"no score while a question is open, however well it looks", "AC-1[a]=met AC-2[a]=met", nil, controls.GivesScore, entry{missing, "", "unfinished", 1, ""}},
		{"no result while a question is open", "AC-1[a]=not-met", nil, controls.GivesResult, entry{missing, "", "unfinished", 2, ""}},
		{"no plan while a question is open", "AC-1[a]=not-met", nil, controls.GivesPlan, entry{missing, "", "unfinished", 2, ""}},
		{"no status while a question is open", "AC-1[a]=not-met", nil, controls.GivesStatus, entry{missing, "", "unfinished", 2, ""}},
		{"a full score", all, nil, controls.GivesScore, entry{ready, "10", "", 0, ""}},
		{"a low score is a score", low, nil, controls.GivesScore, entry{ready, "5", "", 0, ""}},
		{"no score without the gate", none, nil, controls.GivesScore, entry{missing, "", "no-score", 0, ""}},
		{"all is met", all, nil, controls.GivesResult, entry{ready, "met", "", 0, ""}},
		{"one is not met", gap, nil, controls.GivesResult, entry{ready, "not-met", "gaps", 1, ""}},
		{"a final status", all, nil, controls.GivesStatus, entry{ready, "final", "", 0, ""}},
		{"a conditional status", gap, nil, controls.GivesStatus, entry{ready, "conditional", "", 0, ""}},
		{"no status", low, nil, controls.GivesStatus, entry{missing, "", "no-status", 0, ""}},
		{"no plan is used", all, nil, controls.GivesPlan, entry{ready, "no", "", 0, ""}},
		{"a plan is used", gap, nil, controls.GivesPlan, entry{ready, "yes", "plan", 1, ""}},
		{"a plan is used until a day", gap, func(_ *testing.T, s *assessment.State) { s.StatusDate = "2026-03-01" }, controls.GivesPlan, entry{ready, "yes", "plan-until", 1, "2026-08-28"}},
		{"no plan without a status", low, nil, controls.GivesPlan, entry{missing, "", "no-status", 0, ""}},
		{"findings", gap, nil, controls.GivesFindings, entry{ready, "3", "findings", 0, ""}},
		{"nobody affirmed", all, nil, controls.GivesOfficial, entry{missing, "", "not-affirmed", 0, ""}},
		{"an official", all, func(t *testing.T, s *assessment.State) { affirm(t, s, "") }, controls.GivesOfficial, entry{ready, "The official", "", 0, ""}},
		{"a title", all, func(t *testing.T, s *assessment.State) { affirm(t, s, "") }, controls.GivesTitle, entry{ready, "Manager", "", 0, ""}},
		{"no contact", all, func(t *testing.T, s *assessment.State) { affirm(t, s, "") }, controls.GivesContact, entry{missing, "", "no-contact", 0, ""}},
		{"a contact", all, func(t *testing.T, s *assessment.State) { affirm(t, s, "office@example.com") }, controls.GivesContact, entry{ready, "office@example.com", "", 0, ""}},
		{"affirmed, then changed", all, func(t *testing.T, s *assessment.State) {
			affirm(t, s, "")
			say(s, tape(), "AC-1[a]", assessment.Value(notMet), nil)
		}, controls.GivesOfficial, entry{missing, "", "affirmed-before", 0, ""}},
		{"no evidence", all, nil, controls.GivesEvidence, entry{missing, "", "no-evidence", 0, ""}},
		{"drafts are no evidence", all, func(_ *testing.T, s *assessment.State) {
			s.Add(tape().Record(assessment.Event{Do: assessment.DoEvidence, Evidence: []assessment.Evidence{{ID: "AC-1[a]", Path: "a", Draft: true}}}))
		}, controls.GivesEvidence, entry{missing, "", "no-evidence", 0, ""}},
		{"a file is counted once", all, func(_ *testing.T, s *assessment.State) {
			s.Add(tape().Record(assessment.Event{Do: assessment.DoEvidence, Evidence: []assessment.Evidence{{ID: "AC-1[a]", Path: "a"}, {ID: "AC-1", Path: "a"}, {ID: "AC-2", Path: "b"}}}))
		}, controls.GivesEvidence, entry{ready, "2", "evidence", 0, ""}},
		{"what rung does not hold", all, nil, controls.GivesNothing, entry{byHand, "", "", 0, ""}},
	} {
		t.Run(test.says, func(t *testing.T) {
			s := answered("L1", test.answers)
			if test.change != nil {
				test.change(t, s)
			}
			entries := assessment.Submission(s, assessment.Evaluate(c, s))
			require.Len(t, entries, len(controls.SubmissionValues))
			for _, e := range entries {
				if e.Field.Value == test.field {
					require.Equal(t, test.want, entry{e.State, e.Value, e.Note, e.Count, e.Day})
				}
			}
		})
	}
	s := answered("L2", "AC-3[a]=met")
	require.Nil(t, assessment.Submission(s, assessment.Evaluate(c, s)), "a level that asks for nothing")
}
