package pdf

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rung/controls"
)

// missing stands where the typeface has no character.
const missing = '□'

// alike are characters that the typeface lacks and ones it has that mean the same.
var alike = map[rune]rune{
	'✔': '✓', '✅': '✓', '☑': '✓', '🗸': '✓', '✕': '×', '✖': '×', '✗': '×', '✘': '×', '❌': '×', '☒': '×', '☐': '□',
	'►': '▶', '◄': '◀', '➔': '→', '➜': '→', '∼': '~', '≒': '≈', 'ˍ': '_', '‾': '¯', '⁃': '-', '∙': '·', '−': '-',
	'Ł': 'L', 'ł': 'l', 'ı': 'i', 'Ħ': 'H', 'ħ': 'h', 'Ŧ': 'T', 'ŧ': 't',
}

// clean makes any text fit for the page: lines end in \n alone, a tab is spaces, what must not be seen raw is named by
// its code, what the typeface lacks is drawn as something alike or as a box. The result holds only newlines and
// characters the typeface has, all below U+10000: the library panics at others.
func clean(s string, f *face) string {
	if plain(s, f) {
		return s
	}
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\t", "    ").Replace(s)
	s = norm.NFC.String(s)
	var b strings.Builder
	for _, r := range s {
		cleanRune(&b, r, f)
	}
	return strings.Trim(fewBlankLines(b.String()), "\n")
}

// plain reports whether a text can stay as it is.
func plain(s string, f *face) bool {
	for _, r := range s {
		if controls.Hidden(r) || r == '\n' || !f.shows(r) {
			return false
		}
	}
	return true
}

func cleanRune(b *strings.Builder, r rune, f *face) {
	switch {
	case r == '\n':
		b.WriteRune(r)
	case controls.Hidden(r):
		fmt.Fprintf(b, "[%U]", r)
	case f.shows(r):
		b.WriteRune(r)
	case unicode.Is(unicode.Variation_Selector, r): // chooses between two looks of the character before it
	case unicode.Is(unicode.Zs, r):
		b.WriteByte(' ')
	default:
		b.WriteRune(likeness(r, f))
	}
}

// likeness is a character that can stand for one that the typeface lacks.
func likeness(r rune, f *face) rune {
	if other, ok := alike[r]; ok && f.shows(other) {
		return other
	}
	base, _ := utf8.DecodeRuneInString(norm.NFKD.String(string(r))) // a letter without its accent
	if unicode.IsLetter(base) && f.shows(base) {
		return base
	}
	return missing
}

// mostBreaks is how many line breaks a text may have. One with more is no text that a person laid out in lines, and
// would fill thousands of pages: it is set as running text.
const mostBreaks = 500

// fewBlankLines leaves at most one blank line between two lines of text.
func fewBlankLines(s string) string {
	for strings.Contains(s, "\n\n\n") {
		s = strings.ReplaceAll(s, "\n\n\n", "\n\n")
	}
	if strings.Count(s, "\n") > mostBreaks {
		s = strings.ReplaceAll(s, "\n", " ")
	}
	return s
}
