// Package cprt reads catalogues that NIST's Cybersecurity and Privacy Reference Tool exports as JSON: a list of elements
// of a publication and a list of how they hang together. What an element is follows from its type and its place, so that
// any publication of the tool can be read. It is pure.
package cprt

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"rung/controls"
	"rung/controls/draft"
	"rung/controls/lang"
)

// The limits of a file. They keep a hostile one from costing more than a moment.
const (
	MaxBytes   = 32 << 20
	maxObjects = 200_000 // elements and relationships together
	maxVisits  = 200_000 // elements looked at below requirements; one that hangs below several counts each time
	maxNamed   = 5_000   // requirements, domains and sources: a catalogue holds fewer, see controls.MaxNodes
)

// Error is a file that this package cannot make a catalogue of.
type Error struct {
	What string // NotJSON, NoElements, NoRequirements or TooLarge
	Err  error  // what the JSON parser says, or nil
}

// What can be wrong with a file as a whole.
const (
	NotJSON        = "not-json"
	NoElements     = "no-elements" // it is JSON, but not such an export
	NoRequirements = "no-requirements"
	TooLarge       = "too-large"
)

func (e *Error) Error() string {
	if e.Err != nil {
		return "read the CPRT export: " + e.What + ": " + e.Err.Error()
	}
	return "read the CPRT export: " + e.What
}

// Unwrap gives the parser's own error.
func (e *Error) Unwrap() error { return e.Err }

type export struct {
	Response struct {
		Elements content `json:"elements"`
	} `json:"response"`
	Elements json.RawMessage `json:"elements"` // a file without the envelope of the web service
}

type content struct {
	Documents     []document     `json:"documents"`
	Elements      []*element     `json:"elements"`
	Relationships []relationship `json:"relationships"`
}

type document struct {
	ID      string `json:"doc_identifier"`
	Name    string `json:"name"`
	Version string `json:"version"`
	Website string `json:"website"`
}

type element struct {
	Doc   string `json:"doc_identifier"`
	Type  string `json:"element_type"`
	ID    string `json:"element_identifier"`
	Title string `json:"title"`
	Text  string `json:"text"`
	place int    // in the order of all elements
}

type relationship struct {
	Source    string `json:"source_element_identifier"`
	SourceDoc string `json:"source_doc_identifier"`
	Dest      string `json:"dest_element_identifier"`
	DestDoc   string `json:"dest_doc_identifier"`
	Kind      string `json:"relationship_identifier"`
}

// Sniff reports whether a file looks like such an export.
func Sniff(data []byte) bool {
	head := data[:min(len(data), 64<<10)]
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	return bytes.HasPrefix(head, []byte("{")) &&
		(bytes.Contains(head, []byte(`"doc_identifier"`)) || bytes.Contains(head, []byte(`"element_identifier"`)) || bytes.Contains(head, []byte(`"requestType"`)))
}

// Read makes a draft of an export. The error is an *Error, or the reader's.
func Read(r io.Reader) (*draft.Draft, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	switch {
	case err != nil:
		return nil, err
	case len(data) > MaxBytes, bytes.Count(data, []byte("{")) > maxObjects:
		return nil, &Error{What: TooLarge}
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	var file export
	if err := json.Unmarshal(data, &file); err != nil {
		if kind := new(json.UnmarshalTypeError); errors.As(err, &kind) {
			return nil, &Error{What: NoElements, Err: fmt.Errorf("%s cannot be a %s", kind.Field, kind.Value)}
		}
		return nil, &Error{What: NotJSON, Err: err}
	}
	c := file.Response.Elements
	if len(c.Elements) == 0 && len(file.Elements) > 0 {
		if err := json.Unmarshal(data, &c); err != nil {
			return nil, &Error{What: NoElements}
		}
	}
	if len(c.Elements) == 0 {
		return nil, &Error{What: NoElements}
	}
	b := &builder{tally: &draft.Tally{}}
	b.graph = newGraph(c, b.tally)
	return b.draft(b.graph.document(c.Documents))
}

// languages are those of every export.
var languages = []lang.Tag{lang.English}

// text is a text in the language of every export.
func text(s string) lang.Text { return lang.Text{lang.English: s} }

// start makes the catalogue without its requirements.
func (b *builder) start(d document) *controls.Catalogue {
	suffix := "_" + strings.NewReplacer(".", "_", " ", "_").Replace(d.Version)
	short := strings.ReplaceAll(strings.TrimSuffix(d.ID, suffix), "_", " ")
	title := d.Name
	if strings.TrimSpace(title) == "" {
		title = strings.ReplaceAll(d.ID, "_", " ")
	}
	if strings.TrimSpace(title) == "" {
		title = "CPRT"
	}
	return draft.Start(b.tally, draft.Origin{
		ID: draft.CatalogueID(d.ID), Version: d.Version, Title: text(title), Short: short, Publisher: lang.Plain("NIST"), // the tool holds its own publications alone
		Languages: languages, URL: d.Website,
	})
}
