package controls

import (
	"bytes"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// tidier brings nodes into canonical order and style.
type tidier struct{ languages []string }

// arrange puts the keys below a node into the order of its shape; s is nil where the shape is unknown.
func (t *tidier) arrange(n *yaml.Node, s *shape) {
	if s == nil {
		return
	}
	switch {
	case s.kind == eitherShape:
		if s.plain.kind != textShape || long(n) { // an objective's keys, not its languages
			t.arrange(n, s.item)
		} else {
			t.arrange(n, s.plain)
		}
	case n.Kind == yaml.SequenceNode && s.kind == listShape:
		for _, item := range n.Content {
			t.arrange(item, s.item)
		}
	case n.Kind != yaml.MappingNode:
	case s.kind == textShape, s.kind == nameShape, s.kind == textsShape:
		sortKeys(n, func(name string) int {
			if of, ok := stampKey(name); ok { // right behind its language
				return 2*index(t.languages, string(of)) + 1
			}
			return 2 * index(t.languages, name)
		})
	case s.kind == groupShape:
		sortKeys(n, s.index)
		for i := 0; i+1 < len(n.Content); i += 2 {
			t.arrange(n.Content[i+1], s.key(n.Content[i].Value))
		}
	case s.kind == keyedShape: // in the order of the author
		for i := 0; i+1 < len(n.Content); i += 2 {
			t.arrange(n.Content[i+1], s.item)
		}
	}
}

// index is the place of a name in a list, behind all of them for one that is unknown.
func index(of []string, name string) int {
	if at := slices.Index(of, name); at >= 0 {
		return at
	}
	return len(of)
}

// sortKeys puts the keys of a mapping into order; those of the same rank stay as they are.
func sortKeys(n *yaml.Node, rank func(string) int) {
	pairs := slices.Collect(slices.Chunk(n.Content, 2))
	slices.SortStableFunc(pairs, func(a, b []*yaml.Node) int { return rank(a[0].Value) - rank(b[0].Value) })
	n.Content = slices.Concat(pairs...)
}

// style takes away what the author need not have written. A group or list stays on one line or on many, as it was.
func (t *tidier) style(n *yaml.Node, flow bool) {
	if n.Kind == yaml.ScalarNode {
		n.Style = 0
		if n.ShortTag() == "!!str" {
			n.Value = strings.TrimSpace(n.Value)
			switch {
			case strings.Contains(n.Value, "\n") && !flow:
				n.Style = yaml.LiteralStyle
			case mistakable(n.Value), strings.ContainsAny(n.Value, "\n\t:#,[]{}&*!|>'\"%@`?-=<") && quoted(n.Value, flow):
				n.Style = yaml.DoubleQuotedStyle
			}
		}
		return
	}
	flow = flow || n.Style&yaml.FlowStyle != 0
	n.Style &= yaml.FlowStyle
	for _, child := range n.Content {
		t.style(child, flow)
	}
}

// oldBools are the words that YAML 1.1 took for true and false: other programs still do.
var oldBools = []string{"y", "yes", "on", "n", "no", "off"}

// mistakable reports whether a text keeps its quotes although it could do without: a word of oldBools, and what looks like
// a number, because the next author would write 3.10 like 3.1.1, and the
// one that would be a merge key.
func mistakable(text string) bool {
	return slices.Contains(oldBools, strings.ToLower(text)) || strings.Trim(text, "0123456789.") == "" || text == "<<"
}

// quoted reports whether a text needs quotes.
func quoted(text string, flow bool) bool {
	list := &yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{{Kind: yaml.ScalarNode, Tag: "!!str", Value: text}}}
	if flow {
		list.Style = yaml.FlowStyle
	}
	out, err := yaml.Marshal(list)
	if err != nil {
		return true
	}
	out = bytes.TrimLeft(out, "[- ")
	return len(out) == 0 || out[0] == '\'' || out[0] == '"' || text[0] == '-' || text[0] == '['
}

// write writes a document, with a blank line between the requirements of a domain and around the lists of MainFile.
func write(document *yaml.Node) ([]byte, error) {
	root := document.Content[0]
	var out bytes.Buffer
	remark := func(text string) {
		if text != "" {
			out.WriteString(text + "\n")
		}
	}
	remark(document.HeadComment)
	if document.HeadComment != "" {
		out.WriteByte('\n')
	}
	remark(root.HeadComment)
	step := map[yaml.Kind]int{yaml.MappingNode: 2, yaml.SequenceNode: 1}[root.Kind]
	if step == 0 || root.Style&yaml.FlowStyle != 0 || len(root.Content) == 0 {
		root.HeadComment = ""
		if err := encode(&out, root); err != nil {
			return nil, err
		}
	} else if err := writeParts(&out, root, step); err != nil {
		return nil, err
	}
	for _, text := range []string{root.FootComment, document.FootComment} {
		if text != "" && step != 0 && root.Style&yaml.FlowStyle == 0 {
			out.WriteByte('\n')
			remark(text)
		} else if text == document.FootComment && text != "" {
			out.WriteByte('\n')
			remark(text)
		}
	}
	return out.Bytes(), nil
}

// writeParts writes a mapping or list key by key or item by item.
func writeParts(out *bytes.Buffer, root *yaml.Node, step int) error {
	apart := false // the part before was a block of its own
	for i := 0; i < len(root.Content); i += step {
		part := &yaml.Node{Kind: root.Kind, Tag: root.Tag, Content: root.Content[i : i+step]}
		value := root.Content[i+step-1]
		block := step == 1 || value.Kind == yaml.SequenceNode && value.Style&yaml.FlowStyle == 0
		if i > 0 && (block || apart) {
			out.WriteByte('\n')
		}
		if err := encode(out, part); err != nil {
			return err
		}
		apart = block
	}
	return nil
}

func encode(out *bytes.Buffer, n *yaml.Node) error {
	encoder := yaml.NewEncoder(out)
	encoder.SetIndent(2)
	if err := encoder.Encode(n); err != nil {
		return err
	}
	return encoder.Close()
}
