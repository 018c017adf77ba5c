package interview

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// keyName is the name of a key as the pages know it. What a Chinese input method makes of a digit, a letter or a sign
// in its full-width mode counts as the plain one.
func keyName(msg tea.KeyPressMsg) string {
	name := plainKeys(msg.String())
	if name == " " {
		return "space"
	}
	return name
}

// hint is one key and what it does, for the foot of the screen. The pages name the weightiest first.
type hint struct {
	key, does string
	short     string // what it does in a word, for a narrow window; "" when does is short already
	must      bool   // stays when there is no room for all
}

// foot sets hints in at most rows lines. Those that find no room are left out, the least weighty first; where even
// those that must stay do not fit, they are said in short.
func foot(hints []hint, t *theme, width, rows int) []string {
	for {
		lines, fits := footLines(hints, t, width, "  ")
		if fits && len(lines) <= rows {
			return lines
		}
		drop := lastToGo(hints)
		if drop < 0 {
			break
		}
		hints = append(hints[:drop:drop], hints[drop+1:]...)
	}
	for i := range hints {
		if hints[i].short != "" {
			hints[i].does = hints[i].short
		}
	}
	lines, _ := footLines(hints, t, width, " ")
	return lines[:min(len(lines), rows)]
}

// lastToGo is the last hint that may be left out, or -1.
func lastToGo(hints []hint) int {
	for i := len(hints) - 1; i >= 0; i-- {
		if !hints[i].must {
			return i
		}
	}
	return -1
}

// footLines sets hints in lines; fits is false when one of them alone is wider than a line.
func footLines(hints []hint, t *theme, width int, gap string) (lines []string, fits bool) {
	var line strings.Builder
	column := 0
	fits = true
	for _, h := range hints {
		size := wide(h.key) + 1 + wide(h.does)
		fits = fits && size <= width
		if column > 0 && column+len(gap)+size > width {
			lines = append(lines, line.String())
			line.Reset()
			column = 0
		}
		if column > 0 {
			line.WriteString(gap)
			column += len(gap)
		}
		line.WriteString(t.accent.Render(h.key) + " " + t.dim.Render(h.does))
		column += size
	}
	if column > 0 {
		lines = append(lines, line.String())
	}
	return lines, fits
}
