package draft

import (
	"strings"
	"unicode/utf8"

	"rung/controls"
)

// Clean makes a text fit for a catalogue: no character that must not be shown, no blanks at the ends of lines, at most
// controls.MaxText bytes. It notes in tally, which may be nil, what it took away and where.
func Clean(tally *Tally, where, text string) string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	if strings.ContainsFunc(text, controls.Hidden) || !utf8.ValidString(text) {
		text = strings.Map(func(r rune) rune {
			if controls.Hidden(r) {
				return -1
			}
			return r
		}, text)
		note(tally, Hidden, where)
	}
	text = strings.TrimSpace(text)
	if strings.ContainsAny(text, "\n\t") {
		lines := strings.Split(strings.ReplaceAll(text, "\t", " "), "\n")
		for i := range lines {
			lines[i] = strings.TrimSpace(lines[i])
		}
		text = strings.Join(lines, "\n")
	}
	if len(text) > controls.MaxText {
		end := controls.MaxText - len("…")
		for !utf8.RuneStart(text[end]) {
			end--
		}
		text = strings.TrimSpace(text[:end]) + "…"
		note(tally, Cut, where)
	}
	return text
}

// Line is Clean for a text that stands on one line: every run of blanks and line breaks becomes one blank.
func Line(tally *Tally, where, text string) string {
	return Clean(tally, where, strings.Join(strings.Fields(text), " "))
}

func note(tally *Tally, what, where string) {
	if tally != nil {
		tally.Leave(what, "", where)
	}
}

// Headline is the beginning of a text, on one line and short enough for a heading.
func Headline(s string) string {
	const longest = 90
	s = strings.Join(strings.Fields(s), " ")
	runes := []rune(s)
	if len(runes) <= longest {
		return strings.TrimRight(s, ".:;。；：")
	}
	cut := string(runes[:longest])
	if at := strings.LastIndexByte(cut, ' '); at > longest/2 {
		cut = cut[:at]
	}
	return strings.TrimRight(cut, " ,;:.，；：。") + "…"
}
