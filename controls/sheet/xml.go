package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"unicode/utf8"
)

// xmlText steps through one part of a workbook. It is our own and not encoding/xml, which needs several times as long for
// a large sheet: a part is in memory as a whole, names and texts are slices of it, and name spaces are left aside,
// because a workbook's parts are told apart by their place. It knows no document types and no entities but XML's own.
type xmlText struct {
	data  []byte
	at    int
	open  [][]byte // the elements around, whole names
	attrs []xmlAttr
	name  []byte // of the element that opened or closed, without prefix
	text  []byte // valid until the next step only if it held entities
	shut  bool   // the element that opened closes at once
	began bool   // there has been an element
	spare []byte // room for texts with entities
}

type xmlAttr struct {
	prefix, name, value []byte
}

type xmlStep byte

const (
	xmlEnd   xmlStep = iota // of the part
	xmlOpen                 // name and attrs are set
	xmlClose                // name is set
	xmlChars                // text is set
)

// maxUTF16 is how many bytes a part in UTF-16 may have, which stands in memory twice.
const maxUTF16 = MaxUnpacked / 4

// maxAttrs is how many attributes an element may have; the format has none with as many.
const maxAttrs = 256

var errMarkup = errors.New("the XML is broken")

func newXML(data []byte) (*xmlText, error) {
	if len(data) > maxUTF16 && isUTF16(data) {
		return nil, &LimitError{What: UnpackedLimit, Max: maxUTF16}
	}
	data, err := fromUTF16(data)
	if err != nil {
		return nil, err
	}
	if data = bytes.TrimPrefix(data, []byte(byteOrderMark)); !utf8.Valid(data) {
		return nil, errors.New("the XML is not UTF-8")
	}
	return &xmlText{data: data}, nil
}

// next goes one step on.
func (x *xmlText) next() (xmlStep, error) {
	if x.shut {
		x.shut = false
		x.open = x.open[:len(x.open)-1]
		return xmlClose, nil // the name still stands
	}
	for x.at < len(x.data) {
		if x.data[x.at] != '<' {
			return x.chars()
		}
		rest := x.data[x.at:]
		switch {
		case bytes.HasPrefix(rest, []byte("<?")):
			if err := x.skip("?>"); err != nil {
				return xmlEnd, err
			}
		case bytes.HasPrefix(rest, []byte("<!--")):
			if err := x.skip("-->"); err != nil {
				return xmlEnd, err
			}
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			from := x.at + len("<![CDATA[")
			if err := x.skip("]]>"); err != nil {
				return xmlEnd, err
			}
			x.text = x.data[min(from, x.at-3) : x.at-3]
			return xmlChars, nil
		case bytes.HasPrefix(rest, []byte("<!")):
			return xmlEnd, errors.New("the XML declares a document type")
		case bytes.HasPrefix(rest, []byte("</")):
			return x.closing()
		default:
			return x.opening()
		}
	}
	if len(x.open) > 0 || !x.began {
		return xmlEnd, fmt.Errorf("%w: it ends too early", errMarkup)
	}
	return xmlEnd, nil
}

func (x *xmlText) skip(to string) error {
	n := bytes.Index(x.data[x.at:], []byte(to))
	if n < 0 {
		return fmt.Errorf("%w: it ends too early", errMarkup)
	}
	x.at += n + len(to)
	return nil
}

func (x *xmlText) chars() (xmlStep, error) {
	n := bytes.IndexByte(x.data[x.at:], '<')
	if n < 0 {
		n = len(x.data) - x.at
	}
	raw := x.data[x.at : x.at+n]
	x.at += n
	var err error
	x.text, err = x.plain(raw)
	return xmlChars, err
}

func (x *xmlText) closing() (xmlStep, error) {
	n := bytes.IndexByte(x.data[x.at:], '>')
	if n < 0 || len(x.open) == 0 {
		return xmlEnd, errMarkup
	}
	whole := bytes.TrimRight(x.data[x.at+2:x.at+n], " \t\r\n")
	last := len(x.open) - 1
	if !bytes.Equal(whole, x.open[last]) {
		return xmlEnd, fmt.Errorf("%w: an element is closed by another", errMarkup)
	}
	x.at += n + 1
	x.open = x.open[:last]
	_, x.name = local(whole)
	return xmlClose, nil
}

func (x *xmlText) opening() (xmlStep, error) {
	if len(x.open) == 0 && x.began {
		return xmlEnd, fmt.Errorf("%w: something follows after its end", errMarkup)
	}
	if len(x.open) >= MaxDepth {
		return xmlEnd, &LimitError{What: DepthLimit, Max: MaxDepth}
	}
	x.began = true
	x.at++
	whole := x.word()
	if len(whole) == 0 {
		return xmlEnd, errMarkup
	}
	_, x.name = local(whole)
	x.open = append(x.open, whole)
	x.attrs = x.attrs[:0]
	for {
		x.space()
		switch {
		case x.at >= len(x.data):
			return xmlEnd, errMarkup
		case x.data[x.at] == '>':
			x.at++
			return xmlOpen, nil
		case bytes.HasPrefix(x.data[x.at:], []byte("/>")):
			x.at += 2
			x.shut = true
			return xmlOpen, nil
		}
		if err := x.attribute(); err != nil {
			return xmlEnd, err
		}
	}
}

// attribute reads one. Values keep their line breaks, and their entities until they are asked for.
func (x *xmlText) attribute() error {
	prefix, name := local(x.word())
	x.space()
	if len(name) == 0 || x.at >= len(x.data) || x.data[x.at] != '=' {
		return errMarkup
	}
	x.at++
	x.space()
	if x.at >= len(x.data) || x.data[x.at] != '"' && x.data[x.at] != '\'' {
		return errMarkup
	}
	n := bytes.IndexByte(x.data[x.at+1:], x.data[x.at])
	if n < 0 || len(x.attrs) == maxAttrs {
		return errMarkup
	}
	x.attrs = append(x.attrs, xmlAttr{prefix, name, x.data[x.at+1 : x.at+1+n]})
	x.at += n + 2
	return nil
}

func (x *xmlText) space() {
	for x.at < len(x.data) && isSpace(x.data[x.at]) {
		x.at++
	}
}

// word reads a name, up to what cannot stand in one.
func (x *xmlText) word() []byte {
	from := x.at
	for x.at < len(x.data) && !isSpace(x.data[x.at]) && bytes.IndexByte([]byte("=/><\"'&"), x.data[x.at]) < 0 {
		x.at++
	}
	return x.data[from:x.at]
}

func isSpace(b byte) bool { return b == ' ' || b == '\n' || b == '\r' || b == '\t' }

func local(whole []byte) (prefix, name []byte) {
	if i := bytes.IndexByte(whole, ':'); i >= 0 {
		return whole[:i], whole[i+1:]
	}
	return nil, whole
}

// parent is the name of the element around the one that just opened.
func (x *xmlText) parent() string {
	if len(x.open) < 2 {
		return ""
	}
	_, name := local(x.open[len(x.open)-2])
	return string(name)
}

// each calls do for every element that opens.
func (x *xmlText) each(do func() error) error {
	for {
		step, err := x.next()
		if err != nil || step == xmlEnd {
			return err
		}
		if step == xmlOpen {
			if err := do(); err != nil {
				return err
			}
		}
	}
}
