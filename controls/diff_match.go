package controls

import (
	"slices"

	"rung/controls/lang"
)

// pairing says which part of an old catalogue each part of a new one was, by id.
type pairing struct {
	was     map[string]string // by new id
	claimed map[string]bool   // old ids
}

func newPairing() pairing { return pairing{map[string]string{}, map[string]bool{}} }

func (p pairing) pair(new, old string) {
	p.was[new], p.claimed[old] = old, true
}

// free reports whether an old part may still become the new one.
func (p pairing) free(new, old string) bool {
	_, paired := p.was[new]
	return !paired && !p.claimed[old]
}

// pairRequirements finds what each requirement was. One that keeps its id and its title is the same. Else a name in
// "renamed_from" goes before the same id, so that numbers may move up; names that the old version lists itself are of an
// earlier renaming.
func pairRequirements(old, new *Catalogue) pairing {
	p := newPairing()
	for i := range new.Requirements {
		r := &new.Requirements[i]
		if was := old.Requirement(r.ID); was != nil && sameText(was.Title, r.Title) && !renamedNow(r.Renamed, was.Renamed, old) {
			p.pair(r.ID, r.ID)
		}
	}
	for i := range new.Requirements {
		r := &new.Requirements[i]
		var before []string
		if was := old.Requirement(r.ID); was != nil {
			before = was.Renamed
		}
		for _, name := range r.Renamed {
			if old.Requirement(name) != nil && !slices.Contains(before, name) && p.free(r.ID, name) {
				p.pair(r.ID, name)
			}
		}
	}
	for i := range new.Requirements {
		if id := new.Requirements[i].ID; old.Requirement(id) != nil && p.free(id, id) {
			p.pair(id, id)
		}
	}
	return p
}

// renamedNow reports whether a part says anew that it was another part of the old catalogue.
func renamedNow(names, before []string, old *Catalogue) bool {
	return slices.ContainsFunc(names, func(name string) bool {
		_, o := old.Objective(name)
		return !slices.Contains(before, name) && (o != nil || old.Requirement(name) != nil)
	})
}

// pairObjectives does the same for objectives. One without a name of its own was the one with the same key.
func pairObjectives(old, new *Catalogue, requirements pairing) pairing {
	p := newPairing()
	each := func(do func(o, same *Objective)) {
		for i := range new.Requirements {
			r := &new.Requirements[i]
			for j := range r.Objectives {
				o := &r.Objectives[j]
				_, same := old.Objective(requirements.was[r.ID] + "[" + o.Key + "]")
				do(o, same)
			}
		}
	}
	each(func(o, same *Objective) {
		if same != nil && sameText(same.Text, o.Text) && !renamedNow(o.Renamed, same.Renamed, old) {
			p.pair(o.ID, same.ID)
		}
	})
	each(func(o, same *Objective) {
		for _, name := range o.Renamed {
			_, was := old.Objective(name)
			if was != nil && (same == nil || !slices.Contains(same.Renamed, name)) && p.free(o.ID, name) {
				p.pair(o.ID, name)
			}
		}
	})
	each(func(o, same *Objective) {
		if same != nil && p.free(o.ID, same.ID) {
			p.pair(o.ID, same.ID)
		}
	})
	return p
}

// sameText reports whether two texts say the same in every language that both have.
func sameText(a, b lang.Text) bool {
	var d differences
	return !d.text("", a, b)
}
