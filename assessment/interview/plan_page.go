package interview

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"rung/assessment"
	"rung/controls/lang"
)

// planPage says who closes a gap, how and by when: one row for each thing, and one for each milestone. Leaving it keeps what
// was typed, in one event; undo takes it back.
type planPage struct {
	of     int // the requirement
	before assessment.PlanItem
	rows   []planRow
	at     int    // the row one types in
	wrong  string // what is wrong with it
	value  string // bound to the form
	form   *huh.Form
	width  int
}

func newPlan(s *screen, of int) *planPage {
	before := s.planOf(of)
	return &planPage{of: of, before: before, rows: planRows(before)}
}

func (p *planPage) press(s *screen, name string, msg tea.KeyPressMsg) tea.Cmd {
	row := &p.rows[p.at]
	switch name {
	case "esc":
		p.leave(s)
	case "enter":
		if p.wrong = row.problem(s.words); p.wrong == "" {
			p.leave(s)
		}
	case "tab", "down", "ctrl+j":
		p.move(s, p.at+1)
	case "shift+tab", "up":
		p.move(s, p.at-1)
	case "ctrl+t":
		if row.field == planMilestone && strings.TrimSpace(row.text) != "" {
			row.done = !row.done
		}
	case "ctrl+x":
		p.empty()
	default:
		p.feed(s, tea.KeyPressMsg(withText(msg)))
	}
	return nil
}

// move goes to another row, unless what stands in this one cannot be kept.
func (p *planPage) move(s *screen, to int) {
	if p.wrong = p.rows[p.at].problem(s.words); p.wrong != "" {
		return
	}
	p.rows[p.at].tidy()
	p.at, p.form = max(0, min(to, len(p.rows)-1)), nil
}

// empty takes a milestone off the list, or empties any other row.
func (p *planPage) empty() {
	p.wrong, p.form = "", nil
	if p.rows[p.at].field == planMilestone && p.at < len(p.rows)-1 {
		p.rows = append(p.rows[:p.at:p.at], p.rows[p.at+1:]...)
		return
	}
	p.rows[p.at].text = ""
}

// paste puts a text into the row. Of milestones each line is one.
func (p *planPage) paste(s *screen, msg tea.PasteMsg) {
	lines := []string{msg.Content}
	if p.rows[p.at].field == planMilestone {
		lines = strings.Split(strings.TrimSpace(msg.Content), "\n")
	}
	for i, line := range lines {
		if i > 0 {
			p.move(s, len(p.rows)-1)
		}
		p.feed(s, tea.PasteMsg{Content: oneLine(line)})
	}
}

// feed gives a key or a paste to the row. There is always an empty milestone at the end.
func (p *planPage) feed(s *screen, msg tea.Msg) {
	p.wrong = ""
	p.fit(s, firstWidth(p.width, s.width))
	feed(p.form, msg)
	p.rows[p.at].text = p.value
	if last := &p.rows[len(p.rows)-1]; strings.TrimSpace(last.text) != "" {
		p.rows = append(p.rows, newRow(planMilestone, ""))
	}
}

func firstWidth(have, other int) int {
	if have > 0 {
		return have
	}
	return max(1, other)
}

func (p *planPage) fit(s *screen, width int) {
	if p.form != nil && p.width == width {
		return
	}
	p.width, p.value = width, p.rows[p.at].text
	p.form = newForm(huh.NewInput().Prompt("").CharLimit(maxNote).Value(&p.value), s.theme, width, 1)
}

// leave keeps the plan and goes back. What cannot be kept is told.
func (p *planPage) leave(s *screen) {
	s.page = &questionPage{}
	p.keep(s)
}

// keep saves the plan when it changed.
func (p *planPage) keep(s *screen) {
	after, wrong := planFrom(p.rows, p.before, s.words)
	if wrong != "" {
		s.tell("plan-not-kept", lang.Data{"Why": wrong})
	}
	change, ok := changed(p.before, after)
	if !ok {
		return
	}
	if err := s.setPlan(p.of, change); err != nil {
		s.tell("plan-not-kept", lang.Data{"Why": shownLine(err.Error())})
		return
	}
	p.before = s.planOf(p.of)
	if wrong == "" {
		s.tell("plan-kept", lang.Data{"ID": shown(s.findings()[p.of].Requirement.ID)})
	}
}
