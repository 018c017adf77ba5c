package controls

import (
	"bytes"
	"errors"
	"io"

	"gopkg.in/yaml.v3"
)

// The limits of a catalogue. They keep a hostile file from costing more than a moment.
const (
	MaxBytes    = 4 << 20 // of all its files together
	MaxDepth    = 32
	MaxNodes    = 50_000
	MaxKeys     = 2_000 // in one mapping
	MaxProblems = 200   // that are told at once
)

// source turns files into nodes, and counts over all of them what the limits bound.
type source struct {
	found  *problems
	marks  int             // see maxMarks
	nodes  int             // see MaxNodes
	hidden map[string]bool // files whose hidden characters have been told already, each at its place
}

// parse reads one YAML document into nodes and walks them within the limits. It returns nil after adding a problem
// when the file cannot be used at all.
func (s *source) parse(file string, data []byte) *yaml.Node {
	if !s.readable(file, data) {
		return nil
	}
	text := &lineReader{rest: data}
	decoder := yaml.NewDecoder(text)
	var document, second yaml.Node
	err := decoder.Decode(&document)
	if errors.Is(err, io.EOF) {
		s.found.add(place{file: file}, "empty", "the file is empty")
		return nil
	}
	if err == nil {
		err = decoder.Decode(&second)
	}
	switch {
	case err == nil:
		s.found.add(place{file, second.Line, 1}, "second-document", "a second document begins here; a file holds one, so remove the line ---")
		return nil
	case !errors.Is(err, io.EOF):
		s.found.addSyntax(file, data, text.lines, err)
		return nil
	}
	before := s.found.count()
	s.walk(file, &document, 0)
	if s.found.count() > before || len(document.Content) == 0 {
		return nil
	}
	return document.Content[0]
}

// lineReader gives the parser one line at a time and counts them, because the parser tells too little about where it
// stopped.
type lineReader struct {
	rest  []byte
	lines int
}

func (r *lineReader) Read(to []byte) (int, error) {
	if len(r.rest) == 0 {
		return 0, io.EOF
	}
	n := min(len(to), len(r.rest))
	if end := bytes.IndexByte(r.rest[:n], '\n'); end >= 0 {
		n = end + 1
	}
	copy(to, r.rest[:n])
	r.rest = r.rest[n:]
	if bytes.HasSuffix(to[:n], []byte("\n")) || len(r.rest) == 0 {
		r.lines++
	}
	return n, nil
}

// walk refuses what a catalogue never needs and a hostile one would use: aliases, anchors, tags, depth and number. The
// parser itself stops at a nesting of 10,000, which costs it little.
func (s *source) walk(file string, n *yaml.Node, depth int) {
	s.nodes++
	at := place{file, n.Line, n.Column}
	switch {
	case s.nodes == MaxNodes+1:
		s.found.add(at, "limit", "the catalogue has more than %d values", MaxNodes)
	case s.nodes > MaxNodes:
	case depth > MaxDepth:
		s.found.add(at, "limit", "this is nested more than %d deep", MaxDepth)
	case n.Kind == yaml.AliasNode:
		s.found.add(at, "alias", "the alias %s is not supported; write the value out", show("*"+n.Value))
	case n.Anchor != "":
		s.found.add(at, "alias", "the anchor %s is not supported; remove it", show("&"+n.Anchor))
	case n.Style&yaml.TaggedStyle != 0:
		s.found.add(at, "tag", "the tag %s is not supported; remove it", show(n.Tag))
	case n.Kind == yaml.ScalarNode && n.Tag == "!!merge":
		s.found.add(at, "alias", "the merge key << is not supported; write the keys out")
	case n.Kind == yaml.MappingNode && len(n.Content)/2 > MaxKeys:
		s.found.add(at, "limit", "this has more than %d keys", MaxKeys)
	default:
		for _, child := range n.Content {
			s.walk(file, child, depth+1)
		}
	}
}
