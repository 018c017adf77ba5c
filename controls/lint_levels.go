package controls

import (
	"slices"

	"gopkg.in/yaml.v3"
)

// unreachable tells of levels, or of a status of theirs, that nobody can ever have.
func (l *linter) unreachable(n *yaml.Node, level *Level) {
	lowest := func(id string) bool { return slices.Index(l.c.LevelIDs(), id) > slices.Index(l.c.LevelIDs(), level.ID) }
	if path := l.c.circle(level); path != nil && !slices.ContainsFunc(path, func(id string) bool { return !lowest(id) }) { // told once for each circle
		l.note(find(find(find(n, "rule"), "requires"), "level"), "unreachable-level",
			say("unreachable-circle", "nobody can reach level {{.ID}}: it requires itself, by way of {{.Names}}", "ID", bare(level.ID), "Names", Names(ids(path, bare))))
	}
	if lower := l.c.sameStep(level); lower != nil {
		l.note(find(find(n, "rule"), "step"), "unreachable-level",
			say("unreachable-step", "nobody can stand on level {{.Other}} alone: level {{.ID}} above it is reached at the step {{.Step}}, which is no higher", "Other", bare(lower.ID), "ID", bare(level.ID), "Step", bare(level.Rule.Step)))
	}
	conditional := level.Rule.Conditional
	if conditional == nil || len(l.c.own(level.ID)) == 0 {
		return
	}
	at := find(find(find(n, "rule"), "conditional"), "minimum")
	switch cheapest := l.c.cheapestGap(level); {
	case cheapest == 0:
		l.note(at, "unreachable-level", say("unreachable-status", "nobody can reach the conditional status of level {{.ID}}: none of its requirements may stand on a plan of action", "ID", bare(level.ID)))
	case level.Rule.Maximum-cheapest < conditional.Minimum:
		l.note(at, "unreachable-level", say("unreachable-minimum", "nobody can reach the conditional status of level {{.ID}}: its minimum is {{.Minimum}}, but the least gap leaves {{.Number}} of {{.Maximum}}",
			"ID", bare(level.ID), "Minimum", conditional.Minimum, "Number", level.Rule.Maximum-cheapest, "Maximum", level.Rule.Maximum))
	}
}

// circle follows what a level requires; it returns the levels on the way back to it, or nil when the way ends elsewhere.
func (c *Catalogue) circle(level *Level) []string {
	var path []string
	for at := level; at != nil && at.Rule.Requires != nil && len(path) < len(c.Levels); at = c.Level(at.Rule.Requires.Level) {
		path = append(path, at.Rule.Requires.Level)
		if at.Rule.Requires.Level == level.ID {
			return path[:len(path)-1]
		}
	}
	return nil
}

// sameStep returns a lower level that is rated on the same scale and whose step is not lower, or nil.
func (c *Catalogue) sameStep(level *Level) *Level {
	scale := c.Scale(level.Rule.Scale)
	for i := range c.Levels {
		lower := &c.Levels[i]
		if lower.ID == level.ID || scale == nil {
			return nil
		}
		if lower.Rule.Kind == Rating && lower.Rule.Scale == scale.ID && scale.Rank(lower.Rule.Step) >= scale.Rank(level.Rule.Step) {
			return lower
		}
	}
	return nil
}

// own lists the requirements that stand on a level itself.
func (c *Catalogue) own(level string) []*Requirement {
	var out []*Requirement
	for i := range c.Requirements {
		if c.Requirements[i].Level == level {
			out = append(out, &c.Requirements[i])
		}
	}
	return out
}

// cheapestGap is the least that a requirement of a level which may stand on a plan of action costs, in points; 0 when
// none may.
func (c *Catalogue) cheapestGap(level *Level) int {
	var costs []int
	for _, r := range c.own(level.ID) {
		switch {
		case level.Rule.Gate != nil && level.Rule.Gate.Requirement == r.ID, r.Plan == PlanNever:
		case level.Rule.Kind == Count:
			costs = append(costs, 1)
		case r.Plan == PlanIfPartial || r.Partial != nil:
			costs = append(costs, r.Partial.Weight)
		default:
			costs = append(costs, r.Weight)
		}
	}
	if len(costs) == 0 {
		return 0
	}
	return slices.Min(costs)
}

// weights tells of a maximum that the weights of a level cannot use up: whoever meets nothing keeps points.
func (l *linter) weights(n *yaml.Node, level *Level) {
	rule := &level.Rule
	own := l.c.own(level.ID)
	if rule.Kind != Deduction || len(own) == 0 {
		return
	}
	sum := 0
	for _, r := range own {
		sum += r.Weight
	}
	least := rule.Maximum - sum
	at := find(find(n, "rule"), "maximum")
	switch {
	case rule.Conditional != nil && least >= rule.Conditional.Minimum:
		l.note(at, "weight-sum", say("weight-sum-minimum", "the maximum is {{.Maximum}} and the weights of level {{.ID}} add up to {{.Sum}}: whoever meets nothing has {{.Least}} points, enough for the minimum {{.Minimum}}",
			"Maximum", rule.Maximum, "ID", bare(level.ID), "Sum", sum, "Least", least, "Minimum", rule.Conditional.Minimum))
	case least > 0:
		l.tell(at, "weight-sum", "the maximum is {{.Maximum}} and the weights of level {{.ID}} add up to {{.Sum}} only: whoever meets nothing keeps {{.Least}} points",
			"Maximum", rule.Maximum, "ID", bare(level.ID), "Sum", sum, "Least", least)
	}
}
