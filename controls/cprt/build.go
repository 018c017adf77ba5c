package cprt

import (
	"strings"

	"rung/controls"
	"rung/controls/draft"
)

// builder makes a catalogue of a graph.
type builder struct {
	graph        *graph
	tally        *draft.Tally
	c            *controls.Catalogue
	level        string
	requirements *draft.Names
	domainNames  *draft.Names
	domains      map[*element]string // the ids of the domains there are
	seen         map[*element]bool   // in the tree: an element stands in it once, whatever the file says
	sets         map[string]string   // the ids of the reference sets, by the source's
	setNames     *draft.Names
	sources      *draft.Names
	cited        map[*element]bool // references that are among the sources
	visits       int
}

// draft makes the draft.
func (b *builder) draft(d document) (*draft.Draft, error) {
	b.c = b.start(d)
	b.level = draft.OneLevel(b.tally, b.c)
	b.requirements, b.domainNames = draft.NewNames(b.tally), draft.NewNames(b.tally)
	b.setNames, b.sources = draft.NewNames(nil), draft.NewNames(nil)
	for _, s := range b.c.Sources {
		b.sources.ID(s.ID)
	}
	b.domains, b.seen, b.sets, b.cited = map[*element]string{}, map[*element]bool{}, map[string]string{}, map[*element]bool{}
	for _, e := range b.graph.elements {
		if b.graph.role(e) == structure && len(b.structureAbove(e)) == 0 {
			b.tree(e, nil)
		}
	}
	switch {
	case b.visits > maxVisits, b.full():
		return nil, &Error{What: TooLarge}
	case len(b.c.Requirements) == 0:
		return nil, &Error{What: NoRequirements}
	case !draft.Fit(b.tally, b.c):
		return nil, &Error{What: TooLarge}
	}
	b.unconnected()
	return &draft.Draft{Catalogue: b.c, Left: b.tally.List()}, nil
}

func (b *builder) structureAbove(e *element) []*element {
	var out []*element
	for _, p := range b.graph.parents[e] {
		if b.graph.role(p) == structure {
			out = append(out, p)
		}
	}
	return out
}

// full reports whether the catalogue holds more than any may.
func (b *builder) full() bool {
	return len(b.c.Requirements)+len(b.c.Domains)+len(b.c.Sources)+len(b.c.References) > maxNamed
}

// tree goes through an element that makes the tree and all below it; above are those over it, from the root.
func (b *builder) tree(e *element, above []*element) {
	const deepest = 20
	if b.seen[e] || len(above) > deepest || b.visits > maxVisits || b.full() {
		return
	}
	b.seen[e] = true
	if b.graph.isWithdrawn(e) {
		b.leaveWithdrawn(e, 0)
		return
	}
	below := b.graph.below(e, structure)
	asks := len(b.graph.below(e, objective, statement, discussion)) > 0
	if len(above) == 0 && len(below) == 0 && !asks && b.graph.branched {
		b.tally.Leave(draft.Empty, e.Type, e.ID)
		return
	}
	if len(below) == 0 || asks {
		b.requirement(e, above)
	}
	if !asks || len(below) == 0 {
		above = append(above[:len(above):len(above)], e) // what is a requirement itself is no domain of those below it
	}
	for _, child := range below {
		b.tree(child, above)
	}
}

func (b *builder) leaveWithdrawn(e *element, depth int) {
	const deepest = 20
	b.tally.Leave(draft.Withdrawn, e.Type, e.ID)
	b.seen[e] = true
	for _, child := range b.graph.below(e, structure) {
		if !b.seen[child] && depth < deepest {
			b.leaveWithdrawn(child, depth+1)
		}
	}
}

// domain returns the id of the domain for what stands below these elements, and makes it where there is none yet.
func (b *builder) domain(above []*element) string {
	var of *element
	if len(above) > 0 {
		of = above[len(above)-1]
	}
	if id, ok := b.domains[of]; ok {
		return id
	}
	d := controls.Domain{}
	if of == nil {
		d.ID, d.Title = b.domainNames.ID("all"), b.c.Title
	} else {
		var names []string
		for _, e := range above {
			names = append(names, b.name(e))
		}
		d.ID, d.Title = b.domainNames.ID(of.ID), text(strings.Join(names, ": "))
		if of.Title != "" {
			if about := draft.Clean(b.tally, of.ID, of.Text); about != "" {
				d.About = text(about)
			}
		}
	}
	b.c.Domains = append(b.c.Domains, d)
	b.domains[of] = d.ID
	return d.ID
}

// name is what an element is called, on one line: its title, else the beginning of its text, else its id.
func (b *builder) name(e *element) string {
	for _, s := range []string{e.Title, e.Text, e.ID} {
		if s = draft.Line(nil, e.ID, s); s != "" {
			return draft.Headline(s)
		}
	}
	return "?"
}

// unconnected counts the elements that belong to the tree by their type and were not reached.
func (b *builder) unconnected() {
	for _, e := range b.graph.elements {
		if b.graph.role(e) == structure && !b.seen[e] {
			b.tally.Leave(Unknown, e.Type, e.ID)
		}
	}
}
