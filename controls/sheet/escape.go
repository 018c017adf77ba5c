package sheet

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Workbooks write what XML cannot hold, and a text that looks as if written so, as _xHHHH_, a UTF-16 unit in hexadecimal.
// Source: ECMA-376 part 1, 22.9.2.19 (ST_Xstring).

// escape turns a text into XML that every program reads back as that text. It fits between tags and in attributes.
func escape(text string) string {
	if !special(text) {
		return text
	}
	var b strings.Builder
	b.Grow(len(text) + 16)
	for i, r := range text {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case unwritable(r):
			writeUnit(&b, r)
		case r == '_' && likeEscape(text[i:]):
			writeUnit(&b, '_')
		default:
			b.WriteRune(r) // what is not UTF-8 becomes U+FFFD
		}
	}
	return b.String()
}

// special reports whether a text holds anything that escape looks at.
func special(text string) bool {
	for i := range len(text) {
		switch b := text[i]; {
		case b < ' ' && b != '\n' && b != '\t', b >= utf8.RuneSelf, b == '&', b == '<', b == '>', b == '"', b == '_':
			return true
		}
	}
	return false
}

func writeUnit(b *strings.Builder, r rune) {
	const hex = "0123456789ABCDEF"
	b.Write([]byte{'_', 'x', hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15], '_'})
}

// unwritable reports whether XML cannot hold a character, or would change it, as it does with CR.
func unwritable(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || r == 0xfffe || r == 0xffff
}

// likeEscape reports whether a text begins like an escape, also when only the escape of what follows would close it.
func likeEscape(text string) bool {
	if len(text) < 7 || text[1] != 'x' {
		return false
	}
	for i := 2; i < 6; i++ {
		if !isHex(text[i]) {
			return false
		}
	}
	next, _ := utf8.DecodeRuneInString(text[6:])
	return next == '_' || unwritable(next)
}

func isHex(b byte) bool {
	return '0' <= b && b <= '9' || 'A' <= b && b <= 'F' || 'a' <= b && b <= 'f'
}

// unescape undoes escape, after XML's own entities have been undone.
func unescape(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	var b strings.Builder
	for text != "" {
		unit, ok := unitAt(text)
		if !ok {
			next := 1 + strings.IndexByte(text[1:], '_')
			if next == 0 {
				next = len(text)
			}
			b.WriteString(text[:next])
			text = text[next:]
			continue
		}
		text = text[7:]
		if low, ok := unitAt(text); ok && utf16.IsSurrogate(unit) && utf16.DecodeRune(unit, low) != utf8.RuneError {
			unit, text = utf16.DecodeRune(unit, low), text[7:]
		}
		b.WriteRune(unit) // half a pair becomes U+FFFD
	}
	return b.String()
}

// unitAt reads the escape that a text begins with.
func unitAt(text string) (rune, bool) {
	if len(text) < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_' {
		return 0, false
	}
	unit, err := strconv.ParseUint(text[2:6], 16, 16)
	return rune(unit), err == nil
}
