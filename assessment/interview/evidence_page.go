package interview

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"rung/assessment"
	"rung/controls/lang"
)

// evidencePage lists the files that are linked to an objective and links more by their path. What is typed is completed
// as a shell does it.
type evidencePage struct {
	of     Place
	chosen int // of the linked files
	wrong  string
	pathLine
}

// pathLine is a line in which a path is typed, and what it may become.
type pathLine struct {
	path  string // bound to the form
	found []string
	pick  int // of what was found, -1 for none
	form  *huh.Form
	width int
}

func newEvidence(s *screen, of Place) *evidencePage {
	return &evidencePage{of: of, chosen: max(0, len(s.linked(of))-1), pathLine: pathLine{pick: -1}}
}

func (p *evidencePage) press(s *screen, name string, msg tea.KeyPressMsg) tea.Cmd {
	p.wrong = ""
	files := s.linked(p.of)
	switch {
	case p.pressed(s, name): // completing the path
	case name == "esc", name == "enter" && strings.TrimSpace(p.path) == "":
		s.page = backToQuestion(s)
	case name == "enter":
		return p.add(s)
	case name == "up":
		p.chosen = max(0, p.chosen-1)
	case name == "down":
		p.chosen = max(0, min(p.chosen+1, len(files)-1))
	case (name == "ctrl+x" || name == "delete" && p.path == "") && len(files) > 0:
		gone := s.unlink(p.of, p.chosen)
		p.chosen = max(0, min(p.chosen, len(files)-2))
		s.tell("evidence-gone", lang.Data{"Path": shownLine(gone.Path)})
	case name == "ctrl+t" && len(files) > 0:
		e := s.setDraft(p.of, p.chosen, !files[p.chosen].Draft)
		p.chosen = len(files) - 1 // it stands last now
		s.told = s.evidenceLine(e)
	default:
		p.feed(s, tea.KeyPressMsg(withText(msg)))
	}
	return nil
}

// add links the file that was typed.
func (p *evidencePage) add(s *screen) tea.Cmd {
	path, info, wrong := s.files.look(p.path)
	switch {
	case wrong != nil:
		p.wrong = s.problem(wrong)
		return nil
	case s.job != nil:
		p.wrong = s.Say("evidence-busy", lang.Data{"Path": shownLine(s.job.path)})
		return nil
	}
	p.set("")
	p.chosen = len(s.linked(p.of))
	return s.hash(p.of, path, info)
}

func (p *evidencePage) paste(s *screen, msg tea.PasteMsg) {
	p.feed(s, tea.PasteMsg{Content: oneLine(msg.Content)})
}

func (p *evidencePage) body(s *screen, width, height int) ([]string, *tea.Cursor) {
	o := s.objective(p.of)
	width = min(width, 110)
	files := s.linked(p.of)
	lines := few(foldAt(shown(o.Objective.Key)+"  ", s.in(o.Objective.Text), width), max(1, height-6), width)
	lines = append(lines, s.theme.accent.Render(cut(s.Say("evidence-title", lang.Data{"Count": len(files)}), width)))
	below := p.below(s, width)
	room := max(1, height-len(lines)-1)
	rows := p.rows(s, files, width)
	lines = append(lines, around(rows, p.chosen, max(1, room-min(len(below), room/2)))...)
	lines = lines[max(0, len(lines)-max(0, height-1)):]
	p.fit(s, width)
	input, cursor := formLines(p.form)
	if cursor != nil {
		cursor.Y += len(lines)
	}
	lines = append(lines, input...)
	return append(lines, around(below, max(0, p.pick), max(0, height-len(lines)))...), cursor
}

// rows are the linked files, the chosen one with the cursor.
func (p *evidencePage) rows(s *screen, files []assessment.Evidence, width int) []string {
	var rows []string
	for i, e := range files {
		lead := "  "
		if i == p.chosen {
			lead = s.theme.accent.Render("› ")
		}
		rows = append(rows, cut(lead+s.evidenceLine(e), width))
	}
	return rows
}

// below is what stands under the line: what is wrong with it, what it may become, or the file that is being read.
func (p *evidencePage) below(s *screen, width int) []string {
	var lines []string
	if s.job != nil {
		lines = append(lines, s.theme.dim.Render(cut(s.hashingLine(), width)))
	}
	if p.wrong != "" {
		for _, line := range fold(p.wrong, width) {
			lines = append(lines, s.theme.notMet.Render(line))
		}
		return lines
	}
	return append(lines, p.candidates(s, width)...)
}

func (p *evidencePage) hints(s *screen) []hint {
	hints := s.hintList("path-complete:tab:must")
	if strings.TrimSpace(p.path) == "" {
		hints = append(hints, s.hintList("back:enter:must")...)
	} else {
		hints = append(hints, s.hintList("evidence-add:enter:must", "back:esc:must")...)
	}
	if len(s.linked(p.of)) > 0 {
		hints = append(hints, s.hintList("evidence-draft:ctrl+t", "evidence-remove:ctrl+x", "search-choose:updown")...)
	}
	return hints
}
