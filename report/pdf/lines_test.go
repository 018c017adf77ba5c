package pdf

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"github.com/stretchr/testify/require"
)

// even is a font in which Latin letters are 5 points wide and Chinese ones 10.
var even = func() font {
	f := &face{units: 1000}
	for r := range f.advance {
		f.advance[r] = 501
		if r >= 0x2e80 {
			f.advance[r] = 1001
		}
	}
	return font{f, 10}
}()

func TestLines(t *testing.T) {
	for _, row := range []struct {
		name  string
		text  string
		width float64
		want  []string
	}{
		{"a text that fits stays on one line", "met or not met", 100, []string{"met or not met"}},
		{"Latin breaks between words and drops the space there", "met or not met", 50, []string{"met or not", "met"}},
		{"a line may be filled to the last point", "met or not", 50, []string{"met or not"}},
		{"a newline always breaks", "one\ntwo", 100, []string{"one", "two"}},
		{"an empty line stays", "one\n\ntwo", 100, []string{"one", "", "two"}},
		{"an indented line stays indented", "    one", 100, []string{"    one"}},
		{"Chinese breaks between any two characters and loses none", "存取控制缺口清單", 40, []string{"存取控制", "缺口清單"}},
		{"a full stop never begins a line", "存取控制。缺口", 40, []string{"存取控", "制。缺口"}},
		{"a comma never begins a line", "存取控制，缺口", 40, []string{"存取控", "制，缺口"}},
		{"an enumeration comma never begins a line", "存取控制、缺口", 40, []string{"存取控", "制、缺口"}},
		{"a closing bracket never begins a line", "存取控（制）", 50, []string{"存取控", "（制）"}},
		{"closing marks in a row stay with the character before them", "甲乙丙「丁」。", 60, []string{"甲乙丙", "「丁」。"}},
		{"an opening bracket never ends a line", "存取控（制度）", 40, []string{"存取控", "（制度）"}},
		{"an opening corner bracket never ends a line", "甲乙「丙丁」", 30, []string{"甲乙", "「丙", "丁」"}},
		{"a Latin abbreviation in Chinese is not divided", "處理合約資訊FCI的系統", 70, []string{"處理合約資訊", "FCI的系統"}},
		{"Latin in full-width brackets stays whole", "聯邦合約資訊（FCI）的公司", 80, []string{"聯邦合約資訊", "（FCI）的公司"}},
		{"a figure stays with its percent sign", "一二三四50%", 50, []string{"一二三四", "50%"}},
		{"an id with a hyphen and a figure is not divided", "see AC.L1-b.1.i now", 80, []string{"see AC.L1-b.1.i", "now"}},
		{"a word with a hyphen may be divided there", "self-assessment", 50, []string{"self-", "assessment"}},
		{"a word too long for a line is cut", "xxxxxxxxxxxx", 25, []string{"xxxxx", "xxxxx", "xx"}},
		{"after a cut word the text goes on in the same line", "xxxxxxx y", 25, []string{"xxxxx", "xx y"}},
		{"an address is cut behind a divider", "https://example.test/path/more", 80, []string{"https://", "example.test/", "path/more"}},
		{"a letter keeps its accents when a word is cut", "a\u0301a\u0301a\u0301", 20, []string{"a\u0301a\u0301", "a\u0301"}},
		{"a character wider than the line still takes one", "制度", 5, []string{"制", "度"}},
		{"trailing spaces are dropped", "one   ", 100, []string{"one"}},
		{"a space that does not fit makes no empty line", "aaaaa bbbbb", 25, []string{"aaaaa", "bbbbb"}},
	} {
		t.Run(row.name, func(t *testing.T) { require.Equal(t, row.want, even.lines(row.text, row.width)) })
	}
}

func TestShorten(t *testing.T) {
	for _, row := range []struct {
		name  string
		text  string
		width float64
		want  string
	}{
		{"what fits is left alone", "Example Ltd.", 60, "Example Ltd."},
		{"Latin ends in three points", "Example Precision Parts", 60, "Example Pr..."},
		{"Chinese ends in an ellipsis", "範例精密股份有限公司", 60, "範例精密股…"},
		{"no comma stands before the ellipsis", "範例精密，股份有限公司", 60, "範例精密…"},
		{"line breaks become spaces", "Example\n Ltd.", 60, "Example Ltd."},
		{"no room gives the ellipsis alone", "Example", 6, "..."},
	} {
		t.Run(row.name, func(t *testing.T) { require.Equal(t, row.want, even.fit(row.text, row.width)) })
	}
	t.Run("a text of more lines than allowed says that it was cut", func(t *testing.T) {
		lines, cut := even.atMost(2, "one two three four", 25)
		require.True(t, cut)
		require.Equal(t, []string{"one", "two..."}, lines)
	})
}

// squeezed is a text without its white space.
func squeezed(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func FuzzLines(f *testing.F) {
	for _, s := range []string{"", " ", "存取控制，（FCI）。", "AC.L1-b.1.i[a] https://a.test/b", "a\u0301\n\n x", strings.Repeat("1-", 90)} {
		f.Add(s, 40.0)
	}
	f.Fuzz(func(t *testing.T, s string, width float64) {
		if !(width > 0 && width < 1000) || !utf8.ValidString(s) {
			return // no page has such a width, and clean lets no such text through
		}
		lines := even.lines(s, width)
		require.Equal(t, squeezed(s), squeezed(strings.Join(lines, "")), "nothing is lost but white space")
		for _, line := range lines {
			if even.width(line) > width+0.01 {
				require.Equal(t, 1, uniseg.GraphemeClusterCount(line), "only a single character may be too wide")
			}
		}
	})
}
