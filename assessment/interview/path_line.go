package interview

import (
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
)

// The longest path that can be typed, in characters.
const maxPath = 1000

// pressed does what a key does to the completion; false when the key is not its own.
func (p *pathLine) pressed(s *screen, name string) bool {
	switch {
	case name == "tab":
		p.complete(s)
	case len(p.found) == 0:
		return false
	case name == "esc":
		p.found = nil
	case name == "down":
		p.pick = min(p.pick+1, len(p.found)-1)
	case name == "up":
		p.pick = max(p.pick-1, 0)
	case name == "enter" && p.pick >= 0:
		dir, _ := filepath.Split(p.path)
		p.set(dir + p.found[p.pick])
		if strings.HasSuffix(p.path, string(filepath.Separator)) {
			p.complete(s)
		}
	default:
		return false
	}
	return true
}

// complete extends the path. Where it cannot be extended any further, it steps through what there is.
func (p *pathLine) complete(s *screen) {
	if s.files == nil {
		return
	}
	if len(p.found) > 0 {
		p.pick = (p.pick + 1) % len(p.found)
		return
	}
	extended, found := s.files.complete(p.path)
	if extended != p.path {
		p.set(extended)
	}
	p.found, p.pick = found, -1
}

// set puts another path into the line, the cursor behind it.
func (p *pathLine) set(path string) {
	p.path, p.form, p.found, p.pick = path, nil, nil, -1
}

// feed gives a key or a paste to the line.
func (p *pathLine) feed(s *screen, msg tea.Msg) {
	if p.form == nil {
		p.fit(s, s.width)
	}
	before := p.path
	feed(p.form, msg)
	if p.path != before {
		p.found, p.pick = nil, -1
	}
}

func (p *pathLine) fit(s *screen, width int) {
	if p.form == nil || p.width != width {
		p.width = width
		p.form = newForm(huh.NewInput().Prompt("› ").CharLimit(maxPath).Value(&p.path), s.theme, width, 1)
	}
}

// candidates are what the path may become.
func (p *pathLine) candidates(s *screen, width int) []string {
	lines := make([]string, len(p.found))
	for i, name := range p.found {
		lead := "  "
		if i == p.pick {
			lead = s.theme.accent.Render("› ")
		}
		lines[i] = cut(lead+shownLine(name), width)
	}
	return lines
}

// withText is a key whose text is fit to be kept.
func withText(msg tea.KeyPressMsg) tea.Key {
	key := tea.Key(msg)
	key.Text = typed(key.Text)
	return key
}

// oneLine makes a pasted text fit for a line of one.
func oneLine(text string) string {
	return strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(typed(text), "\n", " "), "\t", " "))
}
