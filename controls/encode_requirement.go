package controls

import "gopkg.in/yaml.v3"

func (e *encoder) requirement(r *Requirement) *yaml.Node {
	g := newGroup().put("id", scalar(r.ID)).put("level", scalar(r.Level)).put("title", e.name(r.Title))
	if r.Weight > 0 {
		g.put("weight", figure(r.Weight))
	}
	if p := r.Partial; p != nil {
		g.put("partial", newGroup().put("weight", figure(p.Weight)).put("ask", e.text(p.Ask)).put("cite", scalar(p.Cite)).node)
	}
	g.put("poam", optional(string(r.Plan))).put("cite", cites(r.Cite)).
		put("ask", e.text(r.Ask)).put("why", e.text(r.Why)).put("do", e.texts(r.Do)).put("evidence", e.texts(r.Evidence))
	objectives := newGroup()
	for i := range r.Objectives {
		objectives.put(r.Objectives[i].Key, e.objective(&r.Objectives[i]))
	}
	return g.put("objectives", objectives.node).put("refs", references(r.Refs)).put("effort", effort(r.Effort)).
		put("needs", scalars(r.Needs)).put("renamed_from", scalars(r.Renamed)).node
}

// cites is one citation for all figures, or one for each.
func cites(of map[string]string) *yaml.Node {
	if len(of) == 0 {
		return nil
	}
	if all, ok := of[""]; ok {
		return scalar(all)
	}
	return inline(newGroup().put("weight", optional(of["weight"])).put("poam", optional(of["poam"])).node)
}

func (e *encoder) objective(o *Objective) *yaml.Node {
	if o.Scale == "" && o.Minimum == "" && len(o.Stages) == 0 && len(o.Renamed) == 0 {
		return e.text(o.Text)
	}
	g := newGroup().put("text", e.text(o.Text)).put("scale", optional(o.Scale)).put("minimum", optional(o.Minimum))
	if len(o.Stages) > 0 {
		stages := newGroup()
		scale := e.c.Scale(o.Scale)
		for i := 0; scale != nil && i < len(scale.Steps); i++ {
			stages.put(scale.Steps[i].ID, e.text(o.Stages[scale.Steps[i].ID]))
		}
		g.put("stages", stages.node)
	}
	return g.put("renamed_from", scalars(o.Renamed)).node
}

func references(of []Refs) *yaml.Node {
	if len(of) == 0 {
		return nil
	}
	g := newGroup()
	for _, refs := range of {
		g.put(refs.Set, scalars(refs.IDs))
	}
	return g.node
}

func effort(of *Effort) *yaml.Node {
	if of == nil {
		return nil
	}
	return inline(newGroup().put("setup_days", figure(of.SetupDays)).put("yearly_days", figure(of.YearlyDays)).put("cost", scalar(string(of.Cost))).node)
}
