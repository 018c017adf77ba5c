package report

import (
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls"
)

func TestShownText(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"an ordinary text stays as it is", "Firm 公司 <b>\n\tline", "Firm 公司 <b>\n\tline"},
		{"a line ends in one way", "a\r\nb\rc\u2028d", "a\nb\nc\nd"},
		{"a terminal's escape is named", "\x1b[31m", "[U+001B][31m"},
		{"a change of direction is named", "a\u202eb", "a[U+202E]b"},
		{"a zero-width character is named", "pay\u200bpal", "pay[U+200B]pal"},
		{"broken UTF-8 is named", "a\xffb", "a[U+FFFD]b"},
		{"a tag character is named", "\U000E0041", "[U+E0041]"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { require.Equal(t, test.want, ShownText(test.text)) })
	}
}

func TestShownReachesEveryTextAndChangesNothingOfItsCallers(t *testing.T) {
	m := Model{
		Title: "a\x00", Gaps: []Gap{{Do: []string{"\u202e"}, Failing: []Objective{{Note: "\u200b"}}}},
		Findings: []FindingGroup{{Findings: []Finding{{Mark: Mark{Word: "\x1b"}}}}},
	}
	shown := Shown(m)
	eachText(reflect.ValueOf(shown), func(s string) { require.False(t, strings.ContainsFunc(s, controls.Hidden), "%q", s) })
	require.Equal(t, "\u202e", m.Gaps[0].Do[0])
	require.Equal(t, "[U+202E]", shown.Gaps[0].Do[0])
	require.Equal(t, "\u200b", m.Gaps[0].Failing[0].Note)
}

// eachText calls f with every text in a value.
func eachText(v reflect.Value, f func(string)) {
	switch v.Kind() {
	case reflect.String:
		f(v.String())
	case reflect.Slice:
		for i := range v.Len() {
			eachText(v.Index(i), f)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				eachText(v.Field(i), f)
			}
		}
	}
}

func FuzzShownText(f *testing.F) {
	f.Add("a\r\n\u202e\xff")
	f.Fuzz(func(t *testing.T, s string) {
		shown := ShownText(s)
		require.False(t, strings.ContainsFunc(shown, controls.Hidden))
		require.Equal(t, shown, ShownText(shown), "what is shown stays as it is")
	})
}
