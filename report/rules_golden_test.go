package report_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
	"rung/report"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// ruleOf is a level's rule in YAML, for the n-th of two levels.
func ruleOf(kind controls.RuleKind, n int) string {
	switch kind {
	case controls.Deduction:
		return "{kind: deduction, cite: Rule 1, maximum: 4, conditional: {minimum: 3, days: 90, cite: Rule 2}}"
	case controls.Count:
		return "{kind: count, cite: Rule 1, maximum: 2, conditional: {minimum: 1, days: 90, cite: Rule 2}}"
	case controls.Rating:
		return fmt.Sprintf("{kind: rating, cite: Rule 1, scale: steps, step: s%d}", n)
	}
	return fmt.Sprintf("{kind: %s, cite: Rule 1}", kind)
}

// ladder is a catalogue of two levels scored by one rule, with a fact that one requirement needs and an annex.
func ladder(t *testing.T, kind controls.RuleKind) *controls.Catalogue {
	main := "format: rung/v1\nid: ladder\nversion: v1\ntitle: {en: Ladder, zh-TW: 階梯}\nshort: Ladder\npublisher: Nobody\nlanguages: [en, zh-TW]\nnotice: {en: None, zh-TW: 無}\nlicence: CC0-1.0\n" +
		"references: [{id: other, title: Other list}]\nfacts: [{id: plant, ask: {en: A plant, zh-TW: 有廠}, off: {en: There is no plant., zh-TW: 沒有工廠。}}]\n" +
		"annexes: [{id: call, title: {en: Whom to call, zh-TW: 找誰}, text: {en: Call., zh-TW: 打電話。}, checked: 2026-01-02, items: [{title: {en: Help, zh-TW: 求助}, text: \"0800\"}]}]\n"
	if kind == controls.Rating {
		main += "scales: [{id: steps, title: {en: Steps, zh-TW: 級距}, steps: [{id: s1, title: {en: First, zh-TW: 初階}}, {id: s2, title: {en: Second, zh-TW: 二階}}, {id: s3, title: {en: Third, zh-TW: 三階}}]}]\n"
	}
	for n := 1; n <= 2; n++ {
		if n == 1 {
			main += "levels:\n"
		}
		main += fmt.Sprintf("  - {id: L%d, title: {en: Level %d, zh-TW: 第%d級}, about: {en: A rung, zh-TW: 一階}, rule: %s}\n", n, n, n, ruleOf(kind, n))
	}
	main += "domains: [{id: D, title: {en: Domain, zh-TW: 領域}, file: d.yaml}]\n"
	rows := ""
	for i, level := range []string{"L1", "L2", "L2"} {
		more, objective := "", "{en: So., zh-TW: 成立。}"
		switch kind {
		case controls.Deduction:
			more = ", weight: 1, poam: allowed, cite: Rule 3"
		case controls.Count:
			more = ", poam: allowed, cite: Rule 3"
		case controls.Rating:
			level, objective = "L1", "{text: {en: So., zh-TW: 成立。}, scale: steps}"
		}
		if i == 2 {
			more += ", needs: [plant]"
		}
		rows += fmt.Sprintf("- {id: D-%d, level: %s, title: {en: Title, zh-TW: 標題}, ask: {en: Is it, zh-TW: 是嗎}, why: {en: Else, zh-TW: 否則}, do: {en: [Do], zh-TW: [做]}, evidence: {en: [List], zh-TW: [單]}, refs: {other: [\"%d\"]}, objectives: {a: %s}%s}\n", i+1, level, i+1, objective, more)
	}
	c, err := controls.Load(fstest.MapFS{"catalogue.yaml": &fstest.MapFile{Data: []byte(main)}, "d.yaml": &fstest.MapFile{Data: []byte(rows)}})
	require.NoError(t, err)
	return c
}

// TestGoldenOfEveryRule keeps what a finished and an unfinished assessment say under each rule, in both languages.
func TestGoldenOfEveryRule(t *testing.T) {
	for _, kind := range controls.RuleKinds {
		c := ladder(t, kind)
		good, bad := assessment.Value("met"), assessment.Value("not-met")
		if kind == controls.Rating {
			good, bad = "s3", "s1"
		}
		for name, answers := range map[string][]assessment.Value{"finished": {good, bad}, "unfinished": {good}} {
			t.Run(fmt.Sprintf("%s %s", kind, name), func(t *testing.T) {
				p := assessment.Profile{Firm: "Example", Facts: map[string]bool{"plant": false}}
				events := []assessment.Event{{ID: "p", Time: now.UTC(), Do: assessment.DoProfile, Profile: &p}}
				for i, v := range answers {
					set := assessment.Setting{ID: fmt.Sprintf("D-%d[a]", i+1), To: v}
					events = append(events, assessment.Event{ID: fmt.Sprint(i), Time: now.UTC(), Do: assessment.DoAnswer, Set: []assessment.Setting{set}})
				}
				s := assessment.Replay(assessment.Header{Rung: 1, Target: "L2"}, events)
				r := assessment.Evaluate(c, s)
				kept := map[string]any{}
				for _, tag := range report.Messages.Tags() {
					m := report.Build(c, s, r, report.Options{Lang: tag, Now: now, Version: "1"})
					kept[string(tag)] = map[string]any{"headline": m.Summary.Headline, "paragraphs": m.Summary.Paragraphs, "related": m.Related, "annexes": m.Annexes, "domain": m.Domains[0]}
					if tag == lang.English {
						m.Score.Framework.Digest = ""
						kept["score"] = m.Score
					}
				}
				got, err := json.MarshalIndent(kept, "", "  ")
				require.NoError(t, err)
				path := filepath.Join("testdata", "rules", strings.ReplaceAll(string(kind), " ", "-")+"-"+name+".json")
				if *update {
					require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
					require.NoError(t, os.WriteFile(path, append(got, '\n'), 0o644))
				}
				want, err := os.ReadFile(path)
				require.NoError(t, err)
				require.Equal(t, string(want), string(got)+"\n")
			})
		}
	}
}
