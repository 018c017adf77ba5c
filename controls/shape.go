package controls

import (
	"regexp"
	"slices"
)

// shape describes what may stand at one place of a catalogue. The loader does not need it: it is what Tidy orders keys
// by and what Schema tells editors.
type shape struct {
	kind  shapeKind
	keys  []shapeKey            // group: in the order in which they are written
	item  *shape                // list, keyed: each item or value
	plain *shape                // either: what stands here in place of a group
	words []string              // word
	form  func() *regexp.Regexp // line, nil for any
	low   int                   // number; list: how many items at least
	high  int                   // number
	about string                // one line for the author
}

type shapeKind int

const (
	lineShape   shapeKind = iota // one line, the same in all languages
	textShape                    // a text for each language
	nameShape                    // a text for each language, or one for all
	textsShape                   // a list of texts for each language
	numberShape                  // a whole number
	boolShape                    // true or false
	wordShape                    // one of a few words
	groupShape                   // known keys
	listShape                    // items of one shape
	keyedShape                   // keys of the author's choice, values of one shape
	eitherShape                  // plain, or the group that item is
)

type shapeKey struct {
	name     string
	required bool
	shape    *shape
}

// group makes a shape of known keys.
func group(keys ...shapeKey) *shape { return &shape{kind: groupShape, keys: keys} }

func has(name string, s *shape) shapeKey   { return shapeKey{name, true, s} }
func might(name string, s *shape) shapeKey { return shapeKey{name, false, s} }

func listOf(low int, item *shape) *shape     { return &shape{kind: listShape, low: low, item: item} }
func keyed(value *shape) *shape              { return &shape{kind: keyedShape, item: value} }
func number(low, high int) *shape            { return &shape{kind: numberShape, low: low, high: high} }
func words(of ...string) *shape              { return &shape{kind: wordShape, words: of} }
func line(form func() *regexp.Regexp) *shape { return &shape{kind: lineShape, form: form} }
func either(plain, other *shape) *shape {
	return &shape{kind: eitherShape, plain: plain, item: other}
}

// says returns a copy of a shape with a line for the author.
func (s *shape) says(about string) *shape {
	out := *s
	out.about = about
	return &out
}

// key returns what may stand under a key of a group, or nil.
func (s *shape) key(name string) *shape {
	if at := s.index(name); at < len(s.keys) {
		return s.keys[at].shape
	}
	return nil
}

// index is the place of a key in a group, behind all of them for one that is unknown.
func (s *shape) index(name string) int {
	if at := slices.IndexFunc(s.keys, func(k shapeKey) bool { return k.name == name }); at >= 0 {
		return at
	}
	return len(s.keys)
}
