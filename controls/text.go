package controls

import (
	"fmt"
	"unicode"
	"unicode/utf8"
)

// MaxText is the longest text, in bytes, that a catalogue or an answer may hold.
const MaxText = 64 << 10

// Unfit says why a text may not be shown to a person, or "" when it may: it is too long, is not UTF-8, or holds a
// character that is Hidden.
func Unfit(s string) string { return WhyUnfit(s).English }

// WhyUnfit is Unfit for those who say it in other languages; the Saying's key is "" where the text may be shown.
func WhyUnfit(s string) Saying {
	if len(s) > MaxText {
		return say("unfit-length", "the text is {{.Bytes}} bytes long; at most {{.Limit}} fit", "Bytes", len(s), "Limit", MaxText)
	}
	if !utf8.ValidString(s) {
		return say("unfit-utf8", "the text is not valid UTF-8")
	}
	for _, r := range s {
		if Hidden(r) {
			return say("unfit-text", "the text holds the invisible or control character {{.Character}}; remove it", "Character", codePoint(r))
		}
	}
	return nothing
}

func codePoint(r rune) string { return fmt.Sprintf("%U", r) }

// Hidden reports whether a character must never reach a screen or a page as it is, because it can drive a terminal or
// hide what is written: controls other than newline and tab, bidirectional controls, zero-width and tag characters,
// other line separators, private characters, and the one that stands for text already lost.
func Hidden(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r >= 0x20 && r < 0x7f, r >= 0x3000 && r < 0x3131, r >= 0x3400 && r < 0xa000, r > 0xff00 && r < 0xff5f: // most text: ASCII, CJK, punctuation
		return false
	case unicode.Is(unicode.Prepended_Concatenation_Mark, r): // format characters that can be seen
		return false
	case r >= 0xe0000 && r <= 0xe0fff: // tags, variation supplements
		return true
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs, unicode.Zl, unicode.Zp,
		unicode.Other_Default_Ignorable_Code_Point, unicode.Noncharacter_Code_Point) || r == utf8.RuneError || r < 0 || r > unicode.MaxRune
}
