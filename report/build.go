package report

import (
	"embed"
	"strconv"
	"strings"
	"time"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
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
	gaps := b.gaps(plan)
	return Model{
		Lang:       o.Lang,
		Created:    o.Now.UTC(),
		Generator:  "rung " + o.Version,
		Title:      b.say("title", lang.Data{"Firm": s.Profile.Firm, "Framework": c.Short, "Level": b.text(r.Target.Title)}),
		Labels:     b.labels(),
		Cover:      b.cover(),
		Summary:    b.summary(gaps),
		Domains:    b.domains(),
		Ways:       b.ways(plan),
		Gaps:       gaps,
		Dates:      b.dates(),
		Todos:      b.todos(),
		Exceptions: b.exceptions(),
		Findings:   b.findings(),
		Method:     b.method(),
	}
}

func (b *builder) say(id string, data ...lang.Data) string { return b.voice.Say(id, data...) }

func (b *builder) text(t lang.Text) string { return t.In(b.options.Lang) }

// join lists words as the language does.
func (b *builder) join(words []string) string { return strings.Join(words, b.say("list-comma")) }

func (b *builder) labels() Labels {
	return Labels{
		Contents: b.say("contents"), Ladder: b.say("ladder"), Summary: b.say("summary"), Progress: b.say("progress"),
		FirstGaps: b.say("first-gaps"), Domains: b.say("domains"), Gaps: b.say("gaps"), Findings: b.say("findings"),
		Method: b.say("method"), Sources: b.say("sources"), Notice: b.say("notice"),
		Firm: b.say("field-firm"), Scope: b.say("field-scope"), Outcomes: b.say("outcomes"),
		Clause: b.say("clause-comma"), Colon: b.say("colon"),
		Work: b.say("work"), Todos: b.say("todos"), ReadTodos: b.say("read-todos"),
		Exceptions: b.say("exceptions"), ReadExceptions: b.say("read-exceptions"),
		Failing: b.say("failing"), Note: b.say("note"), DoFirst: b.say("do-first"), Evidence: b.say("evidence"),
		Why: b.say("why"), References: b.say("references"),
		Statement: b.say("statement"), Answer: b.say("answer"),
		ReadDomains: b.say("read-domains"), ReadGaps: b.say("read-gaps"), ReadFindings: b.say("read-findings"),
		Page: b.say("page"), Continued: b.say("continued"), NoGaps: b.noGaps(),
		Legend: []Mark{b.mark(assessment.Met), b.mark(assessment.NotApplicable), b.mark(assessment.Unanswered), b.mark(assessment.NotMet)},
	}
}

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

func (b *builder) domains() []DomainBar {
	var out []DomainBar
	for _, d := range assessment.Domains(b.result) {
		domain := b.catalogue.Domain(d.Domain)
		out = append(out, DomainBar{
			ID: d.Domain, Title: b.text(domain.Title), Total: d.Total(),
			Counts: b.counts(d.Met, d.NotApplicable, d.Unanswered, d.NotMet),
			Words:  b.say("domain-words", lang.Data{"Held": d.Met + d.NotApplicable, "Total": d.Total()}),
		})
	}
	return out
}

func date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.DateOnly)
}

func number(n int) string { return strconv.Itoa(n) }
