package ciso

import (
	"slices"
	"strings"

	"rung/controls"
	"rung/controls/draft"
	"rung/controls/lang"
)

// otherObjects takes over what the library holds beside its framework as far as it has a place: mappings to other
// frameworks become references. The rest is told of.
func (b *builder) otherObjects() {
	for _, e := range b.root.get("objects").entries() {
		switch e.key {
		case "framework", "frameworks", "reference_controls":
		case "requirement_mapping_set", "requirement_mapping_sets":
			for _, set := range e.value.items() {
				b.mappings(set)
			}
		default:
			for range e.value.items() {
				b.tally.Leave(Object, e.key, "")
			}
		}
	}
	for _, e := range b.framework.entries() {
		switch e.key {
		case "urn", "ref_id", "name", "description", "translations", "requirement_nodes", "implementation_groups_definition", "scores_definition",
			"min_score", "max_score", "objects", "locale", "copyright", "version", "provider", "packager", "publication_date", "convert_library_version":
		default:
			b.tally.Leave(draft.Property, e.key, "")
		}
	}
}

// mappings takes over a set of mappings from or to the framework.
func (b *builder) mappings(set node) {
	own, source, target := strings.ToLower(b.framework.get("urn").str()), strings.ToLower(set.get("source_framework_urn").str()), strings.ToLower(set.get("target_framework_urn").str())
	list := set.get("requirement_mappings").items()
	from, to, other := "source_requirement_urn", "target_requirement_urn", target
	if own == target {
		from, to, other = to, from, source
	}
	if own == "" || own != source && own != target || tail(other) == "" {
		for range list {
			b.tally.Leave(Object, "requirement_mappings", "")
		}
		return
	}
	id := draft.NewNames(nil).ID(tail(other))
	places := map[string]int{}
	for _, x := range b.nodes {
		if x.place >= 0 {
			places[x.urn] = x.place
		}
	}
	for _, m := range list {
		place, ok := places[strings.ToLower(m.get(from).str())]
		ref := draft.Line(b.tally, id, tail(m.get(to).str()))
		if !ok || ref == "" {
			b.tally.Leave(draft.Link, "requirement_mappings", tail(m.get(from).str()))
			continue
		}
		b.refer(&b.c.Requirements[place], id, ref)
	}
}

func (b *builder) refer(r *controls.Requirement, set, id string) {
	if !slices.ContainsFunc(b.c.References, func(s controls.ReferenceSet) bool { return s.ID == set }) {
		b.c.References = append(b.c.References, controls.ReferenceSet{ID: set, Title: lang.Plain(set)})
	}
	at := slices.IndexFunc(r.Refs, func(x controls.Refs) bool { return x.Set == set })
	if at < 0 {
		at = len(r.Refs)
		r.Refs = append(r.Refs, controls.Refs{Set: set})
	}
	if !slices.Contains(r.Refs[at].IDs, id) {
		r.Refs[at].IDs = append(r.Refs[at].IDs, id)
	}
}
