// Package ciso reads and writes the library files of CISO Assistant: YAML with a framework whose requirements hang below
// each other, in implementation groups, with questions, scores and translations. It is pure.
package ciso

import (
	"bytes"
	"io"
	"regexp"
	"strings"

	"rung/controls"
	"rung/controls/draft"
	"rung/controls/lang"
	"rung/controls/pattern"
)

// Sniff reports whether a file looks like a library.
func Sniff(data []byte) bool {
	return library().Match(data[:min(len(data), 256<<10)]) || bytes.Contains(data, []byte("requirement_nodes:"))
}

var library = pattern.Of(`(?m)^urn:\s*['"]?urn:[^\s:]+:risk:(library|framework):`)

// The kinds of things that only libraries leave behind.
const (
	Description = "description"     // what the library says of itself
	Object      = "object"          // other objects of the library: Name is what they are
	Heading     = "dropped-heading" // headings between a domain and its requirements
	Group       = "group"           // implementation groups that are no levels: Name is the group
	Scale       = "scale"           // scores that decide no level
	Question    = "open-asked"      // questions that want a text, a number or a date for an answer
	Choices     = "choices"         // questions whose choices say more than met or not met; they stand in the text
	Control     = "control"         // descriptions of measures: their names came in as steps
	Weight      = "weight"          // weights, which count otherwise here
	EmptyGroup  = "empty-group"     // implementation groups that hold nothing
	Ungrouped   = "ungrouped"       // requirements in no implementation group: a level was made for them
	MoreFrames  = "framework"       // further frameworks of the same file: Name is their id
	Unconnected = "unconnected"     // requirements whose parent is missing
)

// builder makes a catalogue of a library.
type builder struct {
	tally     *draft.Tally
	root      node
	framework node
	c         *controls.Catalogue
	base      lang.Tag
	texts     []draft.Translated
	nodes     []*item
	controls  map[string]node // reference controls by urn
	scale     []score
	later     []func() // what waits until the languages are known
}

// Read makes a draft of a library's framework. The error is an *Error, or the reader's.
func Read(r io.Reader) (*draft.Draft, error) {
	root, err := parse(r)
	if err != nil {
		return nil, err
	}
	b := &builder{tally: &draft.Tally{}, root: root, controls: map[string]node{}}
	if err := b.find(); err != nil {
		return nil, err
	}
	b.start()
	b.readScale()
	b.readNodes()
	if err := b.domains(); err != nil {
		return nil, err
	}
	b.levels()
	b.otherObjects()
	draft.Offer(b.tally, b.c, b.base, b.texts)
	for _, f := range b.later {
		f()
	}
	if !draft.Fit(b.tally, b.c) {
		return nil, &Error{What: TooLarge}
	}
	return &draft.Draft{Catalogue: b.c, Left: b.tally.List()}, nil
}

// find looks for the framework, in each of the places where the versions of the format have it.
func (b *builder) find() error {
	objects := b.root.get("objects")
	for _, place := range []node{objects.get("framework"), objects.get("frameworks"), b.root.get("framework"), b.root.get("frameworks")} {
		for _, f := range place.items() {
			switch {
			case len(f.get("requirement_nodes").items()) == 0:
			case b.framework.n == nil:
				b.framework = f
			default:
				b.tally.Leave(MoreFrames, f.get("ref_id").str(), "")
			}
		}
	}
	if b.framework.n == nil && len(b.root.get("requirement_nodes").items()) > 0 {
		b.framework = b.root
	}
	if b.framework.n == nil {
		return &Error{What: NoFramework}
	}
	return nil
}

// own is a text of the framework, or else of the library.
func (b *builder) own(field string) string {
	if s := b.framework.get(field).str(); s != "" {
		return s
	}
	return b.root.get(field).str()
}

// start makes the catalogue without its requirements.
func (b *builder) start() {
	b.base = tagOf(b.root.get("locale").str())
	if b.base == "" {
		b.base = lang.English
	}
	title := b.text(b.framework, "name", "name")
	if len(title) == 0 {
		title = b.text(b.root, "name", "name")
	}
	if len(title) == 0 {
		title = b.fixed(firstOf(b.own("ref_id"), "CISO"))
	}
	rights := draft.Clean(b.tally, "copyright", b.root.get("copyright").str())
	origin := draft.Origin{
		ID: draft.CatalogueID(firstOf(tail(b.own("urn")), b.own("ref_id"))), Version: b.root.get("version").str(), Title: lang.Text{b.base: title[b.base]},
		Short: b.own("ref_id"), Publisher: b.publisher(), Languages: []lang.Tag{b.base}, Licence: licence(rights),
		Rights: lang.Text{b.base: rights}, Date: b.root.get("publication_date").str(), URL: draft.URL(firstURL(b.root.get("description").str() + "\n" + b.own("description"))),
	}
	b.c = draft.Start(b.tally, origin)
	if about := b.own("description"); about != "" && about != b.own("name") {
		b.tally.Leave(Description, "", "")
	}
	b.c.Title, b.c.Sources[0].Title = title, title
	b.later = append(b.later, func() {
		origin.Languages = b.c.Languages
		b.c.Notice = draft.Start(nil, origin).Notice
	})
}

func (b *builder) publisher() lang.Text {
	if s := b.root.get("provider").str(); s != "" {
		return lang.Plain(draft.Line(b.tally, "provider", s))
	}
	return nil
}

// licences are told by words that stand in their usual notices. A Creative Commons licence is completed by the version that
// stands behind its name.
var licences = []struct {
	id    string
	words func() *regexp.Regexp
}{
	{"CC-BY-NC-ND", pattern.Of(`(?i)(?:CC[- ]BY[- ]NC[- ]ND|NonCommercial-NoDerivatives)(?:[- ]([1-4]\.0))?`)},
	{"CC-BY-NC-SA", pattern.Of(`(?i)(?:CC[- ]BY[- ]NC[- ]SA|NonCommercial-ShareAlike)(?:[- ]([1-4]\.0))?`)},
	{"CC-BY-SA", pattern.Of(`(?i)(?:CC[- ]BY[- ]SA|Attribution-ShareAlike)(?:[- ]([1-4]\.0))?`)},
	{"CC-BY", pattern.Of(`(?i)(?:CC[- ]BY|Creative Commons Attribution)[- ]([1-4]\.0)`)},
	{"CC0-1.0", pattern.Of(`(?i)\bCC0\b`)},
	{"Apache-2.0", pattern.Of(`(?i)Apache License, Version 2|\bApache-2\.0\b`)},
	{"AGPL-3.0", pattern.Of(`(?i)\bAGPL`)},
}

// licence names the licence in a notice; a short notice is its own name, and of a long one nothing is guessed.
func licence(notice string) string {
	for _, l := range licences {
		found := l.words().FindStringSubmatch(notice)
		switch {
		case found == nil:
		case len(found) > 1 && found[1] != "":
			return l.id + "-" + found[1]
		default:
			return l.id
		}
	}
	line, _, _ := strings.Cut(notice, "\n")
	if line = strings.TrimSpace(line); len([]rune(line)) <= 120 {
		return line
	}
	return ""
}

var address = pattern.Of(`https?://[^\s"'<>\\)]+`)

func firstURL(s string) string { return strings.TrimRight(address().FindString(s), ".,;") }

func firstOf(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

// tail is the last part of a urn.
func tail(urn string) string { return urn[strings.LastIndexByte(urn, ':')+1:] }
