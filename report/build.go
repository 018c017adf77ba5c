package report

import (
	"cmp"
	"embed"
	"strconv"
	"strings"
	"time"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
	"rung/controls/trust"
)

//go:embed messages/*.yaml
var messageFiles embed.FS

// Messages are the words of reports.
var Messages = lang.NewMessages(messageFiles, "messages")

// Options are what a report needs besides the assessment.
type Options struct {
	Lang    lang.Tag
	Now     time.Time // the report's date
	Version string    // of the program

	Kind Kind // "" for full
	// Langs are further languages; the titles of requirements stand in the first of them that is not Lang too.
	Langs []lang.Tag
	Dates DateStyle // "" for AD
	Look  Look
	// Signature says who answers for the catalogue. The zero value is said to be unsigned.
	Signature trust.Signature
	// Other finds a catalogue that is at hand by the id under which references name it; nil for none.
	Other func(id string) *controls.Catalogue
}

// builder holds what every part of the model is made from.
type builder struct {
	catalogue *controls.Catalogue
	state     *assessment.State
	result    *assessment.Result
	options   Options
	voice     lang.Voice
}

// Build makes the model of a report. The result must be that of the state against the catalogue.
func Build(c *controls.Catalogue, s *assessment.State, r *assessment.Result, o Options) Model {
	b := &builder{c, s, r, o, Messages.In(o.Lang)}
	plan := assessment.MakePlan(r)
	gaps, findings := b.gaps(plan), b.findings()
	m := Model{
		Kind:       cmp.Or(o.Kind, KindFull),
		Lang:       o.Lang,
		Also:       b.also(),
		Created:    o.Now.UTC(),
		Date:       b.day(o.Now),
		Look:       o.Look,
		Generator:  "rung " + o.Version,
		Title:      b.title(),
		Labels:     b.labels(),
		Cover:      b.cover(),
		Summary:    b.summary(gaps),
		Since:      b.since(),
		Timeline:   b.timeline(),
		Domains:    b.domains(),
		Heat:       b.heat(findings),
		Ways:       b.ways(plan),
		Stairs:     b.stairs(plan),
		Gaps:       gaps,
		Dates:      b.dates(),
		Todos:      b.todos(),
		Exceptions: b.exceptions(),
		Findings:   findings,
		Evidence:   b.index(),
		History:    b.history(),
		Related:    b.related(),
		Annexes:    b.annexes(),
		Method:     b.method(),
		SignOff:    b.signOff(),
		Score:      b.scored(),
	}
	m.keep()
	return m
}

// title names the document, the firm and the level.
func (b *builder) title() string {
	data := lang.Data{"Firm": b.state.Profile.Firm, "Framework": b.catalogue.Short, "Level": b.text(b.result.Target.Title)}
	switch b.options.Kind {
	case KindSummary:
		return b.say("title-summary", data)
	case KindPlan:
		return b.say("title-plan", data)
	}
	return b.say("title", data)
}

// heading says what the document is, and for which level.
func (b *builder) heading() string {
	data := lang.Data{"Level": b.text(b.result.Target.Title)}
	switch b.options.Kind {
	case KindSummary:
		return b.say("heading-summary", data)
	case KindPlan:
		return b.say("heading-plan", data)
	}
	return b.say("heading", data)
}

// also is the language of the second titles.
func (b *builder) also() lang.Tag {
	for _, tag := range b.options.Langs {
		if tag != b.options.Lang {
			return tag
		}
	}
	return ""
}

// second is a text in the report's second language, "" where there is none or it says the same.
func (b *builder) second(t lang.Text) string {
	if tag := b.also(); tag != "" && t.In(tag) != b.text(t) {
		return t.In(tag)
	}
	return ""
}

func (b *builder) say(id string, data ...lang.Data) string { return b.voice.Say(id, data...) }

func (b *builder) text(t lang.Text) string { return t.In(b.options.Lang) }

// join lists words as the language does.
func (b *builder) join(words []string) string { return strings.Join(words, b.say("list-comma")) }

func (b *builder) noGaps() string {
	if b.result.Complete() {
		return b.say("no-gaps")
	}
	return b.say("no-gaps-yet", lang.Data{"Count": b.result.Questions - b.result.Answered})
}

func (b *builder) mark(o assessment.Outcome) Mark { return Mark{o, b.say("outcome-" + string(o))} }

// counts lists how many requirements have each outcome, in the order of the legend.
func (b *builder) counts(met, notApplicable, unanswered, notMet int) []Count {
	return []Count{
		{b.mark(assessment.Met), met}, {b.mark(assessment.NotApplicable), notApplicable},
		{b.mark(assessment.Unanswered), unanswered}, {b.mark(assessment.NotMet), notMet},
	}
}

func date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.DateOnly)
}

func number(n int) string { return strconv.Itoa(n) }
