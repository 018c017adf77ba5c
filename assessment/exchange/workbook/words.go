package workbook

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"rung/assessment/exchange"
	"rung/controls"
	"rung/controls/sheet"
)

// fold writes a word as all its spellings are compared: without case, full-width forms, hyphens and blanks around it.
func fold(word string) string {
	word = strings.ToLower(narrow(word))
	word = strings.Map(func(r rune) rune {
		if r == '-' || r == '_' || r == '\u00a0' || r == '\u3000' {
			return ' '
		}
		return r
	}, word)
	return strings.Join(strings.Fields(word), " ")
}

// narrow writes the full-width forms of ASCII, as Chinese input methods make them, as ASCII.
func narrow(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			return r - '！' + '!'
		}
		return r
	}, text)
}

// joined are the words for all items, each once.
func joined[T any](separator string, items []T, word func(T) string) string {
	var out []string
	said := map[string]bool{"": true}
	for _, item := range items {
		if w := word(item); !said[w] {
			said[w] = true
			out = append(out, w)
		}
	}
	return strings.Join(out, separator)
}

// longestNamed is how much of a text is named when it is of no use, in characters.
const longestNamed = 60

// brief is the beginning of a text.
func brief(text string) string {
	if letters := []rune(text); len(letters) > longestNamed {
		return string(letters[:longestNamed]) + "…"
	}
	return text
}

// shown makes a text from a file fit for a page: what nobody could see is written out.
func shown(text string) string {
	if !strings.ContainsFunc(text, controls.Hidden) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if controls.Hidden(r) {
			fmt.Fprintf(&b, "[%U]", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// fit makes a text fit for a cell. What is longer than a cell holds is cut, and counted.
func (m *maker) fit(text string) string {
	text = shown(exchange.Tidy(text))
	if len(text) <= sheet.MaxCellText {
		return text
	}
	units := 1 // the mark of what is missing
	for i, r := range text {
		if units += utf16.RuneLen(r); units > sheet.MaxCellText {
			m.cut++
			return text[:i] + "…"
		}
	}
	return text
}
