package controls

import (
	"cmp"
	"reflect"
)

// diffRequirements compares requirements and their objectives, and counts the objectives that stay as they are.
func (c *Changes) diffRequirements(old, new *Catalogue) {
	requirements := pairRequirements(old, new)
	objectives := pairObjectives(old, new, requirements)
	gone := map[string][]PartChange{} // objectives, by their old requirement
	for i := range old.Requirements {
		r := &old.Requirements[i]
		for j := range r.Objectives {
			if id := r.Objectives[j].ID; !objectives.claimed[id] {
				gone[r.ID] = append(gone[r.ID], PartChange{Was: id})
				if _, reused := new.Objective(id); reused != nil {
					c.retired = append(c.retired, id)
				}
			}
		}
	}
	for i := range new.Requirements {
		r := &new.Requirements[i]
		was := old.Requirement(requirements.was[r.ID])
		p := PartChange{ID: r.ID, Was: requirements.was[r.ID]}
		if was != nil {
			p.Differences, p.Confirm = diffRequirement(was, r)
		}
		for j := range r.Objectives {
			o := diffObjective(old, new, objectives.was[r.Objectives[j].ID], &r.Objectives[j])
			if !o.Added() && !o.Renamed() && !o.Confirm {
				c.Unchanged++
			}
			if o.Added() || o.Renamed() || len(o.Differences) > 0 {
				p.Objectives = append(p.Objectives, o)
			}
		}
		p.Objectives = append(p.Objectives, gone[p.Was]...)
		if p.Added() || p.Renamed() || len(p.Differences)+len(p.Objectives) > 0 {
			c.Requirements = append(c.Requirements, p)
		}
	}
	for i := range old.Requirements {
		id := old.Requirements[i].ID
		if requirements.claimed[id] {
			continue
		}
		c.Requirements = append(c.Requirements, PartChange{Was: id, Objectives: gone[id]})
		if new.Requirement(id) != nil {
			c.retired = append(c.retired, id)
		}
	}
	if a, b := order(old, new, requirements); !reflect.DeepEqual(a, b) {
		c.Catalogue = append(c.Catalogue, Difference{Kind: Changed, Field: "requirements", Old: compact(a), New: compact(b)})
	}
}

// order lists the requirements that both catalogues have as each has them, under their new ids.
func order(old, new *Catalogue, p pairing) (before, after []string) {
	now := map[string]string{}
	for id, was := range p.was {
		now[was] = id
	}
	for _, id := range old.RequirementIDs() {
		if now[id] != "" {
			before = append(before, now[id])
		}
	}
	for _, id := range new.RequirementIDs() {
		if p.was[id] != "" {
			after = append(after, id)
		}
	}
	return before, after
}

// diffRequirement compares a requirement with what it was, apart from ids and objectives. The flag of a lesser weight
// must be confirmed where the question that decides it is another.
func diffRequirement(a, b *Requirement) (out []Difference, confirm bool) {
	var d differences
	d.plain(Relevelled, "level", a.Level, b.Level)
	d.plain(Moved, "domain", a.Domain, b.Domain)
	d.text("title", a.Title, b.Title)
	d.text("ask", a.Ask, b.Ask)
	d.text("why", a.Why, b.Why)
	d.list("do", a.Do, b.Do)
	d.list("evidence", a.Evidence, b.Evidence)
	d.any(Reweighted, "weight", a.Weight, b.Weight)
	partA, partB := cmp.Or(a.Partial, &Partial{}), cmp.Or(b.Partial, &Partial{})
	d.any(Reweighted, "partial.weight", partA.Weight, partB.Weight)
	confirm = d.text("partial.ask", partA.Ask, partB.Ask)
	d.plain(Changed, "partial.cite", partA.Cite, partB.Cite)
	d.plain(Replanned, "poam", string(a.Plan), string(b.Plan))
	d.any(Changed, "cite", a.Cite, b.Cite)
	d.any(Changed, "refs", a.Refs, b.Refs)
	d.any(Changed, "effort", a.Effort, b.Effort)
	d.any(Changed, "needs", a.Needs, b.Needs)
	d.any(Changed, "renamed_from", a.Renamed, b.Renamed)
	return d, confirm
}

// diffObjective compares an objective with what it was, "" for nothing. An answer must be confirmed where the statement,
// or what the steps of its scale mean, is worded in another way; another step that is enough changes no answer.
func diffObjective(old, new *Catalogue, was string, o *Objective) PartChange {
	p := PartChange{ID: o.ID, Was: was}
	_, a := old.Objective(was)
	if a == nil {
		return p
	}
	var d differences
	p.Confirm = d.text("text", a.Text, o.Text)
	d.plain(Rescaled, "scale", a.Scale, o.Scale)
	d.plain(Rescaled, "minimum", a.Minimum, o.Minimum)
	d.any(Reworded, "stages", a.Stages, o.Stages)
	d.any(Changed, "renamed_from", a.Renamed, o.Renamed)
	for step, text := range o.Stages {
		p.Confirm = p.Confirm || !sameText(a.Stages[step], text) || a.Stages[step] == nil
	}
	p.Confirm = p.Confirm || a.Scale != o.Scale || len(a.Stages) != len(o.Stages) || !sameScale(old.Scale(a.Scale), new.Scale(o.Scale))
	if p.Confirm && len(d) == 0 {
		d.any(Rescaled, "scales", old.Scale(a.Scale), new.Scale(o.Scale))
	}
	p.Differences = d
	return p
}

// sameScale reports whether the steps of two scales mean the same.
func sameScale(a, b *Scale) bool {
	if a == nil || b == nil || len(a.Steps) != len(b.Steps) {
		return a == nil && b == nil
	}
	for i := range a.Steps {
		x, y := &a.Steps[i], &b.Steps[i]
		if x.ID != y.ID || !sameText(x.Title, y.Title) || !sameText(x.Text, y.Text) {
			return false
		}
	}
	return true
}
