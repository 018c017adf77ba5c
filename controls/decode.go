package controls

import (
	"slices"

	"gopkg.in/yaml.v3"

	"rung/controls/lang"
)

// decoder turns YAML nodes into values and notes every problem with its place instead of stopping at the first.
type decoder struct {
	file      string
	languages []lang.Tag // none while they are unknown: then any will do
	// translating are the languages whose texts may be missing, see Catalogue.Translating.
	translating []lang.Tag
	source      *source
	found       *problems
	ids         map[string]place   // where each id stands, see once
	later       []func(*Catalogue) // checks that need the whole catalogue
	// incomplete says that a file of requirements could not be read, so that one may be missing for that alone.
	incomplete bool
}

// key is one key a mapping may have, and what reads its value.
type key struct {
	name     string
	required bool
	read     func(*yaml.Node)
}

func must(name string, read func(*yaml.Node)) key { return key{name, true, read} }
func may(name string, read func(*yaml.Node)) key  { return key{name, false, read} }

func (d *decoder) at(n *yaml.Node) place { return place{d.file, n.Line, n.Column} }

// unexpected notes that a node is not what is wanted there; advice says how to put it right, or is nothing.
func (d *decoder) unexpected(n *yaml.Node, rule string, wanted, advice Saying) {
	s := say("unexpected", "here stands {{.Found}}, but {{.Wanted}} is expected", "Found", describe(n), "Wanted", wanted)
	if advice.Key != "" {
		s = say("unexpected-advice", "here stands {{.Found}}, but {{.Wanted}} is expected; {{.Advice}}", "Found", describe(n), "Wanted", wanted, "Advice", advice)
	}
	d.found.add(d.at(n), rule, s)
}

// mapping reads a mapping by its keys. Unknown, repeated and missing ones are problems.
func (d *decoder) mapping(n *yaml.Node, keys ...key) {
	seen := d.entries(n, func(name, value *yaml.Node) {
		if at := slices.IndexFunc(keys, func(k key) bool { return k.name == name.Value }); at >= 0 {
			keys[at].read(value)
		} else {
			d.unknownKey(name, keys)
		}
	})
	for _, k := range keys {
		if k.required && seen != nil && !seen[k.name] {
			d.found.add(d.at(n), "missing-key", say("missing-key", "the key {{.Key}} is missing here", "Key", k.name))
		}
	}
}

func (d *decoder) unknownKey(n *yaml.Node, keys []key) {
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = k.name
	}
	if near := Near(n.Value, names); len(near) > 0 {
		d.found.add(d.at(n), "unknown-key", say("unknown-key-near", "the key {{.Key}} is unknown; did you mean {{.Near}}?", "Key", show(n.Value), "Near", near[0]))
		return
	}
	d.found.add(d.at(n), "unknown-key", say("unknown-key", "the key {{.Key}} is unknown; known here: {{.Known}}", "Key", show(n.Value), "Known", Names(names)))
}

// entries calls read for each key and value of a mapping and returns the keys there are, nil when it is no mapping.
func (d *decoder) entries(n *yaml.Node, read func(name, value *yaml.Node)) map[string]bool {
	if n.Kind != yaml.MappingNode {
		d.unexpected(n, "kind", wantsGroup, nothing)
		return nil
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		name := n.Content[i]
		switch {
		case name.Kind != yaml.ScalarNode || name.ShortTag() == "!!null":
			d.unexpected(name, "kind", say("key", "a key"), nothing)
		case seen[name.Value]:
			d.found.add(d.at(name), "duplicate-key", say("duplicate-key", "the key {{.Key}} stands here a second time; remove one", "Key", show(name.Value)))
		default:
			seen[name.Value] = true
			read(name, n.Content[i+1])
		}
	}
	return seen
}

// each calls read for each item of a list.
func (d *decoder) each(n *yaml.Node, read func(*yaml.Node)) {
	if n.Kind != yaml.SequenceNode {
		d.unexpected(n, "kind", wantsList, say("begin-items", "begin each item with -"))
		return
	}
	for _, item := range n.Content {
		read(item)
	}
}

// filled is each for a list that must not be empty.
func (d *decoder) filled(n *yaml.Node, read func(*yaml.Node)) {
	if n.Kind == yaml.SequenceNode && len(n.Content) == 0 {
		d.found.add(d.at(n), "empty", say("empty-list", "the list is empty"))
	}
	d.each(n, read)
}

// list reads a list of mappings into values.
func list[T any](d *decoder, to *[]T, read func(*yaml.Node, *T)) func(*yaml.Node) {
	return func(n *yaml.Node) {
		d.each(n, func(item *yaml.Node) {
			var value T
			read(item, &value)
			*to = append(*to, value)
		})
	}
}

// check puts off a check until the whole catalogue is read; wrong returns what is wrong, or nothing.
func (d *decoder) check(n *yaml.Node, rule string, wrong func(*Catalogue) Saying) {
	at := d.at(n)
	d.later = append(d.later, func(c *Catalogue) {
		if s := wrong(c); s.Key != "" {
			d.found.add(at, rule, s)
		}
	})
}

// find returns the value of a key before its mapping is read, or nil.
func find(n *yaml.Node, name string) *yaml.Node {
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == name {
			return n.Content[i+1]
		}
	}
	return nil
}
