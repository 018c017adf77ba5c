package interview

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"
)

// wide is the number of columns a text takes on a terminal.
func wide(s string) int { return lipgloss.Width(s) }

// fold breaks a plain text into lines of at most width columns, where Unicode's line breaking rules (UAX #14) allow
// it: Chinese breaks between characters but never before closing punctuation. A word longer than a line is cut between
// characters. There is always at least one line.
func fold(text string, width int) []string {
	width = max(width, 2) // the widest character
	var lines []string
	line, column := "", 0
	flush := func() {
		lines = append(lines, strings.TrimRight(line, " "))
		line, column = "", 0
	}
	for state, rest := -1, text; rest != ""; {
		var segment string
		var must bool
		segment, rest, must, state = uniseg.FirstLineSegmentInString(rest, state)
		newline := must && rest != "" || strings.HasSuffix(segment, "\n")
		word := strings.TrimRight(segment, "\n")
		if column > 0 && column+wide(strings.TrimRight(word, " ")) > width {
			flush()
		}
		for wide(strings.TrimRight(word, " ")) > width {
			head := ansi.Truncate(word, width, "")
			if head == "" || !strings.HasPrefix(word, head) {
				head, _, _, _ = uniseg.FirstGraphemeClusterInString(word, -1)
			}
			lines, word = append(lines, head), word[len(head):]
		}
		line += word
		column += wide(word)
		if newline {
			flush()
		}
	}
	if line != "" || len(lines) == 0 {
		flush()
	}
	return lines
}

// foldAt folds a text that starts behind a lead and hangs under its own first character.
func foldAt(lead, text string, width int) []string {
	indent := wide(lead)
	lines := fold(text, width-indent)
	for i := range lines {
		if i > 0 {
			lead = strings.Repeat(" ", indent)
		}
		lines[i] = lead + lines[i]
	}
	return lines
}

// cut shortens a text, styled or not, to width columns and says so with an ellipsis.
func cut(s string, width int) string {
	if width <= 0 {
		return ""
	}
	return ansi.Truncate(s, width, "…")
}

// pad fills a text up to width columns.
func pad(s string, width int) string { return s + strings.Repeat(" ", max(0, width-wide(s))) }

// apart puts one text at the left and one at the right end of a line. Where they do not fit, the left one is cut.
func apart(left, right string, width int) string {
	if right == "" {
		return cut(left, width)
	}
	right = cut(right, width)
	room := width - wide(right) - 2
	if room < 4 {
		return right
	}
	left = cut(left, room)
	return left + strings.Repeat(" ", width-wide(left)-wide(right)) + right
}

// few keeps at most n lines; the last one then ends in an ellipsis.
func few(lines []string, n, width int) []string {
	if len(lines) <= n || n <= 0 {
		return lines[:max(0, min(len(lines), n))]
	}
	lines = lines[:n:n]
	lines[n-1] = ansi.Truncate(lines[n-1], width-1, "") + "…"
	return lines
}
