package oscal

import (
	"strings"
	"time"

	"rung/assessment"
	"rung/assessment/exchange"
	"rung/controls"
	"rung/controls/lang"
)

// found is what the documents say of one requirement.
type found struct {
	finding  *assessment.Finding
	observed observed
	found    finding
	decided  bool  // there is a finding
	risk     *risk // nil where there is none
}

// look goes over the requirements asked, in order.
func (b *builder) look() []found {
	out := make([]found, len(b.Result.Findings))
	for i := range b.Result.Findings {
		f := &b.Result.Findings[i]
		out[i] = found{finding: f, observed: b.observe(f)}
		var related []relatedRisk
		_, planned := b.State.PlanItem(f.Requirement.ID)
		if f.Outcome == assessment.NotMet || planned && f.Outcome.Holds() {
			r := b.risk(f, &out[i].observed)
			out[i].risk = &r
			related = []relatedRisk{{r.UUID}}
		}
		out[i].found, out[i].decided = b.finding(f, &out[i].observed, related)
	}
	return out
}

func (b *builder) assessmentResults() assessmentResults {
	out := assessmentResults{
		UUID:             b.document("assessment-results"),
		ImportAP:         importRef{Href: b.catalogue("plan"), Remarks: b.say("no-assessment-plan")},
		LocalDefinitions: localDefinitions{b.objectives()},
		Results:          []result{b.result()},
	}
	out.Metadata, out.BackMatter = b.metadata("results"), backMatter{b.resources}
	return out
}

// result is the assessment as it stands. It ends when the last question is answered.
func (b *builder) result() result {
	target := b.Result.Target
	out := result{
		UUID:             b.uuid("result", b.State.Target),
		Title:            b.say("result", lang.Data{"Level": title(b.text(target.Title))}),
		Description:      b.say("result-about", lang.Data{"Answered": b.Result.Answered, "Questions": b.Result.Questions}),
		Props:            b.standing(),
		LocalDefinitions: resultLocals{[]component{b.system}, b.tools()},
		Reviewed:         b.reviewed(),
	}
	first, last := b.span()
	out.Start = stamp(first)
	if b.Result.Complete() {
		out.End = stamp(last)
	}
	var open []string
	for _, f := range b.look() {
		out.Observations = append(out.Observations, f.observed.all...)
		if f.risk != nil {
			out.Risks = append(out.Risks, *f.risk)
		}
		if f.decided {
			out.Findings = append(out.Findings, f.found)
		} else {
			open = append(open, f.finding.Requirement.ID)
			out.Props = append(out.Props, prop("unanswered", f.finding.Requirement.ID))
		}
	}
	if len(open) > 0 {
		out.Remarks = b.say("unanswered", lang.Data{"Count": len(open), "IDs": title(strings.Join(open, ", "))})
	}
	return out
}

// span is when the first and the last of the answers that stand were given; the file's beginning where there is none.
func (b *builder) span() (first, last time.Time) {
	for _, f := range b.Result.Findings {
		for _, o := range f.Objectives {
			at := o.Answer.Time
			if o.Outcome == assessment.Unanswered || f.Off != nil {
				continue
			}
			if first.IsZero() || at.Before(first) {
				first = at
			}
			if last.IsZero() || at.After(last) {
				last = at
			}
		}
	}
	if first.IsZero() {
		return b.State.Header.Created, b.State.Header.Created
	}
	return first, last
}

// standing is what the level's rule makes of the findings.
func (b *builder) standing() []property {
	goal := b.Result.Goal()
	props := []property{
		prop("target", goal.Level.ID), prop("rule", string(goal.Level.Rule.Kind)), prop("status", string(goal.Status)),
		yes("complete", b.Result.Complete()), number("questions", b.Result.Questions), number("answered", b.Result.Answered),
	}
	if score := goal.Score; score != nil {
		props = append(props, number("score-low", score.Low), number("score-high", score.High), number("score-maximum", goal.Maximum))
	}
	if c := goal.Level.Rule.Conditional; c != nil {
		props = append(props, number("conditional-minimum", c.Minimum))
	}
	props = append(props, number("met", goal.Met), number("not-met", goal.NotMet), number("not-applicable", goal.NotApplicable), number("unanswered-requirements", goal.Unanswered))
	for _, l := range b.Result.Levels {
		if l.Level != goal.Level {
			props = append(props, prop("level-status", l.Level.ID+" "+string(l.Status)))
		}
	}
	return append(props, b.dates()...)
}

// dates are the days that follow from the status date.
func (b *builder) dates() []property {
	goal := b.Result.Goal()
	d, ok := assessment.DatesOf(goal.Level, goal.Status, b.State.StatusDate)
	if !ok {
		return nil
	}
	day := func(name string, t time.Time) property {
		if t.IsZero() {
			return property{}
		}
		return prop(name, t.Format(time.DateOnly))
	}
	return kept(day("status-date", d.Status), day("close-out", d.CloseOut), day("valid-until", d.ValidUntil))
}

// reviewed lists every requirement and objective asked, answered or not.
func (b *builder) reviewed() reviewedControls {
	var all controlSelection
	var each objectiveSelection
	for _, f := range b.Result.Findings {
		r := f.Requirement
		all.Include = append(all.Include, selectControl{b.control(r)})
		each.Include = append(each.Include, selectObjective{b.objective(r, nil)})
		for i := range r.Objectives {
			each.Include = append(each.Include, selectObjective{b.objective(r, &r.Objectives[i])})
		}
	}
	return reviewedControls{[]controlSelection{all}, []objectiveSelection{each}}
}

// objectives define what the findings refer to: each requirement's question and statements.
func (b *builder) objectives() []localObjective {
	var out []localObjective
	for _, f := range b.Result.Findings {
		r := f.Requirement
		whole := part{
			ID: b.objective(r, nil), Name: "assessment-objective", Title: title(b.text(r.Title)), Prose: prose(b.text(r.Ask)),
			Props: []property{prop(exchange.PropLabel, r.ID)},
		}
		for i := range r.Objectives {
			whole.Parts = append(whole.Parts, b.part(r, &r.Objectives[i]))
		}
		out = append(out, localObjective{ControlID: b.control(r), Props: []property{prop(exchange.PropLabel, r.ID)}, Parts: []part{whole}})
	}
	return out
}

func (b *builder) part(r *controls.Requirement, o *controls.Objective) part {
	return part{
		ID: b.objective(r, o), Name: "assessment-objective", Prose: prose(b.text(o.Text)),
		Props: []property{prop(exchange.PropLabel, o.ID)},
	}
}
