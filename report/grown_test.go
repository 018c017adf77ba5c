package report_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls/lang"
	"rung/report"
)

// told makes the report of an assessment told as "day author what": 0 plant AC.3[a]=met.
func told(t *testing.T, o report.Options, target string, lines ...string) report.Model {
	t.Helper()
	c := plant(t)
	begin := time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)
	profile := assessment.Profile{Firm: "Example Ltd.", Assessor: "Plant manager", Facts: map[string]bool{"visitors": false}}
	events := []assessment.Event{{ID: "p", Time: begin, Author: "plant", Do: assessment.DoProfile, Profile: &profile}}
	for i, line := range lines {
		day, author, what := 0, "", ""
		_, err := fmt.Sscan(line, &day, &author, &what)
		require.NoError(t, err)
		e := assessment.Event{ID: fmt.Sprint("e", i), Time: begin.AddDate(0, 0, day), Author: author}
		switch id, value, _ := strings.Cut(what, "="); id {
		case "undo":
			e.Do, e.Undo = assessment.DoUndo, value
		case "file":
			e.Do, e.Evidence = assessment.DoEvidence, []assessment.Evidence{{ID: value, Path: "list.pdf", SHA256: "ab12", Size: 2048, Date: "2026-01-02", Draft: true}}
		case "plan":
			e.Do, e.Plan = assessment.DoPlan, &assessment.PlanItem{ID: value, Owner: "IT", Due: "2026-05-01", Milestones: []assessment.Milestone{{Text: "Buy it", Due: "2026-04-01", Done: true}}}
		default:
			e.Do, e.Set = assessment.DoAnswer, []assessment.Setting{{ID: id, To: assessment.Value(value)}}
		}
		events = append(events, e)
	}
	s := assessment.Replay(assessment.Header{Rung: 1, Target: target}, events)
	o.Lang, o.Now, o.Version = lang.English, now, "1.2"
	return report.Build(c, s, assessment.Evaluate(c, s), o)
}

// story is an assessment of Level 2 over two months: PE.3 is found wanting, AC.3 is mended.
var story = []string{
	"0 plant AC.2[a]=met", "0 plant AC.2[b]=met", "0 plant AC.3[a]=not-met", "0 plant AC.3[b]=met", "0 plant PE.3[a]=met",
	"7 plant PE.3[b]=met", "7 plant file=AC.3[a]", "7 plant file=AC.3",
	"50 IT AC.3[a]=met", "50 IT PE.3[b]=not-met", "50 IT plan=PE.3", "50 plant undo=e99",
}

func TestTimeline(t *testing.T) {
	m := told(t, report.Options{}, "L2", story...)
	require.Len(t, m.Timeline.Points, 3)
	first, last := m.Timeline.Points[0], m.Timeline.Points[2]
	require.Equal(t, "2026-01-05", first.Day)
	require.Equal(t, "4 to 5", first.Score, "a range while PE.3[b] is open")
	require.Equal(t, [3]int{1, 1, 1}, [3]int{first.Held, first.NotMet, first.Open})
	require.Equal(t, "9", last.Score)
	require.Equal(t, 6, m.Timeline.Minimum)
	require.True(t, m.Timeline.InPoints)
	require.Nil(t, told(t, report.Options{}, "L2", "0 plant AC.3[a]=met").Timeline, "one day is no time")
}

func TestAWrongClockMovesNothing(t *testing.T) {
	m := told(t, report.Options{}, "L2", "0 plant AC.2[a]=met", "9 plant AC.2[b]=met", "3 plant AC.3[a]=met", "12 plant AC.3[b]=met")
	var days []string
	for _, p := range m.Timeline.Points {
		days = append(days, p.Day)
	}
	require.Equal(t, []string{"2026-01-05", "2026-01-14", "2026-01-17"}, days)
}

func TestALongTimelineIsThinnedOut(t *testing.T) {
	var lines []string
	for day := range 200 {
		lines = append(lines, fmt.Sprintf("%d plant AC.2[a]=met", day))
	}
	points := told(t, report.Options{}, "L2", lines...).Timeline.Points
	require.Len(t, points, 60)
	require.Equal(t, "2026-01-05", points[0].Day)
	require.Equal(t, "2026-07-23", points[59].Day)
}

func TestSince(t *testing.T) {
	m := told(t, report.Options{}, "L2", story...)
	require.Equal(t, "What changed since 2026-01-12", m.Since.Title, "the last day four weeks before the newest")
	require.Equal(t, []report.Change{{ID: "AC.3", Title: "Title of AC.3"}}, m.Since.Closed)
	require.Equal(t, []report.Change{{ID: "PE.3", Title: "Title of PE.3"}}, m.Since.Found)
	require.Equal(t, []string{"Gaps closed: 1. Gaps found: 1.", "The score was 5 and is now 9."}, m.Since.Lines)
}

func TestHistory(t *testing.T) {
	m := told(t, report.Options{}, "L2", story...)
	require.Equal(t, []report.HistoryDay{
		{Day: "2026-02-24", Author: "plant", Lines: []string{"One entry taken back"}},
		{Day: "2026-02-24", Author: "IT", Lines: []string{"AC.3[a]: not met, now met", "PE.3[b]: met, now not met", "Plan for PE.3: IT, 2026-05-01"}},
		{Day: "2026-01-12", Author: "plant", Lines: []string{"One question answered for the first time", "2 pieces of evidence linked"}},
		{Day: "2026-01-05", Author: "plant", Lines: []string{"5 questions answered for the first time", "Firm and scope entered"}},
	}, m.History)
}

func TestEvidenceStandsWithItsAnswerAndInTheIndex(t *testing.T) {
	m := told(t, report.Options{}, "L2", story...)
	require.Len(t, m.Evidence, 1, "one file that speaks for two things")
	f := m.Evidence[0]
	require.Equal(t, []string{"AC.3", "AC.3[a]"}, f.For)
	require.Equal(t, "2 kB", f.Size)
	require.Equal(t, "draft, no evidence yet", f.DraftWord)
	finding := m.Findings[0].Findings[1]
	require.Equal(t, "AC.3", finding.ID)
	require.Len(t, finding.Files, 1)
	require.Len(t, finding.Objectives[0].Files, 1)
}

func TestPlanOfAGap(t *testing.T) {
	g := told(t, report.Options{}, "L2", story...).Gaps[0]
	require.Equal(t, []string{"PE.3", "IT", "2026-05-01", "10", "allowed"}, []string{g.ID, g.Owner, g.Due, g.After, g.OnPlan})
	require.Equal(t, []report.Milestone{{Text: "Buy it", Due: "2026-04-01", Done: true, Word: "done"}}, g.Milestones)
	require.Equal(t, 1, g.Points)
	require.False(t, g.Barred)
}

func TestStaircase(t *testing.T) {
	m := told(t, report.Options{}, "L2", all("met", "AC.2")[:0]+"0 plant AC.2[a]=met", "0 plant AC.2[b]=met", "0 plant AC.3[a]=not-met", "0 plant PE.3[a]=not-met")
	require.Equal(t, 4, *m.Stairs.Start)
	require.Equal(t, []int{9, 10}, []int{*m.Stairs.Steps[0].Score, *m.Stairs.Steps[1].Score})
	require.Equal(t, "Conditional Two", m.Stairs.Steps[0].Reaches)
	require.Equal(t, "6: Conditional Two", m.Stairs.MinimumWord)
	require.Equal(t, "10: Final Two", m.Stairs.MaximumWord)
	gate := told(t, report.Options{}, "L2", "0 plant AC.2[a]=not-met", "0 plant AC.3[a]=not-met")
	require.Nil(t, gate.Stairs.Start, "without the gate there is no score")
	require.Equal(t, "no score", gate.Stairs.StartWord)
}

func TestDomainsStandWorstFirst(t *testing.T) {
	m := told(t, report.Options{}, "L2", "0 plant AC.3[a]=met", "0 plant PE.3[a]=not-met")
	require.Equal(t, []string{"PE", "AC"}, []string{m.Domains[0].ID, m.Domains[1].ID})
	require.Equal(t, "1 point", m.Domains[0].Cost)
}

func TestHeatNamesEachRequirementShortly(t *testing.T) {
	m := told(t, report.Options{}, "L2", story...)
	require.Equal(t, []string{"2", "3"}, []string{m.Heat[0].Cells[0].Short, m.Heat[0].Cells[1].Short})
	require.Equal(t, 1, m.Heat[1].Cells[0].Points)
}

func TestKindsHoldTheirParts(t *testing.T) {
	full := told(t, report.Options{}, "L2", story...)
	require.Equal(t, report.KindFull, full.Kind)
	require.NotEmpty(t, full.Findings)
	require.Len(t, full.SignOff, 3)
	require.Equal(t, "Plant manager", full.SignOff[0].Name)
	summary := told(t, report.Options{Kind: report.KindSummary}, "L2", story...)
	require.Empty(t, summary.Gaps)
	require.Empty(t, summary.Findings)
	require.NotEmpty(t, summary.Summary.First)
	require.Equal(t, "Example Ltd.: Plant summary, Level 2", summary.Title)
	require.NotContains(t, strings.Join(summary.Summary.Paragraphs, " "), "gap register")
	plan := told(t, report.Options{Kind: report.KindPlan}, "L2", story...)
	require.NotEmpty(t, plan.Gaps)
	require.Empty(t, plan.Findings)
	require.Equal(t, "Plan of action, Level 2", plan.Cover.Heading)
}

func TestSecondLanguage(t *testing.T) {
	m := told(t, report.Options{Langs: []lang.Tag{lang.English, lang.TraditionalChinese}}, "L2", story...)
	require.Equal(t, lang.TraditionalChinese, m.Also)
	require.Equal(t, "PE.3的標題", m.Gaps[0].Also)
	require.Equal(t, "AC.2的標題", m.Findings[0].Findings[0].Also)
	require.Empty(t, told(t, report.Options{Langs: []lang.Tag{lang.English}}, "L2", story...).Gaps[0].Also)
}

func TestDates(t *testing.T) {
	for _, row := range []struct {
		style report.DateStyle
		tag   lang.Tag
		want  string
	}{
		{"", lang.English, "2026-03-08"},
		{report.DatesAD, lang.TraditionalChinese, "2026-03-08"},
		{report.DatesROC, lang.TraditionalChinese, "民國115年3月8日"},
		{report.DatesBoth, lang.TraditionalChinese, "2026-03-08（民國115年3月8日）"},
		{report.DatesROC, lang.English, "115-3-8 (ROC)"},
	} {
		c := plant(t)
		s := assessment.Replay(assessment.Header{Rung: 1, Target: "L1"}, nil)
		m := report.Build(c, s, assessment.Evaluate(c, s), report.Options{Lang: row.tag, Now: now, Dates: row.style})
		require.Equal(t, row.want, m.Date)
	}
}
