package poam

import (
	"fmt"
	"time"

	"rung/assessment"
	"rung/controls/lang"
	"rung/controls/sheet"
)

// about is the sheet that says whose plan this is, and by when it must be closed.
func (p *planner) about() sheet.Sheet {
	s := sheet.Sheet{Name: p.say("sheet-about"), Columns: []sheet.Column{{Width: 26}, {Width: 80}}}
	add := func(id, text string) {
		if text != "" {
			s.Rows = append(s.Rows, []sheet.Cell{{Text: p.say(id), Style: sheet.Style{Bold: true, Wrap: true}}, {Text: fit(text), Style: sheet.Style{Wrap: true}}})
		}
	}
	profile, goal := p.State.Profile, p.Result.Goal()
	add("about-firm", profile.Firm)
	add("about-scope", profile.Scope)
	add("about-assessor", profile.Assessor)
	add("about-catalogue", fmt.Sprintf("%s %s\n%s", p.Catalogue.Title.In(p.Lang), p.Catalogue.Version, p.Catalogue.Digest))
	add("about-target", goal.Level.Title.In(p.Lang))
	add("about-status", p.status(goal))
	add("about-score", p.score(goal))
	add("about-unanswered", p.unanswered())
	if dates, ok := assessment.DatesOf(goal.Level, goal.Status, p.State.StatusDate); ok {
		add("about-status-date", dates.Status.Format(time.DateOnly))
		if !dates.CloseOut.IsZero() {
			rule := goal.Level.Rule.Conditional
			add("about-close-out", p.say("close-out", lang.Data{"Date": dates.CloseOut.Format(time.DateOnly), "Days": rule.Days, "Cite": rule.Cite}))
		}
	}
	add("about-made", p.Now.UTC().Format(time.DateOnly)+"  "+p.Generator)
	return s
}

// status is the level's own name for its status, else ours.
func (p *planner) status(goal *assessment.LevelResult) string {
	if name := goal.Level.Status[string(goal.Status)].In(p.Lang); name != "" {
		return name
	}
	return p.say("status-" + string(goal.Status))
}

func (p *planner) score(goal *assessment.LevelResult) string {
	switch {
	case goal.Score == nil:
		return ""
	case goal.Score.Low == goal.Score.High:
		return p.say("score", lang.Data{"Score": goal.Score.Low, "Maximum": goal.Maximum})
	}
	return p.say("score-range", lang.Data{"Low": goal.Score.Low, "High": goal.Score.High, "Maximum": goal.Maximum})
}

// unanswered says how many questions are open, because gaps may follow from them.
func (p *planner) unanswered() string {
	open := p.Result.Questions - p.Result.Answered
	if open == 0 {
		return ""
	}
	return p.say("unanswered", lang.Data{"Count": open})
}
