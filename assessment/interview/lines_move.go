package interview

import (
	"strconv"

	"rung/assessment"
	"rung/controls/lang"
)

// move does what is no answer: notes, going about, looking things up.
func (p *prompter) move(command command, rest string) {
	switch command {
	case saySkip:
		p.skip()
	case saySame:
		p.asLastTime()
	case sayBack:
		from := p.at
		if p.over {
			from = Place{len(p.findings()), 0}
		}
		at, ok := Before(p.findings(), from, p.keep())
		p.goTo(at, ok, "no-further")
	case sayNote:
		p.noteCommand(p.at, rest)
	case sayReason:
		p.reasonCommand(rest)
	case sayGo:
		at, ok := ByID(p.findings(), rest)
		if ok {
			p.told = -1
		}
		p.goTo(at, ok, "line-no-id")
	case sayFind:
		p.find(rest)
	case sayOnly:
		p.only(rest)
	case sayUndo:
		p.undoOne()
	case sayMark:
		p.toggleMark()
	case sayPartial:
		p.togglePartial()
	case sayFile:
		p.evidenceCommand(rest)
	case sayPlan:
		p.planCommand(rest)
	case sayRescue:
		p.rescueCommand(rest)
	case sayAll:
		p.allCommand(rest)
	case sayMap:
		p.overview()
	case sayCheck:
		p.check()
	case sayWhy:
		p.why()
	case sayHelp:
		p.help()
	}
}

func (p *prompter) skip() {
	if p.over {
		p.say("line-no-question")
		return
	}
	here, keep := p.at, p.keep()
	wasOpen := p.objective(here).Outcome == assessment.Unanswered
	p.onward(here, wasOpen, func(at Place) bool { return at != here && keep(at) })
}

// asLastTime takes over what is offered for the objective.
func (p *prompter) asLastTime() {
	from := p.at
	if p.over || p.takeOver(from) == 0 {
		p.say("last-none")
		return
	}
	o := p.objective(from)
	p.settle("line-saved", lang.Data{"ID": shown(o.Objective.ID), "Answer": p.answerWord(o)})
	p.answered = from
	p.onward(from, true, p.keep())
}

// allAsOffered takes over all that is offered for the requirement.
func (p *prompter) allAsOffered() {
	at := p.at
	n := p.takeOver(p.offersOf(at.Requirement)...)
	if n == 0 {
		p.say("last-none")
		return
	}
	p.settle("taken-over", lang.Data{"ID": shown(p.findings()[at.Requirement].Requirement.ID), "Count": n})
	p.onward(Place{at.Requirement, -1}, true, p.keep())
}

// noteCommand writes a note: the text at hand, or lines to come.
func (p *prompter) noteCommand(of Place, text string) {
	if p.over && of == p.at {
		p.say("line-no-question")
		return
	}
	if text == "" {
		p.memo = &memo{of: of}
		p.say("line-memo", lang.Data{"ID": shown(p.objective(of).Objective.ID)})
		return
	}
	p.note(of, text)
	p.settle("line-note-saved", lang.Data{"ID": shown(p.objective(of).Objective.ID)})
}

// reasonCommand writes the note of the question that was answered last.
func (p *prompter) reasonCommand(text string) {
	if p.answered == noPlace {
		p.say("line-no-last")
		return
	}
	if text == "" {
		p.memo = &memo{of: p.answered}
		p.say("line-memo", lang.Data{"ID": shown(p.objective(p.answered).Objective.ID)})
		return
	}
	p.note(p.answered, text)
	p.settle("line-note-saved", lang.Data{"ID": shown(p.objective(p.answered).Objective.ID)})
}

func (p *prompter) find(query string) {
	found := Search(p.findings(), query)
	if len(found) == 0 {
		p.say("nothing-found", lang.Data{"Query": shownLine(query)})
		return
	}
	for _, at := range found {
		p.item(at)
	}
	p.say("line-found", lang.Data{"Count": len(found)})
}

// item is one question in a list.
func (p *prompter) item(at Place) {
	o := p.objective(at)
	p.say("line-item", lang.Data{"ID": shown(o.Objective.ID), "Answer": p.answerWord(o), "Text": p.in(o.Objective.Text)})
}

func (p *prompter) only(name string) {
	f, ok := ParseFilter(plainKeys(name))
	if !ok {
		p.say("line-filters")
		return
	}
	at, some := First(p.findings(), f.through(p.findings(), p.marks, p.domain))
	if !some {
		p.say("filter-empty", lang.Data{"Filter": p.filterWord(f)})
		return
	}
	p.filter = f
	p.say("filter-set", lang.Data{"Filter": p.filterWord(f)})
	p.goTo(at, true, "")
}

func (p *prompter) undoOne() {
	undone, ok := p.undo()
	if ok && len(undone.Evidence) > 0 {
		e := undone.Evidence[0]
		p.settle("undone-evidence", lang.Data{"ID": shown(e.ID), "Path": shownLine(e.Path)})
		return
	}
	if ok && undone.Plan != nil {
		p.settle("undone-plan", lang.Data{"ID": shown(undone.Plan.ID)})
		return
	}
	if !ok || len(undone.Set) == 0 {
		p.say("nothing-to-undo")
		return
	}
	id := undone.Set[0].ID
	at, ok := ByID(p.findings(), id)
	if !ok {
		p.settle("undone-elsewhere", lang.Data{"ID": shown(id)})
		return
	}
	p.settle("line-undone", lang.Data{"ID": shown(id), "Count": len(undone.Set), "Answer": p.answerWord(p.objective(at))})
	p.goTo(at, true, "")
}

func (p *prompter) toggleMark() {
	if p.over {
		p.say("line-no-question")
		return
	}
	id := "mark-off"
	if p.mark(p.at) {
		id = "mark-on"
	}
	p.settle(id, lang.Data{"ID": shown(p.objective(p.at).Objective.ID)})
}

// togglePartial flags the requirement that was answered last, or the current one.
func (p *prompter) togglePartial() {
	of := p.at.Requirement
	if p.answered != noPlace {
		if f := &p.findings()[p.answered.Requirement]; f.Requirement.Partial != nil && f.Outcome == assessment.NotMet {
			of = p.answered.Requirement
		}
	}
	f := &p.findings()[of]
	switch {
	case f.Requirement.Partial == nil:
		p.say("partial-none")
	case f.Outcome != assessment.NotMet && !p.state.Disputed(f.Requirement.ID):
		p.say("partial-not-yet")
	default:
		p.flagPartial(of, !f.Partial)
		id := "line-partial-no"
		if p.findings()[of].Partial {
			id = "line-partial-yes"
		}
		p.settle(id, lang.Data{"ID": shown(f.Requirement.ID), "Points": strconv.Itoa(f.Requirement.Partial.Weight)})
	}
}

// allCommand gives all objectives of the requirement one answer.
func (p *prompter) allCommand(rest string) {
	command, _ := parse(rest)
	if command == saySame && !p.over {
		p.allAsOffered()
		return
	}
	if command != sayMet && command != sayNotMet && command != sayNA || p.over {
		p.say("line-all-how")
		return
	}
	value := assessment.Value(command)
	at := p.at
	f := &p.findings()[at.Requirement]
	p.session.answerAll(at.Requirement, value)
	p.settle("answered-all", lang.Data{"ID": shown(f.Requirement.ID), "Count": len(f.Objectives), "Answer": p.outcomeWord(assessment.Outcome(value))})
	p.answered = Place{at.Requirement, len(f.Objectives) - 1}
	p.onward(p.answered, true, p.keep())
}
