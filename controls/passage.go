package controls

import (
	"io/fs"
	"strconv"

	"gopkg.in/yaml.v3"

	"rung/controls/lang"
)

// Passage is a place in a catalogue where a text, or a list of texts, stands in each language.
type Passage struct {
	// ID names the place and nothing else in the catalogue: "AC.L2-3.1.1/ask", "AC.L2-3.1.1[a]", "level L1/about".
	ID     string
	Domain string // "" on the catalogue's own page
	File   string
	Line   int
	Column int
	List   bool
	// Plain says that one text serves all languages: a name, or a title that nobody has translated yet.
	Plain bool
	Said  map[lang.Tag]Wording
}

// Wording is what a passage says in one language.
type Wording struct {
	Texts  []string
	Stamp  string // which source it was translated from, "" where nobody said
	Places []Spot // where each text stands
}

// Spot is a place in a file, counted from 1.
type Spot struct{ Line, Column int }

// TranslationState says how a translation stands to its source.
type TranslationState string

// The states of a translation.
const (
	Fits      TranslationState = "complete"  // made from the source as it is
	Untracked TranslationState = "untracked" // there, without a stamp that says what it was made from
	Stale     TranslationState = "stale"     // made from a source that has changed since
	Missing   TranslationState = "missing"   // not there, or shorter than the list it translates
	ForAll    TranslationState = "plain"     // one text serves all languages
)

// Source is the passage in the catalogue's first language.
func (p *Passage) Source(c *Catalogue) []string {
	if p.Plain {
		return p.Said[""].Texts
	}
	return p.Said[c.Languages[0]].Texts
}

// State says how the translation of the passage's n-th text stands, counted from 0.
func (p *Passage) State(c *Catalogue, tag lang.Tag, n int) TranslationState {
	said, there := p.Said[tag]
	switch {
	case p.Plain:
		return ForAll
	case !there || n >= len(said.Texts):
		return Missing
	case said.Stamp == "":
		return Untracked
	case said.Stamp != Stamp(p.Source(c)...):
		return Stale
	}
	return Fits
}

// TextID names one text of a passage: that of a list has its number, from 1, behind the passage's id.
func (p *Passage) TextID(n int) string {
	if !p.List {
		return p.ID
	}
	return p.ID + "/" + strconv.Itoa(n+1)
}

// Passages lists all that can be translated in a catalogue, which must load, in the order of the author.
func Passages(files fs.FS) (*Catalogue, []Passage, error) {
	c, parsed, err := load(files)
	if err != nil {
		return nil, nil, err
	}
	var out []Passage
	for _, at := range passagesOf(c, parsed) {
		out = append(out, at.passage(c))
	}
	return c, out, nil
}

// passageNode is a passage and the node it stands in.
type passageNode struct {
	id, domain, file string
	name, list       bool // a name may be one and the same in every language
	node             *yaml.Node
}

func (at *passageNode) passage(c *Catalogue) Passage {
	p := Passage{ID: at.id, Domain: at.domain, File: at.file, Line: at.node.Line, Column: at.node.Column, List: at.list, Said: map[lang.Tag]Wording{}}
	if at.node.Kind != yaml.MappingNode {
		tag := c.Languages[0]
		if at.name {
			p.Plain, tag = true, ""
		}
		p.Said[tag] = wordingOf(at.node)
		return p
	}
	for i := 0; i+1 < len(at.node.Content); i += 2 {
		name, value := at.node.Content[i].Value, at.node.Content[i+1]
		if tag, stamp := stampKey(name); !stamp {
			said := wordingOf(value)
			if of := find(at.node, name+stampSuffix); of != nil {
				said.Stamp = of.Value
			}
			p.Said[tag] = said
		}
	}
	return p
}

func wordingOf(n *yaml.Node) Wording {
	said := Wording{Texts: values(n)}
	for _, item := range items(n) {
		said.Places = append(said.Places, Spot{item.Line, item.Column})
	}
	return said
}

// singular are the words for one entry of each list of the main file.
var singular = map[string]string{
	"sources": "source", "references": "reference", "scales": "scale", "facts": "fact", "profiles": "profile", "annexes": "annex",
	"exceptions": "exception", "levels": "level", "domains": "domain",
}

// passagesOf finds all passages of a catalogue that loads.
func passagesOf(c *Catalogue, parsed map[string]*parsed) []*passageNode {
	f := &passageFinder{file: MainFile, seen: map[string]int{}}
	main := parsed[MainFile].document.Content[0]
	for i := 0; i+1 < len(main.Content); i += 2 {
		name, value := main.Content[i].Value, main.Content[i+1]
		s := mainShape.key(name)
		if s.kind != listShape {
			f.find(value, s, "the catalogue/"+name)
			continue
		}
		for j, item := range value.Content {
			f.find(item, s.item, singular[name]+" "+entryID(item, j))
		}
	}
	for _, domain := range find(main, "domains").Content {
		f.domain, f.file = find(domain, "id").Value, find(domain, "file").Value
		for _, item := range parsed[f.file].document.Content[0].Content {
			f.find(item, requirementsShape.item, find(item, "id").Value)
		}
	}
	return f.found
}

// entryID is the id of a list's entry, or its number from 1.
func entryID(item *yaml.Node, n int) string {
	if id := find(item, "id"); id != nil {
		return id.Value
	}
	return strconv.Itoa(n + 1)
}

// passageFinder goes through a file by its shape.
type passageFinder struct {
	domain, file string
	seen         map[string]int
	found        []*passageNode
}

func (f *passageFinder) find(n *yaml.Node, s *shape, id string) {
	switch s.kind {
	case textShape, nameShape, textsShape:
		if f.seen[id]++; f.seen[id] > 1 { // some lists may repeat an id
			id += "#" + strconv.Itoa(f.seen[id])
		}
		f.found = append(f.found, &passageNode{id: id, domain: f.domain, file: f.file, name: s.kind == nameShape, list: s.kind == textsShape, node: n})
	case eitherShape:
		if s.plain.kind == textShape && !long(n) {
			f.find(n, s.plain, id)
		} else if n.Kind == yaml.MappingNode {
			f.find(n, s.item, id)
		}
	case listShape:
		for i, item := range n.Content {
			f.find(item, s.item, id+"/"+entryID(item, i))
		}
	case keyedShape:
		for i := 0; i+1 < len(n.Content); i += 2 {
			f.find(n.Content[i+1], s.item, id+"/"+n.Content[i].Value)
		}
	case groupShape:
		for i := 0; i+1 < len(n.Content); i += 2 {
			f.key(n.Content[i].Value, n.Content[i+1], s, id)
		}
	}
}

// key goes on below a key of a group. Objectives bear the ids by which they are answered.
func (f *passageFinder) key(name string, n *yaml.Node, s *shape, id string) {
	below := s.key(name)
	if name != "objectives" {
		f.find(n, below, id+"/"+name)
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		objective, of := n.Content[i+1], id+"["+n.Content[i].Value+"]"
		if !long(objective) {
			f.find(objective, below.item.plain, of)
			continue
		}
		for j := 0; j+1 < len(objective.Content); j += 2 {
			at := of + "/" + objective.Content[j].Value
			if objective.Content[j].Value == "text" { // the same place whether it has other keys or not
				at = of
			}
			f.find(objective.Content[j+1], below.item.item.key(objective.Content[j].Value), at)
		}
	}
}
