package controls

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"rung/controls/lang"
)

// Translation is what a passage is to say in one language from now on.
type Translation struct {
	Passage  string // its ID
	Language lang.Tag
	Texts    []string // nil leaves the texts as they are
	Stamp    string   // "" leaves the stamp as it is
}

// NoPassageError is a translation of a place that the catalogue does not have, or in a language that it does not have.
type NoPassageError struct {
	Passage  string
	Language lang.Tag
}

func (e *NoPassageError) Error() string {
	return fmt.Sprintf("there is no passage %q to write in %s", e.Passage, e.Language)
}

// Translate puts translations into a catalogue and returns the files that change, by name, in canonical form with all
// comments kept. The catalogue must load, and does so afterwards. A place that does not exist gives a *NoPassageError, a
// file that cannot be rewritten whole an *UntidyError, and a translation that does not fit an *InvalidError.
func Translate(files fs.FS, translations []Translation) (map[string][]byte, error) {
	contents, err := readAll(files)
	if err != nil {
		return nil, err
	}
	c, parsed, err := loadContents(contents)
	if err != nil {
		return nil, err
	}
	comments := map[string][]string{}
	for name, p := range parsed {
		comments[name] = commentsOf(&p.document)
	}
	touched, err := translateNodes(c, passagesOf(c, parsed), translations)
	if err != nil {
		return nil, err
	}
	languages := tagNames(slices.Concat(c.Languages, c.Translating))
	out := map[string][]byte{}
	for _, name := range touched {
		data, err := tidyDocument(name, &parsed[name].document, comments[name], languages)
		if err == nil {
			data, err = tidyFile(name, data, languages)
		}
		if err != nil {
			return nil, err
		}
		out[name], contents[name] = data, data
	}
	_, _, err = loadContents(contents)
	return out, err
}

// translateNodes writes translations into the nodes and names the files that this changes, in order.
func translateNodes(c *Catalogue, passages []*passageNode, translations []Translation) ([]string, error) {
	byID := map[string]*passageNode{}
	for _, at := range passages {
		byID[at.id] = at
	}
	touched := map[string]bool{}
	for _, t := range translations {
		at := byID[t.Passage]
		known := slices.Contains(c.Languages, t.Language) || slices.Contains(c.Translating, t.Language)
		if at == nil || !known || t.Language == c.Languages[0] {
			return nil, &NoPassageError{t.Passage, t.Language}
		}
		if at.write(c, t) {
			touched[at.file] = true
		}
	}
	return slices.Sorted(maps.Keys(touched)), nil
}

// write puts a translation into the passage and reports whether that changes anything.
func (at *passageNode) write(c *Catalogue, t Translation) bool {
	changed := false
	if t.Texts != nil {
		if at.node.Kind != yaml.MappingNode {
			divide(at.node, c, t)
		}
		changed = at.writeTexts(t)
	}
	if t.Stamp == "" || find(at.node, string(t.Language)) == nil {
		return changed
	}
	key := string(t.Language) + stampSuffix
	value := find(at.node, key)
	if value == nil {
		value = textNode("")
		at.node.Content = append(at.node.Content, textNode(key), value)
	}
	changed = changed || value.Value != t.Stamp
	if value.Value != t.Stamp {
		value.Value, value.Tag = t.Stamp, "!!str"
	}
	return changed
}

// writeTexts writes the texts of a passage that is a mapping already.
func (at *passageNode) writeTexts(t Translation) bool {
	value := find(at.node, string(t.Language))
	if value != nil && slices.Equal(values(value), t.Texts) {
		return false
	}
	if value == nil {
		value = textNode("")
		if at.list {
			value = &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Style: at.node.Content[1].Style & yaml.FlowStyle}
		}
		at.node.Content = append(at.node.Content, textNode(string(t.Language)), value)
	}
	if !at.list {
		value.Value, value.Tag, value.Style = t.Texts[0], "!!str", 0
		return true
	}
	for i, text := range t.Texts {
		if i == len(value.Content) {
			value.Content = append(value.Content, textNode(""))
		}
		item := value.Content[i] // kept, because a comment may hang on it
		item.Value, item.Tag, item.Style = text, "!!str", 0
	}
	return true
}

// divide makes a mapping from language to value of what stood there for one language, or all, alone: on one line where
// it is short enough to be read there. The other languages that are offered go on saying what they said.
func divide(n *yaml.Node, c *Catalogue, t Translation) {
	const width = 100 // characters
	source := &yaml.Node{Kind: n.Kind, Tag: n.Tag, Value: n.Value, Content: n.Content, Style: n.Style}
	length := utf8.RuneCountInString(strings.Join(append(values(source), t.Texts...), ""))
	n.Kind, n.Tag, n.Value, n.Style = yaml.MappingNode, "!!map", "", 0
	if source.Kind == yaml.ScalarNode && length <= width && !strings.Contains(source.Value+t.Texts[0], "\n") {
		n.Style = yaml.FlowStyle
	} else {
		source.LineComment, n.LineComment = n.LineComment, ""
	}
	n.Content = []*yaml.Node{textNode(string(c.Languages[0])), source}
	for _, tag := range c.Languages[1:] {
		if tag != t.Language {
			n.Content = append(n.Content, textNode(string(tag)), textNode(source.Value))
		}
	}
}

func textNode(text string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text}
}

func tagNames(of []lang.Tag) []string {
	out := make([]string, len(of))
	for i, tag := range of {
		out[i] = string(tag)
	}
	return out
}
