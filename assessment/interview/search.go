package interview

import (
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"rung/controls/lang"
)

// searchPage goes to a question by its id or by words, in either language, that occur in it or in its note.
type searchPage struct {
	back   page
	query  string // bound to the form
	chosen int
	found  []Place
	form   *huh.Form
	width  int
}

func newSearch(s *screen, begin string) *searchPage {
	p := &searchPage{back: s.page, query: begin}
	p.search(s)
	return p
}

func (p *searchPage) press(s *screen, name string, msg tea.KeyPressMsg) tea.Cmd {
	switch name {
	case "esc":
		s.page = p.back
	case "enter":
		p.choose(s)
	case "up":
		p.chosen = max(0, p.chosen-1)
	case "down", "tab":
		p.chosen = max(0, min(p.chosen+1, len(p.found)-1))
	default:
		msg.Text = typed(msg.Text)
		p.feed(s, msg)
	}
	return nil
}

func (p *searchPage) paste(s *screen, msg tea.PasteMsg) { p.feed(s, msg) }

func (p *searchPage) feed(s *screen, msg tea.Msg) {
	if p.form == nil {
		p.fit(s, s.width)
	}
	feed(p.form, msg)
	p.search(s)
}

// search lists what the query finds; an id comes first.
func (p *searchPage) search(s *screen) {
	p.chosen, p.found = 0, nil
	at, ok := ByID(s.findings(), p.query)
	if ok {
		p.found = append(p.found, at)
	}
	for _, other := range Search(s.findings(), p.query) {
		if !ok || other.Requirement != at.Requirement {
			p.found = append(p.found, other)
		}
	}
}

func (p *searchPage) choose(s *screen) {
	switch {
	case p.query == "":
		s.page = p.back
	case len(p.found) == 0:
		s.tell("nothing-found", lang.Data{"Query": shownLine(p.query)})
	default:
		s.filter, s.domain = All, ""
		s.show(p.found[p.chosen])
	}
}

func (p *searchPage) fit(s *screen, width int) {
	if p.form == nil || p.width != width {
		p.width = width
		p.form = newForm(huh.NewInput().Prompt("› ").CharLimit(200).Value(&p.query), s.theme, width, 1)
	}
}

func (p *searchPage) body(s *screen, width, height int) ([]string, *tea.Cursor) {
	lines := few(fold(s.Say("search-title"), width), max(1, height-2), width)
	p.fit(s, width)
	input, cursor := formLines(p.form)
	if cursor != nil {
		cursor.Y += len(lines)
	}
	lines = append(append(lines, input...), "")
	items := make([]string, len(p.found))
	for i, at := range p.found {
		items[i] = s.itemLine(at, i == p.chosen, width)
	}
	if p.query != "" && len(items) == 0 {
		items = []string{s.theme.dim.Render(s.Say("nothing-found", lang.Data{"Query": shownLine(p.query)}))}
	}
	return append(lines, around(items, p.chosen, max(1, height-len(lines)))...), cursor
}

func (p *searchPage) hints(s *screen) []hint {
	return s.hintList("search-go:enter:must", "search-choose:updown", "back:esc:must")
}
