package assessment

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"rung/controls"
)

// longestQuote is how many characters of a text an error message repeats.
const longestQuote = 60

// quoted puts a text from outside into quotes for an error message: shortened, and with every character escaped that
// must not reach a screen.
func quoted(s string) string {
	if utf8.RuneCountInString(s) > longestQuote {
		s = string([]rune(s)[:longestQuote]) + "…"
	}
	var out strings.Builder
	for _, r := range strconv.Quote(s) {
		if controls.Hidden(r) { // a few that strconv takes for printable marks
			fmt.Fprintf(&out, `\U%08x`, r)
			continue
		}
		out.WriteRune(r)
	}
	return out.String()
}
