package controls

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"rung/controls/lang"
)

// encoder makes nodes of values.
type encoder struct {
	c      *Catalogue
	tidier tidier
}

func newEncoder(c *Catalogue) *encoder {
	return &encoder{c, tidier{tagNames(slices.Concat(c.Languages, c.Translating))}}
}

// file writes one file in canonical form.
func (e *encoder) file(root *yaml.Node, s *shape) ([]byte, error) {
	e.tidier.arrange(root, s)
	e.tidier.style(root, false)
	return write(&yaml.Node{Kind: yaml.DocumentNode, Content: []*yaml.Node{root}})
}

// groupNode is a mapping that is being made.
type groupNode struct{ node *yaml.Node }

func newGroup() groupNode { return groupNode{&yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}} }

// put adds a key; a nil value adds nothing.
func (g groupNode) put(name string, value *yaml.Node) groupNode {
	if value != nil {
		g.node.Content = append(g.node.Content, scalar(name), value)
	}
	return g
}

func sequence(items ...*yaml.Node) *yaml.Node {
	return &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Content: items}
}

func scalar(s string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s} }

func figure(n int) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!int", Value: strconv.Itoa(n)}
}

// optional is a text on one line, nil for "".
func optional(s string) *yaml.Node {
	if s == "" {
		return nil
	}
	return scalar(s)
}

// scalars is a list of texts on one line each, nil for none.
func scalars(list []string) *yaml.Node {
	if len(list) == 0 {
		return nil
	}
	out := sequence()
	for _, s := range list {
		out.Content = append(out.Content, scalar(s))
	}
	return inline(out)
}

// sequenceOf makes a list, nil for none.
func sequenceOf[T any](list []T, node func(*T) *yaml.Node) *yaml.Node {
	if len(list) == 0 {
		return nil
	}
	out := sequence()
	for i := range list {
		out.Content = append(out.Content, node(&list[i]))
	}
	return out
}

// inline puts a group or list on one line where it is short enough to be read so.
func inline(n *yaml.Node) *yaml.Node {
	const widest = 110 // columns
	if width(n) <= widest {
		n.Style |= yaml.FlowStyle
	}
	return n
}

// width is about how many columns a node takes on one line.
func width(n *yaml.Node) int {
	if strings.Contains(n.Value, "\n") {
		return 1 << 10
	}
	w := 2
	for _, r := range n.Value {
		if w++; r >= 0x1100 {
			w++
		}
	}
	for _, child := range n.Content {
		w += width(child)
	}
	return w
}

// tags lists the languages of a text in the catalogue's order, those it does not list last.
func (e *encoder) tags(have []lang.Tag) []lang.Tag {
	place := func(t lang.Tag) int {
		if at := slices.Index(e.c.Languages, t); at >= 0 {
			return at
		}
		return len(e.c.Languages)
	}
	slices.SortStableFunc(have, func(a, b lang.Tag) int { return place(a) - place(b) })
	return have
}

// text is a text in all languages of the catalogue, bare where that is one; nil where there is none.
func (e *encoder) text(x lang.Text) *yaml.Node {
	if s, plain := x[""]; plain {
		x = lang.Text{}
		for _, tag := range e.c.Languages {
			x[tag] = s
		}
	}
	if len(x) == 1 && len(e.c.Languages) == 1 {
		if s, ok := x[e.c.Languages[0]]; ok {
			return scalar(s)
		}
	}
	return e.translated(x)
}

// name is a text that may be one and the same in all languages, bare only then.
func (e *encoder) name(x lang.Text) *yaml.Node {
	if s, plain := x[""]; plain && len(x) == 1 {
		return scalar(s)
	}
	return e.translated(x)
}

func (e *encoder) translated(x lang.Text) *yaml.Node {
	if len(x) == 0 {
		return nil
	}
	g := newGroup()
	for _, tag := range e.tags(slices.Sorted(maps.Keys(x))) {
		g.put(string(tag), scalar(x[tag]))
	}
	return inline(g.node)
}

// texts is a list of texts in all languages, nil where there is none.
func (e *encoder) texts(x lang.List) *yaml.Node {
	lines := func(tag lang.Tag) *yaml.Node {
		list := x[tag]
		return sequenceOf(list, func(s *string) *yaml.Node { return scalar(*s) })
	}
	if len(x) == 0 {
		return nil
	}
	if _, ok := x[e.c.Languages[0]]; ok && len(x) == 1 && len(e.c.Languages) == 1 {
		return lines(e.c.Languages[0])
	}
	g := newGroup()
	for _, tag := range e.tags(slices.Sorted(maps.Keys(x))) {
		g.put(string(tag), lines(tag))
	}
	return g.node
}
