package assessment

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
)

// Part is one of the files that are merged.
type Part struct {
	Name   string // for errors
	Header Header
	Events []Event
}

// Merged is what files that began as one make together.
type Merged struct {
	Header Header
	Events []Event
	// Differ names what the headers do not agree on: "framework" or "target". The header above is that of the oldest.
	Differ    []string
	Conflicts []Conflict
	Contests  []Contest
}

// NotRelatedError is a file that did not begin as the same assessment.
type NotRelatedError struct{ Name, Other string }

func (e *NotRelatedError) Error() string {
	return fmt.Sprintf("%s and %s did not begin as one assessment", e.Name, e.Other)
}

// TwinError is an event that stands in two files under one id and differs: one of them is not as it was written.
type TwinError struct{ Name, Other, ID string }

func (e *TwinError) Error() string {
	return fmt.Sprintf("%s and %s hold different events under the id %s", e.Name, e.Other, quoted(e.ID))
}

// TangledError is an event that files put in orders that exclude each other: one of them is not as it was written.
type TangledError struct{ ID string }

func (e *TangledError) Error() string {
	return "the files disagree on what came before event " + quoted(e.ID)
}

// Merge joins files that began as one: the union of their events, by id. Neither the order of the files nor their clocks
// decide what the result says; merging a result again, or merging in steps, makes no difference.
//
// An event stands behind all those that its author had. Among events whose authors did not know of each other, the
// earlier by the clock comes first, then the lesser id. The errors are *NotRelatedError, *TwinError and *TangledError.
func Merge(parts ...Part) (Merged, error) {
	if len(parts) == 0 {
		return Merged{}, nil
	}
	w := weaver{nodes: map[string]*node{}, root: parts[0].Header.ID}
	for _, p := range parts {
		if p.Header.ID != w.root {
			return Merged{}, &NotRelatedError{p.Name, parts[0].Name}
		}
		if err := w.take(p); err != nil {
			return Merged{}, err
		}
	}
	events, err := w.sorted()
	if err != nil {
		return Merged{}, err
	}
	m := Merged{Header: oldest(parts), Events: w.plain(events), Differ: differ(parts)}
	s := Replay(m.Header, m.Events)
	m.Conflicts, m.Contests = s.Conflicts(), contests(s)
	return m, nil
}

// oldest is the header that every order of the parts gives.
func oldest(parts []Part) Header {
	return slices.MinFunc(parts, func(a, b Part) int {
		return cmp.Or(a.Header.Created.Compare(b.Header.Created), bytes.Compare(line(a.Header), line(b.Header)))
	}).Header
}

func differ(parts []Part) []string {
	var out []string
	first := parts[0].Header
	if slices.ContainsFunc(parts, func(p Part) bool { return p.Header.Framework != first.Framework }) {
		out = append(out, "framework")
	}
	if slices.ContainsFunc(parts, func(p Part) bool { return p.Header.Target != first.Target }) {
		out = append(out, "target")
	}
	return out
}

// line is a value as JSON, for comparison.
func line(v any) []byte {
	data, _ := json.Marshal(v) // fails only for times that no file can hold; those compare as equal
	return data
}
