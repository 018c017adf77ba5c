package controls

import (
	"gopkg.in/yaml.v3"

	"rung/controls/lang"
)

func (d *decoder) level(n *yaml.Node, l *Level) {
	d.mapping(n,
		must("id", d.newID(aLevel, &l.ID)),
		must("title", d.text(&l.Title)),
		must("about", d.text(&l.About)),
		must("rule", func(n *yaml.Node) { d.rule(n, l) }),
		may("status", func(n *yaml.Node) { d.statusNames(n, l) }),
		may("implies", func(n *yaml.Node) {
			l.Implies = &Implied{}
			d.mapping(n, must("level", d.otherLevel(&l.Implies.Level, l)), must("cite", d.str(&l.Implies.Cite)))
		}),
		may("validity", d.interval(&l.Validity)),
		may("affirm", d.interval(&l.Affirm)),
		may("evidence", d.keeping(&l.Evidence)),
		may("submission", d.submission(l)),
	)
}

func (d *decoder) statusNames(n *yaml.Node, l *Level) {
	l.Status = map[string]lang.Text{}
	read := func(name string) key {
		return may(name, func(n *yaml.Node) {
			var text lang.Text
			d.text(&text)(n)
			l.Status[name] = text
		})
	}
	d.mapping(n, read("final"), read("conditional"))
}

func (d *decoder) interval(to *Interval) func(*yaml.Node) {
	return func(n *yaml.Node) {
		d.mapping(n, must("years", d.integer(&to.Years, 1, 100)), must("cite", d.str(&to.Cite)))
	}
}

// rule reads a level's rule. Each kind has its own keys: one that the kind would ignore is unknown to it.
func (d *decoder) rule(n *yaml.Node, l *Level) {
	r := &l.Rule
	keys := []key{
		must("kind", choice(d, &r.Kind, "rule", RuleKinds...)),
		must("cite", d.str(&r.Cite)),
		may("requires", func(n *yaml.Node) {
			r.Requires = &Requires{}
			d.mapping(n, must("level", d.otherLevel(&r.Requires.Level, l)), must("status", d.text(&r.Requires.Status)), must("cite", d.str(&r.Requires.Cite)))
		}),
	}
	const most = 1_000_000
	maximum := must("maximum", d.integer(&r.Maximum, 1, most))
	conditional := may("conditional", func(n *yaml.Node) { d.conditional(n, r, most) })
	gate := may("gate", func(n *yaml.Node) { d.gate(n, l) })
	scale, step := must("scale", d.scaleRef(&r.Scale)), must("step", d.stepRef(&r.Step, &r.Scale))
	switch kind := find(n, "kind"); { // looked up first, because the other keys depend on it
	case kind == nil || !RuleKind(kind.Value).known():
		for _, k := range []key{maximum, conditional, gate, scale, step} { // no second fault for what the kind may know
			keys = append(keys, may(k.name, func(*yaml.Node) {}))
		}
	case kind.Value == string(Deduction):
		keys = append(keys, maximum, conditional, gate)
	case kind.Value == string(Count):
		keys = append(keys, maximum, conditional)
	case kind.Value == string(Rating):
		keys = append(keys, scale, step)
	}
	d.mapping(n, keys...)
}

func (k RuleKind) known() bool {
	for _, kind := range RuleKinds {
		if k == kind {
			return true
		}
	}
	return false
}

func (d *decoder) conditional(n *yaml.Node, r *Rule, most int) {
	r.Conditional = &Conditional{}
	d.mapping(n, must("minimum", func(n *yaml.Node) {
		d.integer(&r.Conditional.Minimum, 0, most)(n)
		d.check(n, "figures", func(*Catalogue) Saying {
			if r.Maximum > 0 && r.Conditional.Minimum > r.Maximum {
				return say("minimum-above", "the minimum {{.Minimum}} is more than the maximum {{.Maximum}}", "Minimum", r.Conditional.Minimum, "Maximum", r.Maximum)
			}
			return nothing
		})
	}), must("days", d.integer(&r.Conditional.Days, 1, 3650)), must("cite", d.str(&r.Conditional.Cite)))
}

func (d *decoder) gate(n *yaml.Node, l *Level) {
	gate := &Gate{}
	l.Rule.Gate = gate
	d.mapping(n, must("requirement", func(n *yaml.Node) {
		d.str(&gate.Requirement)(n)
		d.check(n, "unknown-requirement", func(c *Catalogue) Saying {
			r := c.Requirement(gate.Requirement)
			switch {
			case gate.Requirement == "", r == nil && d.incomplete:
				return nothing
			case r == nil:
				return noSuch(theCatalogue, aRequirement, gate.Requirement, c.RequirementIDs())
			case r.Level != l.ID:
				return say("gate-elsewhere", "the gate {{.ID}} stands on level {{.Other}}; it must be a requirement of level {{.Level}} itself",
					"ID", show(r.ID), "Other", show(r.Level), "Level", show(l.ID))
			}
			return nothing
		})
	}), must("cite", d.str(&gate.Cite)))
}

// levelRef reads the id of a level that must exist.
func (d *decoder) levelRef(to *string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		d.str(to)(n)
		d.check(n, "unknown-level", func(c *Catalogue) Saying {
			if *to == "" || c.Level(*to) != nil {
				return nothing
			}
			return noSuch(theCatalogue, aLevel, *to, c.LevelIDs())
		})
	}
}

// otherLevel reads the id of a level that must exist and be another than l.
func (d *decoder) otherLevel(to *string, l *Level) func(*yaml.Node) {
	return func(n *yaml.Node) {
		d.levelRef(to)(n)
		d.check(n, "unknown-level", func(*Catalogue) Saying {
			if *to != "" && *to == l.ID {
				return say("level-itself", "the level {{.Level}} names itself here; name another", "Level", show(*to))
			}
			return nothing
		})
	}
}

// scaleRef reads the id of a scale that must exist.
func (d *decoder) scaleRef(to *string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		d.str(to)(n)
		d.check(n, "unknown-scale", func(c *Catalogue) Saying {
			if *to == "" || c.Scale(*to) != nil {
				return nothing
			}
			return noSuch(theCatalogue, aScale, *to, ids(c.Scales, func(s Scale) string { return s.ID }))
		})
	}
}

// stepRef reads the id of a step that the scale must have. A scale that does not exist is told elsewhere.
func (d *decoder) stepRef(to, scale *string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		d.str(to)(n)
		d.stepExists(n, to, scale)
	}
}

func (d *decoder) stepExists(n *yaml.Node, step, scale *string) {
	d.check(n, "unknown-step", func(c *Catalogue) Saying {
		s := c.Scale(*scale)
		if s == nil || *step == "" || s.Rank(*step) > 0 {
			return nothing
		}
		return noSuch(say("the-scale", "the scale {{.Scale}}", "Scale", show(*scale)), aStep, *step, s.StepIDs())
	})
}
