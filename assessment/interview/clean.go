package interview

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"rung/controls"
)

// shown makes a text fit to be sent to a terminal: what could drive the terminal or hide something is written out as
// ⟨U+202E⟩, and tabs are spaces. Lines stay lines.
func shown(s string) string {
	if !strings.ContainsFunc(s, unfit) {
		return s
	}
	var out strings.Builder
	for i, r := range s {
		switch {
		case r == '\t':
			out.WriteString("    ")
		case r == utf8.RuneError:
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				fmt.Fprintf(&out, "⟨%02X⟩", s[i])
			} else {
				out.WriteRune(r)
			}
		case controls.Hidden(r):
			fmt.Fprintf(&out, "⟨%U⟩", r)
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

func unfit(r rune) bool { return r == '\t' || controls.Hidden(r) }

// shownLine is shown on one line.
func shownLine(s string) string { return strings.Join(strings.Fields(shown(s)), " ") }

// typed makes what a person typed or pasted fit to be kept: line ends are newlines, and hidden characters, which
// nobody types on purpose, are dropped. It keeps at most controls.MaxText bytes.
func typed(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.ReplaceAll(s, "\r", "\n")
	s = strings.Map(func(r rune) rune {
		if controls.Hidden(r) {
			return -1
		}
		return r
	}, s)
	for len(s) > controls.MaxText {
		_, size := utf8.DecodeLastRuneInString(s[:controls.MaxText+1])
		s = s[:controls.MaxText+1-size]
	}
	return s
}
