package pdf

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
	"rung/report"
)

// ruleLines are a level's rule for every kind there is.
var ruleLines = map[controls.RuleKind]string{
	controls.AllMet:     "{kind: all-met, cite: Rule 1}",
	controls.Deduction:  "{kind: deduction, cite: Rule 1, maximum: 30, conditional: {minimum: 24, days: 90, cite: Rule 2}}",
	controls.Count:      "{kind: count, cite: Rule 1, maximum: 12, conditional: {minimum: 10, days: 90, cite: Rule 2}}",
	controls.Cumulative: "{kind: cumulative, cite: Rule 1}",
	controls.Rating:     "{kind: rating, cite: Rule 1, scale: steps, step: third}",
}

// ruled is a small catalogue with one level and four domains of three requirements, scored by a rule.
func ruled(t *testing.T, kind controls.RuleKind) *controls.Catalogue {
	t.Helper()
	files := fstest.MapFS{}
	main := &strings.Builder{}
	fmt.Fprintf(main, `format: rung/v1
id: ruled
version: "1"
title: {en: Ruled, zh-TW: 依規則}
short: Ruled
publisher: Nobody
languages: [en, zh-TW]
licence: CC0-1.0
notice: {en: An example., zh-TW: 範例。}
sources:
  - {id: rule, title: The rule, url: "https://example.org/rule"}
`)
	if kind == controls.Rating {
		main.WriteString(`scales:
  - id: steps
    title: {en: Steps, zh-TW: 級距}
    steps:
      - {id: first, title: {en: First, zh-TW: 初階}, text: {en: It begins., zh-TW: 開始。}}
      - {id: second, title: {en: Second, zh-TW: 二階}, text: {en: It goes on., zh-TW: 進行。}}
      - {id: third, title: {en: Third, zh-TW: 三階}, text: {en: It is steady., zh-TW: 穩定。}}
      - {id: fourth, title: {en: Fourth, zh-TW: 四階}, text: {en: It leads., zh-TW: 領先。}}
`)
	}
	fmt.Fprintf(main, "levels:\n  - {id: A, title: {en: Step A, zh-TW: A級}, about: {en: The rung., zh-TW: 這一階。}, rule: %s}\ndomains:\n", ruleLines[kind])
	for d := range 4 {
		fmt.Fprintf(main, "  - {id: D%d, file: d%d.yaml, title: {en: Domain %d, zh-TW: 第%d領域}}\n", d, d, d, d)
		rows := &strings.Builder{}
		for r := range 3 {
			more, objective := "", "{en: It is so., zh-TW: 成立。}"
			switch kind {
			case controls.Deduction:
				more = "  weight: 3\n  poam: allowed\n  cite: Rule 3\n"
			case controls.Count:
				more = "  poam: allowed\n  cite: Rule 3\n"
			case controls.Rating:
				objective = "{text: {en: It is so., zh-TW: 成立。}, scale: steps}"
			}
			fmt.Fprintf(rows, `- id: D%d.%d
  level: A
  title: {en: Title, zh-TW: 標題}
  ask: {en: "Is it so?", zh-TW: 是嗎？}
  why: {en: Else not., zh-TW: 否則不行。}
  do: {en: [Do it.], zh-TW: [去做。]}
  evidence: {en: [a list], zh-TW: [清單]}
%s  objectives:
    a: %s
`, d, r, more, objective)
		}
		files[fmt.Sprintf("d%d.yaml", d)] = &fstest.MapFile{Data: []byte(rows.String())}
	}
	files["catalogue.yaml"] = &fstest.MapFile{Data: []byte(main.String())}
	c, err := controls.Load(files)
	require.NoError(t, err)
	return c
}

// ruledModel is a report of the small catalogue with a few answers over some days.
func ruledModel(t *testing.T, kind controls.RuleKind, tag lang.Tag, k report.Kind) report.Model {
	c := ruled(t, kind)
	var events []assessment.Event
	for i, r := range c.Requirements {
		to := []assessment.Value{"met", "not-met", "met", "unanswered"}[i%4]
		if kind == controls.Rating {
			to = []assessment.Value{"first", "second", "third", "fourth", "unanswered"}[i%5]
		}
		events = append(events, assessment.Event{
			ID: fmt.Sprint(i), Time: made.AddDate(0, 0, i-60), Do: assessment.DoAnswer, Set: []assessment.Setting{{ID: r.Objectives[0].ID, To: to}},
		})
	}
	state := assessment.Replay(assessment.Header{Rung: 1, Created: made, Framework: assessment.Ref(c), Target: "A"}, events)
	return report.Build(c, state, assessment.Evaluate(c, state), report.Options{
		Lang: tag, Now: made, Version: "test", Kind: k, Look: report.Look{Radar: true},
	})
}

func TestEveryRuleHasItsReports(t *testing.T) {
	f := bothFaces(t)
	for _, kind := range controls.RuleKinds {
		for _, tag := range languages {
			for _, k := range report.Kinds {
				t.Run(fmt.Sprintf("%s %s %s", kind, tag, k), func(t *testing.T) {
					m := ruledModel(t, kind, tag, k)
					d := layOut(m, f)
					standsWithin(t, d)
					text := drawn(d)
					for _, s := range sentences(m) {
						if !strings.Contains(text, squeezed(clean(s, f.regular))) {
							t.Errorf("not in the report: %.200q", s)
						}
					}
				})
			}
		}
	}
}
