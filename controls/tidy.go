package controls

import (
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// UntidyError is a file that Tidy could not rewrite without losing something of it. The file is to be left as it is.
type UntidyError struct{ File, Lost string }

func (e *UntidyError) Error() string { return fmt.Sprintf("%s: would lose %s", e.File, e.Lost) }

// Tidy writes a catalogue's files in their canonical form, by name: keys in one order, quotes only where they are
// needed, indented by two, one blank line between requirements, comments kept. Tidying twice changes nothing more. A
// file that cannot be read gives an *InvalidError, one that cannot be rewritten whole an *UntidyError. The catalogue
// need not load: what is unknown stays where it is, behind what is known.
func Tidy(files fs.FS) (map[string][]byte, error) {
	contents, err := readAll(files)
	if err != nil {
		return nil, err
	}
	languages, err := languagesOf(contents)
	if err != nil {
		return nil, err
	}
	out := map[string][]byte{}
	for _, name := range sortedNames(contents) {
		if out[name], err = tidyFile(name, contents[name], languages); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// languagesOf reads all files once, so that nothing is written where one of them cannot be read.
func languagesOf(contents map[string][]byte) ([]string, error) {
	found := &problems{}
	src := &source{found: found, hidden: map[string]bool{}}
	parsed := src.parseAll(contents)
	var languages []string
	for _, name := range sortedNames(contents) {
		root := src.root(name, contents[name], parsed[name])
		if root == nil || name != MainFile {
			continue
		}
		for _, key := range []string{"languages", "translating"} {
			if listed := find(root, key); listed != nil {
				for _, n := range listed.Content {
					languages = append(languages, n.Value)
				}
			}
		}
	}
	return languages, found.err()
}

// tidyFile writes one file anew until that changes nothing more, which is at once unless a comment finds a better place.
func tidyFile(name string, data []byte, languages []string) ([]byte, error) {
	const most = 4
	for range most {
		again, err := tidyOnce(name, data, languages)
		if err != nil {
			return nil, err
		}
		if bytes.Equal(again, data) {
			return data, nil
		}
		data = again
	}
	return nil, &UntidyError{name, "its form"}
}

// tidyOnce writes a file anew and reads it back: what is gone then must not be written.
func tidyOnce(name string, data []byte, languages []string) ([]byte, error) {
	before := &parsed{}
	if before.parse(data); before.first != nil || len(before.document.Content) == 0 {
		return nil, &UntidyError{name, "its text"}
	}
	return tidyDocument(name, &before.document, commentsOf(&before.document), languages)
}

// tidyDocument writes a document in canonical form. The comments are those that must still be there.
func tidyDocument(name string, document *yaml.Node, comments, languages []string) ([]byte, error) {
	root := document.Content[0]
	t := &tidier{languages: languages}
	form := requirementsShape
	if name == MainFile {
		form = mainShape
	}
	t.arrange(root, form)
	t.style(root, false)
	values := dump(root)
	out, err := write(document)
	if err != nil {
		return nil, err
	}
	after := &parsed{}
	after.parse(out)
	switch {
	case after.first != nil || len(after.document.Content) == 0 || dump(after.document.Content[0]) != values:
		return nil, &UntidyError{name, "a value"}
	case !slices.Equal(commentsOf(&after.document), comments):
		return nil, &UntidyError{name, "a comment"}
	}
	return out, nil
}

// dump writes down what a loader sees of a node, to compare it.
func dump(n *yaml.Node) string {
	var out strings.Builder
	var each func(*yaml.Node)
	each = func(n *yaml.Node) {
		fmt.Fprintf(&out, "%d %s %q\n", n.Kind, n.ShortTag(), strings.TrimSpace(n.Value))
		for _, child := range n.Content {
			each(child)
		}
		out.WriteString("end\n")
	}
	each(n)
	return out.String()
}

// commentsOf lists the lines of all comments, sorted, because they may move with their keys.
func commentsOf(n *yaml.Node) []string {
	var out []string
	for _, text := range []string{n.HeadComment, n.LineComment, n.FootComment} {
		for line := range strings.Lines(text) {
			if line = strings.TrimSpace(line); line != "" {
				out = append(out, line)
			}
		}
	}
	for _, child := range n.Content {
		out = append(out, commentsOf(child)...)
	}
	slices.Sort(out)
	return out
}
