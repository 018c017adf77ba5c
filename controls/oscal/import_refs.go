package oscal

import (
	"slices"
	"strings"

	"rung/controls"
	"rung/controls/draft"
	"rung/controls/lang"
	"rung/controls/pattern"
)

// elementAddress finds an entry of another framework in the address of a resource.
var elementAddress = pattern.Of(`/framework/version/([A-Za-z0-9_.-]{1,60})/[^?]*\?(?:[^#]*&)?element=([^&#\s]{1,80})`)

// references turns links into references: to other controls of the catalog, to entries of other frameworks, and to
// documents, which stand among the sources too.
func (i *importer) references() {
	cited := map[string]bool{}
	for _, m := range i.made {
		r := &i.c.Requirements[m.at]
		for _, l := range m.control.Links {
			i.reference(r, l, cited)
		}
		for _, p := range m.control.Props {
			if p.Name != "label" && p.Name != "sort-id" && p.Name != "status" && !(p.Name == "alt-identifier" && p.Value == m.control.ID) {
				i.tally.Leave(draft.Property, p.Name, r.ID)
			}
		}
	}
	if i.source.BackMatter == nil {
		return
	}
	ids, listed := draft.NewNames(nil), map[string]bool{}
	ids.ID(i.c.Sources[0].ID)
	for x := range i.source.BackMatter.Resources {
		resource := &i.source.BackMatter.Resources[x]
		if !cited[resource.UUID] {
			continue
		}
		text := resource.Title
		if resource.Citation != nil && resource.Citation.Text != "" {
			text = resource.Citation.Text
		}
		s := controls.Source{Title: lang.Plain(i.line(resource.UUID, text))}
		if len(resource.Rlinks) > 0 {
			s.URL = draft.URL(resource.Rlinks[0].Href)
		}
		again := s.URL + "\x00" + s.Title[""]
		if listed[again] || s.Title[""] == "" {
			continue // some catalogs repeat a document for each control that cites it
		}
		listed[again] = true
		s.ID = ids.ID(resource.Title)
		i.c.Sources = append(i.c.Sources, s)
	}
}

// reference adds what one link names; cited notes the documents.
func (i *importer) reference(r *controls.Requirement, l link, cited map[string]bool) {
	target := strings.TrimPrefix(l.Href, "#")
	if id, ok := i.ids[target]; ok {
		draft.AddRef(r, i.c.ID, id)
		return
	}
	resource := i.resources[target]
	if resource == nil {
		i.tally.Leave(draft.Link, l.Rel, r.ID)
		return
	}
	title := i.line(r.ID, resource.Title)
	for _, at := range resource.Rlinks {
		if m := elementAddress().FindStringSubmatch(at.Href); m != nil {
			id := strings.NewReplacer("%28", "(", "%29", ")", "%20", " ").Replace(m[2])
			draft.AddRef(r, i.set(m[1], strings.ReplaceAll(m[1], "_", " ")), i.line(r.ID, id))
			return
		}
	}
	if title == "" {
		i.tally.Leave(draft.Source, "", resource.UUID)
		return
	}
	cited[resource.UUID] = true
	draft.AddRef(r, i.set("documents", ""), title)
}

// set declares a set of references once and returns its id.
func (i *importer) set(raw, title string) string {
	id := strings.ToLower(strings.NewReplacer("_", "-").Replace(raw))
	if id == i.c.ID || id == "" {
		id += "-set"
	}
	id = strings.TrimLeft(id, ".-")
	if !slices.ContainsFunc(i.c.References, func(s controls.ReferenceSet) bool { return s.ID == id }) {
		name := lang.Plain(title)
		if title == "" {
			name = draft.Name(nil, "", i.c.Languages, draft.Words(i.c.Languages, "documents"))
		}
		i.c.References = append(i.c.References, controls.ReferenceSet{ID: id, Title: name})
	}
	return id
}
