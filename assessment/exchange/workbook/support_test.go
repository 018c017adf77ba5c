package workbook_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/assessment/exchange"
	"rung/assessment/exchange/workbook"
	"rung/controls"
	"rung/controls/lang"
	"rung/controls/sheet"
)

const catalogueYAML = `format: rung/v1
id: ladder
version: "1"
title: Ladder
short: Ladder
publisher: us
languages: [en, zh-TW]
licence: CC0-1.0
notice: {en: An example., zh-TW: 範例。}
scales:
  - id: often
    title: {en: How often, zh-TW: 多常}
    steps:
      - {id: never, title: {en: "Never, so far", zh-TW: 從未}, text: {en: Not once., zh-TW: 一次也沒有。}}
      - {id: daily, title: {en: Daily, zh-TW: 每天}, text: {en: Each day., zh-TW: 天天。}}
facts:
  - {id: lift, ask: {en: "Is there a lift?", zh-TW: 有電梯嗎？}, "off": {en: There is none., zh-TW: 沒有。}}
levels:
  - {id: L1, title: {en: Level 1, zh-TW: 第1級}, about: {en: One., zh-TW: 一。}, rule: {kind: all-met, cite: own}}
  - {id: L2, title: {en: Level 2, zh-TW: 第2級}, about: {en: Two., zh-TW: 二。}, rule: {kind: deduction, maximum: 9, cite: own}}
domains:
  - {id: AC, title: {en: Access, zh-TW: 存取}, file: ac.yaml}
  - {id: PE, title: {en: Doors, zh-TW: 門禁}, file: pe.yaml}
`

func requirement(id, level, rest string) string {
	return fmt.Sprintf(`- {id: %s, level: %s, title: {en: Title %[1]s, zh-TW: 標題%[1]s}, cite: own, ask: {en: "Is it?", zh-TW: 是嗎？}, `+
		`why: {en: Else not., zh-TW: 不然不行。}, do: {en: [Do it.], zh-TW: [做。]}, evidence: {en: [a list], zh-TW: [清單]}, %[3]s}
`, id, level, rest)
}

const (
	two  = `weight: 3, objectives: {a: {en: It is so., zh-TW: 是。}, b: {en: It stays so., zh-TW: 仍是。}}`
	part = `, partial: {weight: 1, ask: {en: "In part?", zh-TW: 部分？}, cite: own}`
)

func ladder(t testing.TB) *controls.Catalogue {
	return ladderWith(t, requirement("AC-1", "L2", two+part))
}

// ladderWith is the ladder with another second requirement.
func ladderWith(t testing.TB, second string) *controls.Catalogue {
	t.Helper()
	c, err := controls.Load(fstest.MapFS{
		"catalogue.yaml": {Data: []byte(catalogueYAML)},
		"ac.yaml": {Data: []byte(requirement("AC-0", "L1", `objectives: {a: {en: One., zh-TW: 一。}}`) + second +
			requirement("AC-2", "L2", `weight: 1, objectives: {a: {text: {en: How often., zh-TW: 多常。}, scale: often, minimum: daily}}`))},
		"pe.yaml": {Data: []byte(requirement("PE-1", "L2", two) +
			requirement("PE-2", "L2", `weight: 1, needs: [lift], objectives: {a: {en: It is locked., zh-TW: 鎖著。}}`))},
	})
	require.NoError(t, err)
	return c
}

// file is an assessment with these answers: "AC-1[a]=met: a note", and plans: "AC-1@IT 2026-12-31".
func file(c *controls.Catalogue, done ...string) *assessment.State {
	s := assessment.Replay(assessment.Header{Rung: 1, ID: "h", Framework: assessment.Ref(c), Target: "L2"}, nil)
	s.Profile = assessment.Profile{Firm: "Yongfeng Metal", Scope: "Plant 1", Assessor: "Plant manager", Facts: map[string]bool{"lift": false}}
	add(s, done...)
	return s
}

func add(s *assessment.State, done ...string) {
	for _, one := range done {
		e := assessment.Event{ID: fmt.Sprint("e", len(s.Events)), Time: time.Date(2026, 1, 2, 3, 0, 0, 0, time.UTC), Author: "IT", Do: assessment.DoAnswer}
		if id, plan, ok := strings.Cut(one, "@"); ok && !strings.Contains(id, "=") {
			owner, due, _ := strings.Cut(plan, " ")
			e.Do, e.Plan = assessment.DoPlan, &assessment.PlanItem{ID: id, Owner: owner, Due: due, Resources: "kept"}
		} else {
			id, said, _ := strings.Cut(one, "=")
			to, note, noted := strings.Cut(said, ": ")
			set := assessment.Setting{ID: id, To: assessment.Value(to)}
			if noted {
				set.Note = &note
			}
			e.Set = []assessment.Setting{set}
		}
		s.Add(e)
	}
}

func link(s *assessment.State, id, path string) {
	s.Add(assessment.Event{ID: fmt.Sprint("e", len(s.Events)), Do: assessment.DoEvidence, Evidence: []assessment.Evidence{{ID: id, Path: path}}})
}

func export(c *controls.Catalogue, s *assessment.State, langs ...lang.Tag) workbook.Made {
	if len(langs) == 0 {
		langs = []lang.Tag{lang.English}
	}
	return workbook.Make(workbook.Source{
		Catalogue: c, State: s, Result: assessment.Evaluate(c, s), Langs: langs, Now: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC),
	})
}

// posted is a workbook as it arrives: written and read again.
func posted(t testing.TB, b sheet.Book) []sheet.Sheet {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, sheet.Write(&out, b))
	back, err := sheet.Read(bytes.NewReader(out.Bytes()), int64(out.Len()))
	require.NoError(t, err)
	return back.Sheets
}

// fill writes texts into the row of an id, by head: "Answer=met".
func fill(t testing.TB, sheets []sheet.Sheet, id string, texts ...string) {
	t.Helper()
	for i := range sheets {
		if len(sheets[i].Rows) == 0 {
			continue
		}
		for j, row := range sheets[i].Rows {
			if len(row) == 0 || row[0].Text != id {
				continue
			}
			for _, text := range texts {
				head, text, _ := strings.Cut(text, "=")
				at := slices.IndexFunc(sheets[i].Rows[0], func(c sheet.Cell) bool { return c.Text == head })
				require.GreaterOrEqual(t, at, 0, head)
				for len(sheets[i].Rows[j]) <= at {
					sheets[i].Rows[j] = append(sheets[i].Rows[j], sheet.Cell{})
				}
				sheets[i].Rows[j][at].Text = text
			}
			return
		}
	}
	require.Fail(t, "no row "+id)
}

// weighed reads sheets and compares them.
func weighed(t testing.TB, c *controls.Catalogue, s *assessment.State, sheets ...[]sheet.Sheet) (*exchange.Report, *workbook.PlanReport) {
	t.Helper()
	var answers []exchange.Incoming
	var all []*workbook.Filled
	for i, one := range sheets {
		filled, err := workbook.Read(one, fmt.Sprintf("%c.xlsx", 'a'+i), c, s)
		require.NoError(t, err)
		answers = append(answers, filled.Answers...)
		all = append(all, filled)
	}
	report := exchange.Compare(c, s, answers)
	return report, workbook.Complete(c, s, report, all...)
}

// told is what sheets would do, in brief: new +, changed ~, conflict !, ignored ?.
func told(t testing.TB, c *controls.Catalogue, s *assessment.State, sheets ...[]sheet.Sheet) []string {
	t.Helper()
	report, plan := weighed(t, c, s, sheets...)
	out := []string{}
	for i, list := range [][]exchange.Difference{report.New, report.Changed, report.Conflicts} {
		for _, d := range list {
			said := "+~!"[i:i+1] + d.ID + "=" + string(d.There.Value)
			if d.There.Note != "" {
				said += ": " + d.There.Note
			}
			out = append(out, said)
		}
	}
	for i, list := range [][]workbook.PlanDifference{plan.New, plan.Changed, plan.Conflicts} {
		for _, d := range list {
			out = append(out, fmt.Sprintf("%s%s %s %s", "+~!"[i:i+1], d.ID, d.Field, d.There))
		}
	}
	for _, i := range report.Ignored {
		out = append(out, "?"+i.ID+" "+string(i.Reason)+" "+i.Where)
	}
	return out
}

// take imports sheets into an assessment.
func take(t testing.TB, c *controls.Catalogue, s *assessment.State, sheets ...[]sheet.Sheet) {
	t.Helper()
	report, plan := weighed(t, c, s, sheets...)
	for _, item := range plan.Items(s, false) {
		s.Add(assessment.Event{ID: fmt.Sprint("e", len(s.Events)), Do: assessment.DoPlan, Plan: &item})
	}
	s.Add(assessment.Event{ID: fmt.Sprint("e", len(s.Events)), Do: assessment.DoAnswer, Set: report.Settings(s, false)})
}

// standing is all that stands in an assessment and that sheets hold.
func standing(c *controls.Catalogue, s *assessment.State) []string {
	var out []string
	for _, r := range c.Asked(s.Target) {
		item, _ := s.PlanItem(r.ID)
		value := s.Answer(r.ID).Value
		if value == assessment.Value(assessment.Unanswered) {
			value = ""
		}
		out = append(out, fmt.Sprintf("%s %s %q %q", r.ID, value, item.Owner, item.Due))
		for _, o := range r.Objectives {
			a := s.Answer(o.ID)
			if a.Value == assessment.Value(assessment.Unanswered) {
				a.Value = ""
			}
			out = append(out, fmt.Sprintf("%s %s %q", o.ID, a.Value, a.Note))
		}
	}
	return out
}
