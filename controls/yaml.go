package controls

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"sync"

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

// parsed is what the parser makes of a file: its first document, and what came after it.
type parsed struct {
	document   yaml.Node
	second     yaml.Node
	first, end error
	lines      int // read when the parser stopped
}

// parseAll parses the files that may be parsed at all, several at a time. The others have their problems told.
func (s *source) parseAll(contents map[string][]byte) map[string]*parsed {
	out := map[string]*parsed{}
	var parsing sync.WaitGroup
	for _, name := range sortedNames(contents) {
		if !s.readable(name, contents[name]) {
			continue
		}
		p := &parsed{}
		out[name] = p
		parsing.Go(func() { p.parse(contents[name]) })
	}
	parsing.Wait()
	return out
}

func (p *parsed) parse(data []byte) {
	text := &lineReader{rest: data}
	decoder := yaml.NewDecoder(text)
	if p.first = decoder.Decode(&p.document); p.first == nil {
		p.end = decoder.Decode(&p.second)
	}
	p.lines = text.lines
}

// root checks a parsed file and walks it within the limits. It returns nil after adding a problem when the file cannot
// be used; p is nil for one that has its problem already.
func (s *source) root(file string, data []byte, p *parsed) *yaml.Node {
	if p == nil {
		return nil
	}
	switch err := cmp.Or(p.first, p.end); {
	case errors.Is(p.first, io.EOF):
		s.found.add(place{file: file}, "empty", say("empty-file", "the file is empty"))
		return nil
	case err == nil:
		s.found.add(place{file, p.second.Line, 1}, "second-document", say("second-document", "a second document begins here; a file holds one, so remove the line ---"))
		return nil
	case !errors.Is(err, io.EOF):
		s.found.addSyntax(file, data, p.lines, err)
		return nil
	}
	before := s.found.count()
	s.walk(file, &p.document, 0)
	if s.found.count() > before || len(p.document.Content) == 0 {
		return nil
	}
	return p.document.Content[0]
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
		s.found.add(at, "limit", say("limit-values", "the catalogue has more than {{.Limit}} values", "Limit", MaxNodes))
	case s.nodes > MaxNodes:
	case depth > MaxDepth:
		s.found.add(at, "limit", tooDeep())
	case n.Kind == yaml.AliasNode:
		s.found.add(at, "alias", say("alias", "the alias {{.Name}} is not supported; write the value out", "Name", show("*"+n.Value)))
	case n.Anchor != "":
		s.found.add(at, "alias", say("alias-anchor", "the anchor {{.Name}} is not supported; remove it", "Name", show("&"+n.Anchor)))
	case n.Style&yaml.TaggedStyle != 0:
		s.found.add(at, "tag", say("tag", "the tag {{.Name}} is not supported; remove it", "Name", show(n.Tag)))
	case n.Kind == yaml.ScalarNode && n.Tag == "!!merge":
		s.found.add(at, "alias", say("alias-merge", "the merge key << is not supported; write the keys out"))
	case n.Kind == yaml.MappingNode && len(n.Content)/2 > MaxKeys:
		s.found.add(at, "limit", say("limit-keys", "this has more than {{.Limit}} keys", "Limit", MaxKeys))
	default:
		for _, child := range n.Content {
			s.walk(file, child, depth+1)
		}
	}
}

func tooDeep() Saying {
	return say("limit-depth", "this is nested more than {{.Limit}} deep", "Limit", MaxDepth)
}
