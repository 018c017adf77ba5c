package controls

import (
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
	rule := func(at *yaml.Node, wrong func(*Catalogue, *Level) Saying) {
		d.check(orHere(at), "figures", func(c *Catalogue) Saying {
			level := c.Level(r.Level)
			if level == nil || !level.Rule.Kind.known() {
				return nothing // told elsewhere
			}
			return wrong(c, level)
		})
	}
	rule(weight, func(c *Catalogue, l *Level) Saying { return r.weightWrong(c, l, weight != nil) })
	rule(poam, func(_ *Catalogue, l *Level) Saying { return r.planWrong(l, poam != nil) })
	if partial != nil {
		rule(partial, func(_ *Catalogue, l *Level) Saying { return r.partialWrong(l) })
	}
}

func (r *Requirement) weightWrong(c *Catalogue, l *Level, given bool) Saying {
	gate := l.Rule.Gate != nil && l.Rule.Gate.Requirement == r.ID
	lost := l.Rule.Gate != nil && c.Requirement(l.Rule.Gate.Requirement) == nil // told elsewhere; this may be the gate
	switch {
	case l.Rule.Kind != Deduction && given:
		return say("weight-unknown", "the rule {{.Rule}} of level {{.Level}} knows no weight; remove it", "Rule", string(l.Rule.Kind), "Level", bare(l.ID))
	case l.Rule.Kind != Deduction:
		return nothing
	case gate && r.Weight != 0:
		return say("weight-gate", "the gate of a level has no weight; remove it")
	case gate:
		return nothing
	case !given && lost:
		return nothing
	case !given:
		return say("weight-missing", "the key weight is missing here; the rule deduction of level {{.Level}} needs one", "Level", bare(l.ID))
	case r.Weight == 0:
		return say("weight-nought", "the weight must be at least 1 under the rule deduction of level {{.Level}}", "Level", bare(l.ID))
	case r.CiteFor("weight") == "":
		return say("weight-cite", "the weight decides the score; name the rule it comes from under the key cite")
	}
	return nothing
}

func (r *Requirement) partialWrong(l *Level) Saying {
	switch {
	case l.Rule.Kind != Deduction:
		return say("partial-unknown", "the rule {{.Rule}} of level {{.Level}} knows no partial weight; remove it", "Rule", string(l.Rule.Kind), "Level", bare(l.ID))
	case r.Weight != 0 && r.Partial.Weight >= r.Weight:
		return say("partial-large", "the partial weight {{.Partial}} must be less than the weight {{.Weight}}", "Partial", r.Partial.Weight, "Weight", r.Weight)
	}
	return nothing
}

func (r *Requirement) planWrong(l *Level, given bool) Saying {
	switch {
	case l.Rule.Conditional != nil && !given:
		return say("poam-missing", "the key poam is missing here; level {{.Level}} has a conditional status, so say allowed, never or if-partial", "Level", bare(l.ID))
	case l.Rule.Conditional == nil && given:
		return say("poam-unknown", "level {{.Level}} has no conditional status, so poam means nothing; remove it", "Level", bare(l.ID))
	case r.Plan == PlanIfPartial && r.Partial == nil:
		return say("poam-partial", "poam is if-partial, but the key partial is missing")
	case r.Plan != PlanNone && r.CiteFor("poam") == "":
		return say("poam-cite", "the plan rule decides the status; name the rule it comes from under the key cite")
	}
	return nothing
}
