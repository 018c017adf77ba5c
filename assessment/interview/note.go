package interview

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

// A note holds at most this many characters: four bytes each stay within controls.MaxText.
const maxNote = controls.MaxText / 4

// notePage writes the note of one objective: several lines, by hand, pasted or through an input method. Leaving it keeps
// what was typed; undo takes it back.
type notePage struct {
	of     Place
	back   func(*screen) page
	text   string // bound to the form
	before string // the text as it was given to the form
	form   *huh.Form
	width  int
	height int
}

// newNote opens the note of an objective; back makes the page that follows it.
func newNote(s *screen, of Place, back func(*screen) page) *notePage {
	text := typed(s.objective(of).Answer.Note)
	return &notePage{of: of, back: back, text: text, before: text}
}

func backToQuestion(*screen) page { return &questionPage{} }

func (p *notePage) press(s *screen, name string, msg tea.KeyPressMsg) tea.Cmd {
	if name == "enter" || name == "esc" || name == "tab" {
		p.keep(s)
		s.offer = noPlace
		s.page = p.back(s)
		return nil
	}
	msg.Text = typed(msg.Text)
	p.feed(s, msg)
	return nil
}

func (p *notePage) paste(s *screen, msg tea.PasteMsg) { p.feed(s, msg) }

func (p *notePage) feed(s *screen, msg tea.Msg) {
	if p.form == nil { // what comes before the first drawing
		p.fit(s, s.width, s.height)
	}
	feed(p.form, msg)
	if len([]rune(p.text)) >= maxNote {
		s.tell("note-full", lang.Data{"Limit": maxNote})
	}
}

// keep saves the note when it changed.
func (p *notePage) keep(s *screen) {
	text := strings.TrimSpace(typed(p.text))
	if text != strings.TrimSpace(p.before) {
		s.note(p.of, text)
		p.before = text
	}
}

func (p *notePage) body(s *screen, width, height int) ([]string, *tea.Cursor) {
	o := s.objective(p.of)
	width = min(width, 110)
	lines := few(foldAt(shown(o.Objective.Key)+"  ", s.in(o.Objective.Text), width), max(1, height-5), width)
	lines = append(lines, s.answerStyle(o.Outcome).Render(sign(o)+" "+s.answerWord(o)), s.theme.accent.Render(cut(s.prompt(o), width)))
	lines = lines[max(0, len(lines)-max(1, height-1)):]
	p.fit(s, width-1, max(1, height-len(lines)))
	text, cursor := formLines(p.form)
	if cursor != nil {
		cursor.Y += len(lines)
	}
	return append(lines, text...), cursor
}

func (s *screen) prompt(o *assessment.ObjectiveFinding) string {
	switch o.Outcome {
	case assessment.NotMet:
		return s.Say("note-why-not")
	case assessment.NotApplicable:
		return s.Say("note-why-not-applicable")
	}
	return s.Say("note-title")
}

// fit makes the form anew when the window has another size; the text stays, and the cursor goes to its end.
func (p *notePage) fit(s *screen, width, height int) {
	if p.form != nil && p.width == width && p.height == height {
		return
	}
	p.width, p.height = width, height
	p.form = newForm(huh.NewText().ExternalEditor(false).CharLimit(maxNote).Lines(height).Value(&p.text), s.theme, width, height)
}

func (p *notePage) hints(s *screen) []hint {
	return s.hintList("note-keep:enter:must", "note-newline:ctrl+j:must")
}
