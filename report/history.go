package report

import (
	"cmp"
	"strings"
	"time"

	"rung/assessment"
	"rung/controls/lang"
)

// HistoryDay is what one person did on one day.
type HistoryDay struct {
	Day, Author string
	Lines       []string
}

// chronicle gathers the history: the answers that stood before each event, and what one day and person make up.
type chronicle struct {
	*builder
	answers map[string]assessment.Value
	counts  map[string]int // what was done and is only counted, by message
	lines   []string
}

// counted are the messages for what is only counted, in the order in which a day tells them.
var counted = []string{"first", "notes", "linked", "unlinked", "suggested", "undone", "other"}

// history tells what was done day by day, the newest first.
func (b *builder) history() []HistoryDay {
	var out []HistoryDay
	c := &chronicle{builder: b, answers: map[string]assessment.Value{}, counts: map[string]int{}}
	var day time.Time
	author := ""
	for i, e := range b.state.Events {
		at := e.Time.UTC().Truncate(24 * time.Hour)
		if i > 0 && (!at.Equal(day) || e.Author != author) {
			out = append(out, c.close(day, author))
		}
		day, author = at, e.Author
		c.take(e)
	}
	if len(b.state.Events) > 0 {
		out = append(out, c.close(day, author))
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}

// close ends a day's entry.
func (c *chronicle) close(day time.Time, author string) HistoryDay {
	entry := HistoryDay{Day: c.day(day), Author: author}
	for _, what := range counted {
		if n := c.counts[what]; n > 0 {
			entry.Lines = append(entry.Lines, c.say("history-"+what, lang.Data{"Count": n}))
		}
	}
	entry.Lines = append(entry.Lines, c.lines...)
	c.counts, c.lines = map[string]int{}, nil
	return entry
}

func (c *chronicle) add(line string) { c.lines = append(c.lines, line) }

func (c *chronicle) take(e assessment.Event) {
	switch e.Do {
	case assessment.DoAnswer, assessment.DoNote:
		for _, s := range e.Set {
			c.set(s)
		}
	case assessment.DoTarget:
		if g := e.Goal; g != nil {
			c.add(c.say("history-target", lang.Data{"ID": g.ID, "Step": cmp.Or(c.stepTitle(c.result.Target.Rule.Scale, g.Step), g.Step, "–")}))
		}
	case assessment.DoMigrate:
		if m := e.Migrate; m != nil {
			c.add(c.say("history-migrate", lang.Data{"ID": m.Framework.ID, "Version": m.Framework.Version}))
		}
	case assessment.DoSuggest:
		c.counts["suggested"] += len(e.Set)
	case assessment.DoProfile:
		c.add(c.say("history-profile"))
	case assessment.DoUndo:
		c.counts["undone"]++
	case assessment.DoEvidence:
		for _, file := range e.Evidence {
			if file.Gone {
				c.counts["unlinked"]++
			} else {
				c.counts["linked"]++
			}
		}
	case assessment.DoPlan:
		if e.Plan != nil {
			c.add(c.say("history-plan", lang.Data{"ID": e.Plan.ID, "What": c.planWords(*e.Plan)}))
		}
	case assessment.DoRetarget:
		c.add(c.say("history-retarget", lang.Data{"Level": e.Target}))
	case assessment.DoAttest:
		if e.Attest != nil {
			c.add(c.say("history-attest", lang.Data{"Level": e.Attest.Level, "Date": c.dayOf(e.Attest.Date), "Certificate": e.Attest.Certificate}))
		}
	case assessment.DoAffirm:
		if a := e.Affirm; a != nil {
			c.add(c.say("history-affirm", lang.Data{"Level": a.Level, "Official": a.Official, "Title": a.Title, "Date": c.dayOf(a.Date)}))
		}
	case assessment.DoDate:
		c.add(c.say("history-date", lang.Data{"Date": c.dayOf(e.Date)}))
	default:
		c.counts["other"]++
	}
}

func (c *chronicle) set(s assessment.Setting) {
	before := c.answers[s.ID]
	if s.To != "" {
		c.answers[s.ID] = s.To
	}
	switch {
	case s.Exception != nil && s.Exception.Kind != "":
		c.add(c.say("history-exception", lang.Data{"ID": s.ID, "Reference": s.Exception.Reference}))
	case s.To != "" && (before == "" || before == assessment.Value(assessment.Unanswered)):
		c.counts["first"]++
	case s.To != "" && s.To != before:
		c.add(c.say("history-changed", lang.Data{"ID": s.ID, "Before": c.value(s.ID, before), "After": c.value(s.ID, s.To)}))
	case s.Note != nil:
		c.counts["notes"]++
	}
}

// value words an answer: an outcome, the flag for met in part, or a step of the objective's scale.
func (b *builder) value(id string, v assessment.Value) string {
	switch assessment.Outcome(v) {
	case assessment.Met, assessment.NotMet, assessment.NotApplicable, assessment.Unanswered:
		return b.say("outcome-" + string(v))
	}
	if v == assessment.PartlyMet {
		return b.say("partly-met")
	}
	if _, o := b.catalogue.Objective(id); o != nil {
		if title := b.stepTitle(o.Scale, string(v)); title != "" {
			return title
		}
	}
	return string(v)
}

// planWords says who closes a gap and by when.
func (b *builder) planWords(p assessment.PlanItem) string {
	var said []string
	for _, words := range []string{p.Owner, b.dayOf(p.Due)} {
		if words != "" {
			said = append(said, words)
		}
	}
	if p.Closed != "" {
		said = append(said, b.say("history-closed", lang.Data{"Date": b.dayOf(p.Closed)}))
	}
	return strings.Join(said, b.say("list-comma"))
}
