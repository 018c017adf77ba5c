package interview

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// body draws what the gap is about, and the rows; the one that is typed in is always in sight.
func (p *planPage) body(s *screen, width, height int) ([]string, *tea.Cursor) {
	width = min(width, 110)
	head := p.head(s, width, height)
	label := p.labels(s)
	rows, focus, cursor := p.lines(s, width, label)
	room := max(1, height-len(head))
	from := 0
	if len(rows) > room {
		from = max(0, min(focus-room/2, len(rows)-room))
		rows = rows[from : from+room]
	}
	if cursor != nil {
		cursor.Y = len(head) + focus - from
	}
	return append(head, rows...), cursor
}

// head is the question of the page, and how to begin where there is room.
func (p *planPage) head(s *screen, width, height int) []string {
	r := s.findings()[p.of].Requirement
	lines := []string{s.theme.accent.Render(cut(shown(r.ID)+"  "+s.Say("plan-title"), width))}
	if steps := r.Do.In(s.Tag); len(steps) > 0 && height >= 14 {
		for _, line := range few(foldAt(s.Say("help-how")+s.Say("line-colon"), shown(steps[0]), width), 2, width) {
			lines = append(lines, s.theme.dim.Render(line))
		}
	}
	if height >= 12 {
		lines = append(lines, "")
	}
	return lines
}

// labels is the width of the widest label and its gap.
func (p *planPage) labels(s *screen) int {
	widest := 0
	for _, f := range []planField{planOwner, planDue, planResources, planComments} {
		widest = max(widest, wide(s.Say("plan-"+string(f))))
	}
	return widest + 2
}

// lines are the rows as they are drawn, which of them is typed in, and the cursor in it.
func (p *planPage) lines(s *screen, width, label int) (lines []string, focus int, cursor *tea.Cursor) {
	for i := range p.rows {
		r := &p.rows[i]
		if r.field == planMilestone && p.rows[i-1].field != planMilestone {
			lines = append(lines, s.theme.strong.Render("  "+cut(s.Say("plan-milestones"), width-2)))
		}
		lead := pad(p.lead(s, r), label)
		if r.field == planMilestone {
			lead = p.lead(s, r)
		}
		if i != p.at {
			lines = append(lines, cut("  "+lead+p.shownRow(s, r, i), width))
			continue
		}
		lead = s.theme.accent.Render("› ") + s.theme.strong.Render(lead)
		p.fit(s, max(4, width-wide(lead)-1))
		input, at := formLines(p.form)
		if at != nil {
			at.X += wide(lead)
		}
		focus, cursor = len(lines), at
		lines = append(lines, cut(lead+input[0], width))
		for _, line := range p.under(s, width-2) {
			lines = append(lines, "  "+line)
		}
	}
	return lines, focus, cursor
}

// lead is what stands before a row.
func (p *planPage) lead(s *screen, r *planRow) string {
	switch {
	case r.field != planMilestone:
		return s.Say("plan-" + string(r.field))
	case r.done:
		return "[x] "
	}
	return "[ ] "
}

// shownRow is a row that is not typed in. The empty milestone says what goes there.
func (p *planPage) shownRow(s *screen, r *planRow, i int) string {
	if r.field == planMilestone && strings.TrimSpace(r.text) == "" && i == len(p.rows)-1 {
		return s.theme.dim.Render(s.Say("plan-add"))
	}
	return shownLine(r.text)
}

// under is what stands under the row that is typed in: what is wrong with it, or how it is written.
func (p *planPage) under(s *screen, width int) []string {
	if p.wrong != "" {
		lines := fold(p.wrong, width)
		for i := range lines {
			lines[i] = s.theme.notMet.Render(lines[i])
		}
		return lines
	}
	switch r := &p.rows[p.at]; {
	case r.field == planDue && r.text == "":
		return []string{s.theme.dim.Render(cut(s.Say("plan-how-day"), width))}
	case r.field == planMilestone && r.text == "":
		return []string{s.theme.dim.Render(cut(s.Say("plan-how-milestone"), width))}
	}
	return nil
}

func (p *planPage) hints(s *screen) []hint {
	hints := s.hintList("plan-keep:enter:must", "plan-next:tab:must")
	if r := &p.rows[p.at]; r.field == planMilestone {
		hints = append(hints, s.hintList("plan-done:ctrl+t", "plan-remove:ctrl+x")...)
	}
	return append(hints, s.hintList("plan-move:updown")...)
}
