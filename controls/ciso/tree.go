package ciso

import (
	"strings"

	"rung/controls"
	"rung/controls/draft"
	"rung/controls/lang"
)

// item is a requirement node in its place.
type item struct {
	node
	urn      string
	parent   *item
	children []*item
	assessed bool
	groups   []string
	place    int // its requirement's place in the catalogue, -1 for none
}

// known are the keys of a node that mean something here; any other is told of.
var known = map[string]bool{
	"urn": true, "parent_urn": true, "assessable": true, "depth": true, "ref_id": true, "name": true, "description": true, "annotation": true,
	"typical_evidence": true, "implementation_groups": true, "questions": true, "question": true, "reference_controls": true, "translations": true,
	"weight": true, "display_mode": true, "order_id": true,
}

// readNodes puts the nodes below each other: by the urn of the parent, or where there is none by depth.
func (b *builder) readNodes() {
	for _, control := range b.objects("reference_controls") {
		b.controls[strings.ToLower(control.get("urn").str())] = control
	}
	byURN := map[string]*item{}
	var at []*item // the last node of each depth
	for _, n := range b.framework.get("requirement_nodes").items() {
		x := &item{node: n, urn: strings.ToLower(n.get("urn").str()), assessed: n.get("assessable").yes(), place: -1}
		for _, g := range n.get("implementation_groups").items() {
			x.groups = append(x.groups, g.str())
		}
		depth, _ := n.get("depth").number()
		depth = max(1, min(depth, maxDepth))
		if parent := strings.ToLower(n.get("parent_urn").str()); parent != "" {
			if x.parent = byURN[parent]; x.parent == nil {
				b.tally.Leave(Unconnected, "", tail(x.urn))
			}
		} else if depth > 1 && len(at) >= depth-1 {
			x.parent = at[depth-2]
		}
		at = append(at[:min(len(at), depth-1)], x)
		if x.parent != nil {
			x.parent.children = append(x.parent.children, x)
		}
		if _, ok := byURN[x.urn]; !ok && x.urn != "" {
			byURN[x.urn] = x
		}
		b.nodes = append(b.nodes, x)
		for _, e := range n.entries() {
			if !known[e.key] && e.value.n.ShortTag() != "!!null" {
				b.tally.Leave(draft.Property, e.key, x.label())
			}
		}
		if w := n.get("weight").str(); w != "" && w != "1" && w != "0" {
			b.tally.Leave(Weight, "", x.label())
		}
	}
}

func (x *item) label() string { return firstOf(x.get("ref_id").str(), tail(x.urn), "node") }

// objects lists the objects of one kind that the library holds beside the framework.
func (b *builder) objects(kind string) []node { return b.root.get("objects").get(kind).items() }

// headings lists the nodes above one that are not assessed, from the top.
func (x *item) headings() []*item {
	var out []*item
	for p := x.parent; p != nil; p = p.parent {
		if !p.assessed {
			out = append([]*item{p}, out...)
		}
	}
	return out
}

// domains makes the domains and requirements.
func (b *builder) domains() error {
	var asked []*item
	for _, x := range b.nodes {
		if x.assessed {
			asked = append(asked, x)
		}
	}
	if len(asked) == 0 { // a framework that assesses nothing is asked at its leaves
		for _, x := range b.nodes {
			if len(x.children) == 0 {
				x.assessed = true
				asked = append(asked, x)
			}
		}
	}
	depth := domainDepth(asked)
	ids, names := map[*item]string{}, draft.NewNames(b.tally)
	requirements := draft.NewNames(b.tally)
	dropped, seen, seenDomains := map[*item]bool{}, map[string]int{}, map[string]int{}
	for _, x := range asked {
		if len(b.c.Requirements)+len(b.c.Domains) > maxNamed {
			return &Error{What: TooLarge, Line: x.n.Line}
		}
		above := x.headings()
		for _, h := range above[min(depth, len(above)):] {
			dropped[h] = true
		}
		above = above[:min(depth, len(above))]
		r, ok := b.requirement(x, func() string { return requirements.ID(b.nth(seen, x.label())) })
		if !ok {
			continue
		}
		var of *item
		if len(above) > 0 {
			of = above[len(above)-1]
		}
		if ids[of] == "" {
			d := b.domain(above, func(id string) string { return names.ID(b.nth(seenDomains, id)) })
			ids[of] = d.ID
			b.c.Domains = append(b.c.Domains, d)
		}
		r.Domain = ids[of]
		x.place = len(b.c.Requirements)
		b.c.Requirements = append(b.c.Requirements, r)
	}
	for _, x := range b.nodes {
		if dropped[x] {
			b.tally.Leave(Heading, "", x.label())
		}
	}
	if len(b.c.Requirements) == 0 {
		return &Error{What: NoRequirements}
	}
	return nil
}

// nth numbers what is called the same: the second 1 is 1-2.
func (b *builder) nth(seen map[string]int, label string) string {
	key := strings.ToLower(label)
	if seen[key]++; seen[key] > 1 {
		id := label + "-" + itoa(seen[key])
		b.tally.Leave(draft.Renamed, "", label+" → "+id)
		return id
	}
	return label
}

// domainDepth is how many headings make a domain: as many as leave at least three requirements to a domain, on average.
func domainDepth(asked []*item) int {
	const fewest = 3
	deepest := 0
	for _, x := range asked {
		deepest = max(deepest, len(x.headings()))
	}
	for depth := deepest; depth > 1; depth-- {
		seen := map[*item]bool{}
		for _, x := range asked {
			if above := x.headings(); len(above) > 0 {
				seen[above[min(depth, len(above))-1]] = true
			}
		}
		if len(asked) >= fewest*len(seen) {
			return depth
		}
	}
	return 1
}

// domain makes a domain of headings. It is called as all of them are, from the top.
func (b *builder) domain(above []*item, name func(string) string) controls.Domain {
	if len(above) == 0 {
		return controls.Domain{ID: name("all"), Title: b.use(copied(b.c.Title))}
	}
	of := above[len(above)-1]
	title := b.title(above[0])
	for _, x := range above[1:] {
		title = joined(title, b.title(x), b.base)
	}
	d := controls.Domain{ID: name(of.label()), Title: b.use(title)}
	if of.get("name").str() != "" {
		d.About = b.text(of.node, "description", of.label())
	}
	return d
}

// title is what a node is called: its name, else the beginning of its description, else its id.
func (b *builder) title(x *item) lang.Text {
	for _, field := range []string{"name", "description"} {
		if out := mapped(b.raw(x.node, field, x.label()), draft.Headline); out[b.base] != "" {
			return out
		}
	}
	return lang.Text{b.base: firstOf(draft.Headline(draft.Clean(nil, "", x.label())), "?")}
}

// joined puts a title behind another, in the languages that either has.
func joined(a, b lang.Text, base lang.Tag) lang.Text {
	out := lang.Text{}
	for _, x := range []lang.Text{a, b} {
		for tag := range x {
			out[tag] = firstOf(a[tag], a[base]) + ": " + firstOf(b[tag], b[base])
		}
	}
	return out
}

func copied(x lang.Text) lang.Text { return mapped(x, func(s string) string { return s }) }
