package lang_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls/lang"
)

func TestMatch(t *testing.T) {
	both := []lang.Tag{"en", "zh-TW"}
	tests := []struct {
		name   string
		have   []lang.Tag
		wanted []string
		want   lang.Tag
	}{
		{"a tag", both, []string{"zh-TW"}, "zh-TW"},
		{"a tag in small letters", both, []string{"zh-tw"}, "zh-TW"},
		{"a locale", both, []string{"zh_TW"}, "zh-TW"},
		{"a locale with its encoding", both, []string{"zh_TW.UTF-8"}, "zh-TW"},
		{"a locale in Big5", both, []string{"zh_TW.Big5"}, "zh-TW"},
		{"a locale with a variant", both, []string{"zh_TW.UTF-8@radical"}, "zh-TW"},
		{"a script", both, []string{"zh-Hant"}, "zh-TW"},
		{"Hong Kong reads traditional characters", both, []string{"zh_HK.UTF-8"}, "zh-TW"},
		{"Chinese alone is nearer to Chinese than to English", both, []string{"zh"}, "zh-TW"},
		{"British English", both, []string{"en_GB.UTF-8"}, "en"},
		{"the C locale", both, []string{"C"}, "en"},
		{"the C locale with an encoding", both, []string{"C.UTF-8"}, "en"},
		{"the POSIX locale", both, []string{"POSIX"}, "en"},
		{"an empty text", both, []string{""}, "en"},
		{"nothing", both, nil, "en"},
		{"garbage", both, []string{"%$#\x00\xff"}, "en"},
		{"very long garbage", both, []string{strings.Repeat("zh-", 10_000)}, "en"},
		{"a language that there is not", both, []string{"fr_FR.UTF-8"}, "en"},
		{"the first that fits wins", both, []string{"", "fr", "zh_TW.UTF-8", "en"}, "zh-TW"},
		{"garbage does not hide what follows", both, []string{"???", "zh-TW"}, "zh-TW"},
		{"the undetermined language is no wish", both, []string{"und", "zh-TW"}, "zh-TW"},
		{"where nothing fits the first is taken", []lang.Tag{"zh-TW", "en"}, []string{"fr"}, "zh-TW"},
		{"one language", []lang.Tag{"zh-TW"}, []string{"en_US.UTF-8"}, "zh-TW"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { require.Equal(t, test.want, lang.Match(test.have, test.wanted...)) })
	}
}

func FuzzMatch(f *testing.F) {
	f.Add("zh_TW.UTF-8")
	f.Add("C")
	f.Fuzz(func(t *testing.T, wanted string) {
		require.Contains(t, []lang.Tag{"en", "zh-TW"}, lang.Match([]lang.Tag{"en", "zh-TW"}, wanted))
	})
}

func TestValid(t *testing.T) {
	for _, tag := range []lang.Tag{"en", "zh-TW", "ja", "pt-BR", "zh-Hant-HK"} {
		require.True(t, tag.Valid(), tag)
	}
	for _, tag := range []lang.Tag{"", "und", "zh_TW", "zh-tw", "ZH", "english", "e", "en-", "en US", "en\n"} {
		require.False(t, tag.Valid(), "%q", tag)
	}
}

func TestWide(t *testing.T) {
	require.True(t, lang.TraditionalChinese.Wide())
	require.True(t, lang.Tag("ja").Wide())
	require.False(t, lang.English.Wide())
	require.False(t, lang.Tag("").Wide())
}

func TestTextIn(t *testing.T) {
	tests := []struct {
		name string
		text lang.Text
		in   lang.Tag
		want string
	}{
		{"the language asked for", lang.Text{"en": "one", "zh-TW": "一"}, "zh-TW", "一"},
		{"English where it is missing", lang.Text{"en": "one", "zh-TW": "一"}, "fr", "one"},
		{"a text for every language", lang.Plain("1"), "zh-TW", "1"},
		{"a text for every language before English", lang.Text{"": "1", "en": "one"}, "zh-TW", "1"},
		{"whatever there is, always the same", lang.Text{"zh-TW": "一", "ja": "いち"}, "fr", "いち"},
		{"nothing of an empty text", lang.Text{}, "en", ""},
		{"nothing of no text", nil, "en", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { require.Equal(t, test.want, test.text.In(test.in)) })
	}
}

func TestListIn(t *testing.T) {
	list := lang.List{"en": {"one", "two"}, "zh-TW": {"一"}}
	require.Equal(t, []string{"一"}, list.In("zh-TW"))
	require.Equal(t, []string{"one", "two"}, list.In("fr"))
	require.Nil(t, lang.List(nil).In("en"))
}
