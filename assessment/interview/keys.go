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
	must      bool // stays when there is no room for all
}

// foot sets hints in at most rows lines. Those that find no room are left out, the least weighty first.
func foot(hints []hint, t *theme, width, rows int) []string {
	for {
		lines, fits := footLines(hints, t, width, rows)
		if fits || len(hints) == 0 {
			return lines
		}
		hints = without(hints)
	}
}

// without drops the last hint that may go, or else the last.
func without(hints []hint) []hint {
	drop := len(hints) - 1
	for i := len(hints) - 1; i >= 0; i-- {
		if !hints[i].must {
			drop = i
			break
		}
	}
	return append(hints[:drop:drop], hints[drop+1:]...)
}

func footLines(hints []hint, t *theme, width, rows int) (lines []string, fits bool) {
	var line strings.Builder
	column := 0
	for _, h := range hints {
		size := wide(h.key) + 1 + wide(h.does)
		if column > 0 && column+2+size > width {
			lines = append(lines, line.String())
			line.Reset()
			column = 0
		}
		if column > 0 {
			line.WriteString("  ")
			column += 2
		}
		line.WriteString(t.accent.Render(h.key) + " " + t.dim.Render(h.does))
		column += size
		fits = column <= width
		if !fits {
			return lines, false
		}
	}
	if column > 0 {
		lines = append(lines, line.String())
	}
	return lines, len(lines) <= rows
}
