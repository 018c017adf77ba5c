package sheet

import (
	"bytes"
	"fmt"
	"strconv"
	"unicode/utf8"
)

// attr gives the value of an attribute, whatever its prefix.
func (x *xmlText) attr(name string) []byte {
	for _, a := range x.attrs {
		if string(a.name) == name {
			return x.value(a)
		}
	}
	return nil
}

// value gives an attribute's value with its entities undone; one that is broken stays as it is.
func (x *xmlText) value(a xmlAttr) []byte {
	plain, err := x.plain(a.value)
	if err != nil {
		return a.value
	}
	return plain
}

// plain undoes entities, and turns all line breaks into LF as XML asks. What it gives may be overwritten by the next call.
func (x *xmlText) plain(raw []byte) ([]byte, error) {
	if bytes.IndexByte(raw, '&') < 0 && bytes.IndexByte(raw, '\r') < 0 {
		return raw, nil
	}
	out := x.spare[:0]
	for i := 0; i < len(raw); i++ {
		switch raw[i] {
		case '\r':
			if i+1 == len(raw) || raw[i+1] != '\n' {
				out = append(out, '\n')
			}
		case '&':
			n := bytes.IndexByte(raw[i:min(len(raw), i+12)], ';')
			r, ok := entity(raw[i+1 : max(i+1, i+n)])
			if n < 0 || !ok {
				return nil, fmt.Errorf("%w: an unknown entity", errMarkup)
			}
			out = utf8.AppendRune(out, r)
			i += n
		default:
			out = append(out, raw[i])
		}
	}
	x.spare = out
	return out, nil
}

// entity gives the character of &name; without its signs. What is no character becomes U+FFFD.
func entity(name []byte) (rune, bool) {
	switch string(name) {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	if len(name) < 2 || name[0] != '#' {
		return 0, false
	}
	digits, base := string(name[1:]), 10
	if digits[0] == 'x' || digits[0] == 'X' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 31)
	return rune(n), err == nil
}
