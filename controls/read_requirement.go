package controls

import (
	"slices"

	"gopkg.in/yaml.v3"
)

// requirements reads one domain's file into c.
func (d *decoder) requirements(n *yaml.Node, domain string, c *Catalogue) {
	d.each(n, func(item *yaml.Node) {
		r := Requirement{Domain: domain}
		d.requirement(item, &r)
		c.Requirements = append(c.Requirements, r)
	})
}

func (d *decoder) requirement(n *yaml.Node, r *Requirement) {
	d.mapping(n,
		must("id", d.newID(aRequirement, &r.ID)),
		must("level", d.levelRef(&r.Level)),
		must("title", d.name(&r.Title)),
		may("weight", d.integer(&r.Weight, 0, 1000)),
		may("partial", func(n *yaml.Node) {
			r.Partial = &Partial{}
			d.mapping(n, must("weight", d.integer(&r.Partial.Weight, 1, 1000)), must("ask", d.text(&r.Partial.Ask)), must("cite", d.str(&r.Partial.Cite)))
		}),
		may("poam", choice(d, &r.Plan, "form", PlanAllowed, PlanNever, PlanIfPartial)),
		may("cite", func(n *yaml.Node) { d.cite(n, &r.Cite) }),
		must("ask", d.text(&r.Ask)),
		may("why", d.text(&r.Why)),
		may("do", d.texts(&r.Do)),
		may("evidence", d.texts(&r.Evidence)),
		must("objectives", func(n *yaml.Node) { d.objectives(n, r) }),
		may("refs", func(n *yaml.Node) { d.refs(n, r) }),
		may("effort", func(n *yaml.Node) { d.effort(n, r) }),
		may("needs", func(n *yaml.Node) {
			d.strs(&r.Needs)(n)
			for _, item := range n.Content {
				d.factExists(item)
			}
		}),
		may("renamed_from", d.strs(&r.Renamed)),
	)
	d.figures(n, r)
}

func (d *decoder) effort(n *yaml.Node, r *Requirement) {
	r.Effort = &Effort{}
	d.mapping(n,
		must("setup_days", d.integer(&r.Effort.SetupDays, 0, 1000)),
		must("yearly_days", d.integer(&r.Effort.YearlyDays, 0, 1000)),
		must("cost", choice(d, &r.Effort.Cost, "form", CostLow, CostMedium, CostHigh)),
	)
}

// cite reads one citation for all figures, or one for each.
func (d *decoder) cite(n *yaml.Node, to *map[string]string) {
	*to = map[string]string{}
	read := func(figure string) func(*yaml.Node) {
		return func(n *yaml.Node) {
			var s string
			if d.str(&s)(n); s != "" {
				(*to)[figure] = s
			}
		}
	}
	if n.Kind == yaml.MappingNode {
		d.mapping(n, may("weight", read("weight")), may("poam", read("poam")))
		return
	}
	read("")(n)
}

// refs reads the references. Each set must be declared, and ids of the catalogue itself exist.
func (d *decoder) refs(n *yaml.Node, r *Requirement) {
	d.entries(n, func(name, value *yaml.Node) {
		refs := Refs{Set: name.Value}
		d.strs(&refs.IDs)(value)
		r.Refs = append(r.Refs, refs)
		d.check(name, "unknown-reference", func(c *Catalogue) Saying {
			if refs.Set == c.ID || slices.ContainsFunc(c.References, func(s ReferenceSet) bool { return s.ID == refs.Set }) {
				return nothing
			}
			return noSuch(say("list-references", "the list references in {{.Main}}", "Main", MainFile), say("set", "set"), refs.Set, ids(c.References, func(s ReferenceSet) string { return s.ID }))
		})
		for _, item := range value.Content {
			d.check(item, "unknown-reference", func(c *Catalogue) Saying {
				if refs.Set != c.ID || c.Requirement(item.Value) != nil || d.incomplete {
					return nothing
				}
				return noSuch(theCatalogue, aRequirement, item.Value, c.RequirementIDs())
			})
		}
	})
}
