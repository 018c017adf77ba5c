package interview

import (
	"context"
	"fmt"
	"io"
	"strings"

	"rung/assessment"
	"rung/controls/lang"
)

// Lines asks line by line: whole lines that are only ever added, without any control of the cursor, so that it reads well
// aloud and works over pipes and in a script. The end of the input pauses; it never answers anything.
func Lines(ctx context.Context, o Options) (Ended, error) {
	if !o.askable() {
		return Ended{}, ErrNothingToAsk
	}
	p := newPrompter(o)
	p.ctx = ctx
	lines := readLines(ctx, o.In)
	defer lines.close()
	p.introduce()
	p.ask()
	for {
		select {
		case <-ctx.Done():
			p.close()
			return p.ended(Interrupted)
		case line, ok := <-lines.next():
			if !ok {
				p.close()
				p.say("line-paused", lang.Data{"Answered": p.result.Answered, "Questions": p.result.Questions})
				return p.ended(p.endReason(ctx))
			}
			if p.obey(line) {
				return p.ended(Left)
			}
		}
		if p.broken != nil {
			ended, err := p.ended(EndOfInput)
			return ended, joinErrors(p.broken, err)
		}
	}
}

// prompter is the session of the line prompter: where the person is, and what they answered last.
type prompter struct {
	*session
	words
	ctx      context.Context // ends the reading of a file
	out      io.Writer
	broken   error // why nothing can be written any more
	domain   string
	filter   Filter
	at       Place
	over     bool  // every question walked has its answer: there is no current one
	answered Place // the last that was answered, for a reason that comes later
	told     int   // the requirement that was introduced last, -1 for none
	memo     *memo // a note of several lines that is being typed
}

func newPrompter(o Options) *prompter {
	p := &prompter{
		session: newSession(o), words: wordsOf(o), out: o.Out,
		domain: o.Domain, filter: o.Only, answered: noPlace, told: -1,
	}
	keep, open := p.keep(), isOpen(p.findings())
	at, ok := First(p.findings(), func(at Place) bool { return keep(at) && open(at) })
	if !ok && p.filter != All {
		at, ok = First(p.findings(), keep)
	}
	p.at, p.over = at, !ok
	if at, ok := p.beginning(o.From); ok {
		p.at, p.over = at, false
	}
	return p
}

func (p *prompter) keep() Keep { return p.filter.through(p.findings(), p.marks, p.domain) }

// close keeps a note that is being typed and tries once more to save what waits.
func (p *prompter) close() {
	p.keepMemo()
	p.retry()
}

func (p *prompter) endReason(ctx context.Context) Reason {
	if ctx.Err() != nil {
		return Interrupted
	}
	return EndOfInput
}

// line writes one line. Texts of several lines keep them; nothing else reaches the output but letters and signs.
func (p *prompter) line(text string) {
	if _, err := fmt.Fprintln(p.out, strings.TrimRight(text, " ")); err != nil && p.broken == nil {
		p.broken = err
	}
}

func (p *prompter) say(id string, data ...lang.Data) { p.line(p.Say(id, data...)) }

// introduce says what this is and how to answer.
func (p *prompter) introduce() {
	p.say("line-intro", lang.Data{
		"Framework": shown(p.catalogue.Short), "Level": p.in(p.result.Target.Title), "Requirements": len(p.findings()),
		"Questions": p.result.Questions, "Answered": p.result.Answered, "Left": p.left(),
	})
	if p.signed != "" {
		p.line(shown(p.signed))
	}
	p.say("line-how")
}

// ask puts the current question, behind its requirement's where that is new, or says that all is answered.
func (p *prompter) ask() {
	p.line("")
	if p.over {
		p.check()
		p.say("line-end")
		return
	}
	if p.told != p.at.Requirement {
		p.requirement()
	}
	o := p.objective(p.at)
	data := lang.Data{"Number": Number(p.findings(), p.at), "Total": p.result.Questions, "ID": shown(o.Objective.ID), "Text": p.in(o.Objective.Text)}
	p.say("line-question", data)
	if o.Outcome != assessment.Unanswered || o.Disputed {
		p.say("line-now", lang.Data{"Answer": p.answerWord(o)})
	}
	if o.Answer.Note != "" {
		p.line(p.Say("note-beside", lang.Data{"Note": shown(o.Answer.Note)}))
	}
	p.beside()
	if line := p.planLine(p.planOf(p.at.Requirement)); line != "" && p.isGap(p.at.Requirement) {
		p.line(line + p.Say("line-stop"))
	}
	p.scale()
}

// beside tells what there is to know of the objective: its files, what people disagree about, what may be taken over.
func (p *prompter) beside() {
	o := p.objective(p.at)
	if files := p.linked(p.at); len(files) > 0 {
		p.say("evidence-beside", lang.Data{"Count": len(files)})
	}
	for _, claim := range p.claimLines(p.words, p.at) {
		p.line(claim + p.Say("line-stop"))
	}
	if o.Disputed {
		p.say("line-dispute-settle")
	}
	of, ok := p.offered(p.at)
	switch {
	case ok && of.from == "":
		p.say("line-last-time", lang.Data{"Answer": p.offerWord(o.Objective, of)})
	case ok:
		p.say("line-suggested", lang.Data{"Level": p.offerSource(of), "Answer": p.valueWord(o.Objective, of.answer.Value), "From": shown(of.from)})
		if of.answer.Note != "" {
			p.line(p.Say("note-beside", lang.Data{"Note": shown(of.answer.Note)}))
		}
	}
	if ok && len(p.offersOf(p.at.Requirement)) > 1 {
		p.say("line-all-same")
	}
}

func (p *prompter) requirement() {
	f := &p.findings()[p.at.Requirement]
	r := f.Requirement
	p.told = p.at.Requirement
	domain := shown(r.Domain)
	if d := p.catalogue.Domain(r.Domain); d != nil {
		domain = p.in(d.Title)
	}
	p.say("line-requirement", lang.Data{
		"Number": p.at.Requirement + 1, "Total": len(p.findings()), "ID": shown(r.ID), "Title": p.in(r.Title), "Domain": domain,
	})
	p.line(p.in(r.Ask))
}

// scale lists the steps of the objective's scale, numbered.
func (p *prompter) scale() {
	o := p.objective(p.at).Objective
	scale := p.catalogue.Scale(o.Scale)
	if scale == nil {
		return
	}
	for i := range scale.Steps {
		step := &scale.Steps[i]
		p.say("line-step", lang.Data{"Number": i + 1, "Title": p.in(step.Title), "Text": p.stage(o, step)})
	}
}

// settle tells whether what was just done is saved.
func (p *prompter) settle(id string, data lang.Data) {
	if len(p.waiting) > 0 {
		p.tellUnsaved()
		return
	}
	p.say(id, data)
}

// trimmed is a line as the person meant it.
func trimmed(line string) string { return strings.TrimSpace(typed(line)) }
