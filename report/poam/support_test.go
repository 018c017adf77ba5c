package poam_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
	"rung/controls/sheet"
	"rung/frameworks"
	"rung/report"
	"rung/report/poam"
)

var now = time.Date(2026, 3, 9, 8, 30, 0, 0, time.UTC)

const hostile = "=cmd|' /C calc'!A0\x1b[31m\u202e\x00<b>&amp;\"\r\n+1\t終😀_x0041_\xff"

func shipped(t testing.TB, id string) *controls.Catalogue {
	t.Helper()
	files, err := fs.Sub(frameworks.Files, id)
	require.NoError(t, err)
	c, err := controls.Load(files)
	require.NoError(t, err)
	return c
}

// firm is one whose assessment grows in a test, an hour after the other.
type firm struct {
	t         testing.TB
	catalogue *controls.Catalogue
	state     *assessment.State
	n         int
}

func begin(t testing.TB, c *controls.Catalogue, target string) *firm {
	header := assessment.Header{Rung: 1, ID: "0102030405060708090a0b0c", Created: now.AddDate(0, -2, 0), Framework: assessment.Ref(c), Target: target}
	return &firm{t, c, assessment.Replay(header, nil), 0}
}

func (f *firm) do(e assessment.Event) {
	f.n++
	e.ID, e.Time = fmt.Sprint("e", f.n), now.AddDate(0, -1, 0).Add(time.Duration(f.n)*time.Hour)
	f.state.Add(e)
}

func (f *firm) answer(id, status, note string) {
	f.t.Helper()
	set, err := assessment.SettingsFor(f.catalogue, f.state, id, status, &note)
	require.NoError(f.t, err)
	f.do(assessment.AnswerEvent(set...))
}

func (f *firm) plan(item assessment.PlanItem) {
	f.do(assessment.Event{Do: assessment.DoPlan, Plan: &item})
}

func (f *firm) subject(tag lang.Tag) report.Subject {
	return report.Subject{Catalogue: f.catalogue, State: f.state, Result: assessment.Evaluate(f.catalogue, f.state), Lang: tag, Now: now, Generator: "rung test"}
}

// written is the workbook as it is read back.
func (f *firm) written(tag lang.Tag) ([]byte, sheet.Book) {
	f.t.Helper()
	var out bytes.Buffer
	entries, err := poam.Write(&out, f.subject(tag))
	require.NoError(f.t, err)
	counted, err := poam.Count(out.Bytes())
	require.NoError(f.t, err)
	require.Equal(f.t, entries, counted)
	return out.Bytes(), read(f.t, out.Bytes())
}

func read(t testing.TB, data []byte) sheet.Book {
	t.Helper()
	book, err := sheet.Read(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	return book
}

// mixed is Level 2 with a plan entry of each kind.
func mixed(t testing.TB) *firm {
	f := begin(t, shipped(t, "cmmc-2"), "L2")
	f.do(assessment.Event{Do: assessment.DoProfile, Profile: &assessment.Profile{Firm: "Example Precision Parts Ltd.", Scope: "Plant 1", Assessor: "assessor"}})
	f.answer("AC.L2-3.1.2", "not-met", "Everybody may do everything.")
	f.answer("AC.L2-3.1.6", "not-met", "")
	f.answer("AC.L2-3.1.7[a]", "not-met", "現場人員共用同一組帳號，\n換班時不登出。")
	f.answer("AC.L2-3.1.8", "met", "")
	f.answer("AC.L2-3.1.9", "met", "")
	f.answer("AC.L2-3.1.10", "met", "")
	f.plan(assessment.PlanItem{ID: "AC.L2-3.1.6", Owner: "IT", Due: "2026-03-08", Resources: "Two days", Comments: "Waits for the vendor", Milestones: []assessment.Milestone{
		{Text: "Order", Due: "2026-02-01", Done: true}, {Text: "Try"},
	}})
	f.plan(assessment.PlanItem{ID: "AC.L2-3.1.7", Owner: "廠長", Closed: "2026-02-20"})
	f.plan(assessment.PlanItem{ID: "AC.L2-3.1.8", Owner: "IT", Closed: "2026-02-20"})
	f.plan(assessment.PlanItem{ID: "AC.L2-3.1.9", Owner: "IT", Due: "2026-06-30"})
	return f
}
