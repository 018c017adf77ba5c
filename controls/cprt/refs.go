package cprt

import (
	"strings"

	"rung/controls"
	"rung/controls/draft"
	"rung/controls/lang"
)

// bibliography is the reference set of what the publication itself cites.
const bibliography = "references"

// references takes over where a requirement points: to elements of other publications, and to the publication's sources.
func (b *builder) references(e *element, r *controls.Requirement) {
	for _, to := range b.graph.external[e] {
		b.refer(r, to.DestDoc, strings.ReplaceAll(to.DestDoc, "_", " "), to.Dest)
	}
	for _, to := range b.graph.below(e, reference) {
		b.refer(r, bibliography, "References", to.ID)
		b.source(to)
	}
}

func (b *builder) refer(r *controls.Requirement, set, title, id string) {
	id = draft.Line(b.tally, r.ID, id)
	title = draft.Line(nil, "", title)
	if id == "" || title == "" {
		return
	}
	name, ok := b.sets[set]
	if !ok {
		name = b.setNames.ID(strings.ToLower(strings.ReplaceAll(set, "_", "-")))
		b.sets[set] = name
		b.c.References = append(b.c.References, controls.ReferenceSet{ID: name, Title: lang.Plain(title)})
	}
	draft.AddRef(r, name, id)
}

// source notes what the publication cites among the catalogue's sources.
func (b *builder) source(e *element) {
	if b.cited[e] || b.full() {
		return
	}
	b.cited[e] = true
	s := controls.Source{ID: b.sources.ID(e.ID), Title: lang.Plain(draft.Line(b.tally, e.ID, e.Title)), URL: draft.URL(e.Text)}
	if s.Title.In("") == "" {
		s.Title = lang.Plain(draft.Line(nil, "", e.ID))
	}
	if s.Title.In("") == "" {
		return
	}
	b.c.Sources = append(b.c.Sources, s)
}
