package oscal

import (
	"strings"

	"rung/controls"
)

// names are the ids of controls and objectives as OSCAL tokens: in small letters as NIST writes them, and as they stand
// where two ids would become the same.
type names struct {
	shared map[string]bool // folded ids that several requirements have
}

func newNames(c *controls.Catalogue) names {
	n := names{map[string]bool{}}
	seen := map[string]bool{}
	for i := range c.Requirements {
		folded := strings.ToLower(c.Requirements[i].ID)
		n.shared[folded] = seen[folded]
		seen[folded] = true
	}
	return n
}

// control is a requirement's id: ac.l2-3.1.1.
func (n names) control(r *controls.Requirement) string {
	folded := strings.ToLower(r.ID)
	if n.shared[folded] {
		return token(r.ID)
	}
	return token(folded)
}

// objective is that of one objective, ac.l2-3.1.1_obj.a, or with a nil objective that of all of them: ac.l2-3.1.1_obj.
func (n names) objective(r *controls.Requirement, o *controls.Objective) string {
	id := n.control(r) + "_obj"
	if o == nil {
		return id
	}
	return id + "." + strings.TrimPrefix(token("k"+o.Key), "k")
}
