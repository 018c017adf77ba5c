package controls_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls"
	"rung/controls/lang"
)

func TestStamp(t *testing.T) {
	// printf Because. | sha256sum
	require.Equal(t, "8e18bd2e", controls.Stamp("Because."))
	require.Equal(t, "8e18bd2e", controls.Stamp(" Because.\n"), "blanks around it are not the text's")
	// printf 'Do it.\nGo on.\nStop.' | sha256sum
	require.Equal(t, "75a22d14", controls.Stamp("Do it.", "Go on.", "Stop."))
}

func TestStampsBesideTranslations(t *testing.T) {
	const why = "why: {en: Because., zh-TW: 因為。}"
	for _, row := range []struct {
		name, with string
		want       []string
	}{
		{"a translation with a stamp that fits", "why: {en: Because., zh-TW: 因為。, zh-TW.of: 8e18bd2e}", []string{}},
		{"a stamp of digits alone", `why: {en: Because., zh-TW: 因為。, zh-TW.of: 12345678}`, []string{"access.yaml:5:30 warning stale-translation"}},
		{"a stamp in quotes", `why: {en: Because., zh-TW: 因為。, zh-TW.of: "12345678"}`, []string{"access.yaml:5:30 warning stale-translation"}},
		{"a stamp before its language", "why: {zh-TW.of: 8e18bd2e, zh-TW: 因為。, en: Because.}", []string{}},
		{"a stamp that is none", "why: {en: Because., zh-TW: 因為。, zh-TW.of: new}", []string{"access.yaml:5:45 error stamp"}},
		{"a stamp in capital letters", "why: {en: Because., zh-TW: 因為。, zh-TW.of: 8E18BD2E}", []string{"access.yaml:5:45 error stamp"}},
		{"a stamp of nothing", "why: {en: Because., zh-TW: 因為。, zh-TW.of: }", []string{"access.yaml:5:45 error stamp"}},
		{"a stamp that is a list", "why: {en: Because., zh-TW: 因為。, zh-TW.of: [8e18bd2e]}", []string{"access.yaml:5:45 error stamp"}},
		{"a stamp of the source", "why: {en: Because., zh-TW: 因為。, en.of: 8e18bd2e}", []string{"access.yaml:5:35 error stamp"}},
		{"a stamp beside no text", "why: {en: Because., zh-TW: 因為。, ja.of: 8e18bd2e}", []string{"access.yaml:5:35 error stamp"}},
		{"a stamp of a language that there is not", "why: {en: Because., zh-TW: 因為。, fr.of: 8e18bd2e}", []string{"access.yaml:5:35 error unknown-language"}},
		{"a language that is being translated into", "why: {en: Because., zh-TW: 因為。, ja: なぜなら。, ja.of: 8e18bd2e}", []string{}},
		{"what is not translated there yet", "why: {en: Because., zh-TW: 因為。, ja: Because.}", []string{"access.yaml:5:39 warning same-text"}},
		{"a text there that cannot be one", "why: {en: Because., zh-TW: 因為。, ja: [x]}", []string{"access.yaml:5:39 error kind"}},
		{"a list there that is not finished", why + "\n  do: {en: [Do it., Go on., Stop.], zh-TW: [去做。, 繼續。, 停止。], ja: [せよ。]}", []string{}},
	} {
		t.Run(row.name, func(t *testing.T) {
			old := why
			if row.with[:len(old)] == old {
				old += "\n  do: {en: [Do it., Go on., Stop.], zh-TW: [去做。, 繼續。, 停止。]}"
			}
			s := good.edit(t, "access.yaml", old, row.with).edit(t, "catalogue.yaml", "zh-TW]\n", "zh-TW]\ntranslating: [ja]\n")
			require.Equal(t, row.want, lint(t, s.files()))
		})
	}
}

func TestSchemaKnowsStamps(t *testing.T) {
	s, why := schema(t), "zh-TW: 因為。}"
	for _, stamp := range []string{"8e18bd2e", "12345678", `"12345678"`} {
		require.NoError(t, valid(t, s, []byte(good.edit(t, "access.yaml", why, "zh-TW: 因為。, zh-TW.of: "+stamp+"}")["access.yaml"])))
	}
	for _, stamp := range []string{"new", "8E18BD2E", "[8e18bd2e]"} {
		require.Error(t, valid(t, s, []byte(good.edit(t, "access.yaml", why, "zh-TW: 因為。, zh-TW.of: "+stamp+"}")["access.yaml"])))
	}
}

func TestALanguageIsBeingTranslatedInto(t *testing.T) {
	s := good.edit(t, "access.yaml", "zh-TW: 因為。}", "zh-TW: 因為。, ja: なぜなら。}")
	s = s.edit(t, "catalogue.yaml", "languages: [en, zh-TW]\n", "languages: [en, zh-TW]\ntranslating: [ja]\n")
	c := load(t, s)
	require.Equal(t, []lang.Tag{"en", "zh-TW"}, c.Languages)
	require.Equal(t, []lang.Tag{"ja"}, c.Translating)
	require.Equal(t, lang.Text{"en": "Because.", "zh-TW": "因為。"}, c.Requirement("AC.1").Why, "what is unfinished is not shown")
	require.NoError(t, valid(t, schema(t), []byte(s["catalogue.yaml"])))
	for _, list := range []string{"[en]", "[ja, ja]", "[japanese]", "[]", "ja"} {
		broken(t, s.edit(t, "catalogue.yaml", "translating: [ja]", "translating: "+list))
	}
}

func TestTidyPutsStampsBehindTheirLanguages(t *testing.T) {
	s := good.edit(t, "access.yaml", "why: {en: Because., zh-TW: 因為。}", "why: {ja.of: 8e18bd2e, zh-TW.of: 12345678, zh-TW: 因為。, ja: なぜなら。, en: Because.}")
	s = s.edit(t, "catalogue.yaml", "licence: CC0-1.0\n", "licence: CC0-1.0\ntranslating: [ja]\n")
	out := tidied(t, s.files())
	require.Contains(t, string(out["access.yaml"].Data), "\n  why: {en: Because., zh-TW: 因為。, zh-TW.of: 12345678, ja: なぜなら。, ja.of: 8e18bd2e}\n")
	require.Contains(t, string(out["catalogue.yaml"].Data), "languages: [en, zh-TW]\ntranslating: [ja]\nlicence")
	same(t, s.files(), out)
}
