package report

import (
	"time"

	"rung/assessment"
	"rung/controls/lang"
)

// Todo is something that a complete assessment still lacks.
type Todo struct{ ID, Words string }

// Exception is a shortfall that counts as met.
type Exception struct{ ID, Text, Kind, Reference string }

// todos lists the answers that need a reason and have none, each with the rule that asks for it.
func (b *builder) todos() []Todo {
	var out []Todo
	for _, o := range assessment.WithoutReason(b.catalogue, b.result) {
		out = append(out, Todo{o.Objective.ID, b.say("reason-missing-"+string(o.Outcome), lang.Data{"Cite": b.catalogue.Reasons[string(o.Outcome)]})})
	}
	return out
}

// exceptions lists what counts as met by an exception.
func (b *builder) exceptions() []Exception {
	var out []Exception
	for _, o := range assessment.Excepted(b.result) {
		out = append(out, b.exception(o))
	}
	return out
}

// exception words the exception of an objective that has one.
func (b *builder) exception(o assessment.ObjectiveFinding) Exception {
	said := Exception{ID: o.Objective.ID, Text: b.text(o.Objective.Text), Kind: o.Answer.Exception.Kind, Reference: o.Answer.Exception.Reference}
	for _, known := range b.catalogue.Exceptions {
		if known.ID == said.Kind {
			said.Kind = b.text(known.Title) + b.say("cited", lang.Data{"Cite": known.Cite})
		}
	}
	return said
}

// dates lists the days that follow from the status date; none while there is no status or no such date.
func (b *builder) dates() []Field {
	level := b.result.Goal()
	d, ok := assessment.DatesOf(level.Level, level.Status, b.state.StatusDate)
	if !ok {
		return nil
	}
	out := []Field{{b.say("date-status"), b.day(d.Status)}}
	add := func(label string, day time.Time, cite string) {
		if !day.IsZero() {
			out = append(out, Field{label, b.day(day) + b.say("cited", lang.Data{"Cite": cite})})
		}
	}
	if c := level.Level.Rule.Conditional; c != nil {
		add(b.say("date-close-out"), d.CloseOut, c.Cite)
	}
	for _, day := range d.Affirm {
		add(b.say("date-affirm"), day, level.Level.Affirm.Cite)
	}
	add(b.say("date-valid"), d.ValidUntil, level.Level.Validity.Cite)
	if day, ok := assessment.RetainUntil(level.Level, b.state.StatusDate); ok {
		add(b.say("date-retain"), day, level.Level.Evidence.Retention.Cite)
	}
	return out
}

// standing says what else is known of the goal: a status that is wanted from elsewhere, what the level implies for
// another, and how many suggestions wait.
func (b *builder) standing() []string {
	var said []string
	goal := b.result.Goal()
	if requires := goal.Level.Rule.Requires; requires != nil {
		data := lang.Data{"Status": b.text(requires.Status), "Cite": requires.Cite}
		if held, ok := b.state.Attested(requires.Level); ok {
			data["Date"], data["Certificate"] = held.Date, held.Certificate
			said = append(said, b.say("attested", data))
		} else {
			said = append(said, b.say("wanting", data))
		}
	}
	if i := assessment.Implied(b.catalogue, b.result); i != nil && i.Total > 0 {
		kind := "not-held"
		if i.Satisfied {
			kind = "held"
		}
		said = append(said, b.say("implies-"+kind, lang.Data{"Level": b.text(i.Level.Title), "Held": i.Held, "Total": i.Total, "Cite": i.Cite}))
	}
	if n := b.suggestions(); n > 0 {
		said = append(said, b.say("suggestions", lang.Data{"Count": n}))
	}
	if ids := disputed(b.state); len(ids) > namedBarred {
		said = append(said, b.say("disputed-many", lang.Data{"Count": len(ids)}))
	} else if len(ids) > 0 {
		said = append(said, b.say("disputed", lang.Data{"Count": len(ids), "IDs": b.join(ids)}))
	}
	return append(said, b.affirmation()...)
}

// suggestions counts the open questions whose counterpart at another level has an answer.
func (b *builder) suggestions() int {
	n := 0
	for _, f := range b.result.Findings {
		for _, o := range f.Objectives {
			if o.Outcome == assessment.Unanswered {
				if _, ok := assessment.Suggest(b.catalogue, b.state, f.Requirement, o.Objective); ok {
					n++
				}
			}
		}
	}
	return n
}
