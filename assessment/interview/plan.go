package interview

import (
	"slices"
	"strings"

	"rung/assessment"
	"rung/controls/lang"
)

// isGap reports whether a requirement is not met: then somebody has to close it.
func (s *session) isGap(requirement int) bool {
	return s.findings()[requirement].Outcome == assessment.NotMet
}

// planOf is the plan for a requirement; the zero value where there is none.
func (s *session) planOf(requirement int) assessment.PlanItem {
	item, _ := s.state.PlanItem(s.findings()[requirement].Requirement.ID)
	return item
}

// setPlan records what changes in the plan for a requirement. The error says why it cannot be kept.
func (s *session) setPlan(requirement int, change assessment.PlanChange) error {
	e, err := assessment.SetPlan(s.catalogue, s.state, s.findings()[requirement].Requirement.ID, change)
	if err == nil {
		s.do(e)
	}
	return err
}

// changed is what has to change for one plan to become another; ok is false where nothing has.
func changed(from, to assessment.PlanItem) (change assessment.PlanChange, ok bool) {
	for _, text := range []struct {
		from, to string
		change   **string
	}{
		{from.Owner, to.Owner, &change.Owner}, {from.Due, to.Due, &change.Due},
		{from.Resources, to.Resources, &change.Resources}, {from.Comments, to.Comments, &change.Comments},
	} {
		if text.from != text.to {
			*text.change, ok = &text.to, true
		}
	}
	if !slices.Equal(from.Milestones, to.Milestones) {
		for i := range from.Milestones { // all anew, because one that was worded anew is another
			change.Drop = append(change.Drop, i+1)
		}
		change.Milestones, ok = to.Milestones, true
	}
	return change, ok
}

// planLine says in one line who closes a gap and by when; "" where that was not said.
func (w words) planLine(item assessment.PlanItem) string {
	var said []string
	for _, part := range []struct{ id, value string }{{"plan-owner-is", item.Owner}, {"plan-due-is", item.Due}} {
		if part.value != "" {
			said = append(said, w.Say(part.id, lang.Data{"Value": shownLine(part.value)}))
		}
	}
	done := 0
	for _, m := range item.Milestones {
		if m.Done {
			done++
		}
	}
	if n := len(item.Milestones); n > 0 {
		said = append(said, w.Say("plan-milestones-are", lang.Data{"Done": done, "Total": n}))
	}
	if len(said) == 0 && (item.Resources != "" || item.Comments != "") {
		return w.Say("plan-begun")
	}
	return strings.Join(said, w.Say("plan-gap"))
}

// milestoneLine is a milestone as it is typed.
func milestoneLine(m assessment.Milestone) string { return strings.TrimSpace(m.Due + " " + m.Text) }

// planLines show the plan under a question; none where there is none or the requirement is no gap.
func (s *screen) planLines(width int) []string {
	line := ""
	if s.isGap(s.at.Requirement) {
		line = s.planLine(s.planOf(s.at.Requirement))
	}
	if line == "" {
		return nil
	}
	return []string{s.theme.dim.Render(cut(line, width))}
}

// openPlan shows who closes the gap, how and by when.
func (s *screen) openPlan() {
	if !s.isGap(s.at.Requirement) {
		s.tell("plan-no-gap", lang.Data{"ID": shown(s.findings()[s.at.Requirement].Requirement.ID)})
		return
	}
	s.page = newPlan(s, s.at.Requirement)
}

// undonePlan shows where a plan was taken back.
func (s *screen) undonePlan(item *assessment.PlanItem) {
	if at, ok := ByID(s.findings(), item.ID); ok {
		s.show(at)
	}
	s.tell("undone-plan", lang.Data{"ID": shown(item.ID)})
}
