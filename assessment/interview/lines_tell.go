package interview

import (
	"strconv"
	"strings"

	"rung/controls/lang"
)

// overview lists all requirements by domain with how far each has come.
func (p *prompter) overview() {
	p.standing()
	findings := p.findings()
	for i := range findings {
		f := &findings[i]
		if i == 0 || findings[i-1].Requirement.Domain != f.Requirement.Domain {
			if d := p.catalogue.Domain(f.Requirement.Domain); d != nil {
				p.line(p.in(d.Title))
			}
		}
		p.say("line-overview", lang.Data{
			"ID": shown(f.Requirement.ID), "Title": p.in(f.Requirement.Title), "Stage": p.Say("stage-" + string(stageOf(f))),
			"Answered": f.Answered(), "Questions": f.Questions(), "Outcome": p.outcomeWord(f.Outcome),
		})
	}
}

// standing says how much is answered and what it is worth.
func (p *prompter) standing() {
	p.line(p.Say("answered", lang.Data{"Answered": p.result.Answered, "Questions": p.result.Questions, "Left": p.left()}) + p.Say("line-stop"))
	p.line(p.scoreWords(p.result.Goal()) + p.Say("line-stop"))
}

// check lists what is open, what lacks a reason and what is marked.
func (p *prompter) check() {
	id := "review-complete"
	if !p.result.Complete() {
		id = "review-incomplete"
	}
	p.say(id, lang.Data{"Count": p.left(), "Questions": p.result.Questions})
	p.line(p.scoreWords(p.result.Goal()) + p.Say("line-stop"))
	for _, f := range []Filter{OnlyOpen, WithoutReason, OnlyMarked} {
		keep := f.through(p.findings(), p.marks, p.domain)
		var places []Place
		for at, ok := First(p.findings(), keep); ok; at, ok = After(p.findings(), at, keep) {
			places = append(places, at)
		}
		if len(places) == 0 {
			continue
		}
		p.say("review-"+string(f), lang.Data{"Count": len(places)})
		for _, at := range places {
			p.item(at)
		}
	}
}

// why says why the requirement matters, how to begin, and what to have ready.
func (p *prompter) why() {
	r := p.findings()[p.at.Requirement].Requirement
	if len(r.Why) > 0 { // a draft may lack this, and what follows
		p.line(p.Say("help-why") + p.Say("line-colon") + p.in(r.Why))
	}
	for i, step := range r.Do.In(p.Tag) {
		if i == 0 {
			p.line(p.Say("help-how") + p.Say("line-colon"))
		}
		p.line(strconv.Itoa(i+1) + ". " + shown(step))
	}
	for i, item := range r.Evidence.In(p.Tag) {
		if i == 0 {
			p.line(p.Say("help-evidence") + p.Say("line-colon"))
		}
		p.line(strconv.Itoa(i+1) + ". " + shown(item))
	}
	for _, refs := range r.Refs {
		p.line(p.Say("help-source") + p.Say("line-colon") + shown(refs.Set) + " " + shown(strings.Join(refs.IDs, ", ")))
	}
}

// help lists the commands.
func (p *prompter) help() {
	for _, entry := range vocabulary {
		if entry.command == sayFile && p.files == nil || entry.command == sayRescue && p.rescue == nil {
			continue
		}
		words := entry.words
		if len(words) > 1 {
			words = p.spoken(words)
		}
		p.line(strings.Join(words, p.Say("line-or")) + p.Say("line-colon") + p.Say("line-help-"+string(entry.command)))
	}
}

// spoken keeps the words of a command that belong to the interface's language, and the letters and numbers.
func (p *prompter) spoken(words []string) []string {
	var kept []string
	for _, word := range words {
		chinese := word[0] >= 0x80
		if len(word) == 1 || chinese == p.Tag.Wide() {
			kept = append(kept, word)
		}
	}
	return kept
}
