package controls

import (
	"slices"

	"gopkg.in/yaml.v3"

	"rung/controls/lang"
)

// prose are the keys whose texts people read. All others hold ids, citations and names.
var prose = []string{
	"title", "about", "notice", "ask", "why", "do", "evidence", "objectives", "text", "stages", "off", "status", "final", "conditional", "label",
}

// The longest text of each kind that is read without losing the thread.
const (
	longestWhy      = 60 // words
	longestWideWhy  = 100
	longestItem     = 40 // words: a step, an example of evidence, an objective
	longestWideItem = 75
)

// terms are the words not to be used in a language: those of the language, and those of the catalogue.
func (l *linter) terms(tag lang.Tag) misuses {
	if m, ok := l.misuses[tag]; ok {
		return m
	}
	list := slices.Clone(Terms(tag))
	for _, t := range l.c.Glossary {
		if t.Language == tag {
			list = append([]Term{t}, list...) // the catalogue's own word goes first
		}
	}
	if l.misuses == nil {
		l.misuses = map[lang.Tag]misuses{}
	}
	l.misuses[tag] = newMisuses(list)
	return l.misuses[tag]
}

// forbidden tells of words that are not to be used.
func (l *linter) forbidden(n *yaml.Node, key string, tag lang.Tag) {
	if !slices.Contains(prose, key) {
		return
	}
	for _, found := range l.terms(tag).in(n.Value) {
		l.tell(n, "forbidden-term", "the word {{.Word}} is not used here; write {{.Use}}", "Word", show(found.word), "Use", show(found.use))
	}
}

// long tells of a text that is too long for what it is.
func (l *linter) long(n *yaml.Node, key string, tag lang.Tag) {
	limit := longestItem
	switch {
	case l.file == MainFile:
		return
	case key == "why" && tag.Wide():
		limit = longestWideWhy
	case key == "why":
		limit = longestWhy
	case !slices.Contains([]string{"do", "evidence", "objectives", "text"}, key):
		return
	case tag.Wide():
		limit = longestWideItem
	}
	if length := length(n.Value, tag); length > limit {
		l.tell(n, "long-text", "this text is {{.Length}} long; up to {{.Limit}} are read here", "Length", extent(length, tag), "Limit", limit)
	}
}
