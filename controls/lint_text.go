package controls

import (
	"fmt"
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
			if free {
				l.texts(value, key, false)
			} else {
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
		if !slices.Contains(l.c.Languages, lang.Tag(n.Content[i].Value)) {
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
		for _, item := range items(value) {
			l.text(item, key, tag)
		}
		if value == first {
			continue
		}
		if a, b := len(items(first)), len(items(value)); a != b {
			message := fmt.Sprintf("the list has %d entries in %s, but %d in %s", b, tag, a, l.c.Languages[0])
			l.tell(value, "list-lengths", message, lang.Data{"Language": string(tag), "Number": b, "Other": string(l.c.Languages[0]), "Limit": a})
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
	data := lang.Data{"Language": string(tag), "Other": string(l.c.Languages[0]), "Text": visible(text)}
	if key == "title" || key == "publisher" {
		l.tell(other, "same-title", fmt.Sprintf("the title is the same in %s and %s: %s", tag, l.c.Languages[0], show(text)), data)
		return
	}
	l.tell(other, "same-text", fmt.Sprintf("the text is the same in %s and %s; translate it: %s", tag, l.c.Languages[0], show(text)), data)
}

// visible cuts a text to what fits into a message.
func visible(text string) string {
	const longest = 40
	if runes := []rune(text); len(runes) > longest {
		text = string(runes[:longest]) + "…"
	}
	return strings.ReplaceAll(text, "\n", " ")
}

// text looks at one text in one language.
func (l *linter) text(n *yaml.Node, key string, tag lang.Tag) {
	switch key {
	case "ask":
		l.question(n, tag)
		l.repeated(n, tag, l.asked, "repeated-question", "the question")
	case "why", "objectives":
		l.repeated(n, tag, l.said, "repeated-text", "the text")
	case "text":
		if l.file != MainFile { // there it is an objective's
			l.repeated(n, tag, l.said, "repeated-text", "the text")
		}
	}
}

func (l *linter) question(n *yaml.Node, tag lang.Tag) {
	length, limit, unit := len(strings.Fields(n.Value)), longestQuestion, "words"
	if tag.Wide() {
		length, limit, unit = utf8.RuneCountInString(n.Value), longestWideQuestion, "characters"
	}
	if length > limit {
		message := fmt.Sprintf("the question has %d %s; up to %d are read at one go", length, unit, limit)
		l.tell(n, "long-question", message, lang.Data{"Language": string(tag), "Number": length, "Limit": limit, "Wide": tag.Wide()})
	}
}

// repeated tells of a text that stands elsewhere already.
func (l *linter) repeated(n *yaml.Node, tag lang.Tag, seen map[textKey]place, rule, what string) {
	k := textKey{tag, strings.TrimSpace(n.Value)}
	first, ok := seen[k]
	if !ok {
		seen[k] = place{l.file, n.Line, n.Column}
		return
	}
	l.tell(n, rule, fmt.Sprintf("%s stands at %s already: %s", what, first, show(k.text)), lang.Data{"Place": first.String(), "Text": visible(k.text)})
}
