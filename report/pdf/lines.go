package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// font is a face at a size in points.
type font struct {
	*face
	size float64
}

// width is how wide a text is in points.
func (f font) width(s string) float64 {
	w := 0.0
	for _, r := range s {
		w += f.runeWidth(r)
	}
	return w * f.size
}

// fits reports whether a text is no wider than width points. It looks no further than it must.
func (f font) fits(s string, width float64) bool {
	w := 0.0
	for _, r := range s {
		if w += f.runeWidth(r) * f.size; w > width+0.001 {
			return false
		}
	}
	return true
}

// lines breaks a clean text into lines no wider than width points: at newlines, and where Unicode's line breaking
// algorithm (UAX #14) lets a line end, which keeps closing punctuation off a line's start and opening punctuation off
// its end. A word wider than a whole line is cut. Nothing is lost but the spaces at the breaks.
func (f font) lines(s string, width float64) []string {
	var out []string
	for _, paragraph := range strings.Split(s, "\n") {
		out = append(out, f.paragraph(strings.TrimRight(paragraph, " "), width)...)
	}
	return out
}

func (f font) paragraph(s string, width float64) []string {
	var out []string
	line, used := "", 0.0
	for s != "" {
		var word string
		word, s = nextWord(s)
		for {
			if f.fits(strings.TrimRight(word, " "), width-used) {
				break
			}
			if line != "" {
				out = append(out, strings.TrimRight(line, " "))
				line, used = "", 0
				continue
			}
			piece := f.cut(word, width)
			out = append(out, piece)
			word = word[len(piece):]
		}
		line += word
		used += f.width(word)
	}
	if line != "" || len(out) == 0 {
		out = append(out, strings.TrimRight(line, " "))
	}
	return out
}

// nextWord takes from s what must stay on one line, with the spaces after it. An id that holds a figure, such as
// AC.L1-b.1.i, is not divided at its hyphens.
func nextWord(s string) (word, rest string) {
	rest = s
	state := -1
	for rest != "" {
		_, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
		word = s[:len(s)-len(rest)]
		if !strings.HasSuffix(word, "-") || !strings.ContainsFunc(word, unicode.IsDigit) {
			break
		}
	}
	return word, rest
}

// cut takes from a word as much as fits into width, whole graphemes and at least one, and rather up to a mark that
// divides addresses and ids than in the middle of a name.
func (f font) cut(word string, width float64) string {
	fits, divider, used := 0, 0, 0.0
	state := -1
	for rest := word; rest != ""; {
		var grapheme string
		grapheme, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		used += f.width(grapheme)
		if used > width && fits > 0 {
			break
		}
		fits += len(grapheme)
		if strings.Contains("/-._?&=,:;)", grapheme) {
			divider = fits
		}
	}
	if fits < len(word) && divider > fits*2/3 {
		return word[:divider]
	}
	return word[:fits]
}

// fit shortens a text to one line of width points; what is left out is replaced by an ellipsis.
func (f font) fit(s string, width float64) string {
	s = strings.Join(strings.Fields(s), " ")
	if f.width(s) <= width {
		return s
	}
	return f.shorten(s, width)
}

// shorten ends a text that goes on with an ellipsis within width: at mid-height after Chinese, as three points on the
// line after Latin.
func (f font) shorten(s string, width float64) string {
	s = strings.TrimRight(f.cutAnywhere(s, width-f.size), " .,;:，、；：")
	if r, _ := utf8.DecodeLastRuneInString(s); r >= 0x2e80 && r != utf8.RuneError {
		return s + "…"
	}
	return s + "..."
}

// cutAnywhere takes as many graphemes as fit, perhaps none.
func (f font) cutAnywhere(s string, width float64) string {
	fits, used, state := 0, 0.0, -1
	for rest := s; rest != ""; {
		var grapheme string
		grapheme, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if used += f.width(grapheme); used > width {
			break
		}
		fits += len(grapheme)
	}
	return s[:fits]
}

// atMost breaks a text into at most n lines, the last shortened where there would be more; cut says whether it was.
func (f font) atMost(n int, s string, width float64) (lines []string, cut bool) {
	lines = f.lines(s, width)
	if len(lines) <= n {
		return lines, false
	}
	return append(lines[:n-1:n-1], f.shorten(lines[n-1], width)), true
}
