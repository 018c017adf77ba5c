package interview

import (
	tea "charm.land/bubbletea/v2"

	"rung/controls/lang"
)

// leavePage warns a person who leaves while answers are not saved. Every key tries to save again; the same key once
// more leaves.
type leavePage struct{ back page }

func (p *leavePage) press(s *screen, name string, _ tea.KeyPressMsg) tea.Cmd {
	if name == "q" {
		return s.leave()
	}
	s.page = p.back
	return nil
}

func (p *leavePage) paste(s *screen, _ tea.PasteMsg) { s.page = p.back }

func (p *leavePage) body(s *screen, width, height int) ([]string, *tea.Cursor) {
	if len(s.waiting) == 0 {
		return fold(s.Say("leave-saved"), width), nil
	}
	id := "leave-unsaved"
	if s.allRescued() {
		id = "leave-rescued"
	}
	lines := fold(s.Say(id, lang.Data{"Count": len(s.waiting), "Path": shownLine(s.rescued)}), width)
	lines = append(lines, "")
	return append(lines, fold(shown(s.failure.Error()), width)...), nil
}

func (p *leavePage) hints(s *screen) []hint {
	hints := s.hintList("leave-anyway:q:must")
	if len(s.waiting) == 0 || s.allRescued() {
		hints = s.hintList("quit:q:must")
	}
	return append(append(hints, s.unsavedHints()...), s.hintList("leave-retry:any:must")...)
}
