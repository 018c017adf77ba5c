package assessment

import (
	"slices"
	"time"
)

// Field is one of the things that a setting can set.
type Field string

// The fields, in the order in which conflicts of one objective are listed.
const (
	ValueField     Field = "answer"
	ExceptionField Field = "exception"
	NoteField      Field = "note"
)

// Conflict is a field of an objective, or of a requirement's flag, that people set differently without knowing of each
// other. It comes from a merge alone, and stays until somebody who had all the claims sets the field anew.
type Conflict struct {
	ID     string
	Field  Field
	Claims []Claim // two or more, in the order of the file, not all the same
}

// Claim is what one person set. Only the conflict's field of it counts.
type Claim struct {
	Event  string
	Author string
	Time   time.Time

	Value     Value
	Note      string
	Exception *Exception // nil where it was taken back
}

// sets reports whether a setting sets the field.
func (f Field) sets(set *Setting) bool {
	switch f {
	case ValueField:
		return set.To != ""
	case NoteField:
		return set.Note != nil
	}
	return set.Exception != nil
}

// same reports whether two claims say the same of the field.
func (f Field) same(a, b *Claim) bool {
	switch f {
	case ValueField:
		return a.Value == b.Value
	case NoteField:
		return a.Note == b.Note
	}
	return a.Exception == nil && b.Exception == nil || a.Exception != nil && b.Exception != nil && *a.Exception == *b.Exception
}

// topic is a field of one objective or requirement.
type topic struct {
	id    string
	field Field
}

// head is a setting that no later one supersedes, by its place.
type head struct {
	place int
	set   *Setting
}

// conflicts finds every field with more than one head that do not say the same. A setting supersedes those that its
// author had before them; one that is undone neither stands nor supersedes.
func conflicts(s *State) []Conflict {
	if s.sight == nil {
		return nil
	}
	heads := map[topic][]head{}
	var topics []topic // in the order in which they were first set
	for i := range s.Events {
		e := &s.Events[i]
		if s.undone[e.ID] || e.Do != DoAnswer && e.Do != DoNote {
			continue
		}
		unseen := s.unseen(i)
		for j := range e.Set {
			id := now(e.Set[j].ID, unseen)
			for _, field := range []Field{ValueField, ExceptionField, NoteField} {
				if id == "" || !field.sets(&e.Set[j]) {
					continue
				}
				t := topic{id, field}
				if heads[t] == nil {
					topics = append(topics, t)
				}
				heads[t] = s.supersede(heads[t], head{i, &e.Set[j]})
			}
		}
	}
	var out []Conflict
	for _, t := range topics {
		if c := s.conflict(t, heads[t]); c != nil {
			out = append(out, *c)
		}
	}
	return out
}

// supersede adds a head and drops those it replaces. Beyond maxThreads the last one gives way: they are in conflict by
// then, or all say the same.
func (s *State) supersede(heads []head, next head) []head {
	heads = slices.DeleteFunc(heads, func(h head) bool { return h.place == next.place || s.sight.knows(next.place, h.place) })
	if len(heads) > maxThreads {
		heads = heads[:maxThreads]
	}
	return append(heads, next)
}

// conflict is that of one topic, or nil where all its heads say the same.
func (s *State) conflict(t topic, heads []head) *Conflict {
	c := &Conflict{ID: t.id, Field: t.field}
	differ := false
	for _, h := range heads {
		e := &s.Events[h.place]
		claim := Claim{Event: e.ID, Author: e.Author, Time: e.Time, Value: h.set.To, Exception: h.set.Exception}
		if h.set.Note != nil {
			claim.Note = *h.set.Note
		}
		if claim.Exception != nil && claim.Exception.Kind == "" {
			claim.Exception = nil
		}
		c.Claims = append(c.Claims, claim)
		differ = differ || !t.field.same(&c.Claims[0], &claim)
	}
	if !differ {
		return nil
	}
	return c
}

// unsettled is what is left of conflicts after an event whose author had everything before them.
func unsettled(conflicts []Conflict, e Event) []Conflict {
	if len(conflicts) == 0 || e.Do != DoAnswer && e.Do != DoNote {
		return conflicts
	}
	var left []Conflict
	for _, c := range conflicts {
		if !slices.ContainsFunc(e.Set, func(set Setting) bool { return set.ID == c.ID && c.Field.sets(&set) }) {
			left = append(left, c)
		}
	}
	return left
}

// Conflicts lists what people who did not know of each other set differently and nobody has settled yet, in the order in
// which it was first set. It must not be changed.
func (s *State) Conflicts() []Conflict { return s.conflicts }

// Disputed reports whether the answer of an objective, or of a requirement's flag, counts as none because there is a
// conflict about it. A conflict about the note alone takes no answer away: the last note stands.
func (s *State) Disputed(id string) bool {
	return s.disputes(id, ValueField) || s.disputes(id, ExceptionField)
}

func (s *State) disputes(id string, field Field) bool { return s.disputed[topic{id, field}] }

func (s *State) setConflicts(conflicts []Conflict) {
	if len(conflicts) == len(s.conflicts) {
		return // they only ever come with a replay, and go
	}
	s.conflicts, s.disputed = conflicts, nil
	if len(conflicts) > 0 {
		s.disputed = map[topic]bool{}
	}
	for _, c := range conflicts {
		s.disputed[topic{c.ID, c.Field}] = true
	}
}
