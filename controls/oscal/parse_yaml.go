package oscal

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"gopkg.in/yaml.v3"
)

// parseYAML reads YAML as the JSON it stands for, so that both give the same. Aliases and tags are refused.
func parseYAML(data []byte) (*catalog, error) {
	if err := guardYAML(data); err != nil {
		return nil, err
	}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var root, second yaml.Node
	if err := decoder.Decode(&root); err != nil {
		return nil, &SyntaxError{"YAML", 0, err}
	}
	if err := decoder.Decode(&second); !errors.Is(err, io.EOF) {
		return nil, &SyntaxError{"YAML", second.Line, fmt.Errorf("a second document begins")}
	}
	if len(root.Content) != 1 || root.Content[0].Kind != yaml.MappingNode {
		return nil, &KindError{}
	}
	var out bytes.Buffer
	if err := asJSON(&out, root.Content[0], 0); err != nil {
		return nil, err
	}
	root = yaml.Node{} // it is many times as large as the text
	return parseJSON(out.Bytes())
}

// asJSON writes a node as JSON in which every scalar is a text, as OSCAL's are.
func asJSON(out *bytes.Buffer, n *yaml.Node, depth int) error {
	if depth > maxDepth {
		return &LimitError{"levels", maxDepth}
	}
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		return &SyntaxError{"YAML", n.Line, fmt.Errorf("aliases and anchors are not supported")}
	}
	switch n.Kind {
	case yaml.MappingNode:
		out.WriteByte('{')
		for i := 0; i+1 < len(n.Content); i += 2 {
			if i > 0 {
				out.WriteByte(',')
			}
			if n.Content[i].Kind != yaml.ScalarNode {
				return &SyntaxError{"YAML", n.Content[i].Line, fmt.Errorf("a key is no text")}
			}
			quote(out, n.Content[i].Value)
			out.WriteByte(':')
			if err := asJSON(out, n.Content[i+1], depth+1); err != nil {
				return err
			}
		}
		out.WriteByte('}')
	case yaml.SequenceNode:
		out.WriteByte('[')
		for i, item := range n.Content {
			if i > 0 {
				out.WriteByte(',')
			}
			if err := asJSON(out, item, depth+1); err != nil {
				return err
			}
		}
		out.WriteByte(']')
	default:
		if n.ShortTag() == "!!null" {
			out.WriteString("null")
		} else {
			quote(out, n.Value)
		}
	}
	return nil
}

func quote(out *bytes.Buffer, s string) {
	text, _ := json.Marshal(s) // a string always can be
	out.Write(text)
}
