package controls_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"rung/controls"
)

// good is a catalogue of two languages that Lint has nothing to say about.
var good = sample{
	"catalogue.yaml": `format: rung/v1
id: good
version: "1.0"
title: {en: Good, zh-TW: 良好}
short: Good
publisher: Example
languages: [en, zh-TW]
notice: {en: An example., zh-TW: 範例。}
licence: CC0-1.0
references:
  - {id: other, title: Another list}
scales:
  - id: often
    title: {en: How often, zh-TW: 多久一次}
    steps:
      - {id: never, title: {en: Never, zh-TW: 從不}}
      - {id: yearly, title: {en: Yearly, zh-TW: 每年}}
facts:
  - {id: remote, ask: {en: "Does anyone work from home?", zh-TW: 有人在家工作嗎？}, off: {en: Nobody does., zh-TW: 沒有。}}
levels:
  - id: L1
    title: {en: One, zh-TW: 第一級}
    about: {en: The first., zh-TW: 第一級。}
    rule: {kind: count, cite: Rule 1, maximum: 1}
domains:
  - {id: AC, title: {en: Access, zh-TW: 存取}, file: access.yaml}
`,
	"access.yaml": `- id: AC.1
  level: L1
  title: {en: Accounts, zh-TW: 帳號}
  ask: {en: "Is it so?", zh-TW: 是這樣嗎？}
  why: {en: Because., zh-TW: 因為。}
  do: {en: [Do it., Go on., Stop.], zh-TW: [去做。, 繼續。, 停止。]}
  evidence: {en: [A list., A photo.], zh-TW: [清單。, 照片。]}
  objectives:
    a: {en: It is so., zh-TW: 是這樣。}
    b:
      text: {en: It is done often., zh-TW: 常常做。}
      scale: often
      minimum: yearly
  refs: {other: ["1"]}
  effort: {setup_days: 1, yearly_days: 1, cost: low}
  needs: [remote]
`,
}

// second is one more requirement, without effort and in words of its own.
const second = `- id: AC.2
  level: L1
  title: {en: Doors, zh-TW: 門禁}
  ask: {en: "Is it shut?", zh-TW: 關了嗎？}
  why: {en: Thieves., zh-TW: 小偷。}
  do: {en: [Buy., Fit., Lock.], zh-TW: [買。, 裝。, 鎖。]}
  evidence: {en: [The key., The door.], zh-TW: [鑰匙。, 門。]}
  objectives:
    a: {en: It is shut., zh-TW: 關了。}
`

func lint(t testing.TB, files fs.FS) []string {
	t.Helper()
	found, err := controls.Lint(files)
	require.NoError(t, err)
	lines := []string{}
	for _, p := range found {
		lines = append(lines, fmt.Sprintf("%s:%d:%d %s %s", p.File, p.Line, p.Column, p.Severity, p.Rule))
	}
	return lines
}

// TestNothingIsTold is about what comes close to a fault; the faults themselves are in testdata/broken.
func TestNothingIsTold(t *testing.T) {
	words := func(n int) string { return strings.TrimSpace(strings.Repeat("word ", n)) }
	for _, row := range []struct{ name, file, old, with string }{
		{"a good catalogue", "access.yaml", "Accounts", "Account"},
		{"the same figure in both languages", "access.yaml", "en: Because., zh-TW: 因為。", `en: "5", zh-TW: "5"`},
		{"a question of 40 words", "access.yaml", `"Is it so?"`, words(40)},
		{"a question of 90 characters", "access.yaml", "是這樣嗎？", strings.Repeat("這", 90)},
		{"a reason of 60 words", "access.yaml", "Because.", words(60)},
		{"a reason of 100 characters", "access.yaml", "因為。", strings.Repeat("因", 100)},
		{"a step of 40 words", "access.yaml", "Go on.", words(40)},
		{"an objective of 75 characters", "access.yaml", "是這樣。", strings.Repeat("是", 75)},
		{"a word that is right inside a longer one", "access.yaml", "因為。", "因為用戶端沒有更新。"},
		{"a word that is ruled out in another language", "access.yaml", "Because.", "Because of 軟件."},
		{"a word of the glossary in a word that it allows", main, "levels:\n", "glossary:\n  - {language: zh-TW, use: 好, not: [因], except: [因為]}\nlevels:\n"},
		{"a word of the glossary inside another word", main, "levels:\n", "glossary:\n  - {language: en, use: and, not: [cause, exam]}\nlevels:\n"},
		{"the word to use holds the one that is not used", main, "levels:\n", "glossary:\n  - {language: en, use: because, not: [be]}\nlevels:\n"},
	} {
		t.Run(row.name, func(t *testing.T) {
			require.Empty(t, lint(t, good.edit(t, row.file, row.old, row.with).files()))
		})
	}
}

func TestTwoRemarksAtOnce(t *testing.T) {
	s := good.edit(t, "access.yaml", "  needs: [remote]\n", "  needs: [remote]\n"+second)
	require.Equal(t, []string{"access.yaml:17:3 advice missing-effort", "catalogue.yaml:24:48 warning maximum"}, lint(t, s.files()))
}

func TestAnErrorHidesTheRest(t *testing.T) {
	s := good.edit(t, "access.yaml", "因為。", "Because.").edit(t, "access.yaml", "level: L1", "level: L9")
	require.Equal(t, []string{"access.yaml:2:10 error unknown-level"}, lint(t, s.files()))
}

func TestLintOfOneLanguage(t *testing.T) {
	long := count.edit(t, "a.yaml", "Is it so?", strings.Repeat("word ", 41))
	require.Contains(t, lint(t, long.files()), "a.yaml:4:8 advice long-question")
	require.Contains(t, lint(t, count.files()), "b.yaml:15:8 warning repeated-question")
}

// TestIDsThatLookLikeLanguages proves that keys of the author's choice are not taken for languages.
func TestIDsThatLookLikeLanguages(t *testing.T) {
	s := good.edit(t, "access.yaml", "    a: {en: It is so., zh-TW: 是這樣。}\n    b:", "    en: {en: It is so., zh-TW: 是這樣。}\n    zh-TW:")
	require.Empty(t, lint(t, s.files()))
}

func TestShippedCataloguesLintWithoutErrorsOrWarnings(t *testing.T) {
	shipped, err := fs.Glob(os.DirFS("../frameworks"), "*/"+controls.MainFile)
	require.NoError(t, err)
	require.NotEmpty(t, shipped)
	for _, name := range shipped {
		found, err := controls.Lint(os.DirFS("../frameworks/" + strings.TrimSuffix(name, "/"+controls.MainFile)))
		require.NoError(t, err)
		for _, p := range found {
			require.Equal(t, controls.Advice, p.Severity, "%s: %s", name, p)
		}
	}
}

func TestNumbersMayMoveUp(t *testing.T) {
	second := good["access.yaml"]
	for _, change := range [][2]string{
		{"id: AC.1\n", "id: AC.2\n  renamed_from: [AC.1]\n"}, {"{en: Accounts, zh-TW: 帳號}", "{en: Guests, zh-TW: 訪客}"},
		{"Is it so?", "Is it so for guests?"}, {"是這樣嗎？", "訪客也是嗎？"}, {"Because.", "Of guests."}, {"因為。", "因為有訪客。"},
		{"It is so.", "Guests too."}, {"是這樣。}", "訪客也是。}"}, {"It is done often.", "Often enough."}, {"常常做。", "夠常。"},
	} {
		second = strings.Replace(second, change[0], change[1], 1)
	}
	files := good.edit(t, "catalogue.yaml", "maximum: 1", "maximum: 2").files()
	first := strings.Replace(good["access.yaml"], "id: AC.1\n", "id: AC.1\n  renamed_from: [AC.0]\n", 1)
	files["access.yaml"] = &fstest.MapFile{Data: []byte(first + second)}
	require.Empty(t, lint(t, files))
}

func TestLintOfNothing(t *testing.T) {
	_, err := controls.Lint(fstest.MapFS{})
	require.ErrorIs(t, err, fs.ErrNotExist)
}

// FuzzLint proves that Lint finds errors just where Load does, and knows the rule and the place of all it finds.
func FuzzLint(f *testing.F) {
	f.Add(good["access.yaml"])
	f.Add(good["access.yaml"] + second)
	f.Add("[]")
	f.Fuzz(func(t *testing.T, access string) {
		s := sample{"catalogue.yaml": good["catalogue.yaml"], "access.yaml": access}
		found, err := controls.Lint(s.files())
		_, bad := controls.Load(s.files())
		var invalid *controls.InvalidError
		if errors.As(bad, &invalid) {
			require.Equal(t, invalid.Problems, found)
			return
		}
		require.NoError(t, err)
		for _, p := range found {
			require.True(t, slices.Contains(controls.LintRules(), controls.LintRule{ID: p.Rule, Severity: p.Severity}), p.Rule)
			require.NotEqual(t, controls.Error, p.Severity)
			require.Positive(t, p.Line)
			require.Positive(t, p.Column)
			require.Empty(t, controls.Unfit(p.Message))
		}
	})
}
