package translation_test

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"rung/controls"
	"rung/controls/lang"
	"rung/controls/translation"
)

func everyPassage(*controls.Passage) bool { return true }

func TestStampsStandBesideTheirTranslations(t *testing.T) {
	out := stamped(t, sample.files())
	require.Equal(t, `# About access.

- id: AC.1
  level: L1
  title: {en: Accounts, zh-TW: 帳號, zh-TW.of: 8a7c8b67} # a title
  ask: {en: "Is it so?", zh-TW: 是這樣嗎？, zh-TW.of: 5bfd76fc}
  # Why it is so.
  why: {en: Because., zh-TW: 因為。, zh-TW.of: 8e18bd2e}
  do:
    en:
      - Do it.
      - Go on. # and on
      - Stop.
    zh-TW:
      - 去做。
      - 繼續。 # 一直
      - 停止。
    zh-TW.of: 75a22d14
  evidence: {en: [A list., A photo.], zh-TW: [清單。, 照片。], zh-TW.of: 7a39014f}
  objectives:
    a: {en: It is so., zh-TW: 是這樣。, zh-TW.of: 623306a7}
    b:
      text: {en: It was so., zh-TW: 曾是這樣。, zh-TW.of: f8d354e2}
`, string(out["access.yaml"].Data))
	require.Contains(t, string(out["catalogue.yaml"].Data), "title: {en: One, zh-TW: 第一級, zh-TW.of: 8b125077, ja: 一, ja.of: 8b125077}")
}

// TestStampingAgainChangesNothing proves it of every shipped catalogue too, and that what they say stays.
func TestStampingAgainChangesNothing(t *testing.T) {
	all := shipped(t)
	all["sample"] = sample.files()
	for id, files := range all {
		t.Run(id, func(t *testing.T) {
			before, err := controls.Load(files)
			require.NoError(t, err)
			out := stamped(t, files)
			c, found := passages(t, out)
			require.Empty(t, translation.Stamps(c, found, translation.Languages(c), everyPassage))
			before.Digest, c.Digest = "", ""
			require.Equal(t, before, c)
			tidy, err := controls.Tidy(out)
			require.NoError(t, err)
			for name, data := range tidy {
				require.Equal(t, string(data), string(out[name].Data), name)
			}
			problems, err := controls.Lint(out)
			require.NoError(t, err)
			for _, p := range problems {
				require.NotEqual(t, "stale-translation", p.Rule)
			}
		})
	}
}

// TestPassageIDsAreUnique proves that an id names one text and no other.
func TestPassageIDsAreUnique(t *testing.T) {
	for id, files := range shipped(t) {
		c, found := passages(t, files)
		seen := map[string]bool{}
		for i := range found {
			for n := range found[i].Source(c) {
				require.False(t, seen[found[i].TextID(n)], "%s: %s", id, found[i].TextID(n))
				seen[found[i].TextID(n)] = true
			}
		}
		require.Greater(t, len(seen), 200)
	}
}

func TestPassages(t *testing.T) {
	c, found := passages(t, sample.files())
	var ids []string
	for i := range found {
		for n := range found[i].Source(c) {
			ids = append(ids, found[i].TextID(n))
		}
	}
	require.Equal(t, []string{
		"the catalogue/title", "the catalogue/publisher", "the catalogue/notice", "level L1/title", "level L1/about", "domain AC/title",
		"AC.1/title", "AC.1/ask", "AC.1/why", "AC.1/do/1", "AC.1/do/2", "AC.1/do/3", "AC.1/evidence/1", "AC.1/evidence/2", "AC.1[a]", "AC.1[b]",
	}, ids)
}

func TestCoverage(t *testing.T) {
	for _, row := range []struct {
		name      string
		files     fstest.MapFS
		tag       lang.Tag
		want      translation.Count
		percent   int
		ofTheMain int // texts that are complete on the catalogue's own page
	}{
		{"a translation without stamps is complete and untracked", sample.files(), zh, translation.Count{Total: 15, Complete: 15, Untracked: 15}, 100, 5},
		{"with stamps it is tracked", stamped(t, sample.files()), zh, translation.Count{Total: 15, Complete: 15}, 100, 5},
		{"a language that has begun", sample.files(), ja, translation.Count{Total: 15, Complete: 1, Untracked: 1, Missing: 14}, 6, 1},
		{"a changed text is stale", edited(t, "en: Because.", "en: Since."), zh, translation.Count{Total: 15, Complete: 14, Stale: 1}, 93, 5},
		{"a changed item makes its whole list stale", edited(t, "- Stop.", "- Halt."), zh, translation.Count{Total: 15, Complete: 12, Stale: 3}, 80, 5},
		{"a new item is missing, the others are stale", edited(t, "- Stop.", "- Stop.\n      - Rest."), zh, translation.Count{Total: 16, Complete: 12, Stale: 3, Missing: 1}, 75, 5},
	} {
		t.Run(row.name, func(t *testing.T) {
			c, found := passages(t, row.files)
			v := translation.Measure(c, found, row.tag)
			require.Equal(t, row.want, v.All)
			require.Equal(t, row.percent, v.All.Percent())
			require.Equal(t, row.ofTheMain, v.Domains[0].Complete)
			require.Equal(t, row.tag == ja, v.Unfinished)
			require.Equal(t, row.percent == 100, v.Done())
		})
	}
}

// edited is the sample with all stamps set, and one place of its texts changed since.
func edited(t testing.TB, old, with string) fstest.MapFS {
	t.Helper()
	out := stamped(t, sample.files())
	s := folder{"access.yaml": string(out["access.yaml"].Data), "catalogue.yaml": string(out["catalogue.yaml"].Data)}
	return s.edit(t, "access.yaml", old, with).files()
}

func TestTranslatingWhatStoodInOneLanguage(t *testing.T) {
	c, found := passages(t, plain.files())
	texts := translation.Texts(c, found, zh)
	require.Equal(t, controls.ForAll, texts[0].State, "a title may be the same in all languages")
	var all []controls.Translation
	for i := range found {
		var to []string
		for range found[i].Source(c) {
			to = append(to, "譯文。")
		}
		all = append(all, controls.Translation{Passage: found[i].ID, Language: zh, Texts: to, Stamp: controls.Stamp(found[i].Source(c)...)})
	}
	out := translated(t, plain.files(), all)
	require.Equal(t, `- id: AC.1
  level: L1
  title: {en: Accounts, zh-TW: 譯文。, zh-TW.of: 8a7c8b67} # a title
  ask: {en: "Is it so?", zh-TW: 譯文。, zh-TW.of: 5bfd76fc}
  # Why it is so.
  why:
    en: |-
      Because.
      So.
    zh-TW: 譯文。
    zh-TW.of: a08184a6
  do:
    en: [Do it., Go on.]
    zh-TW: [譯文。, 譯文。]
    zh-TW.of: efdd2a34
  evidence:
    en:
      - A list. # or two
      - A photo.
    zh-TW:
      - 譯文。
      - 譯文。
    zh-TW.of: 7a39014f
  objectives: {a: {en: It is so., zh-TW: 譯文。, zh-TW.of: 623306a7}}
`, string(out["access.yaml"].Data))
	c, found = passages(t, out)
	v := translation.Measure(c, found, zh)
	require.Equal(t, translation.Count{Total: 14, Complete: 14}, v.All)
	finished := folder{"access.yaml": string(out["access.yaml"].Data), "catalogue.yaml": string(out["catalogue.yaml"].Data)}.
		edit(t, "catalogue.yaml", "languages: [en]\ntranslating: [zh-TW]\n", "languages: [en, zh-TW]\n")
	_, err := controls.Load(finished.files())
	require.NoError(t, err, "a language that is complete can be offered")
}

func TestTranslateRefuses(t *testing.T) {
	var gone *controls.NoPassageError
	var invalid *controls.InvalidError
	for _, row := range []struct {
		name string
		of   controls.Translation
		want any
	}{
		{"a place that there is not", controls.Translation{Passage: "AC.9/ask", Language: zh, Texts: []string{"x"}}, &gone},
		{"a language that there is not", controls.Translation{Passage: "AC.1/ask", Language: "fr", Texts: []string{"x"}}, &gone},
		{"the source itself", controls.Translation{Passage: "AC.1/ask", Language: "en", Texts: []string{"x"}}, &gone},
		{"a text that may not be shown", controls.Translation{Passage: "AC.1/ask", Language: zh, Texts: []string{"x\u202ey"}}, &invalid},
		{"a stamp that is none", controls.Translation{Passage: "AC.1/ask", Language: zh, Stamp: "new"}, &invalid},
	} {
		_, err := controls.Translate(sample.files(), []controls.Translation{row.of})
		require.ErrorAs(t, err, row.want, row.name)
	}
	changed, err := controls.Translate(sample.files(), []controls.Translation{{Passage: "AC.1/ask", Language: zh, Texts: []string{"是這樣嗎？"}}})
	require.NoError(t, err)
	require.Empty(t, changed, "the same text changes nothing")
}
