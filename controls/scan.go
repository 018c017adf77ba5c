package controls

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// maxMarks bounds the characters that can start a value, over all files. The parser builds at most three nodes for two
// of them and reads whole documents before anyone can count, so this is what bounds its memory. A catalogue within
// MaxBytes and MaxNodes stays far below.
const maxMarks = 5 * MaxNodes

// readable looks at a file's characters before the parser does. It reports whether the parser may have the file.
func (s *source) readable(file string, data []byte) bool {
	if !s.encoded(file, data) {
		return false
	}
	good := true
	line := 0
	for text := range bytes.Lines(data) {
		line++
		if text[0] == '%' { // thousands of them cost the parser minutes
			s.found.add(place{file, line, 1}, "directive", say("directive", "a line cannot begin with %; put the text in quotes or remove the line"))
			return false
		}
		if s.marks += marks(text); s.marks > maxMarks {
			s.found.add(place{file, line, 1}, "limit", say("limit-marks", "the catalogue has far more than {{.Limit}} values", "Limit", MaxNodes))
			return false
		}
		if column, r := hiddenIn(text); column > 0 {
			s.found.add(place{file, line, column}, "unfit-text", say("unfit-character", "here stands the invisible or control character {{.Character}}; remove it", "Character", codePoint(r)))
			s.hidden[file] = true
			good = good && !unicode.IsControl(r) // the parser accepts no control character
		}
	}
	return good
}

// encoded reports whether a file is UTF-8 without a byte order mark.
func (s *source) encoded(file string, data []byte) bool {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")), bytes.IndexByte(data, 0) >= 0:
		s.found.add(place{file: file}, "encoding", say("encoding-utf16", "the file is UTF-16 or no text at all; save it as UTF-8"))
	case bytes.HasPrefix(data, []byte("\ufeff")):
		s.found.add(place{file, 1, 1}, "encoding", say("encoding-bom", "the file begins with a byte order mark; save it as UTF-8 without BOM"))
	case !utf8.Valid(data):
		s.found.add(invalidByte(file, data), "encoding", say("encoding-other", "the file is not UTF-8 from here on; save it as UTF-8"))
	default:
		return true
	}
	return false
}

// invalidByte finds the first byte that is not UTF-8.
func invalidByte(file string, data []byte) place {
	at := place{file, 1, 1}
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1:
			return at
		case r == '\n':
			at.line, at.column = at.line+1, 1
		default:
			at.column++
		}
		data = data[size:]
	}
	return at
}

// hiddenIn returns the first character of a line that must not be shown, and its column from 1; 0 when there is none.
// A control character comes before all others, because it stops the parser.
func hiddenIn(line []byte) (column int, hidden rune) {
	line = bytes.TrimSuffix(line, []byte("\r\n"))
	at := 0
	for _, r := range string(line) {
		at++
		if Hidden(r) && (column == 0 || unicode.IsControl(r) && !unicode.IsControl(hidden)) {
			column, hidden = at, r
		}
	}
	return column, hidden
}

// marks counts the characters of a line that can start a value, wherever they stand. It cannot know what is inside
// quotes: whoever wants to fool the parser could fool that too.
func marks(line []byte) int {
	n := 1 // the line itself
	for i, c := range line {
		switch c {
		case ',', '[', '{':
			n++
		case '-', '?', ':':
			if i+1 == len(line) || !wordly(line[i+1]) {
				n++
			}
		}
	}
	return n
}

// wordly reports whether a character after - ? : makes them part of a plain word.
func wordly(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '/' || c >= utf8.RuneSelf
}
