package controls

import (
	"fmt"

	"gopkg.in/yaml.v3"
)

// figures checks a requirement's figures under the rule of its level, once all levels are known. A problem is told
// at the key it is about, or at the requirement where that key is missing.
func (d *decoder) figures(n *yaml.Node, r *Requirement) {
	weight, partial, poam := find(n, "weight"), find(n, "partial"), find(n, "poam")
	orHere := func(value *yaml.Node) *yaml.Node {
		if value != nil {
			return value
		}
		return n
	}
	rule := func(at *yaml.Node, wrong func(*Catalogue, *Level) string) {
		d.check(orHere(at), "figures", func(c *Catalogue) string {
			level := c.Level(r.Level)
			if level == nil || !level.Rule.Kind.known() {
				return "" // told elsewhere
			}
			return wrong(c, level)
		})
	}
	rule(weight, func(c *Catalogue, l *Level) string { return r.weightWrong(c, l, weight != nil) })
	rule(poam, func(_ *Catalogue, l *Level) string { return r.planWrong(l, poam != nil) })
	if partial != nil {
		rule(partial, func(_ *Catalogue, l *Level) string { return r.partialWrong(l) })
	}
}

func (r *Requirement) weightWrong(c *Catalogue, l *Level, given bool) string {
	gate := l.Rule.Gate != nil && l.Rule.Gate.Requirement == r.ID
	lost := l.Rule.Gate != nil && c.Requirement(l.Rule.Gate.Requirement) == nil // told elsewhere; this may be the gate
	switch {
	case l.Rule.Kind != Deduction && given:
		return fmt.Sprintf("the rule %s of level %s knows no weight; remove it", l.Rule.Kind, bare(l.ID))
	case l.Rule.Kind != Deduction:
		return ""
	case gate && r.Weight != 0:
		return "the gate of a level has no weight; remove it"
	case gate:
		return ""
	case !given && lost:
		return ""
	case !given:
		return fmt.Sprintf("the key weight is missing here; the rule deduction of level %s needs one", bare(l.ID))
	case r.Weight == 0:
		return fmt.Sprintf("the weight must be at least 1 under the rule deduction of level %s", bare(l.ID))
	case r.CiteFor("weight") == "":
		return "the weight decides the score; name the rule it comes from under the key cite"
	}
	return ""
}

func (r *Requirement) partialWrong(l *Level) string {
	switch {
	case l.Rule.Kind != Deduction:
		return fmt.Sprintf("the rule %s of level %s knows no partial weight; remove it", l.Rule.Kind, bare(l.ID))
	case r.Weight != 0 && r.Partial.Weight >= r.Weight:
		return fmt.Sprintf("the partial weight %d must be less than the weight %d", r.Partial.Weight, r.Weight)
	}
	return ""
}

func (r *Requirement) planWrong(l *Level, given bool) string {
	switch {
	case l.Rule.Conditional != nil && !given:
		return fmt.Sprintf("the key poam is missing here; level %s has a conditional status, so say allowed, never or if-partial", bare(l.ID))
	case l.Rule.Conditional == nil && given:
		return fmt.Sprintf("level %s has no conditional status, so poam means nothing; remove it", bare(l.ID))
	case r.Plan == PlanIfPartial && r.Partial == nil:
		return "poam is if-partial, but the key partial is missing"
	case r.Plan != PlanNone && r.CiteFor("poam") == "":
		return "the plan rule decides the status; name the rule it comes from under the key cite"
	}
	return ""
}
