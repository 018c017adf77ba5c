package controls_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls"
	"rung/controls/lang"
)

// kept is a catalogue whose level says how evidence is kept and what is handed in.
var kept = sample{
	"catalogue.yaml": `format: rung/v1
id: basics
version: "1.0"
title: Basics
short: Basics
publisher: Example
languages: [en]
notice: An example.
licence: CC0-1.0
levels:
  - id: L1
    title: One
    about: The first.
    rule: {kind: all-met, cite: Rule 1}
    evidence:
      retention: {years: 6, cite: Rule 2}
      hashing:
        algorithm: sha-256
        list: evidence-list.log
        seal: evidence-seal.log
        about: Where somebody else assesses.
        cite: Rule 3
    submission:
      to: The office
      about: By the firm itself.
      cite: Rule 4
      fields:
        - {id: scope, label: Scope, value: scope, cite: Rule 4(a)}
        - {id: who, label: Who, value: by-hand, about: Ask them., cite: Rule 4(b)}
domains:
  - {id: AC, title: Access, file: access.yaml}
`,
	"access.yaml": `- id: AC.1
  level: L1
  title: Accounts
  ask: Is it so?
  why: Because.
  do: [Do it.]
  evidence: [A list.]
  objectives:
    a: It is so.
`,
}

func TestEvidenceAndSubmissionAreRead(t *testing.T) {
	l := load(t, kept).Level("L1")
	text := func(s string) lang.Text { return lang.Text{lang.English: s} }
	require.Equal(t, controls.Keeping{
		Retention: controls.Interval{Years: 6, Cite: "Rule 2"},
		Hashing:   &controls.Hashing{Algorithm: controls.SHA256, List: "evidence-list.log", Seal: "evidence-seal.log", About: text("Where somebody else assesses."), Cite: "Rule 3"},
	}, l.Evidence)
	require.Equal(t, "The office", l.Submission.To.In(lang.English))
	require.Equal(t, []controls.SubmissionField{
		{ID: "scope", Label: text("Scope"), Value: controls.GivesScope, Cite: "Rule 4(a)"},
		{ID: "who", Label: text("Who"), Value: controls.GivesNothing, About: text("Ask them."), Cite: "Rule 4(b)"},
	}, l.Submission.Fields)
	plain := load(t, allMet).Level("L1")
	require.Zero(t, plain.Evidence)
	require.Nil(t, plain.Submission)
}

func TestBrokenEvidenceAndSubmission(t *testing.T) {
	for _, test := range []struct{ says, old, with, rule, at string }{
		{"an algorithm that is not approved", "sha-256", "md5", "form", "catalogue.yaml:18:20"},
		{"a list that leads elsewhere", "evidence-list.log", "../evidence.log", "form", "catalogue.yaml:19:15"},
		{"a list in a folder", "evidence-list.log", "a/evidence.log", "form", "catalogue.yaml:19:15"},
		{"a list that is a program", "evidence-list.log", "evidence.exe", "form", "catalogue.yaml:19:15"},
		{"a hidden list", "evidence-list.log", ".evidence.log", "form", "catalogue.yaml:19:15"},
		{"a list that is a device to Windows", "evidence-list.log", "Con.log", "form", "catalogue.yaml:19:15"},
		{"a seal that is the list", "evidence-seal.log", "Evidence-List.log", "form", "catalogue.yaml:20:15"},
		{"no years", "years: 6", "years: 0", "number", "catalogue.yaml:16:26"},
		{"a value that no assessment gives", "value: scope", "value: shoe-size", "form", "catalogue.yaml:28:44"},
		{"two fields with one id", "id: who", "id: scope", "duplicate-id", "catalogue.yaml:29:16"},
		{"a field without a source", ", cite: Rule 4(a)", "", "missing-key", "catalogue.yaml:28:11"},
		{"a key that nobody knows", "      to: The office", "      too: The office", "unknown-key", "catalogue.yaml:24:7"},
	} {
		t.Run(test.says, func(t *testing.T) {
			found := broken(t, kept.edit(t, "catalogue.yaml", test.old, test.with))
			require.Equal(t, []string{test.rule, test.at}, []string{found[0].Rule, fmt.Sprintf("%s:%d:%d", found[0].File, found[0].Line, found[0].Column)})
		})
	}
}

func TestAChangeOfEvidenceOrSubmissionIsTold(t *testing.T) {
	changes := controls.Diff(load(t, kept), load(t, kept.edit(t, "catalogue.yaml", "years: 6", "years: 7").edit(t, "catalogue.yaml", "to: The office", "to: Another office")))
	require.Len(t, changes.Levels, 1)
	var fields []string
	for _, d := range changes.Levels[0].Differences {
		fields = append(fields, d.Field)
	}
	require.Equal(t, []string{"evidence", "submission"}, fields)
}
