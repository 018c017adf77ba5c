package oscal

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"rung/report"
)

// line makes a text that OSCAL takes as a string: one line, no blank at its ends; "" where nothing is left.
func line(s string) string { return strings.Join(strings.Fields(report.ShownText(s)), " ") }

// title makes one line of Markdown that says what a text says.
func title(s string) string { return escape(line(s)) }

// prose makes Markdown that says what a text says, line by line.
func prose(s string) string { return escape(strings.TrimSpace(report.ShownText(s))) }

// escape puts a backslash before what Markdown, or OSCAL within it, gives a meaning.
func escape(s string) string {
	if !strings.ContainsAny(s, "\\`*~^<>[]{}&_#") {
		return s
	}
	links := strings.Contains(s, "](") || strings.Contains(s, "][") || strings.Contains(s, "]:")
	var b strings.Builder
	before := '\n'
	for at, r := range s {
		if marks(r, before, s[at+utf8.RuneLen(r):], links) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		before = r
	}
	return b.String()
}

// marks reports whether a character between two others would be taken for a mark. Brackets are so only where they can be
// a link.
func marks(r, before rune, rest string, links bool) bool {
	after, _ := utf8.DecodeRuneInString(rest)
	switch r {
	case '\\', '`', '*', '~', '^':
		return true
	case '[', ']':
		return links
	case '{', '}':
		return before == r || after == r
	case '>', '#':
		return before == '\n'
	case '<':
		return after == '/' || after == '!' || after == '?' || unicode.IsLetter(after)
	case '&':
		return after == '#' || unicode.IsLetter(after)
	case '_':
		return !word(before) || !word(after)
	}
	return false
}

func word(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// OSCAL takes times of the years 1900 to 2999. A clock that was wrong beyond that is brought to the nearest of them.
var (
	firstTime = time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)
	lastTime  = time.Date(2999, 12, 31, 23, 59, 59, 0, time.UTC)
)

func stamp(t time.Time) string {
	t = t.UTC()
	if t.Before(firstTime) {
		t = firstTime
	} else if t.After(lastTime) {
		t = lastTime
	}
	return t.Format("2006-01-02T15:04:05.999Z")
}

// dayStamp is the first moment of a day, or its last one; "" where the text is no day.
func dayStamp(day string, last bool) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	if last {
		t = t.Add(24*time.Hour - time.Second)
	}
	return stamp(t)
}

// Tokens of OSCAL begin with a letter or underscore; letters, digits, dot, hyphen and underscore follow.

// token writes an id as a token that no other id becomes: what a token does not take is named by its code.
func token(id string) string {
	var b strings.Builder
	for i, r := range id {
		switch {
		case unicode.IsLetter(r), i > 0 && (unicode.IsNumber(r) || r == '.' || r == '-'):
			b.WriteRune(r)
		case i == 0 && unicode.IsNumber(r):
			b.WriteString("_" + string(r))
		default:
			fmt.Fprintf(&b, "_x%x.", r)
		}
	}
	return b.String()
}
