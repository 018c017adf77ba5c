package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"rung/assessment"
	"rung/controls"
)

// story tells how the sample firm's assessment grew over months. Each row of its sheet is one thing that was done: the
// day counted from the report's, what was done, to which id, a value, and the words in each language.
//
//	as                the author from here on
//	domain, answer    all of a domain met; one answer and its note. Those of one day are one event
//	except, file      an exception and where it is described; a file linked, its size in bytes
//	plan, step, done  who closes a gap, due in so many days; an open and a finished milestone of it
type story struct {
	catalogue *controls.Catalogue
	recorder  assessment.Recorder
	now       time.Time // of the report
	at        time.Time // in the story
	state     *assessment.State
	answers   []assessment.Setting
	plan      *assessment.PlanItem
	events    []assessment.Event
}

// storyRow is one row of the sheet.
type storyRow struct{ do, id, value, text string }

// tellStory reads the story of a level and makes its events.
func (a *app) tellStory(c *controls.Catalogue, s *assessment.State, level string) ([]assessment.Event, error) {
	rows, err := storyRows(level)
	if err != nil {
		return nil, err
	}
	words := slices.Index(rows[0], string(a.lang))
	if words < 0 {
		words = slices.Index(rows[0], "en")
	}
	told := &story{catalogue: c, now: a.Now().UTC(), state: s}
	told.recorder = assessment.Recorder{Now: func() time.Time { return told.at }, NewID: a.NewID, Author: s.Profile.Assessor}
	for i, row := range rows[1:] {
		day, err := strconv.Atoi(row[0])
		if err != nil {
			return nil, fmt.Errorf("row %d: %w", i+2, err)
		}
		told.day(day)
		if err := told.do(storyRow{row[1], row[2], row[3], row[words]}); err != nil {
			return nil, fmt.Errorf("row %d: %w", i+2, err)
		}
	}
	told.flush()
	return told.events, nil
}

func storyRows(level string) ([][]string, error) {
	sheet, err := demoFiles.ReadFile("demo/" + strings.ToLower(level) + ".csv")
	if err != nil {
		return nil, err
	}
	return csv.NewReader(bytes.NewReader(sheet)).ReadAll()
}

// storyBegin is when a story begins, told from now.
func storyBegin(level string, now time.Time) time.Time {
	rows, err := storyRows(level)
	if err != nil || len(rows) < 2 {
		return now
	}
	day, _ := strconv.Atoi(rows[1][0]) // a row that is no number is named when the story is told
	return storyDay(now, day)
}

// storyDay is the day of the story, at nine in the morning in Taiwan.
func storyDay(now time.Time, day int) time.Time {
	return now.UTC().Truncate(24*time.Hour).AddDate(0, 0, day).Add(time.Hour)
}

func (t *story) day(day int) {
	if at := storyDay(t.now, day); at.After(t.at.Add(12 * time.Hour)) {
		t.flush()
		t.at = at
	}
}

func (t *story) do(row storyRow) error {
	if row.do != "domain" && row.do != "answer" {
		t.flushAnswers()
	}
	if row.do != "step" && row.do != "done" {
		t.flushPlan()
	}
	switch row.do {
	case "as":
		t.recorder.Author = row.text
	case "domain":
		return t.domain(row.id)
	case "answer":
		return t.answer(row)
	case "except":
		e, err := assessment.Except(t.catalogue, t.state, row.id, assessment.Exception{Kind: row.value, Reference: row.text})
		if err != nil {
			return err
		}
		t.record(e)
	case "file":
		return t.file(row)
	case "plan":
		due, err := t.due(row.value)
		t.plan = &assessment.PlanItem{ID: row.id, Owner: row.text, Due: due}
		return err
	case "step", "done":
		due, err := t.due(row.value)
		t.plan.Milestones = append(t.plan.Milestones, assessment.Milestone{Text: row.text, Due: due, Done: row.do == "done"})
		return err
	default:
		return fmt.Errorf("nothing is called %q", row.do)
	}
	return nil
}

// domain sets every question of a domain to met.
func (t *story) domain(id string) error {
	for _, r := range t.catalogue.Asked(t.state.Target) {
		if r.Domain == id {
			if err := t.answer(storyRow{id: r.ID, value: string(assessment.Met)}); err != nil {
				return err
			}
		}
	}
	return nil
}

// answer sets an answer; one given earlier on the same day is replaced.
func (t *story) answer(row storyRow) error {
	var note *string
	if row.text != "" {
		note = &row.text
	}
	settings, err := assessment.SettingsFor(t.catalogue, t.state, row.id, row.value, note)
	if err != nil {
		return err
	}
	for _, s := range settings {
		if i := slices.IndexFunc(t.answers, func(x assessment.Setting) bool { return x.ID == s.ID }); i >= 0 {
			t.answers[i] = s
			continue
		}
		t.answers = append(t.answers, s)
	}
	return nil
}

// file links a file that nobody has: its hash is that of its name.
func (t *story) file(row storyRow) error {
	size, err := strconv.ParseInt(row.value, 10, 64)
	sum := sha256.Sum256([]byte(row.text))
	t.record(assessment.Event{Do: assessment.DoEvidence, Evidence: []assessment.Evidence{{
		ID: row.id, Path: row.text, SHA256: hex.EncodeToString(sum[:]), Size: size,
		Date: t.at.AddDate(0, 0, -1).Format(time.DateOnly), Draft: strings.HasSuffix(row.text, ".docx"),
	}}})
	return err
}

func (t *story) due(days string) (string, error) {
	n, err := strconv.Atoi(days)
	return t.now.AddDate(0, 0, n).Format(time.DateOnly), err
}

func (t *story) flush() {
	t.flushAnswers()
	t.flushPlan()
}

func (t *story) flushAnswers() {
	if len(t.answers) > 0 {
		t.record(assessment.AnswerEvent(t.answers...))
		t.answers = nil
	}
}

func (t *story) flushPlan() {
	if t.plan != nil {
		t.record(assessment.Event{Do: assessment.DoPlan, Plan: t.plan})
		t.plan = nil
	}
}

// record adds an event a few minutes after the one before.
func (t *story) record(e assessment.Event) {
	t.at = t.at.Add(4 * time.Minute)
	e = t.recorder.Record(e)
	t.state.Add(e)
	t.events = append(t.events, e)
}
