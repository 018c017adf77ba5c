package interview

import (
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"rung/controls/lang"
)

// rescueTo writes all answers, saved and unsaved, to another place. What could not be saved goes on waiting: the file one
// works on still lacks it.
func (s *session) rescueTo(path string) error {
	path = strings.TrimSpace(path)
	if s.files != nil {
		path = s.files.expand(path)
	}
	if err := s.rescue(path, slices.Clone(s.waiting)); err != nil {
		return err
	}
	s.rescued, s.kept = path, len(s.waiting)
	return nil
}

// KeptError is an event that could not be saved where it belongs, because somebody else changed the file, and is durable in
// a file beside it. Save returns it for each later event as well.
type KeptError struct {
	Path string // of the file beside it
	Err  error  // why
}

func (e *KeptError) Error() string { return e.Err.Error() }
func (e *KeptError) Unwrap() error { return e.Err }

// keptIn is the file in which an event is safe all the same, "" for none.
func keptIn(err error) string {
	if kept := new(KeptError); errors.As(err, &kept) {
		return kept.Path
	}
	return ""
}

// keepAside saves what waits and is not safe yet beside the file, once that is another's.
func (s *session) keepAside() {
	for at := s.keptAside; s.aside && at < len(s.waiting); at++ {
		s.failure = s.save(s.waiting[at])
		path := keptIn(s.failure)
		if path == "" {
			return
		}
		s.keptAside = at + 1
		if s.keptAside >= s.kept {
			s.rescued, s.kept = path, s.keptAside
		}
	}
}

// allRescued reports whether all that waits is safe elsewhere.
func (s *session) allRescued() bool { return s.rescued != "" && s.kept == len(s.waiting) }

// rescuedWords says what is safe elsewhere of that which is not saved.
func (w words) rescuedWords(s *session) string {
	id := "not-saved-rescued"
	if s.allRescued() {
		id = "not-saved-all-rescued"
	}
	return w.Say(id, lang.Data{"Count": len(s.waiting), "Kept": s.kept, "Path": shownLine(s.rescued)})
}

// rescuePage asks where to write the answers that cannot be saved.
type rescuePage struct {
	back  page
	wrong string
	pathLine
}

// openRescue asks for the place, where there is something to bring to safety.
func (s *screen) openRescue() {
	if _, open := s.page.(*rescuePage); open || s.rescue == nil {
		return
	}
	if len(s.waiting) == 0 {
		s.tell("rescue-nothing")
		return
	}
	s.keepTyped()
	s.page = &rescuePage{back: s.page, pathLine: pathLine{pick: -1}}
}

func (p *rescuePage) press(s *screen, name string, msg tea.KeyPressMsg) tea.Cmd {
	p.wrong = ""
	switch {
	case len(s.waiting) == 0: // this key saved all
		s.page = p.back
		s.tell("rescue-nothing")
	case p.pressed(s, name):
	case name == "esc", name == "enter" && strings.TrimSpace(p.path) == "":
		s.page = p.back
	case name == "enter":
		p.write(s)
	default:
		p.feed(s, tea.KeyPressMsg(withText(msg)))
	}
	return nil
}

func (p *rescuePage) write(s *screen) {
	if err := s.rescueTo(p.path); err != nil {
		p.wrong = s.Say("rescue-failed", lang.Data{"Path": shownLine(p.path), "Why": shownLine(err.Error())})
		return
	}
	s.page = p.back // the line above the keys says where all is now
}

func (p *rescuePage) paste(s *screen, msg tea.PasteMsg) {
	p.feed(s, tea.PasteMsg{Content: oneLine(msg.Content)})
}

func (p *rescuePage) body(s *screen, width, height int) ([]string, *tea.Cursor) {
	width = min(width, 110)
	text := s.Say("rescue-title", lang.Data{"Count": len(s.waiting)})
	if s.failure != nil {
		text += "\n" + shownLine(s.failure.Error())
	}
	lines := few(fold(text, width), max(1, height-3), width)
	p.fit(s, width)
	input, cursor := formLines(p.form)
	if cursor != nil {
		cursor.Y += len(lines)
	}
	lines = append(lines, input...)
	if p.wrong != "" {
		for _, line := range fold(p.wrong, width) {
			lines = append(lines, s.theme.notMet.Render(line))
		}
	}
	return append(lines, around(p.candidates(s, width), max(0, p.pick), max(0, height-len(lines)))...), cursor
}

func (p *rescuePage) hints(s *screen) []hint {
	hints := s.hintList("rescue-write:enter:must", "back:esc:must")
	if s.files != nil {
		hints = append(hints, s.hintList("path-complete:tab")...)
	}
	return hints
}
