package interview

import (
	"strconv"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

// words says what the interview says, in one language.
type words struct {
	lang.Voice
	from  *controls.Catalogue
	trial bool // see Options.Trial
}

func newWords(tag lang.Tag, c *controls.Catalogue) words {
	return words{Voice: messages.In(tag), from: c}
}

// in is a catalogue's text in the language, fit for a terminal.
func (w words) in(text lang.Text) string { return shown(text.In(w.Tag)) }

// The symbol of each outcome. A word always stands beside it.
func symbol(o assessment.Outcome) string {
	switch o {
	case assessment.Met:
		return "●"
	case assessment.NotMet:
		return "×"
	case assessment.NotApplicable:
		return "–"
	}
	return "○"
}

// sign is the symbol of an objective's answer; one about which people disagree has its own.
func sign(o *assessment.ObjectiveFinding) string {
	if o.Disputed {
		return "≠"
	}
	return symbol(o.Outcome)
}

// answerWord names what an objective's answer is: a step of its scale, or met and the like.
func (w words) answerWord(o *assessment.ObjectiveFinding) string {
	if o.Disputed {
		return w.Say("outcome-disputed")
	}
	if step := w.stepOf(o.Objective, o.Answer.Value); step != nil {
		return w.in(step.Title)
	}
	return w.outcomeWord(o.Outcome)
}

func (w words) outcomeWord(o assessment.Outcome) string { return w.Say("outcome-" + string(o)) }

// stepOf returns the step of the objective's scale that a value is, or nil.
func (w words) stepOf(o *controls.Objective, v assessment.Value) *controls.Step {
	if scale := w.from.Scale(o.Scale); scale != nil {
		if rank := scale.Rank(string(v)); rank > 0 {
			return &scale.Steps[rank-1]
		}
	}
	return nil
}

// valueWord names a value that an objective may be given.
func (w words) valueWord(o *controls.Objective, v assessment.Value) string {
	if step := w.stepOf(o, v); step != nil {
		return w.in(step.Title)
	}
	return w.outcomeWord(assessment.Outcome(v))
}

// steps lists the values that the number keys give an objective, 1 first: met, not met and not applicable, or the
// steps of its scale.
func (w words) steps(o *controls.Objective) []assessment.Value {
	scale := w.from.Scale(o.Scale)
	if scale == nil {
		return []assessment.Value{assessment.Value(assessment.Met), assessment.Value(assessment.NotMet), assessment.Value(assessment.NotApplicable)}
	}
	var values []assessment.Value
	for _, step := range scale.Steps {
		values = append(values, assessment.Value(step.ID))
	}
	return values
}

// stage is what a step means for an objective.
func (w words) stage(o *controls.Objective, step *controls.Step) string {
	if text, ok := o.Stages[step.ID]; ok {
		return w.in(text)
	}
	return w.in(step.Text)
}

// statusWord names a status as the framework does, else plainly.
func (w words) statusWord(l *assessment.LevelResult) string {
	if own, ok := l.Level.Status[string(l.Status)]; ok {
		return w.in(own)
	}
	return w.Say("status-" + string(l.Status))
}

// scoreWords says where the target level stands: the range the score can still end in, and the status once it is certain.
func (w words) scoreWords(l *assessment.LevelResult) string {
	if l.Score == nil {
		return w.statusWord(l)
	}
	id := "score-count"
	if l.Level.Rule.Kind == controls.Deduction {
		id = "score-points"
	}
	return w.Say(id, lang.Data{"Range": w.span(*l.Score), "Maximum": l.Maximum, "Status": w.statusWord(l)})
}

// span says a range: 3 to 15; one figure when nothing is open.
func (w words) span(r assessment.Range) string {
	if r.Low == r.High {
		return number(r.Low)
	}
	return w.Say("range", lang.Data{"Low": number(r.Low), "High": number(r.High)})
}

// number writes a number with a true minus sign.
func number(n int) string {
	if n < 0 {
		return "−" + strconv.Itoa(-n)
	}
	return strconv.Itoa(n)
}
