package draft

import (
	"slices"

	"rung/controls"
)

// AddRef adds an entry of a reference set to a requirement, once.
func AddRef(r *controls.Requirement, set, id string) {
	at := slices.IndexFunc(r.Refs, func(x controls.Refs) bool { return x.Set == set })
	if at < 0 {
		at = len(r.Refs)
		r.Refs = append(r.Refs, controls.Refs{Set: set})
	}
	if !slices.Contains(r.Refs[at].IDs, id) {
		r.Refs[at].IDs = append(r.Refs[at].IDs, id)
	}
}
