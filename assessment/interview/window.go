package interview

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
)

// window is what a model knows of its window, and what it shows there.
type window struct {
	width, height int
	sized         bool // the size comes from the terminal and is no guess
	lines         []string
	cursor        *tea.Cursor
}

func newWindow() window { return window{width: 80, height: 24} }

// resize notes a new size. After the window has grown wider it paints all once more: Bubble Tea's renderer (ultraviolet,
// TerminalRenderer.Render) forgets what it painted in the columns gained, and would leave it standing later.
func (w *window) resize(msg tea.WindowSizeMsg) tea.Cmd {
	if msg.Width <= 0 || msg.Height <= 0 {
		return nil
	}
	grown := w.sized && msg.Width > w.width
	w.width, w.height, w.sized = msg.Width, msg.Height, true
	if !grown {
		return nil
	}
	return tea.Tick(100*time.Millisecond, func(time.Time) tea.Msg { return tea.ClearScreen() })
}

// view gives Bubble Tea what was put last.
func (w *window) view(title string) tea.View {
	view := tea.NewView(strings.Join(w.lines, "\n"))
	view.AltScreen = true
	view.WindowTitle = title
	view.Cursor = w.cursor
	return view
}

// margin is the empty column at the left of every line. Apart from looking better it is needed: Bubble Tea's renderer
// (ultraviolet, TerminalRenderer.transformLine) never comes back when a line changes to begin with a wide character.
const margin = 1

// put takes the lines to show, of at most width columns each, and gives them their margin.
func (w *window) put(lines []string, cursor *tea.Cursor, width int) {
	for i := range lines {
		if lines[i] != "" {
			lines[i] = strings.Repeat(" ", margin) + cut(lines[i], width)
		}
	}
	if cursor != nil {
		cursor.X += margin
	}
	w.lines, w.cursor = lines, cursor
}
