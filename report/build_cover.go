package report

import (
	"strings"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

func (b *builder) cover() Cover {
	return Cover{
		Framework: b.text(b.catalogue.Title),
		Heading:   b.heading(),
		Firm:      b.state.Profile.Firm,
		Scope:     b.state.Profile.Scope,
		Fields:    b.fields(),
		Ladder:    b.ladder(),
		Status:    b.statusWords(b.result.Goal()),
	}
}

// fields lists what is known of the firm and the assessment; what was not said is left out.
func (b *builder) fields() []Field {
	p := b.state.Profile
	size := ""
	if p.Size > 0 {
		size = b.say("people", lang.Data{"Count": p.Size})
	}
	all := []Field{
		{b.say("field-target"), b.text(b.result.Target.Title)},
		{b.say("field-date"), b.day(b.options.Now)},
		{b.say("field-last-answer"), b.day(b.state.LastChange())},
	}
	all = append(all, b.dates()...)
	all = append(all, []Field{
		{b.say("field-assessor"), p.Assessor},
		{b.say("field-sector"), p.Sector},
		{b.say("field-size"), size},
		{b.say("field-ubn"), p.UBN},
		{b.say("field-cage"), strings.Join(p.CAGE, ", ")},
		{b.say("field-catalogue"), b.catalogue.ID + " " + b.catalogue.Version},
		{b.say("field-digest"), b.catalogue.Digest},
		{b.say("field-signature"), b.signed()},
	}...)
	var said []Field
	for _, f := range all {
		if f.Value != "" {
			said = append(said, f)
		}
	}
	return said
}

// ladder draws every level of the catalogue; those that this assessment does not ask are said to be so.
func (b *builder) ladder() []Rung {
	var rungs []Rung
	for i := range b.catalogue.Levels {
		level := &b.catalogue.Levels[i]
		rung := Rung{ID: level.ID, Title: b.text(level.Title), About: b.text(level.About), State: Unstated, Word: b.say("rung-unstated")}
		if at := b.result.At(level.ID); at != nil {
			rung.State = rungState(at.Status)
			rung.Word = b.statusWords(at)
			rung.Held = at.Met + at.NotApplicable
			rung.Total = rung.Held + at.NotMet + at.Unanswered
			rung.Figures = b.say("rung-figures", lang.Data{"Held": rung.Held, "Total": rung.Total})
		}
		rungs = append(rungs, rung)
	}
	return rungs
}

func rungState(s assessment.Status) RungState {
	switch s {
	case assessment.Final:
		return Reached
	case assessment.Conditional, assessment.Incomplete:
		return Partway
	}
	return Missed
}

// statusWords says a level's status in a few words.
func (b *builder) statusWords(l *assessment.LevelResult) string {
	return b.say("status-"+string(l.Status), lang.Data{"Open": b.result.Questions - b.result.Answered})
}

// scoreWords says a level's score, or its range while answers are open, in the unit of its rule.
func (b *builder) scoreWords(l *assessment.LevelResult) string {
	if l.Score == nil {
		return b.say("score-none")
	}
	unit := "requirements"
	if l.Level.Rule.Kind == controls.Deduction {
		unit = "points"
	}
	data := lang.Data{"Low": l.Score.Low, "High": l.Score.High, "Maximum": l.Maximum}
	if l.Score.Low == l.Score.High {
		return b.say("score-"+unit, data)
	}
	return b.say("range-"+unit, data)
}
