package interview

import (
	tea "charm.land/bubbletea/v2"

	"rung/controls/lang"
)

// The widest the screen gets: longer lines are hard to read.
const maxWidth = 160

// View gives Bubble Tea what draw has drawn.
func (s *screen) View() tea.View { return s.window.view(s.title()) }

func (s *screen) title() string {
	return shownLine(s.state.Profile.Firm) + " · " + shown(s.catalogue.Short)
}

// draw lays the screen out: the header, the page, one line of news, the keys. No line is wider than the window, and
// there are no more than it has.
func (s *screen) draw() {
	width := min(s.width, maxWidth) - margin
	header := s.header(width)
	rows := 1
	if s.height >= 20 {
		rows = 2
	}
	footer := foot(s.page.hints(s), s.theme, width, rows)
	news := []string{s.news(width)}
	if s.height < 12 && news[0] == "" {
		news = nil
	}
	room := max(1, s.height-len(header)-len(news)-len(footer))
	body, cursor := s.page.body(s, width, room)
	if cursor != nil {
		cursor.Y += len(header)
	}
	for len(body) < room {
		body = append(body, "")
	}
	lines := append(append(append(header, body[:room]...), news...), footer...)
	if len(lines) > s.height {
		lines = lines[:s.height]
	}
	s.window.put(lines, cursor, width)
}

// news is the line above the keys: what went wrong, or what just happened.
func (s *screen) news(width int) string {
	switch {
	case s.rescued != "":
		return s.theme.alarm.Render(cut(s.rescuedWords(s.session), width))
	case len(s.waiting) > 0:
		return s.theme.alarm.Render(cut(s.Say("not-saved-why", lang.Data{"Count": len(s.waiting), "Why": shownLine(s.failure.Error())}), width))
	case s.told != "":
		return s.theme.accent.Render(cut(s.told, width))
	case s.job != nil:
		return s.theme.dim.Render(cut(s.hashingLine(), width))
	}
	return ""
}
