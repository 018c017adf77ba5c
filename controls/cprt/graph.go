package cprt

import (
	"cmp"
	"slices"
	"strings"

	"rung/controls/draft"
)

// The relationships that matter here.
const (
	projection = "projection" // the second element belongs below the first
	external   = "external_reference"
)

// graph is the elements of an export and how they hang together.
type graph struct {
	elements []*element
	byID     map[[2]string]*element // by document and id
	children map[*element][]*element
	parents  map[*element][]*element
	external map[*element][]relationship
	roles    map[string]role // by type
	branched bool            // there are families: something of the tree has something of the tree below it
}

// Kinds of what this importer alone leaves out.
const (
	Repeated  = "repeated"  // elements that bear an id once more
	OtherKind = "other"     // elements whose type says nothing here: Name is the type
	Moved     = "moved"     // where withdrawn ones have gone: Name is the relationship
	Unknown   = "unconnect" // elements that hang below nothing that is asked: Name is the type
)

func newGraph(c content, tally *draft.Tally) *graph {
	g := &graph{
		byID: map[[2]string]*element{}, children: map[*element][]*element{}, parents: map[*element][]*element{},
		external: map[*element][]relationship{}, roles: map[string]role{},
	}
	for _, e := range c.Elements {
		if e == nil || strings.TrimSpace(e.ID) == "" {
			continue
		}
		key := [2]string{e.Doc, e.ID}
		if g.byID[key] != nil {
			tally.Leave(Repeated, e.Type, e.ID)
			continue
		}
		g.byID[key] = e
		g.elements = append(g.elements, e)
	}
	linked := map[[2]*element]bool{}
	for _, r := range c.Relationships {
		from, to := g.byID[[2]string{r.SourceDoc, r.Source}], g.byID[[2]string{r.DestDoc, r.Dest}]
		switch {
		case from == nil:
		case r.Kind == projection && to != nil:
			if to == from || linked[[2]*element{from, to}] {
				continue
			}
			linked[[2]*element{from, to}] = true
			g.children[from] = append(g.children[from], to)
			g.parents[to] = append(g.parents[to], from)
		case r.Kind == external, r.Kind == projection:
			g.external[from] = append(g.external[from], r)
		default:
			tally.Leave(Moved, r.Kind, from.ID)
		}
	}
	g.order() // an export is in none
	for _, list := range g.children {
		slices.SortStableFunc(list, inOrder)
	}
	g.classify()
	g.branched = slices.ContainsFunc(g.elements, func(e *element) bool { return g.role(e) == structure && len(g.below(e, structure)) > 0 })
	return g
}

// document is the publication that most elements belong to.
func (g *graph) document(list []document) document {
	count := map[string]int{}
	for _, e := range g.elements {
		count[e.Doc]++
	}
	var best document
	for i, d := range list {
		if i == 0 || count[d.ID] > count[best.ID] {
			best = d
		}
	}
	if best.ID == "" && len(g.elements) > 0 {
		best.ID = g.elements[0].Doc
	}
	return best
}

// order puts the elements into the order of their ids, in which a number counts as a number.
func (g *graph) order() {
	of := map[*element][]string{} // taken apart once, because a file may hold very many
	for _, e := range g.elements {
		of[e] = runs(e.ID)
	}
	slices.SortStableFunc(g.elements, func(a, b *element) int {
		return cmp.Or(slices.CompareFunc(of[a], of[b], compareRun), strings.Compare(a.ID, b.ID))
	})
	for i, e := range g.elements {
		e.place = i
	}
}

func inOrder(a, b *element) int { return a.place - b.place }

// runs takes an id apart into numbers and what stands between them.
func runs(id string) []string {
	var out []string
	start := 0
	for i := 1; i <= len(id); i++ {
		if i == len(id) || digit(id[i]) != digit(id[start]) {
			out = append(out, id[start:i])
			start = i
		}
	}
	return out
}

func compareRun(a, b string) int {
	if digit(a[0]) && digit(b[0]) {
		a, b = strings.TrimLeft(a, "0"), strings.TrimLeft(b, "0")
		return cmp.Or(len(a)-len(b), strings.Compare(a, b))
	}
	return strings.Compare(a, b)
}

func digit(c byte) bool { return c >= '0' && c <= '9' }
