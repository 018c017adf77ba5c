package interview

import (
	"errors"
	"strconv"
	"strings"

	"rung/assessment"
	"rung/controls/lang"
)

// What one may say of a plan, in both languages.
var planActs = []struct {
	act   string
	words []string
}{
	{"owner", []string{"owner", "who", "負責人"}},
	{"due", []string{"due", "by", "期限"}},
	{"resources", []string{"needs", "resources", "所需資源", "資源"}},
	{"comments", []string{"comment", "備註"}},
	{"milestone", []string{"milestone", "里程碑"}},
	{"done", []string{"done", "完成"}},
	{"remove", []string{"remove", "移除"}},
}

// planCommand shows the plan for the current requirement, or for the one that was answered last, or changes it.
func (p *prompter) planCommand(rest string) {
	of := p.at.Requirement
	if (p.over || !p.isGap(of)) && p.answered != noPlace {
		of = p.answered.Requirement
	}
	id := shown(p.findings()[of].Requirement.ID)
	if !p.isGap(of) {
		p.say("plan-no-gap", lang.Data{"ID": id})
		return
	}
	act, text := planAct(rest)
	if act == "" {
		p.tellPlan(of)
		return
	}
	change, ok := p.planChange(act, text)
	if !ok {
		return
	}
	err := p.setPlan(of, change)
	var refused *assessment.RefusedError
	switch {
	case errors.As(err, &refused) && refused.What == "no-milestone":
		p.say("line-plan-no-milestone", lang.Data{"ID": id})
	case err != nil:
		p.say("plan-not-kept", lang.Data{"Why": shownLine(err.Error())})
	default:
		said, plan := "line-plan-saved", p.planLine(p.planOf(of))
		if plan == "" {
			said = "line-plan-none"
		}
		p.settle(said, lang.Data{"ID": id, "Plan": plan})
	}
}

// planAct is what is to be said of the plan, and the text for it; "" where that cannot be told.
func planAct(rest string) (act, text string) {
	plain := strings.ToLower(plainKeys(rest))
	for _, known := range planActs {
		for _, word := range known.words {
			if begins(plain, word) {
				return known.act, textAfter(rest, len([]rune(word)))
			}
		}
	}
	return "", ""
}

// planChange is what a line changes; ok is false for what cannot be, which it says.
func (p *prompter) planChange(act, text string) (change assessment.PlanChange, ok bool) {
	if word := strings.ToLower(text); word == "none" || word == "無" {
		text = ""
	}
	switch act {
	case "owner":
		change.Owner = &text
	case "resources":
		change.Resources = &text
	case "comments":
		change.Comments = &text
	case "due":
		day, ok := readDay(text)
		if !ok && text != "" {
			p.say("plan-no-day", lang.Data{"Typed": shownLine(text)})
			return change, false
		}
		change.Due = &day
	case "milestone":
		day, about, bad := splitDay(text)
		switch {
		case bad != "":
			p.say("plan-no-day", lang.Data{"Typed": shownLine(bad)})
			return change, false
		case about == "":
			p.say("plan-no-text")
			return change, false
		}
		change.Milestones = []assessment.Milestone{{Text: about, Due: day}}
	default:
		n, err := strconv.Atoi(plainKeys(text))
		if err != nil {
			p.say("line-plan-how")
			return change, false
		}
		if act == "done" {
			change.Done = []int{n}
		} else {
			change.Drop = []int{n}
		}
	}
	return change, true
}

// tellPlan says all of a plan, and how to change it.
func (p *prompter) tellPlan(of int) {
	id := shown(p.findings()[of].Requirement.ID)
	item := p.planOf(of)
	line := p.planLine(item)
	if line == "" {
		p.say("line-plan-none", lang.Data{"ID": id})
	} else {
		p.say("line-plan-of", lang.Data{"ID": id})
		p.line(line + p.Say("line-stop"))
	}
	for _, part := range []struct{ id, value string }{{"line-plan-resources", item.Resources}, {"line-plan-comments", item.Comments}} {
		if part.value != "" {
			p.line(p.Say(part.id, lang.Data{"Value": shown(part.value)}))
		}
	}
	for i, m := range item.Milestones {
		said := "line-plan-milestone"
		if m.Done {
			said = "line-plan-milestone-done"
		}
		p.line(p.Say(said, lang.Data{"Number": i + 1, "Text": shownLine(milestoneLine(m))}))
	}
	p.say("line-plan-how")
}
