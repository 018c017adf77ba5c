package controls_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls"
)

func TestHidden(t *testing.T) {
	tests := []struct {
		name   string
		r      rune
		hidden bool
	}{
		{"a letter", 'a', false},
		{"a blank", ' ', false},
		{"a line break", '\n', false},
		{"a tab", '\t', false},
		{"a Chinese character", '稽', false},
		{"full-width punctuation", '，', false},
		{"an ideographic space", '\u3000', false},
		{"a no-break space", '\u00a0', false},
		{"an accent that combines", '\u0301', false},
		{"a rare Chinese character", '\U00020000', false},
		{"a picture", '😀', false},
		{"an Arabic number sign", '\u0600', false},
		{"a carriage return", '\r', true},
		{"nul", 0, true},
		{"escape", 0x1b, true},
		{"delete", 0x7f, true},
		{"next line", 0x85, true},
		{"the 8-bit control sequence introducer", 0x9b, true},
		{"a soft hyphen", 0xad, true},
		{"a grapheme joiner", 0x034f, true},
		{"an Arabic letter mark", 0x061c, true},
		{"a Hangul filler", 0x3164, true},
		{"a zero-width space", 0x200b, true},
		{"a zero-width joiner", 0x200d, true},
		{"a right-to-left mark", 0x200f, true},
		{"a line separator", 0x2028, true},
		{"a paragraph separator", 0x2029, true},
		{"a right-to-left override", 0x202e, true},
		{"a word joiner", 0x2060, true},
		{"an isolate", 0x2066, true},
		{"a byte order mark", 0xfeff, true},
		{"an annotation", 0xfff9, true},
		{"the replacement character", 0xfffd, true},
		{"no character", 0xffff, true},
		{"a private character", 0xe000, true},
		{"a tag", 0xe0041, true},
		{"half a surrogate pair", 0xd800, true},
		{"beyond Unicode", 0x110000, true},
		{"less than nothing", -1, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { require.Equal(t, test.hidden, controls.Hidden(test.r)) })
	}
}

func TestUnfit(t *testing.T) {
	require.Empty(t, controls.Unfit(""))
	require.Empty(t, controls.Unfit("稽核\n\tabc"))
	require.Empty(t, controls.Unfit(strings.Repeat("x", controls.MaxText)))
	require.Contains(t, controls.Unfit(strings.Repeat("x", controls.MaxText+1)), "65537 bytes")
	require.Contains(t, controls.Unfit("a\xff"), "UTF-8")
	require.Contains(t, controls.Unfit("a\u202eb"), "U+202E")
}

func TestNear(t *testing.T) {
	keys := []string{"title", "weight", "objectives", "why", "do"}
	tests := []struct {
		name, want string
		have, near []string
	}{
		{"one letter wrong", "titel", keys, []string{"title"}},
		{"one letter missing", "wight", keys, []string{"weight"}},
		{"one letter too many", "objectivess", keys, []string{"objectives"}},
		{"two letters swapped", "ttile", keys, []string{"title"}},
		{"capitals do not count", "WEIGHT", keys, []string{"weight"}},
		{"a part of a longer word", "obj", keys, []string{"objectives"}},
		{"nothing is close", "evidence", keys, nil},
		{"nothing is asked", "", keys, nil},
		{"there is nothing to choose from", "title", nil, nil},
		{"another single letter is not close", "x", []string{"a", "b"}, nil},
		{"a single letter in the other case is", "A", []string{"a", "b"}, []string{"a"}},
		{"the nearest comes first", "AC.3", []string{"AC.31", "AC.3", "AC.4"}, []string{"AC.3", "AC.31", "AC.4"}},
		{"three at most, as they stand", "L9", []string{"L1", "L2", "L3", "L4"}, []string{"L1", "L2", "L3"}},
		{"the same name twice is one", "L2", []string{"L1", "L1"}, []string{"L1"}},
		{"a very long word is not compared", strings.Repeat("x", 41), []string{strings.Repeat("x", 40)}, nil},
		{"a very long word is itself", strings.Repeat("x", 99), []string{strings.Repeat("x", 99)}, []string{strings.Repeat("x", 99)}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { require.Equal(t, test.near, controls.Near(test.want, test.have)) })
	}
}

func TestSplitObjectiveID(t *testing.T) {
	tests := []struct {
		name, id, requirement, key string
		ok                         bool
	}{
		{"an objective", "AC.L1-b.1.i[a]", "AC.L1-b.1.i", "a", true},
		{"a key of two letters", "3.1.1[ab]", "3.1.1", "ab", true},
		{"a requirement", "AC.L1-b.1.i", "AC.L1-b.1.i", "", false},
		{"an empty key", "AC.1[]", "AC.1[]", "", false},
		{"no requirement", "[a]", "[a]", "", false},
		{"no closing bracket", "AC.1[a", "AC.1[a", "", false},
		{"text after the bracket", "AC.1[a]x", "AC.1[a]x", "", false},
		{"only the last bracket counts", "AC[1][a]", "AC[1]", "a", true},
		{"a closing bracket alone", "AC.1]", "AC.1]", "", false},
		{"nothing", "", "", "", false},
		{"one bracket", "[", "[", "", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			requirement, key, ok := controls.SplitObjectiveID(test.id)
			require.Equal(t, test.requirement, requirement)
			require.Equal(t, test.key, key)
			require.Equal(t, test.ok, ok)
		})
	}
}
