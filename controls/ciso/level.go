package ciso

import (
	"slices"

	"rung/controls"
	"rung/controls/draft"
	"rung/controls/lang"
)

// group is an implementation group and the requirements in it, by their places in the catalogue.
type group struct {
	id           string
	title, about lang.Text
	in           map[int]bool
}

// cite names where a rule comes from: the framework itself, which is all that a library says.
func (b *builder) cite() string {
	return firstOf(draft.Line(nil, "", b.own("ref_id")), draft.Line(nil, "", b.own("name")), "CISO Assistant")
}

// levels makes levels of the implementation groups. Groups that hold each other are rungs of a ladder; groups apart from
// each other are levels of their own; any other groups are no levels at all.
func (b *builder) levels() {
	groups := b.groups()
	nested, ok := ladder(groups)
	switch {
	case len(b.scale) > 1 && (len(groups) == 0 || alike(groups, len(b.c.Requirements)) && len(groups) == len(b.scale)):
		b.rated(groups)
		return
	case len(groups) > 0 && ok:
		b.rungs(nested, controls.Cumulative)
	case len(groups) > 1 && apart(groups):
		b.rungs(groups, controls.AllMet)
	default:
		for _, g := range groups {
			for range g.in {
				b.tally.Leave(Group, g.id, "")
			}
		}
		level := draft.OneLevel(b.tally, b.c)
		b.later = append(b.later, func() { draft.OneLevel(nil, b.c) })
		for i := range b.c.Requirements {
			b.c.Requirements[i].Level = level
		}
	}
	b.plainly()
}

// groups reads the implementation groups; those that hold nothing are told of and left out.
func (b *builder) groups() []group {
	var out []group
	at := map[string]int{}
	for _, n := range b.framework.get("implementation_groups_definition").items() {
		id := n.get("ref_id").str()
		if _, ok := at[id]; ok || id == "" || len(out) >= 200 {
			continue
		}
		g := group{id: id, title: b.raw(n, "name", id), in: map[int]bool{}}
		if g.title = mapped(g.title, oneLine); len(g.title) == 0 {
			g.title = lang.Text{b.base: draft.Line(b.tally, id, id)}
		}
		g.about = longer(b.raw(n, "description", id), g.title)
		at[id] = len(out)
		out = append(out, g)
	}
	for _, x := range b.nodes {
		for _, id := range x.groups {
			if i, ok := at[id]; ok && x.place >= 0 {
				out[i].in[x.place] = true
			}
		}
	}
	return slices.DeleteFunc(out, func(g group) bool {
		if len(g.in) == 0 {
			b.tally.Leave(EmptyGroup, g.id, "")
		}
		return len(g.in) == 0
	})
}

// ladder puts groups into the order in which each holds the one before: as they stand, turned round, or by size.
func ladder(groups []group) ([]group, bool) {
	holds := func(list []group) bool {
		for i := 1; i < len(list); i++ {
			for place := range list[i-1].in {
				if !list[i].in[place] {
					return false
				}
			}
		}
		return true
	}
	list := slices.Clone(groups)
	if holds(list) {
		return list, true
	}
	if slices.Reverse(list); holds(list) {
		return list, true
	}
	list = slices.Clone(groups)
	slices.SortStableFunc(list, func(a, b group) int { return len(a.in) - len(b.in) })
	return list, holds(list)
}

// apart reports whether no requirement is in two groups.
func apart(groups []group) bool {
	seen := map[int]bool{}
	for _, g := range groups {
		for place := range g.in {
			if seen[place] {
				return false
			}
			seen[place] = true
		}
	}
	return true
}

// alike reports whether every group holds everything.
func alike(groups []group, all int) bool {
	return !slices.ContainsFunc(groups, func(g group) bool { return len(g.in) != all })
}

// rungs makes a level of each group. A requirement belongs to the first that holds it; those that none holds get a level
// of their own at the end.
func (b *builder) rungs(groups []group, kind controls.RuleKind) {
	names := draft.NewNames(b.tally)
	if len(groups) == 1 {
		kind = controls.AllMet
	}
	rule := controls.Rule{Kind: kind, Cite: b.cite()}
	for _, g := range groups {
		b.c.Levels = append(b.c.Levels, controls.Level{ID: names.ID(g.id), Title: b.use(copied(g.title)), About: b.use(copied(g.about)), Rule: rule})
	}
	rest := ""
	for i := range b.c.Requirements {
		r := &b.c.Requirements[i]
		if at := slices.IndexFunc(groups, func(g group) bool { return g.in[i] }); at >= 0 {
			r.Level = b.c.Levels[at].ID
			continue
		}
		if rest == "" {
			rest = names.ID("other")
			b.other(rest, kind)
		}
		b.tally.Leave(Ungrouped, "", r.ID)
		r.Level = rest
	}
}

// other adds a level for what no group holds.
func (b *builder) other(id string, kind controls.RuleKind) {
	level := draft.RestLevel(b.c, id, kind)
	at := len(b.c.Levels)
	b.c.Levels = append(b.c.Levels, level)
	b.later = append(b.later, func() { b.c.Levels[at] = draft.RestLevel(b.c, id, kind) })
}
