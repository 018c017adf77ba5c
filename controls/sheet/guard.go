package sheet

import "strings"

// A spreadsheet program runs a CSV field as a formula when it begins with one of these signs, the full-width ones
// included. CSV cannot say "this is text", so such a text is written with an apostrophe before it.
const signs = "=+-@\t\r＝＋－＠"

// guard makes a text safe to stand in CSV. So that unguard can tell an apostrophe of its own from one of the text, a
// text in which a sign follows after apostrophes alone gets one more, too. All others stay as they are, also those that
// begin with an apostrophe and a letter.
func guard(text string) string {
	if signed(strings.TrimLeft(text, "'")) {
		return "'" + text
	}
	return text
}

// unguard undoes guard.
func unguard(text string) string {
	if bare := strings.TrimLeft(text, "'"); len(bare) < len(text) && signed(bare) {
		return text[1:]
	}
	return text
}

func signed(text string) bool {
	for _, r := range text {
		return strings.ContainsRune(signs, r)
	}
	return false
}
