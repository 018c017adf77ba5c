package interview

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"github.com/charmbracelet/x/ansi"
)

// newForm makes a form of one field. It is made anew for each size of the window, because huh clips old text when one
// is resized, and it is given a height, because else its top lines vanish in a small window.
func newForm(field huh.Field, t *theme, width, height int) *huh.Form {
	field.WithTheme(t) // first of all: huh makes its own theme anew each time it looks for a missing one
	form := huh.NewForm(huh.NewGroup(field)).
		WithShowHelp(false).WithShowErrors(false).
		WithKeyMap(fieldKeys()).WithTheme(t).WithWidth(width).WithHeight(height)
	form.Init() // gives the field the focus; its command only makes the cursor blink
	return form
}

// newList makes a form that is one list to choose from.
func newList(options []huh.Option[string], chosen *string, t *theme, width, height int) *huh.Form {
	list := huh.NewSelect[string]()
	list.WithTheme(t)
	return newForm(list.Options(options...).Value(chosen), t, width, height)
}

// feed gives a message to a form. The form's commands (a blinking cursor, a move to the next field) are not wanted.
func feed(form *huh.Form, msg tea.Msg) { form.Update(msg) }

// formLines is what a form shows, line by line, and where in it the cursor is: huh draws it as one reversed cell. The
// terminal's own cursor goes there too, because that is where an input method shows what is being composed.
func formLines(form *huh.Form) (lines []string, cursor *tea.Cursor) {
	lines = strings.Split(form.View(), "\n")
	for y, line := range lines {
		if x, ok := reversed(line); ok {
			cursor = tea.NewCursor(x, y)
			cursor.Shape = tea.CursorBar
			break
		}
	}
	return lines, cursor
}

// reversed finds the column where reversed text begins.
func reversed(line string) (column int, ok bool) {
	for i := strings.Index(line, "\x1b["); i >= 0; {
		end := strings.IndexByte(line[i:], 'm')
		if end < 0 {
			return 0, false
		}
		for _, code := range strings.Split(line[i+2:i+end], ";") {
			if code == "7" {
				return ansi.StringWidth(line[:i]), true
			}
		}
		next := strings.Index(line[i+end:], "\x1b[")
		if next < 0 {
			return 0, false
		}
		i += end + next
	}
	return 0, false
}
