package report_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
	"rung/report"
)

const mainFile = `format: rung/v1
id: plant
version: "3"
title: {en: Plant Rules, zh-TW: 工廠規則}
short: Plant
publisher: {en: Nobody in particular, zh-TW: 無名氏}
languages: [en, zh-TW]
licence: CC0-1.0
notice: {en: This is an example., zh-TW: 這是範例。}
sources:
  - {id: rule, title: {en: The rule, zh-TW: 規則本文}, date: 2024-10, url: "https://example.org/rule"}
references:
  - {id: other, title: Other list}
facts:
  - {id: visitors, ask: {en: "Do visitors come?", zh-TW: 有訪客嗎？}, off: {en: No visitors come., zh-TW: 沒有訪客。}}
levels:
  - id: L1
    title: {en: Level 1, zh-TW: 第1級}
    about: {en: The first rung., zh-TW: 第一階。}
    rule: {kind: all-met, cite: Rule 1}
    status: {final: {en: Final One, zh-TW: 第1級最終狀態}}
  - id: L2
    title: {en: Level 2, zh-TW: 第2級}
    about: {en: The second rung., zh-TW: 第二階。}
    rule:
      kind: deduction
      cite: Rule 2
      maximum: 10
      gate: {requirement: AC.2, cite: Rule 2(a)}
      conditional: {minimum: 6, days: 180, cite: Rule 2(b)}
    status:
      final: {en: Final Two, zh-TW: 第2級最終狀態}
      conditional: {en: Conditional Two, zh-TW: 第2級有條件狀態}
domains:
  - {id: AC, file: access.yaml, title: {en: Access, zh-TW: 存取}}
  - {id: PE, file: place.yaml, title: {en: Place, zh-TW: 場所}}
`

// requirement writes one requirement with two objectives.
func requirement(id, level, more string) string {
	return fmt.Sprintf(`- id: %[1]s
  level: %[2]s
  title: {en: Title of %[1]s, zh-TW: %[1]s的標題}
  ask: {en: "Is %[1]s done?", zh-TW: "%[1]s做了嗎？"}
  why: {en: Else %[1]s goes wrong., zh-TW: 否則%[1]s會出事。}
  do: {en: [Do %[1]s., Then check it.], zh-TW: [做%[1]s。, 再檢查。]}
  evidence: {en: [the list of %[1]s], zh-TW: [%[1]s的清單]}
  objectives:
    a: {en: The first of %[1]s is so., zh-TW: %[1]s的第一點成立。}
    b: {en: The second of %[1]s is so., zh-TW: %[1]s的第二點成立。}
  refs: {other: ["3.1", "3.10"]}
%[3]s`, id, level, more)
}

func plant(t testing.TB) *controls.Catalogue {
	t.Helper()
	file := func(parts ...string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(strings.Join(parts, "\n"))} }
	c, err := controls.Load(fstest.MapFS{
		"catalogue.yaml": file(mainFile),
		"access.yaml": file(
			requirement("AC.1", "L1", ""),
			requirement("AC.2", "L2", "  weight: 0\n  poam: never\n  cite: Rule 2(c)\n"),
			requirement("AC.3", "L2", "  weight: 5\n  poam: never\n  cite: Rule 2(d)\n"),
		),
		"place.yaml": file(
			requirement("PE.1", "L1", ""),
			requirement("PE.2", "L1", "  needs: [visitors]\n"),
			requirement("PE.3", "L2", "  weight: 1\n  poam: allowed\n  cite: Rule 2(e)\n"),
		),
	})
	require.NoError(t, err)
	return c
}

var now = time.Date(2026, 3, 9, 1, 2, 3, 0, time.FixedZone("Taipei", 8*3600))

// build makes the report of an assessment with these answers: "AC.1[a]=met AC.1[b]=not-met".
func build(t *testing.T, tag lang.Tag, target, answers string) report.Model {
	t.Helper()
	c := plant(t)
	profile := assessment.Profile{
		Firm: "Example Ltd.", Scope: "Plant 1", Sector: "Screws", Size: 40, UBN: "04595257",
		CAGE: []string{"SAB12", "SAB34"}, Assessor: "Plant manager", Facts: map[string]bool{"visitors": false},
	}
	events := []assessment.Event{{ID: "p", Time: now.UTC(), Do: assessment.DoProfile, Profile: &profile}}
	for i, answer := range strings.Fields(answers) {
		id, value, _ := strings.Cut(answer, "=")
		note := "Note on " + id
		set := assessment.Setting{ID: id, To: assessment.Value(value), Note: &note}
		events = append(events, assessment.Event{
			ID: fmt.Sprint(i), Time: now.UTC(), Do: assessment.DoAnswer, Set: []assessment.Setting{set},
		})
	}
	s := assessment.Replay(assessment.Header{Rung: 1, Target: target}, events)
	return report.Build(c, s, assessment.Evaluate(c, s), report.Options{Lang: tag, Now: now, Version: "1.2"})
}

// all answers every objective of these requirements alike.
func all(value string, ids ...string) string {
	var b strings.Builder
	for _, id := range ids {
		fmt.Fprintf(&b, "%s[a]=%s %s[b]=%s ", id, value, id, value)
	}
	return b.String()
}

const half = "AC.1[a]=met AC.1[b]=not-met PE.1[a]=met"

func TestBuild(t *testing.T) {
	en, zh := build(t, lang.English, "L1", half), build(t, lang.TraditionalChinese, "L1", half)
	for _, row := range []struct {
		name           string
		of             func(m report.Model) string
		wantEn, wantZh string
	}{
		{"the title names firm, framework and level", func(m report.Model) string { return m.Title }, "Example Ltd.: Plant gap report, Level 1", "Example Ltd.：Plant缺口報告，第1級"},
		{"the cover says what it is", func(m report.Model) string { return m.Cover.Heading }, "Gap report, Level 1", "缺口報告：第1級"},
		{"the cover says the framework", func(m report.Model) string { return m.Cover.Framework }, "Plant Rules", "工廠規則"},
		{"the cover says the status", func(m report.Model) string { return m.Cover.Status }, "not reached yet", "尚未達成"},
		{"a rung says its figures", func(m report.Model) string { return m.Cover.Ladder[0].Figures }, "1 of 3 requirements met or not applicable", "3項要求事項中，1項符合或不適用"},
		{"a rung that is not asked says so", func(m report.Model) string { return m.Cover.Ladder[1].Word }, "not part of this assessment", "不在本次評鑑範圍"},
		{"the headline counts the gaps", func(m report.Model) string { return m.Summary.Headline }, "Level 1 is not reached yet. Requirements not met: 1.", "第1級尚未達成，有1項要求事項不符合。"},
		{"an open question leaves a range", func(m report.Model) string { return m.Summary.Paragraphs[0] }, "Between 1 and 2 of 3 requirements will be met, depending on the answers that are still open.", "3項要求事項中，最後會有1至2項符合，視尚未作答的題目而定。"},
		{"progress counts the questions that concern the firm", func(m report.Model) string { return m.Summary.Progress }, "3 of 4 questions answered", "已作答3題，共4題"},
		{"a gap names its domain", func(m report.Model) string { return m.Gaps[0].Domain }, "Access", "存取"},
		{"a gap says what to do", func(m report.Model) string { return m.Gaps[0].Do[1] }, "Then check it.", "再檢查。"},
		{"a failing objective has its note", func(m report.Model) string { return m.Gaps[0].Failing[0].Note }, "Note on AC.1[b]", "Note on AC.1[b]"},
		{"what does not concern the firm says why", func(m report.Model) string { return m.Findings[1].Findings[1].Off }, "No visitors come.", "沒有訪客。"},
		{"an open objective is said to be open", func(m report.Model) string { return m.Findings[1].Findings[0].Objectives[1].Answer }, "not answered", "尚未作答"},
		{"a finding lists what it relates to", func(m report.Model) string { return m.Findings[0].Findings[0].References }, "Other list 3.1, 3.10", "Other list 3.1、3.10"},
		{"the method cites the rule", func(m report.Model) string { return m.Method.Paragraphs[1] }, "Level 1 is reached when every requirement is met or does not apply (Rule 1). There is no score in between.", "所有要求事項都是符合或不適用，才算達成第1級（Rule 1），沒有中間分數。"},
		{"the notice is the catalogue's", func(m report.Model) string { return m.Method.Notice }, "This is an example.", "這是範例。"},
	} {
		t.Run(row.name, func(t *testing.T) {
			require.Equal(t, row.wantEn, row.of(en))
			require.Equal(t, row.wantZh, row.of(zh))
		})
	}
	require.Equal(t, time.Date(2026, 3, 8, 17, 2, 3, 0, time.UTC), en.Created, "in UTC")
	require.Equal(t, "2026-03-08", en.Cover.Fields[1].Value)
	require.Equal(t, []report.RungState{report.Missed, report.Unstated}, []report.RungState{en.Cover.Ladder[0].State, en.Cover.Ladder[1].State})
}

// statuses are assessments that end in every status there is.
var statuses = map[assessment.Status]struct{ target, answers string }{
	assessment.Final:       {"L1", all("met", "AC.1", "PE.1")},
	assessment.NotAchieved: {"L1", half},
	assessment.Incomplete:  {"L1", "AC.1[a]=met"},
	assessment.Conditional: {"L2", all("met", "AC.2", "AC.3") + all("not-met", "PE.3")},
	assessment.NoScore:     {"L2", all("not-met", "AC.2", "AC.3") + all("met", "PE.3")},
}

func TestEveryStatusHasItsWords(t *testing.T) {
	for _, status := range assessment.Statuses {
		for _, tag := range report.Messages.Tags() {
			m := build(t, tag, statuses[status].target, statuses[status].answers)
			require.NotEmpty(t, m.Summary.Headline)
			for _, s := range texts(reflect.ValueOf(m)) {
				require.NotContains(t, s, "⟨", "%s in %s", status, tag)
				require.NotContains(t, s, "<no value>", "%s in %s", status, tag)
				require.NotContains(t, s, "{{", "%s in %s", status, tag)
			}
		}
	}
}

func TestPointsAndPlans(t *testing.T) {
	conditional := build(t, lang.English, "L2", statuses[assessment.Conditional].answers)
	require.Equal(t, "The score is 9 of 10 points.", conditional.Summary.Paragraphs[0])
	require.Equal(t, "1 point", conditional.Gaps[0].Cost)
	require.Equal(t, report.Partway, conditional.Cover.Ladder[1].State)
	none := build(t, lang.English, "L2", statuses[assessment.NoScore].answers)
	require.Equal(t, "Without a current security plan no score can be given.", none.Summary.Paragraphs[0])
	require.Equal(t, "2 gaps may not stand on a plan of action and must be closed first: AC.2, AC.3.", none.Summary.Paragraphs[2])
	require.Equal(t, report.Missed, none.Cover.Ladder[1].State)
}

func TestNoGapIsNotTheSameAsNoGapYet(t *testing.T) {
	final := build(t, lang.English, "L1", statuses[assessment.Final].answers)
	require.Empty(t, final.Gaps)
	require.Equal(t, "No requirement is short of being met.", final.Labels.NoGaps)
	open := build(t, lang.English, "L1", "AC.1[a]=met")
	require.Empty(t, open.Gaps)
	require.Equal(t, "No gap has been found so far; 3 questions are still open.", open.Labels.NoGaps)
}

func TestWhatWasNotSaidIsLeftOut(t *testing.T) {
	c := plant(t)
	s := assessment.Replay(assessment.Header{Rung: 1, Target: "L1"}, nil)
	m := report.Build(c, s, assessment.Evaluate(c, s), report.Options{Lang: lang.English, Now: now, Version: "1.2"})
	var labels []string
	for _, f := range m.Cover.Fields {
		labels = append(labels, f.Label)
	}
	require.Equal(t, []string{"Target", "Report date", "Catalogue version", "Catalogue digest", "Catalogue signed"}, labels)
}

// texts are all texts within a value.
func texts(v reflect.Value) []string {
	var out []string
	switch v.Kind() {
	case reflect.String:
		out = append(out, v.String())
	case reflect.Slice:
		for i := range v.Len() {
			out = append(out, texts(v.Index(i))...)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				out = append(out, texts(v.Field(i))...)
			}
		}
	}
	return out
}
