package ciso

import (
	"bytes"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// The limits of a library. They keep a hostile one from costing more than a moment.
const (
	MaxBytes = 16 << 20
	maxMarks = 600_000 // characters that can start a value: they bound what the parser builds before anyone can count
	maxNodes = 400_000 // values, each alias counting all that it stands for
	maxDepth = 32
	maxNamed = 5_000 // requirements and domains: a catalogue holds fewer, see controls.MaxNodes
)

// Error is a file that this package cannot make a catalogue of.
type Error struct {
	What string // NotYAML, NoFramework, NoRequirements, Tagged or TooLarge
	Line int    // from 1, 0 where it is about all of the file
	Err  error  // what the YAML parser says, for NotYAML
}

// What can be wrong with a file as a whole.
const (
	NotYAML        = "not-yaml"
	NoFramework    = "no-framework" // it is YAML, but no library with a framework in it
	NoRequirements = "no-requirements"
	Tagged         = "tagged" // a tag or a merge key, which no library needs
	TooLarge       = "too-large"
)

func (e *Error) Error() string {
	text := "read the library: " + e.What
	if e.Line > 0 {
		text += ", line " + strconv.Itoa(e.Line)
	}
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	return text
}

// Unwrap gives the parser's own error.
func (e *Error) Unwrap() error { return e.Err }

// parse reads the first document of a file within the limits.
func parse(r io.Reader) (node, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return node{}, err
	}
	if len(data) > MaxBytes || marks(data) > maxMarks {
		return node{}, &Error{What: TooLarge}
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if !utf8.Valid(data) || bytes.HasPrefix(data, []byte("%")) || bytes.Contains(data, []byte("\n%")) { // thousands of directives cost the parser minutes
		return node{}, &Error{What: NotYAML}
	}
	var document yaml.Node
	if err := yaml.NewDecoder(bytes.NewReader(data)).Decode(&document); err != nil || len(document.Content) == 0 {
		return node{}, &Error{What: NotYAML, Err: err}
	}
	count := 0
	if err := walk(document.Content[0], 0, &count); err != nil {
		return node{}, err
	}
	return node{document.Content[0]}, nil
}

// marks counts the characters that can start a value, more or less.
func marks(data []byte) int {
	n := 0
	for i, c := range data {
		switch c {
		case ',', '[', '{', '\n':
			n++
		case '-', '?', ':':
			if i+1 == len(data) || data[i+1] == ' ' || data[i+1] == '\n' || data[i+1] == '-' {
				n++
			}
		}
	}
	return n
}

// walk counts what a file stands for. Aliases are followed, because the usual writer makes them for repeated lists; they
// count in full, so that none can blow up, and depth ends a circle.
func walk(n *yaml.Node, depth int, count *int) error {
	*count++
	switch {
	case *count > maxNodes, depth > maxDepth:
		return &Error{What: TooLarge, Line: n.Line}
	case n.Style&yaml.TaggedStyle != 0, n.Kind == yaml.ScalarNode && n.Tag == "!!merge":
		return &Error{What: Tagged, Line: n.Line}
	case n.Kind == yaml.AliasNode:
		return walk(n.Alias, depth+1, count)
	}
	for _, child := range n.Content {
		if err := walk(child, depth+1, count); err != nil {
			return err
		}
	}
	return nil
}

// node is a value of a library, or none.
type node struct{ n *yaml.Node }

func (x node) resolved() *yaml.Node {
	if x.n != nil && x.n.Kind == yaml.AliasNode {
		return x.n.Alias
	}
	return x.n
}

// get returns the value of a key; of a key that stands twice the first.
func (x node) get(key string) node {
	n := x.resolved()
	if n == nil || n.Kind != yaml.MappingNode {
		return node{}
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return node{n.Content[i+1]}
		}
	}
	return node{}
}

// entry is a key and its value.
type entry struct {
	key   string
	value node
}

// entries lists the keys and values of a group, in order.
func (x node) entries() []entry {
	n := x.resolved()
	if n == nil || n.Kind != yaml.MappingNode {
		return nil
	}
	var out []entry
	for i := 0; i+1 < len(n.Content); i += 2 {
		out = append(out, entry{n.Content[i].Value, node{n.Content[i+1]}})
	}
	return out
}

// items lists what a list holds; a single group stands for a list of one.
func (x node) items() []node {
	n := x.resolved()
	switch {
	case n == nil || n.Kind == yaml.ScalarNode:
		return nil
	case n.Kind == yaml.MappingNode:
		return []node{x}
	}
	var out []node
	for _, child := range n.Content {
		out = append(out, node{child})
	}
	return out
}

// str returns a value as it is written, "" for nothing, a list or a group.
func (x node) str() string {
	n := x.resolved()
	if n == nil || n.Kind != yaml.ScalarNode || n.ShortTag() == "!!null" {
		return ""
	}
	return strings.TrimSpace(n.Value)
}

// number returns a whole number; ok is false for anything else.
func (x node) number() (value int, ok bool) {
	value, err := strconv.Atoi(x.str())
	return value, err == nil
}

// yes reports whether a value is true.
func (x node) yes() bool { return strings.EqualFold(x.str(), "true") }
