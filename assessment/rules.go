package assessment

import (
	"slices"

	"rung/controls"
)

// holdAll is the rule all-met, and cumulative and rating for one rung of theirs: every requirement must hold.
// The score counts the requirements that do.
func holdAll(l *LevelResult, findings []Finding) {
	held := l.Met + l.NotApplicable
	l.Maximum = len(findings)
	l.Score = &Range{held, held + l.Unanswered}
	switch {
	case l.NotMet > 0:
		l.Status = NotAchieved
	case l.Unanswered > 0 || len(findings) == 0:
		l.Status = Incomplete
	default:
		l.Status = Final
	}
}

// deduct is the rule deduction: start at the maximum and subtract the weight of each requirement that is not met.
// Without the gate there is no score. Source: 32 CFR 170.24(c)(2).
func deduct(l *LevelResult, findings []Finding) {
	l.Maximum = l.Level.Rule.Maximum
	l.Score = &Range{l.Maximum, l.Maximum}
	gate := Met
	for _, f := range findings {
		l.Score.Low -= f.worst()
		l.Score.High -= f.Deduction()
		if g := l.Level.Rule.Gate; g != nil && g.Requirement == f.Requirement.ID {
			gate = f.Outcome
		}
	}
	l.Barred = barred(findings)
	l.Status = statusWithPlan(l, findings)
	switch {
	case gate == NotMet:
		l.Status, l.Score = NoScore, nil
	case gate == Unanswered:
		l.Status = Incomplete // without the gate there may be no score at all
	}
}

// count is the rule count: one point for each requirement that holds. Source: 32 CFR 170.24(c)(3).
func count(l *LevelResult, findings []Finding) {
	held := l.Met + l.NotApplicable
	l.Maximum = l.Level.Rule.Maximum
	l.Score = &Range{held, held + l.Unanswered}
	l.Barred = barred(findings)
	l.Status = statusWithPlan(l, findings)
}

// Deduction is the points that the requirement costs now: 0 unless it is not met.
// Source of the partial weight: 32 CFR 170.24(c)(2)(i)(B)(4).
func (f *Finding) Deduction() int {
	switch {
	case f.Outcome != NotMet:
		return 0
	case f.Partial:
		return f.Requirement.Partial.Weight
	}
	return f.Requirement.Weight
}

// worst is the points that the requirement costs if all that is open fails.
func (f *Finding) worst() int {
	if f.Outcome == Unanswered {
		return f.Requirement.Weight
	}
	return f.Deduction()
}

// MayPlan reports whether the requirement, were it not met, might stand on a plan of action.
// Source: 32 CFR 170.21(a)(2) and (3).
func (f *Finding) MayPlan() bool {
	switch f.Requirement.Plan {
	case controls.PlanAllowed:
		return true
	case controls.PlanIfPartial:
		return f.Partial
	}
	return false
}

// barred lists the gaps that may not stand on a plan of action.
func barred(findings []Finding) []string {
	out := []string{}
	for i := range findings {
		if f := &findings[i]; f.Outcome == NotMet && !f.MayPlan() {
			out = append(out, f.Requirement.ID)
		}
	}
	return out
}

// statusWithPlan gives the status of a level that can be held conditionally. While answers are open it gives one only
// when every way in which they can end leads to it.
func statusWithPlan(l *LevelResult, findings []Finding) Status {
	conditional := l.Level.Rule.Conditional
	switch {
	case l.NotMet == 0 && (l.Unanswered > 0 || len(findings) == 0):
		return Incomplete // what is open may end as the first gap
	case l.NotMet == 0:
		return Final
	case conditional == nil || len(l.Barred) > 0 || l.Score.High < conditional.Minimum:
		return NotAchieved
	case l.Score.Low < conditional.Minimum || mayBar(findings):
		return Incomplete
	}
	return Conditional
}

// mayBar reports whether an open requirement may yet end as a gap that may not stand on a plan of action.
func mayBar(findings []Finding) bool {
	return slices.ContainsFunc(findings, func(f Finding) bool {
		return f.Outcome == Unanswered && f.Requirement.Plan != controls.PlanAllowed
	})
}
