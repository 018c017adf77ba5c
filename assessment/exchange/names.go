package exchange

import (
	"slices"
	"strings"

	"rung/controls"
)

// meant is what a name of a source stands for here. Objectives is empty where the reason says why it stands for nothing.
type meant struct {
	requirement *controls.Requirement
	objectives  []*controls.Objective
	whole       bool // all objectives of the requirement
	reason      Reason
	detail      string
}

// names finds what the names of other tools stand for: the catalogue's own ids in any case; the same as tokens, with
// _obj, _smt or a key in brackets or behind a dot; what an id ends in (3.1.1 for XY.L2-3.1.1); ids of earlier versions.
type names struct {
	catalogue *controls.Catalogue
	asked     map[*controls.Requirement]bool
	byName    map[string][]*controls.Requirement
	related   map[string]string // by an id of another list: the list's title and the requirement here
	parts     map[*controls.Requirement][]*controls.Requirement
}

func newNames(c *controls.Catalogue, target string) *names {
	n := &names{c, map[*controls.Requirement]bool{}, map[string][]*controls.Requirement{}, map[string]string{}, map[*controls.Requirement][]*controls.Requirement{}}
	asked := c.Asked(target)
	for _, r := range asked {
		n.asked[r] = true
	}
	for i := range c.Requirements {
		r := &c.Requirements[i]
		for _, id := range append([]string{r.ID}, r.Renamed...) {
			n.add(fold(id), r)
		}
		for _, id := range endings(fold(r.ID)) {
			n.add(id, r)
		}
	}
	for _, r := range asked {
		n.relate(r)
	}
	return n
}

func (n *names) add(name string, r *controls.Requirement) {
	if !slices.Contains(n.byName[name], r) {
		n.byName[name] = append(n.byName[name], r)
	}
}

// relate notes the ids of other lists that a requirement refers to, and those of this catalogue that it stands for.
func (n *names) relate(r *controls.Requirement) {
	for _, refs := range r.Refs {
		title := n.catalogue.ID
		for _, set := range n.catalogue.References {
			if set.ID == refs.Set {
				title = set.Title.In("")
			}
		}
		for _, id := range refs.IDs {
			if _, known := n.related[fold(id)]; !known {
				n.related[fold(id)] = title + ", " + r.ID
			}
			if part := n.catalogue.Requirement(id); part != nil && refs.Set == n.catalogue.ID {
				n.parts[r] = append(n.parts[r], part)
			}
		}
	}
}

// longestName is the most bytes that a name may have: longer ones stand for nothing, and would take long to find.
const longestName = 200

// find looks a name up: as it stands, then as the name of an objective.
func (n *names) find(name string) meant {
	if len(name) > longestName {
		return meant{reason: Unknown}
	}
	base, key := divide(fold(name))
	found := n.lookUp(base, key)
	if found.reason != "" && key == "" {
		if at := strings.LastIndexAny(base, "._-"); at > 0 && isKey(base[at+1:]) { // 3.1.1.a
			if other := n.lookUp(base[:at], base[at+1:]); other.reason == "" || found.reason == Unknown {
				return other
			}
		}
	}
	return found
}

func (n *names) lookUp(base, key string) meant {
	tries := append([]string{base}, endings(base)...)
	for _, try := range tries {
		if r := n.one(n.byName[try]); r != nil {
			return n.within(r, key, slices.Contains(endings(fold(r.ID)), try))
		}
	}
	for _, try := range tries {
		if related, ok := n.related[try]; ok {
			return meant{reason: Related, detail: related}
		}
	}
	return meant{reason: Unknown}
}

// one is the requirement that a name stands for: the only one, else the only one that is asked.
func (n *names) one(have []*controls.Requirement) *controls.Requirement {
	if len(have) == 1 {
		return have[0]
	}
	var found *controls.Requirement
	for _, r := range have {
		if n.asked[r] {
			if found != nil {
				return nil
			}
			found = r
		}
	}
	return found
}

// within is a requirement or one of its objectives. One that the target level does not ask is what stands for it there,
// if it was named by its number alone: an id that names a level speaks of that level's scope.
func (n *names) within(r *controls.Requirement, key string, number bool) meant {
	out := meant{requirement: r, whole: key == ""}
	places := []int{}
	for i := range r.Objectives {
		if key == "" || strings.EqualFold(r.Objectives[i].Key, key) {
			places = append(places, i)
			out.objectives = append(out.objectives, &r.Objectives[i])
		}
	}
	switch {
	case len(places) == 0:
		return meant{reason: Unknown}
	case n.asked[r]:
		return out
	case !number:
		return meant{reason: NotAsked, detail: r.Level}
	}
	for i := range n.catalogue.Requirements {
		if above := &n.catalogue.Requirements[i]; n.asked[above] {
			if same, ok := n.counterparts(above, r, places); ok {
				return same
			}
		}
	}
	return meant{reason: NotAsked, detail: r.Level}
}

// counterparts are the objectives of a requirement at the target level that say what those of r at these places do: it
// has the objectives of all that it stands for one after the other.
func (n *names) counterparts(above, r *controls.Requirement, places []int) (meant, bool) {
	at, total := -1, 0
	for _, part := range n.parts[above] {
		if part == r {
			at = total
		}
		total += len(part.Objectives)
	}
	if at < 0 || total != len(above.Objectives) {
		return meant{}, false
	}
	out := meant{requirement: above, whole: len(places) == total}
	for _, place := range places {
		out.objectives = append(out.objectives, &above.Objectives[at+place])
	}
	return out, true
}

// fold writes a name as all spellings of it are compared.
func fold(name string) string { return strings.ToLower(strings.TrimSpace(name)) }

// divide takes a folded name apart into the requirement's and the objective's key, "" for the whole requirement.
func divide(name string) (base, key string) {
	if base, key, ok := controls.SplitObjectiveID(name); ok {
		base, _, _ = strings.Cut(base, "_obj")
		return strings.TrimSpace(base), strings.TrimSpace(key)
	}
	for _, mark := range []string{"_obj", "_smt"} {
		if at := strings.LastIndex(name, mark); at > 0 {
			return name[:at], strings.TrimLeft(name[at+len(mark):], ".-_")
		}
	}
	return name, ""
}

// mostEndings bounds what a name made to do harm can cost.
const mostEndings = 4

// endings are what a name ends in behind a hyphen, underscore or blank, the longest first. Only what begins with a digit
// and has a dot is a number of its own.
func endings(name string) []string {
	var out []string
	for i := len(name) - 2; i >= 0 && len(out) < mostEndings; i-- {
		if strings.IndexByte("-_ ", name[i]) >= 0 && name[i+1] >= '0' && name[i+1] <= '9' && strings.Contains(name[i+1:], ".") {
			out = append(out, name[i+1:])
		}
	}
	slices.Reverse(out)
	return out
}

func isKey(s string) bool {
	return s != "" && len(s) <= 2 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == ""
}
