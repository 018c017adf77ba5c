package controls

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"rung/controls/lang"
)

// The longest question that is read at one go.
const (
	longestQuestion     = 40 // words
	longestWideQuestion = 90 // characters, in a language without blanks between words
)

// textKey is a text in one language.
type textKey struct {
	tag  lang.Tag
	text string
}

// named are the keys whose mappings are keyed by ids of the author's choice. An id there may look like a language.
var named = []string{"objectives", "stages", "refs", "facts", "status", "reasons"}

// texts goes through all texts below a node. The key is the last one above the node; free says that the node's own keys
// are ids.
func (l *linter) texts(n *yaml.Node, key string, free bool) {
	switch {
	case n.Kind == yaml.MappingNode && !free && l.translated(n):
		l.translations(n, key)
	case n.Kind == yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			name, value := n.Content[i].Value, n.Content[i+1]
			switch {
			case free:
				l.texts(value, key, false)
			case name == "glossary": // its words are not said, they are spoken of
			default:
				l.texts(value, name, slices.Contains(named, name))
			}
		}
	case n.Kind == yaml.SequenceNode:
		for _, item := range n.Content {
			l.texts(item, key, false)
		}
	case len(l.c.Languages) == 1:
		l.text(n, key, l.c.Languages[0])
	}
}

// translated reports whether a mapping holds one text for each language.
func (l *linter) translated(n *yaml.Node) bool {
	for i := 0; i+1 < len(n.Content); i += 2 {
		tag, _ := stampKey(n.Content[i].Value)
		if !slices.Contains(l.c.Languages, tag) && !slices.Contains(l.c.Translating, tag) {
			return false
		}
	}
	return len(n.Content) > 0
}

// translations looks at one text, or list of texts, in all its languages.
func (l *linter) translations(n *yaml.Node, key string) {
	first := find(n, string(l.c.Languages[0]))
	for i := 0; i+1 < len(n.Content); i += 2 {
		tag, value := lang.Tag(n.Content[i].Value), n.Content[i+1]
		if of, ok := stampKey(string(tag)); ok {
			l.stale(n, first, value, of)
			continue
		}
		for _, item := range items(value) {
			l.text(item, key, tag)
		}
		if value == first {
			continue
		}
		if a, b := len(items(first)), len(items(value)); a != b {
			if b > a || !slices.Contains(l.c.Translating, tag) {
				l.tell(value, "list-lengths", "the number of entries is {{.Number}} in {{.Language}}, but {{.Limit}} in {{.Other}}",
					"Number", b, "Language", string(tag), "Limit", a, "Other", string(l.c.Languages[0]))
			}
			continue
		}
		for j, item := range items(value) {
			l.compare(items(first)[j], item, key, tag)
		}
	}
}

// items lists the texts of a list, or the one text that there is.
func items(n *yaml.Node) []*yaml.Node {
	if n.Kind == yaml.SequenceNode {
		return n.Content
	}
	return []*yaml.Node{n}
}

// compare tells of a text that is the same in two languages. Titles may well be: names and abbreviations.
func (l *linter) compare(first, other *yaml.Node, key string, tag lang.Tag) {
	text := strings.TrimSpace(other.Value)
	if strings.TrimSpace(first.Value) != text || !strings.ContainsFunc(text, unicode.IsLetter) {
		return
	}
	data := []any{"Language", string(tag), "Other", string(l.c.Languages[0]), "Text", show(text)}
	if key == "title" || key == "publisher" {
		l.tell(other, "same-title", "the title is the same in {{.Language}} and {{.Other}}: {{.Text}}", data...)
		return
	}
	l.tell(other, "same-text", "the text is the same in {{.Language}} and {{.Other}}; translate it: {{.Text}}", data...)
}

// text looks at one text in one language.
func (l *linter) text(n *yaml.Node, key string, tag lang.Tag) {
	l.forbidden(n, key, tag)
	l.long(n, key, tag)
	switch key {
	case "ask":
		l.question(n, tag)
		l.repeated(n, tag, l.asked, "repeated-question", "the question stands at {{.Place}} already: {{.Text}}")
	case "why", "objectives":
		l.repeated(n, tag, l.said, "repeated-text", "the text stands at {{.Place}} already: {{.Text}}")
	case "text":
		if l.file != MainFile { // there it is an objective's
			l.repeated(n, tag, l.said, "repeated-text", "the text stands at {{.Place}} already: {{.Text}}")
		}
	}
}

func (l *linter) question(n *yaml.Node, tag lang.Tag) {
	length, limit := length(n.Value, tag), longestQuestion
	if tag.Wide() {
		limit = longestWideQuestion
	}
	if length > limit {
		l.tell(n, "long-question", "the question is {{.Length}} long; up to {{.Limit}} are read at one go", "Length", extent(length, tag), "Limit", limit)
	}
}

// repeated tells of a text that stands elsewhere already.
func (l *linter) repeated(n *yaml.Node, tag lang.Tag, seen map[textKey]place, rule, words string) {
	k := textKey{tag, strings.TrimSpace(n.Value)}
	first, ok := seen[k]
	if !ok {
		seen[k] = place{l.file, n.Line, n.Column}
		return
	}
	l.tell(n, rule, words, "Place", first.String(), "Text", show(k.text))
}

// length measures a text as people read it: in words, or in characters where no blanks stand between words.
func length(text string, tag lang.Tag) int {
	if tag.Wide() {
		return utf8.RuneCountInString(strings.TrimSpace(text))
	}
	return len(strings.Fields(text))
}

// extent says a length with its unit.
func extent(length int, tag lang.Tag) Saying {
	if tag.Wide() {
		return say("characters", "{{.Number}} characters", "Number", length)
	}
	return say("words", "{{.Number}} words", "Number", length)
}
