package oscal

import (
	"bytes"
	"fmt"
)

// The limits of a catalog. They keep a hostile file from costing more than a moment. SP 800-53, the largest catalog there
// is, has 10 MB and about 100,000 objects.
const (
	MaxBytes        = 64 << 20
	maxYAML         = 16 << 20 // bytes: its parser needs far more memory
	maxLines        = 600_000  // of YAML, with what else begins a value
	maxObjects      = 400_000
	maxValues       = 3_000_000
	maxDepth        = 64
	maxRequirements = 4_000
	maxChosen       = 1_000   // objectives of one requirement
	maxText         = 8 << 20 // bytes of all texts with their parameters filled in
)

// LimitError is a catalog that is larger than any real one.
type LimitError struct {
	What  string // bytes, objects, values, depth, objectives, text
	Limit int
}

func (e *LimitError) Error() string {
	return fmt.Sprintf("the catalog has more than %d %s", e.Limit, e.What)
}

// SyntaxError is a file that is not well-formed.
type SyntaxError struct {
	Format string // JSON, XML or YAML
	Line   int    // from 1; 0 where it is not known
	Err    error
}

func (e *SyntaxError) Error() string {
	if e.Line > 0 {
		return fmt.Sprintf("line %d: not valid %s: %v", e.Line, e.Format, e.Err)
	}
	return fmt.Sprintf("not valid %s: %v", e.Format, e.Err)
}
func (e *SyntaxError) Unwrap() error { return e.Err }

// KindError is a file that is well-formed and no OSCAL catalog. Kind is what it says it is, for example "profile".
type KindError struct{ Kind string }

func (e *KindError) Error() string {
	if e.Kind == "" {
		return "the file holds no OSCAL catalog"
	}
	return "the file is an OSCAL " + e.Kind + " and not a catalog"
}

// EmptyError is a catalog without a requirement that could be asked.
type EmptyError struct{}

func (e *EmptyError) Error() string { return "the catalog has no requirement to ask" }

// guardJSON counts what a JSON text would become before anything is built of it.
func guardJSON(data []byte) error {
	depth, objects, values := 0, 0, 0
	for i := 0; i < len(data); i++ {
		switch data[i] {
		case '"':
			for i++; i < len(data) && data[i] != '"'; i++ {
				if data[i] == '\\' {
					i++
				}
			}
		case '{', '[':
			objects++
			if depth++; depth > maxDepth {
				return &LimitError{"levels", maxDepth}
			}
		case '}', ']':
			depth--
		case ',':
			values++
		}
	}
	return counted(objects, values)
}

// guardXML does the same for XML, more roughly.
func guardXML(data []byte) error {
	return counted(bytes.Count(data, []byte("</"))+bytes.Count(data, []byte("/>")), bytes.Count(data, []byte("<"))+bytes.Count(data, []byte("=")))
}

// guardYAML does it for YAML: a value begins on a line of its own or behind one of these marks. A line that begins with %
// is a directive, which no catalog needs and thousands of which would cost minutes.
func guardYAML(data []byte) error {
	if len(data) > maxYAML {
		return &LimitError{"bytes", maxYAML}
	}
	if data[0] == '%' || bytes.Contains(data, []byte("\n%")) {
		return &SyntaxError{Format: "YAML", Err: fmt.Errorf("a line begins with %%")}
	}
	values := 0
	for _, c := range data {
		switch c {
		case '\n', '[', '{', ',':
			values++
		}
	}
	if values > maxLines {
		return &LimitError{"lines", maxLines}
	}
	return counted(bytes.Count(data, []byte("- "))+bytes.Count(data, []byte("-\n"))+bytes.Count(data, []byte("{"))+bytes.Count(data, []byte("[")), values)
}

func counted(objects, values int) error {
	if objects > maxObjects {
		return &LimitError{"objects", maxObjects}
	}
	if values > maxValues {
		return &LimitError{"values", maxValues}
	}
	return nil
}
