package ciso

import (
	"embed"
	"io"
	"strings"

	"gopkg.in/yaml.v3"

	"rung/controls"
	"rung/controls/lang"
	"rung/controls/pattern"
)

//go:embed messages/*.yaml
var messageFiles embed.FS

var messages = lang.NewMessages(messageFiles, "messages")

// Write writes a catalogue as a library with one framework. Domains become headings, requirements assessed nodes below
// them, objectives questions that met, not met or not applicable answers, and levels implementation groups; a level whose
// rule counts those below it holds theirs too. The first language is the library's, the others are its translations.
//
// Read gives back the ids, levels, titles, questions, reasons, steps, evidence, objectives and scales in all languages.
// The format has no place for how a level is scored (maximum, gate, conditional status, partial weights, rules for plans,
// what a level requires or implies, how long it lasts), nor for citations, references, facts, profiles, annexes, effort,
// exceptions, submissions and earlier ids. Weights are written, where they count otherwise. A version becomes a whole
// number, the digits of it.
func Write(w io.Writer, c *controls.Catalogue) error {
	out := &writer{c: c, name: slug(c.ID)}
	encoder := yaml.NewEncoder(w)
	encoder.SetIndent(2)
	if err := encoder.Encode(out.library()); err != nil {
		return err
	}
	return encoder.Close()
}

// group of keys that is being written.
type fields struct{ n *yaml.Node }

func newFields() fields { return fields{&yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}} }

// put adds a key; nil adds nothing.
func (f fields) put(key string, value *yaml.Node) fields {
	if value != nil {
		f.n.Content = append(f.n.Content, scalar(key), value)
	}
	return f
}

func scalar(s string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s} }

// line is a text, nil for "".
func line(s string) *yaml.Node {
	if s == "" {
		return nil
	}
	return scalar(s)
}

func whole(n int) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!int", Value: itoa(n)}
}

func truth(yes bool) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: map[bool]string{true: "true", false: "false"}[yes]}
}

func list[T any](of []T, node func(*T) *yaml.Node) *yaml.Node {
	if len(of) == 0 {
		return nil
	}
	n := &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
	for i := range of {
		n.Content = append(n.Content, node(&of[i]))
	}
	return n
}

// writer makes nodes of a catalogue.
type writer struct {
	c    *controls.Catalogue
	name string // of the framework in every urn
	urns map[string]bool
}

// field is a text under its key, and in the other languages under the same key among the translations.
type field struct {
	key  string
	text lang.Text
}

// texts adds fields and their translations.
func (w *writer) texts(to fields, of ...field) fields {
	base := w.c.Languages[0]
	for _, f := range of {
		to.put(f.key, line(f.text.In(base)))
	}
	return to
}

// translations are the fields in the languages but the first, nil where there is but one.
func (w *writer) translations(of ...field) *yaml.Node {
	all := newFields()
	for _, tag := range w.c.Languages[1:] {
		one := newFields()
		for _, f := range of {
			if len(f.text) > 0 {
				one.put(f.key, line(f.text.In(tag)))
			}
		}
		if len(one.n.Content) > 0 {
			all.put(string(tag), one.n)
		}
	}
	if len(all.n.Content) == 0 {
		return nil
	}
	return all.n
}

var notInURN = pattern.Of(`[^a-z0-9._-]+`)

// slug is a text as a part of a urn.
func slug(s string) string {
	return strings.Trim(notInURN().ReplaceAllString(strings.ToLower(s), "-"), "-")
}

// urn makes a urn of its parts and takes it, so that each stands once.
func (w *writer) urn(kind string, parts ...string) string {
	base := "urn:rung:risk:" + kind + ":" + w.name
	for _, p := range parts {
		base += ":" + slug(p)
	}
	if w.urns == nil {
		w.urns = map[string]bool{}
	}
	urn := base
	for i := 2; w.urns[urn]; i++ {
		urn = base + "-" + itoa(i)
	}
	w.urns[urn] = true
	return urn
}
