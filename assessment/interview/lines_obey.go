package interview

import (
	"strings"

	"rung/assessment"
	"rung/controls/lang"
)

// memo is a note of several lines that is being typed; a line of a single full stop ends it.
type memo struct {
	of    Place
	lines []string
}

// obey does what a line says and asks on; done is true when the person leaves.
func (p *prompter) obey(line string) (done bool) {
	if len(p.waiting) > 0 {
		p.retry()
	}
	if p.memo != nil {
		p.memoLine(line)
		return false
	}
	command, rest := parse(typed(line))
	if value, ok := p.stepTyped(command, typed(line)); ok {
		p.answerWith(value, "")
		return false
	}
	switch command {
	case sayMet, sayNotMet, sayNA, sayClear:
		p.answerCommand(command, rest)
	case sayQuit:
		p.say("line-bye", lang.Data{"Answered": p.result.Answered, "Questions": p.result.Questions})
		return true
	case sayUnknown:
		p.say("line-unknown", lang.Data{"Typed": shownLine(cut(line, 60))})
	case sayNothing:
		p.ask()
	default:
		p.move(command, rest)
	}
	return false
}

// stepTyped reads an answer on a scale, where the objective has one.
func (p *prompter) stepTyped(command command, line string) (assessment.Value, bool) {
	if p.over || p.objective(p.at).Objective.Scale == "" || command == sayNothing {
		return "", false
	}
	o := p.objective(p.at).Objective
	return p.stepNamed(p.steps(o), line, func(v assessment.Value) string { return p.valueWord(o, v) })
}

func (p *prompter) answerCommand(command command, note string) {
	value := assessment.Value(command)
	if command == sayClear {
		value = assessment.Value(assessment.Unanswered)
	}
	if p.over {
		p.say("line-no-question")
		return
	}
	if o := p.objective(p.at).Objective; o.Scale != "" && (command == sayMet || command == sayNotMet) {
		p.say("line-scale-only", lang.Data{"Count": len(p.steps(o))})
		return
	}
	p.answerWith(value, note)
}

// answerWith records an answer, with its note where one came along, and asks the next question.
func (p *prompter) answerWith(value assessment.Value, note string) {
	wasOpen := p.objective(p.at).Outcome == assessment.Unanswered
	var text *string
	if note != "" {
		text = &note
	}
	from := p.at
	p.answerWithNote(from, value, text)
	o := p.objective(from)
	p.settle("line-saved", lang.Data{"ID": shown(o.Objective.ID), "Answer": p.answerWord(o)})
	if value == assessment.Value(assessment.Unanswered) {
		return
	}
	p.answered = from
	if lacksReason(o) {
		p.say("line-why")
	}
	p.partialQuestion(from)
	p.onward(from, wasOpen, p.keep())
}

// partialQuestion asks for the flag once the answer made the requirement fail.
func (p *prompter) partialQuestion(at Place) {
	f := &p.findings()[at.Requirement]
	if f.Requirement.Partial == nil || f.Outcome != assessment.NotMet || f.Partial || p.objective(at).Outcome != assessment.NotMet {
		return
	}
	p.say("line-partial", lang.Data{"Ask": p.in(f.Requirement.Partial.Ask), "Weight": f.Requirement.Weight, "Partial": f.Requirement.Partial.Weight, "ID": shown(f.Requirement.ID)})
}

// onward goes where an answer leads and asks there.
func (p *prompter) onward(from Place, wasOpen bool, keep Keep) {
	at, ok := Place{}, false
	if p.filter == All || p.filter == OnlyOpen {
		at, ok = Onward(p.findings(), from, wasOpen, keep)
	} else {
		at, ok = After(p.findings(), from, keep)
	}
	if !ok {
		p.over = true
	} else {
		p.at, p.over = at, false
	}
	p.ask()
}

// goTo asks the question at a place.
func (p *prompter) goTo(at Place, ok bool, none string) {
	if !ok {
		p.say(none)
		return
	}
	p.at, p.over = at, false
	p.ask()
}

// memoLine takes one line of a longer note.
func (p *prompter) memoLine(line string) {
	if trimmed(line) != "." {
		p.memo.lines = append(p.memo.lines, typed(line))
		return
	}
	p.keepMemo()
	p.ask()
}

// keepMemo saves the note that was being typed.
func (p *prompter) keepMemo() {
	m := p.memo
	p.memo = nil
	if m == nil {
		return
	}
	p.note(m.of, trimmed(strings.Join(m.lines, "\n")))
	p.settle("line-note-saved", lang.Data{"ID": shown(p.objective(m.of).Objective.ID)})
}
