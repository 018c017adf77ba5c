package report

import (
	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

// ways says how much work reaches each status.
func (b *builder) ways(p assessment.Plan) []string {
	if len(p.Steps) == 0 {
		return []string{b.noGaps()}
	}
	level := b.result.Target
	var said []string
	way := func(kind string, w assessment.Way, status assessment.Status) {
		data := lang.Data{
			"Count": len(w.IDs), "Days": w.Days, "Status": b.statusName(level, status),
			"Score": b.at(w.Score),
		}
		if w.Days == 0 { // nobody has estimated the work
			kind += "-plain"
		}
		said = append(said, b.say("way-"+kind, data))
	}
	if c := p.Conditional; c != nil && len(c.IDs) == 0 {
		said = append(said, b.say("plan-conditional-now", lang.Data{"Status": b.statusName(level, assessment.Conditional)}))
	} else if c != nil && len(c.IDs) < len(p.Final.IDs) {
		way("conditional", *c, assessment.Conditional)
	}
	way("final", p.Final, assessment.Final)
	if p.Final.Days > 0 {
		said = append(said, b.say("plan-estimates"))
	}
	if p.Open > 0 {
		said = append(said, b.say("plan-open", lang.Data{"Count": p.Open}))
	}
	return said
}

// statusName is what the framework calls a status at a level.
func (b *builder) statusName(l *controls.Level, s assessment.Status) string {
	if name := b.text(l.Status[string(s)]); name != "" {
		return name
	}
	if s == assessment.Final {
		return b.text(l.Title)
	}
	return b.text(l.Title) + b.say("list-comma") + b.say("status-"+string(s))
}

// work fills in what the plan says of a gap.
func (b *builder) work(g *Gap, s *assessment.Step) {
	r := s.Requirement
	g.Points, g.Days = s.Points, s.Days
	g.Gains = b.say("gains-"+b.unit(), lang.Data{"Count": s.Points})
	if e := r.Effort; e != nil {
		g.Effort = b.say("effort", lang.Data{"Setup": e.SetupDays, "Yearly": e.YearlyDays, "Cost": b.say("cost-" + string(e.Cost))})
	}
	if r.Plan != controls.PlanNone {
		may := "allowed"
		if s.Must {
			may = "never"
		}
		g.Barred, g.OnPlan = s.Must, b.say("on-plan-"+may)
		g.Allowed = b.say("on-a-plan-"+may, lang.Data{"Cite": r.CiteFor("poam")})
	}
	if s.Score != nil {
		g.After = number(*s.Score)
		g.Then = b.say("then", lang.Data{"Score": b.at(*s.Score)})
	}
	if s.Reaches != "" {
		g.Unlocks = b.say("unlocks", lang.Data{"Status": b.statusName(b.result.Target, s.Reaches)})
	}
}

// planned fills in who closes a gap and by when.
func (b *builder) planned(g *Gap) {
	item, ok := b.state.PlanItem(g.ID)
	if !ok {
		return
	}
	g.Owner, g.Due, g.Resources, g.Comments, g.Closed = item.Owner, b.brief(item.Due), item.Resources, item.Comments, b.brief(item.Closed)
	for _, m := range item.Milestones {
		done := "open"
		if m.Done {
			done = "done"
		}
		g.Milestones = append(g.Milestones, Milestone{Text: m.Text, Due: b.brief(m.Due), Done: m.Done, Word: b.say("milestone-" + done)})
	}
}

// unit names what the target's rule counts.
func (b *builder) unit() string {
	if b.result.Target.Rule.Kind == controls.Deduction {
		return "points"
	}
	return "requirements"
}

// at words a score out of its maximum.
func (b *builder) at(score int) string {
	return b.say("at-"+b.unit(), lang.Data{"Score": score, "Maximum": b.result.Goal().Maximum})
}
