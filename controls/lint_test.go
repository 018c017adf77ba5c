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

func TestLint(t *testing.T) {
	const main, access = controls.MainFile, "access.yaml"
	long := strings.Repeat("word ", 41)
	for _, row := range []struct {
		name            string
		file, old, with string
		want            []string
	}{
		{"a good catalogue gets no word", access, "Accounts", "Account", []string{}},
		{"a text left untranslated", access, "zh-TW: 因為。", "zh-TW: Because.", []string{"access.yaml:5:30 warning same-text"}},
		{"a step left untranslated", access, "繼續。", "Go on.", []string{"access.yaml:6:50 warning same-text"}},
		{"the same figure in both languages", access, "en: Because., zh-TW: 因為。", `en: "5", zh-TW: "5"`, []string{}},
		{"a title that is the same", access, "zh-TW: 帳號", "zh-TW: Accounts", []string{"access.yaml:3:32 advice same-title"}},
		{"a long question", access, `"Is it so?"`, `"` + long + `"`, []string{"access.yaml:4:13 advice long-question"}},
		{"a question of 40 words is not long", access, `"Is it so?"`, `"` + long[5:] + `"`, []string{}},
		{"a long question in Chinese", access, "是這樣嗎？", strings.Repeat("這", 91), []string{"access.yaml:4:33 advice long-question"}},
		{"90 characters are not long", access, "是這樣嗎？", strings.Repeat("這", 90), []string{}},
		{"a question of the facts that is asked again", access, "Is it so?", "Does anyone work from home?", []string{"access.yaml:4:13 warning repeated-question"}},
		{"an objective that says what another does", access, "It is done often.", "It is so.", []string{"access.yaml:11:18 advice repeated-text"}},
		{"two steps", access, "[Do it., Go on., Stop.], zh-TW: [去做。, 繼續。, 停止。]", "[Do it., Stop.], zh-TW: [去做。, 停止。]", []string{"access.yaml:6:7 advice few-steps"}},
		{"six steps", access, "Stop.], zh-TW: [去做。,", "Stop., x., y., z.], zh-TW: [去做。, 一, 二, 三,", []string{"access.yaml:6:7 advice many-steps"}},
		{"one example of evidence", access, "[A list., A photo.], zh-TW: [清單。, 照片。]", "[A list.], zh-TW: [清單。]", []string{"access.yaml:7:13 advice few-evidence"}},
		{"lists of different length", access, ", 照片。", "", []string{"access.yaml:7:46 warning list-lengths"}},
		{"a set nothing refers to", access, "  refs: {other: [\"1\"]}\n", "", []string{"catalogue.yaml:11:10 warning unused-reference"}},
		{"a fact nothing needs", access, "  needs: [remote]\n", "", []string{"catalogue.yaml:19:10 warning unused-fact"}},
		{"a scale nothing uses", access, "      scale: often\n      minimum: yearly\n", "      renamed_from: [\"AC.1[c]\"]\n", []string{"catalogue.yaml:13:9 warning unused-scale"}},
		{"a maximum that nobody reaches", main, "maximum: 1", "maximum: 2", []string{"catalogue.yaml:24:48 warning maximum"}},
		{"a level that asks nothing", main, "domains:", "  - id: L2\n    title: {en: Two, zh-TW: 第二級}\n    about: {en: More., zh-TW: 更多。}\n    rule: {kind: cumulative, cite: Rule 2}\ndomains:",
			[]string{"catalogue.yaml:25:5 warning empty-level"}},
		{"a domain without requirements", main, "file: access.yaml}\n", "file: access.yaml}\n  - {id: XX, title: {en: None, zh-TW: 無}, file: none.yaml}\n",
			[]string{"catalogue.yaml:27:5 warning empty-domain"}},
		{"a requirement without effort, and a maximum that is short by it", access, "  needs: [remote]\n", "  needs: [remote]\n" + second,
			[]string{"access.yaml:17:3 advice missing-effort", "catalogue.yaml:24:48 warning maximum"}},
		{"an error hides the rest", access, "level: L1", "level: L9", []string{"access.yaml:2:10 error unknown-level"}},
	} {
		t.Run(row.name, func(t *testing.T) {
			s := good.edit(t, row.file, row.old, row.with)
			s["none.yaml"] = "[]\n"
			if row.name != "a domain without requirements" {
				delete(s, "none.yaml")
			}
			require.Equal(t, row.want, lint(t, s.files()))
		})
	}
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
