package interview

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

// questionPage shows one requirement: its question, and its objectives as a list to answer.
type questionPage struct {
	form *huh.Form // the list as it was drawn last; it moves the focus up and down
	id   string    // the objective in focus, bound to the form
}

// press does what a key does on a question.
func (p *questionPage) press(s *screen, name string, msg tea.KeyPressMsg) tea.Cmd {
	if value, ok := p.valueOf(s, name); ok {
		p.answer(s, value)
		return nil
	}
	switch name {
	case "space":
		s.later()
	case "y":
		p.takeOver(s)
	case "Y":
		p.takeOverAll(s)
	case "up", "down":
		p.step(s, name == "down", msg)
	case "left", "shift+tab":
		p.jump(s, PreviousRequirement)
	case "right":
		p.jump(s, NextRequirement)
	case "home":
		p.jump(s, func(f []assessment.Finding, _ Place, keep Keep) (Place, bool) { return First(f, keep) })
	case "end":
		p.jump(s, func(f []assessment.Finding, _ Place, keep Keep) (Place, bool) {
			return Before(f, Place{len(f), 0}, keep)
		})
	case "enter":
		p.enter(s)
	default:
		return p.command(s, name, msg)
	}
	return nil
}

// command does what the letters do.
func (p *questionPage) command(s *screen, name string, msg tea.KeyPressMsg) tea.Cmd {
	switch name {
	case "e":
		s.page = newNote(s, s.at, backToQuestion)
	case "?":
		s.help, s.helpAt = !s.help, 0
	case "esc":
		s.help = false
	case "pgdown", "ctrl+d":
		s.helpAt += 5
	case "pgup", "ctrl+u":
		s.helpAt = max(0, s.helpAt-5)
	case "g", "/":
		s.page = newSearch(s, "")
	case "f":
		s.setFilter(map[bool]Filter{true: All, false: OnlyOpen}[s.filter == OnlyOpen])
	case "tab":
		s.setFilter(s.filter.next())
	case "u":
		s.undoOne()
	case "*":
		s.toggleMark()
	case "p":
		s.togglePartial()
	case "M", "A", "N":
		p.answerAll(s, name)
	case "v":
		s.openEvidence()
	case "w":
		s.openPlan()
	case "o":
		s.page = newOverview(s)
	case "c":
		s.page = newReview(s)
	case "q":
		return s.leave()
	default:
		p.write(s, msg)
	}
	return nil
}

// valueOf is the answer that a key stands for here. On a scale the number keys are its steps.
func (p *questionPage) valueOf(s *screen, name string) (assessment.Value, bool) {
	o := s.objective(s.at).Objective
	steps := s.steps(o)
	if n, err := strconv.Atoi(name); err == nil && len(name) == 1 && n >= 1 && n <= len(steps) {
		return steps[n-1], true
	}
	switch {
	case name == "0", name == "delete", name == "backspace":
		return assessment.Value(assessment.Unanswered), true
	case name == "a":
		return assessment.Value(assessment.NotApplicable), true
	case o.Scale != "":
		return "", false
	case name == "m":
		return assessment.Value(assessment.Met), true
	case name == "n":
		return assessment.Value(assessment.NotMet), true
	}
	return "", false
}

// answer records a value and moves on. Where a reason will be wanted, it is offered at once; the next answer may come
// without one all the same.
func (p *questionPage) answer(s *screen, value assessment.Value) {
	at := s.at
	wasOpen := s.outcomeAt(at) == assessment.Unanswered
	s.session.answer(at, value)
	if value == assessment.Value(assessment.Unanswered) {
		s.offer = noPlace
		return
	}
	s.offer = noPlace
	if lacksReason(s.objective(at)) {
		s.offer = at
	}
	s.onward(at, wasOpen)
	if s.offer == at && s.told == "" {
		s.tell("why-offer", lang.Data{"ID": s.objective(at).Objective.ID, "Answer": s.answerWord(s.objective(at))})
	}
}

// takeOver takes over what is offered for the objective.
func (p *questionPage) takeOver(s *screen) {
	at := s.at
	if s.session.takeOver(at) == 0 {
		s.tell("last-none")
		return
	}
	s.offer = noPlace
	s.onward(at, true)
}

// takeOverAll takes over all that is offered for the requirement, and goes to what is left of it.
func (p *questionPage) takeOverAll(s *screen) {
	at := s.at
	n := s.session.takeOver(s.offersOf(at.Requirement)...)
	if n == 0 {
		s.tell("last-none")
		return
	}
	s.offer = noPlace
	s.onward(Place{at.Requirement, -1}, true)
	s.tell("taken-over", lang.Data{"ID": shown(s.findings()[at.Requirement].Requirement.ID), "Count": n})
}

// answerAll gives all objectives of the requirement one answer and goes on behind it.
func (p *questionPage) answerAll(s *screen, name string) {
	value := map[string]assessment.Value{"M": "met", "N": "not-met", "A": "not-applicable"}[name]
	s.session.answerAll(s.at.Requirement, value)
	f := &s.findings()[s.at.Requirement]
	last := Place{s.at.Requirement, len(f.Objectives) - 1}
	s.offer = noPlace
	at := s.at
	s.onward(last, true)
	s.tell("answered-all", lang.Data{"ID": shown(s.findings()[at.Requirement].Requirement.ID), "Count": len(f.Objectives), "Answer": s.outcomeWord(assessment.Outcome(value))})
}

// enter writes the reason that is asked for, else goes on to the next question.
func (p *questionPage) enter(s *screen) {
	if s.offer != noPlace {
		s.page = newNote(s, s.offer, backToQuestion)
		return
	}
	s.later()
}

// write starts a note with what was typed, where it can be nothing but text: Chinese, say, or, while a reason is asked
// for, any letter that is no command.
func (p *questionPage) write(s *screen, msg tea.KeyPressMsg) {
	chinese := func(r rune) bool { return r >= 0x2e80 && (r < 0xff00 || r > 0xffef) }
	text := strings.ContainsFunc(msg.Text, chinese) || s.offer != noPlace && strings.ContainsFunc(msg.Text, unicode.IsLetter)
	if text {
		p.startNote(s).paste(s, tea.PasteMsg{Content: typed(msg.Text)})
	}
}

// paste starts a note with what was pasted.
func (p *questionPage) paste(s *screen, msg tea.PasteMsg) { p.startNote(s).paste(s, msg) }

func (p *questionPage) startNote(s *screen) page {
	at := s.at
	if s.offer != noPlace {
		at = s.offer
	}
	s.page = newNote(s, at, backToQuestion)
	return s.page
}

// step moves up or down within the requirement, and over its edge to the neighbour.
func (p *questionPage) step(s *screen, down bool, msg tea.KeyPressMsg) {
	r := s.findings()[s.at.Requirement]
	switch edge := len(r.Objectives) - 1; {
	case down && s.at.Objective == edge:
		p.jump(s, NextRequirement)
	case !down && s.at.Objective == 0:
		p.jump(s, func(f []assessment.Finding, from Place, keep Keep) (Place, bool) { return Before(f, from, keep) })
	case p.form == nil:
	default:
		feed(p.form, msg)
		i := slices.IndexFunc(r.Requirement.Objectives, func(o controls.Objective) bool { return o.ID == p.id })
		s.at.Objective = max(i, 0)
	}
}

func (p *questionPage) jump(s *screen, to func([]assessment.Finding, Place, Keep) (Place, bool)) {
	at, ok := to(s.findings(), s.at, s.keep())
	if !ok {
		s.tell("no-further")
		return
	}
	s.show(at)
}
