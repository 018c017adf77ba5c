package trust

import (
	"encoding/json"
	"slices"
	"strings"

	"rung/controls"
)

// Schema is the value of the key "schema" in a store's file.
const Schema = "rung/trust/v1"

// Store is what a person has decided to trust, and what was seen since.
type Store struct {
	Schema string  `json:"schema"`
	Keys   []Known `json:"keys"`
	Seen   []Seen  `json:"seen"`
}

// Known is a key that is trusted.
type Known struct {
	Name string   `json:"name"`
	Key  string   `json:"key"`           // as Key.String writes it
	For  []string `json:"for,omitempty"` // the ids of the catalogues it may sign; none for any
	// Added is the day on which it came to be trusted, 2006-01-02.
	Added string `json:"added"`
}

// Seen is the highest number that a key has signed a catalogue with.
type Seen struct {
	ID       string `json:"id"`
	Key      string `json:"key"` // as Key.String writes it
	Sequence int    `json:"sequence"`
}

// StoreError is a store's file that cannot be read. Nothing is trusted then, so nothing may go on as if it were.
type StoreError struct{ Newer bool }

func (e *StoreError) Error() string { return "the list of trusted keys cannot be read" }

// ParseStore reads a store's file; no bytes are an empty store. The error is a *StoreError.
func ParseStore(data []byte) (*Store, error) {
	s := &Store{Schema: Schema}
	if len(data) == 0 {
		return s, nil
	}
	if err := json.Unmarshal(data, s); err != nil {
		return nil, &StoreError{}
	}
	if s.Schema != Schema {
		return nil, &StoreError{Newer: strings.HasPrefix(s.Schema, "rung/trust/")}
	}
	names := map[string]bool{}
	for _, k := range s.Keys {
		if _, err := ParseKey([]byte(k.Key)); err != nil || CheckName(k.Name) != nil || names[k.Name] {
			return nil, &StoreError{}
		}
		names[k.Name] = true
	}
	for _, seen := range s.Seen {
		if controls.CheckID(seen.ID) != nil || seen.Sequence < 0 || seen.Sequence > MaxSequence {
			return nil, &StoreError{}
		}
	}
	return s, nil
}

// Bytes is the store as ParseStore reads it.
func (s *Store) Bytes() ([]byte, error) {
	data, err := json.MarshalIndent(s, "", "  ")
	return append(data, '\n'), err
}

// KeyNameError is a name that no key can have here.
type KeyNameError struct{ Name string }

func (e *KeyNameError) Error() string { return "bad name for a key" }

// CheckName returns a *KeyNameError for what cannot name a key in one line of a report: nothing, more than 60 bytes, blanks
// at an end, or what may not be shown.
func CheckName(name string) error {
	if unfitLine(name) || len(name) > 60 || strings.TrimSpace(name) != name {
		return &KeyNameError{name}
	}
	return nil
}

// TakenError is a name that another key has.
type TakenError struct{ Name string }

func (e *TakenError) Error() string { return e.Name + " is taken" }

// Add trusts a key for the catalogues with these ids, or for any. A key that is trusted already gets the new name and ids.
// The error is a *KeyNameError or a *TakenError.
func (s *Store) Add(key Key, name string, ids []string, day string) error {
	if err := CheckName(name); err != nil {
		return err
	}
	at := slices.IndexFunc(s.Keys, func(k Known) bool { return k.Key == key.String() })
	taken := slices.IndexFunc(s.Keys, func(k Known) bool { return strings.EqualFold(k.Name, name) })
	if taken >= 0 && taken != at {
		return &TakenError{name}
	}
	known := Known{Name: name, Key: key.String(), For: ids, Added: day}
	if at >= 0 {
		s.Keys[at] = known
	} else {
		s.Keys = append(s.Keys, known)
	}
	return nil
}

// Remove trusts the key with this name or id no more, and forgets what it signed. It reports whether there was one.
func (s *Store) Remove(name string) (Known, bool) {
	at := slices.IndexFunc(s.Keys, func(k Known) bool { return k.Name == name || strings.EqualFold(k.ID(), name) })
	if at < 0 {
		return Known{}, false
	}
	gone := s.Keys[at]
	s.Keys = slices.Delete(s.Keys, at, at+1)
	s.Seen = slices.DeleteFunc(s.Seen, func(seen Seen) bool { return seen.Key == gone.Key })
	return gone, true
}

// ID is the key's short name, as Key.ID.
func (k Known) ID() string {
	key, err := ParseKey([]byte(k.Key))
	if err != nil {
		return ""
	}
	return key.ID()
}

// Signers are the names of the keys that are known to sign a catalogue.
func (s *Store) Signers(id string) []string {
	var names []string
	for _, k := range s.Keys {
		if slices.Contains(k.For, id) || slices.ContainsFunc(s.Seen, func(seen Seen) bool { return seen.ID == id && seen.Key == k.Key }) {
			names = append(names, k.Name)
		}
	}
	return names
}

// Highest is the highest number that a key was seen to sign a catalogue with, 0 for none.
func (s *Store) Highest(id string, key Key) int { return s.highest(id, key.String()) }

func (s *Store) highest(id, key string) int {
	for _, seen := range s.Seen {
		if seen.ID == id && seen.Key == key {
			return seen.Sequence
		}
	}
	return 0
}

// Admit judges a catalogue by its id and what Verify and Match said of it. The error is an *UnsignedError, *UnknownKeyError
// or *NotForError, or, as the mildest, a *RolledBackError.
func (s *Store) Admit(id string, sig Signature) error {
	names := s.Signers(id)
	switch sig.State {
	case UnknownKey:
		if len(names) > 0 {
			return &UnknownKeyError{ID: id, KeyID: sig.KeyID, Names: names}
		}
		return nil
	case Signed:
		at := slices.IndexFunc(s.Keys, func(k Known) bool { return k.Key == sig.key })
		if at >= 0 && len(s.Keys[at].For) > 0 && !slices.Contains(s.Keys[at].For, id) {
			return &NotForError{ID: id, Name: s.Keys[at].Name, For: s.Keys[at].For}
		}
		if highest := s.highest(sig.claim.ID, sig.key); sig.Sequence < highest {
			return &RolledBackError{ID: id, Have: sig.Sequence, Seen: highest}
		}
		return nil
	case BuiltIn:
		return nil
	}
	if len(names) > 0 {
		return &UnsignedError{ID: id, Names: names}
	}
	return nil
}

// Remember notes that a key signs a catalogue, and up to which number. It reports whether that is news.
func (s *Store) Remember(sig Signature) bool {
	if sig.State != Signed {
		return false
	}
	for i := range s.Seen {
		if seen := &s.Seen[i]; seen.ID == sig.claim.ID && seen.Key == sig.key {
			news := sig.Sequence > seen.Sequence
			seen.Sequence = max(seen.Sequence, sig.Sequence)
			return news
		}
	}
	s.Seen = append(s.Seen, Seen{sig.claim.ID, sig.key, sig.Sequence})
	return true
}
