package oscal

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// Sniff reports whether data looks like an OSCAL catalog, in whatever spelling.
func Sniff(data []byte) bool {
	data = content(data)
	if len(data) == 0 {
		return false
	}
	head := data[:min(len(data), 64<<10)]
	switch data[0] { // the keys of JSON may stand in any order
	case '<':
		return bytes.Contains(head, []byte("http://csrc.nist.gov/ns/oscal/")) || bytes.Contains(head, []byte("<catalog"))
	case '{':
		return bytes.Contains(data, []byte(`"oscal-version"`)) || bytes.Contains(head, []byte(`"catalog"`)) && bytes.Contains(data, []byte(`"metadata"`))
	}
	return bytes.Contains(head, []byte("oscal-version:")) || bytes.HasPrefix(head, []byte("catalog:")) || bytes.Contains(head, []byte("\ncatalog:"))
}

// content is data without a byte order mark and the blanks before the first character.
func content(data []byte) []byte {
	return bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\ufeff")), " \t\r\n")
}

// parse reads a catalog in JSON, XML or YAML, whichever it is.
func parse(r io.Reader) (*catalog, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return nil, err
	}
	if len(data) > MaxBytes {
		return nil, &LimitError{"bytes", MaxBytes}
	}
	data = content(data)
	if len(data) == 0 {
		return nil, &KindError{}
	}
	switch data[0] {
	case '{':
		return parseJSON(data)
	case '<':
		return parseXML(data)
	}
	return parseYAML(data)
}

func parseJSON(data []byte) (*catalog, error) {
	if err := guardJSON(data); err != nil {
		return nil, err
	}
	var d document
	if err := json.Unmarshal(data, &d); err != nil {
		line := lineOf(data, err)
		if kind := new(json.UnmarshalTypeError); errors.As(err, &kind) {
			err = fmt.Errorf("%s cannot be a %s", kind.Field, kind.Value)
		}
		return nil, &SyntaxError{"JSON", line, err}
	}
	if d.Catalog == nil {
		var root map[string]json.RawMessage
		if err := json.Unmarshal(data, &root); err != nil {
			return nil, &SyntaxError{"JSON", 0, err}
		}
		for _, kind := range kinds {
			if _, ok := root[kind]; ok {
				return nil, &KindError{kind}
			}
		}
		return nil, &KindError{}
	}
	return d.Catalog, nil
}

// kinds are OSCAL's other models.
var kinds = []string{"profile", "component-definition", "system-security-plan", "assessment-plan", "assessment-results", "plan-of-action-and-milestones", "mapping-collection"}

// lineOf is the line at which reading JSON stopped, 0 where that is not known.
func lineOf(data []byte, err error) int {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	var at int64
	switch {
	case errors.As(err, &syntax):
		at = syntax.Offset
	case errors.As(err, &kind):
		at = kind.Offset
	}
	if at <= 0 || at > int64(len(data)) {
		return 0
	}
	return bytes.Count(data[:at], []byte("\n")) + 1
}
