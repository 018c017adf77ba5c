package journal

import "bytes"

// maxLegible is the longest id that is quoted from a damaged line.
const maxLegible = 80

// legible is the text of a key in a line that may be no JSON any more, "" when it is none that can be shown safely. A text
// is taken only if it is plain letters, digits and the signs of ids.
func legible(line []byte, key string) string {
	_, rest, found := bytes.Cut(line, []byte(`"`+key+`":"`))
	if !found {
		return ""
	}
	text, _, found := bytes.Cut(rest, []byte(`"`))
	if !found || len(text) > maxLegible {
		return ""
	}
	for _, c := range text {
		if c <= ' ' || c >= 0x7f || c == '\\' {
			return ""
		}
	}
	return string(text)
}
