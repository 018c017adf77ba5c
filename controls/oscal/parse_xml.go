package oscal

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// element is one XML element. Texts between elements stand as children without a name.
type element struct {
	name     string
	attrs    []xml.Attr
	text     string
	children []*element
}

// parseXML reads the XML spelling. A document type is refused, and with it every entity of its own.
func parseXML(data []byte) (*catalog, error) {
	if err := guardXML(data); err != nil {
		return nil, err
	}
	root, err := tree(data)
	if err != nil {
		return nil, err
	}
	if root.name != "catalog" {
		for _, kind := range kinds {
			if root.name == kind {
				return nil, &KindError{kind}
			}
		}
		return nil, &KindError{}
	}
	return root.catalog(), nil
}

func tree(data []byte) (*element, error) {
	decoder := xml.NewDecoder(bytes.NewReader(data))
	broken := func(err error) error {
		var syntax *xml.SyntaxError
		if errors.As(err, &syntax) {
			return &SyntaxError{"XML", syntax.Line, errors.New(syntax.Msg)}
		}
		line, _ := decoder.InputPos()
		return &SyntaxError{"XML", line, err}
	}
	var root *element
	var open []*element
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, broken(err)
		}
		switch token := token.(type) {
		case xml.Directive:
			return nil, broken(fmt.Errorf("a document type is not supported"))
		case xml.StartElement:
			e := &element{name: token.Name.Local, attrs: token.Attr}
			switch {
			case len(open) > 0:
				top := open[len(open)-1]
				top.children = append(top.children, e)
			case root == nil:
				root = e
			default:
				return nil, broken(fmt.Errorf("a second root element"))
			}
			if open = append(open, e); len(open) > maxDepth {
				return nil, &LimitError{"levels", maxDepth}
			}
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 && (len(open[len(open)-1].children) > 0 || len(bytes.TrimSpace(token)) > 0) {
				top := open[len(open)-1]
				top.children = append(top.children, &element{text: string(token)})
			}
		}
	}
	if root == nil {
		return nil, broken(io.ErrUnexpectedEOF)
	}
	return root, nil
}

func (e *element) attr(name string) string {
	for _, a := range e.attrs {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

// all calls read for each child of a name.
func (e *element) all(name string, read func(*element)) {
	for _, child := range e.children {
		if child.name == name {
			read(child)
		}
	}
}

// first returns the first child of a name, or an empty element.
func (e *element) first(name string) *element {
	for _, child := range e.children {
		if child.name == name {
			return child
		}
	}
	return &element{}
}

// inline is an element's text on one line, its markup as in the JSON spelling.
func (e *element) inline() string {
	var out strings.Builder
	e.write(&out)
	return strings.Join(strings.Fields(out.String()), " ")
}

func (e *element) write(out *strings.Builder) {
	out.WriteString(e.text)
	for _, child := range e.children {
		switch child.name {
		case "insert":
			out.WriteString("{{ insert: " + child.attr("type") + ", " + child.attr("id-ref") + " }}")
		case "q":
			out.WriteByte('"')
			child.write(out)
			out.WriteByte('"')
		case "br":
			out.WriteByte(' ')
		default:
			child.write(out)
		}
	}
}

// prose is the text of those children that are blocks: paragraphs stand apart, items of lists behind a dash.
func (e *element) prose() string {
	var blocks []string
	e.blocks(&blocks)
	return strings.Join(blocks, "\n\n")
}

func (e *element) blocks(to *[]string) {
	add := func(s string) {
		if s != "" {
			*to = append(*to, s)
		}
	}
	for _, child := range e.children {
		switch child.name {
		case "p", "h1", "h2", "h3", "h4", "h5", "h6", "pre":
			add(child.inline())
		case "ul", "ol":
			child.blocks(to)
		case "li":
			own := &element{}
			for _, c := range child.children {
				if c.name != "ul" && c.name != "ol" {
					own.children = append(own.children, c)
				}
			}
			if text := own.inline(); text != "" {
				add("- " + text)
			}
			child.blocks(to)
		case "blockquote", "table", "thead", "tbody":
			child.blocks(to)
		case "tr":
			var cells []string
			for _, cell := range child.children {
				if cell.name == "td" || cell.name == "th" {
					cells = append(cells, cell.inline())
				}
			}
			add(strings.Join(cells, " | "))
		}
	}
}
