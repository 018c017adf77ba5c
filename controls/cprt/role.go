package cprt

import (
	"slices"
	"strings"

	"rung/controls/pattern"
)

// role is what the elements of a type are for.
type role int

const (
	structure role = iota // a family, a requirement, …: they make the tree
	statement             // a part of what a requirement says
	objective
	discussion
	example
	evidence
	reference
	withdrawn
	parameter // a value that the firm sets itself
	detail    // anything else
)

// words say what a type is for, by a part of its name.
var words = []struct {
	part string
	role role
}{
	{"withdraw", withdrawn}, {"odp", parameter}, {"parameter", parameter}, {"determination", objective}, {"objective", objective},
	{"discussion", discussion}, {"guidance", discussion}, {"supplement", discussion}, {"example", example},
	{"examine", evidence}, {"interview", evidence}, {"test", evidence}, {"reference", reference}, {"statement", statement}, {"party", detail},
}

// classify gives each type its role.
func (g *graph) classify() {
	of := map[string][]*element{}
	for _, e := range g.elements {
		of[e.Type] = append(of[e.Type], e)
	}
	for name, list := range of {
		g.roles[name] = g.roleOf(name, list)
	}
}

func (g *graph) roleOf(name string, list []*element) role {
	name = strings.ToLower(name)
	for _, w := range words {
		if strings.Contains(name, w.part) {
			return w.role
		}
	}
	parts, shared := 0, 0
	for _, e := range list {
		if g.part(e) {
			parts++
		}
		if len(g.parents[e]) > 1 {
			shared++
		}
	}
	switch {
	case 2*parts >= len(list):
		return statement
	case 2*shared >= len(list): // what hangs below many is no rung of a tree
		return detail
	}
	return structure
}

var tag = pattern.Of(`^[A-Za-z]{1,4}-`)

// part reports whether an element is but a part of what stands above it: it is called SR-03.01.01 or SR-03.01.01.a below
// 03.01.01. An id that only goes on from the one above (AC-02(01), GV.OC-01) makes no part.
func (g *graph) part(e *element) bool {
	prefix := tag().FindString(e.ID)
	if prefix == "" {
		return false
	}
	rest := strings.ToLower(e.ID[len(prefix):])
	return slices.ContainsFunc(g.parents[e], func(p *element) bool {
		above := strings.ToLower(p.ID)
		return strings.HasPrefix(rest, above) || p.Type == e.Type && strings.HasPrefix(above, strings.ToLower(prefix)) && strings.HasPrefix(rest, above[len(prefix):])
	})
}

func (g *graph) role(e *element) role { return g.roles[e.Type] }

// below lists the children of an element that have a role, in order.
func (g *graph) below(e *element, want ...role) []*element {
	var out []*element
	for _, child := range g.children[e] {
		if slices.Contains(want, g.role(child)) {
			out = append(out, child)
		}
	}
	return out
}

var gone = pattern.Of(`(?i)^\s*\[?withdrawn\b`)

// isWithdrawn reports whether an element says of itself that it no longer asks anything.
func (g *graph) isWithdrawn(e *element) bool {
	return len(g.below(e, withdrawn)) > 0 || gone().MatchString(e.Title) || gone().MatchString(e.Text)
}
