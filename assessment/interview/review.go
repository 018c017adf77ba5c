package interview

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"rung/assessment"
	"rung/controls/lang"
)

// reviewPage is where the questions end, and where one checks one's answers: what it is worth, what is open, what lacks
// a reason, what is marked.
type reviewPage struct {
	chosen int
	rows   []reviewRow
}

// reviewRow is a heading, or a question to go to.
type reviewRow struct {
	heading string
	at      Place
}

func newReview(s *screen) *reviewPage {
	p := &reviewPage{}
	p.gather(s)
	return p
}

// reviewAt is the review after something was done at a row: at what has taken its place, so that reasons can be written
// one after the other.
func reviewAt(s *screen, row int) *reviewPage {
	p := newReview(s)
	if at := p.from(row, 1); at >= 0 {
		p.chosen = at
	} else if at := p.from(min(row, len(p.rows)-1), -1); at >= 0 {
		p.chosen = at
	}
	return p
}

// gather lists the questions that want a look, by reason.
func (p *reviewPage) gather(s *screen) {
	p.rows = nil
	for _, f := range []Filter{OnlyOpen, WithoutReason, OnlyMarked} {
		keep := f.through(s.findings(), s.marks, s.domain)
		var places []Place
		for at, ok := First(s.findings(), keep); ok; at, ok = After(s.findings(), at, keep) {
			places = append(places, at)
		}
		if len(places) == 0 {
			continue
		}
		p.rows = append(p.rows, reviewRow{heading: s.Say("review-"+string(f), lang.Data{"Count": len(places)})})
		for _, at := range places {
			p.rows = append(p.rows, reviewRow{at: at})
		}
	}
	p.chosen = p.from(0, 1)
}

// from returns the nearest question at or behind row i in a direction, or -1.
func (p *reviewPage) from(i, direction int) int {
	for ; i >= 0 && i < len(p.rows); i += direction {
		if p.rows[i].heading == "" {
			return i
		}
	}
	return -1
}

func (p *reviewPage) press(s *screen, name string, _ tea.KeyPressMsg) tea.Cmd {
	step := func(by int) {
		if to := p.from(p.chosen+by, by); to >= 0 {
			p.chosen = to
		}
	}
	switch name {
	case "down":
		step(1)
	case "up":
		step(-1)
	case "enter":
		if p.chosen >= 0 {
			s.filter, s.domain = All, ""
			s.show(p.rows[p.chosen].at)
		}
	case "e":
		if p.chosen >= 0 {
			row := p.chosen
			s.page = newNote(s, p.rows[row].at, func(s *screen) page { return reviewAt(s, row) })
		}
	case "left", "esc":
		s.show(s.at)
	case "u":
		s.undoOne()
	case "o":
		s.page = newOverview(s)
	case "g", "/":
		s.page = newSearch(s, "")
	case "q":
		return s.leave()
	}
	return nil
}

func (p *reviewPage) paste(*screen, tea.PasteMsg) {}

func (p *reviewPage) body(s *screen, width, height int) ([]string, *tea.Cursor) {
	lines := p.summary(s, width)
	if len(p.rows) == 0 {
		return append(lines, fold(s.Say("review-nothing"), width)...), nil
	}
	rows := make([]string, len(p.rows))
	for i, row := range p.rows {
		if row.heading != "" {
			rows[i] = s.theme.strong.Render(cut(row.heading, width))
		} else {
			rows[i] = s.itemLine(row.at, i == p.chosen, width)
		}
	}
	if height < 10 {
		lines = lines[:2]
	}
	return append(lines, around(rows, p.chosen, max(1, height-len(lines)))...), nil
}

// summary says whether all is answered and what the level makes of it.
func (p *reviewPage) summary(s *screen, width int) []string {
	id := "review-complete"
	if !s.result.Complete() {
		id = "review-incomplete"
	}
	goal := s.result.Goal()
	data := lang.Data{"Count": s.left(), "Questions": s.result.Questions, "Level": s.in(goal.Level.Title)}
	lines := fold(s.Say(id, data), width)
	for i := range lines {
		lines[i] = s.theme.strong.Render(lines[i])
	}
	lines = append(lines, fold(s.scoreWords(goal), width)...)
	var counts []string
	for _, c := range []struct {
		outcome assessment.Outcome
		n       int
	}{{assessment.Met, goal.Met}, {assessment.NotMet, goal.NotMet}, {assessment.NotApplicable, goal.NotApplicable}, {assessment.Unanswered, goal.Unanswered}} {
		counts = append(counts, s.answerStyle(c.outcome).Render(symbol(c.outcome)+" "+s.outcomeWord(c.outcome)+" "+number(c.n)))
	}
	return slices.Concat(lines, []string{cut(joinWords(counts), width), ""})
}

func (p *reviewPage) hints(s *screen) []hint {
	hints := s.hintList("quit:q:must", "review-back:esc:must")
	if p.chosen >= 0 {
		hints = append(s.hintList("review-go:enter:must", "review-reason:e"), hints...)
	}
	return append(hints, s.hintList("overview:o", "goto:g", "undo:u")...)
}
