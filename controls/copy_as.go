package controls

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// IDError is a text that cannot be the id of a catalogue.
type IDError struct{ ID string }

func (e *IDError) Error() string { return fmt.Sprintf("%q cannot be the id of a catalogue", e.ID) }

// CheckID returns an *IDError for what cannot be the id of a catalogue, and so neither the name of its folder.
func CheckID(id string) error {
	if !frameworkID().MatchString(id) || len(id) > 64 {
		return &IDError{id}
	}
	return nil
}

// CopyAs returns a catalogue's files, by name, under another id: the id itself and the references to the catalogue's own
// requirements are changed and nothing else. The catalogue must load.
func CopyAs(files fs.FS, id string) (map[string][]byte, error) {
	if err := CheckID(id); err != nil {
		return nil, err
	}
	c, parsed, err := load(files)
	if err != nil {
		return nil, err
	}
	contents, err := readAll(files)
	if err != nil {
		return nil, err
	}
	for name, data := range contents {
		root := parsed[name].document.Content[0]
		var found []*yaml.Node
		if name == MainFile {
			found = append(found, find(root, "id"))
		} else {
			found = ownRefs(root, c.ID)
		}
		contents[name] = replaceAt(data, found, id)
	}
	return contents, nil
}

// ownRefs finds the keys under refs that name the catalogue itself.
func ownRefs(root *yaml.Node, id string) []*yaml.Node {
	var out []*yaml.Node
	for _, requirement := range root.Content {
		refs := find(requirement, "refs")
		for i := 0; refs != nil && i+1 < len(refs.Content); i += 2 {
			if refs.Content[i].Value == id {
				out = append(out, refs.Content[i])
			}
		}
	}
	return out
}

// replaceAt writes a plain word in place of each of the nodes, which stand in the order of the file.
func replaceAt(data []byte, at []*yaml.Node, with string) []byte {
	lines := strings.SplitAfter(string(data), "\n")
	for _, n := range slices.Backward(at) {
		line := []rune(lines[n.Line-1])
		length := len([]rune(n.Value))
		if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
			length += 2
		}
		start := n.Column - 1
		lines[n.Line-1] = string(line[:start]) + with + string(line[start+length:])
	}
	return []byte(strings.Join(lines, ""))
}
