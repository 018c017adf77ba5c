package trust

import "fmt"

// LimitError is more than a catalogue may hold: What is "files", "bytes", or "bundle" for a bundle file as a whole.
type LimitError struct {
	What, File string
	Limit      int
}

func (e *LimitError) Error() string {
	return fmt.Sprintf("%s: more than %d %s", e.File, e.Limit, e.What)
}

// SignatureError is a signature that cannot be read (KeyID is then "") or that is not the known key's for this manifest.
type SignatureError struct{ KeyID, Name string }

func (e *SignatureError) Error() string { return "the signature does not fit" }

// UnsignedError is a catalogue without a signature, though its publisher is known to sign it.
type UnsignedError struct {
	ID    string
	Names []string // of the keys that sign it
}

func (e *UnsignedError) Error() string { return e.ID + " is not signed" }

// UnknownKeyError is a catalogue signed with a key that is not known here, though others are known to sign it.
type UnknownKeyError struct {
	ID, KeyID string
	Names     []string
}

func (e *UnknownKeyError) Error() string { return e.ID + " is signed with an unknown key" }

// NotForError is a key that is trusted for other catalogues alone.
type NotForError struct {
	ID, Name string
	For      []string
}

func (e *NotForError) Error() string { return e.Name + " is not trusted for " + e.ID }

// IdentityError is a signature that was made for another catalogue, or another version of it.
type IdentityError struct{ Signed, Found string }

func (e *IdentityError) Error() string { return "signed was " + e.Signed + ", found " + e.Found }

// RolledBackError is a catalogue that is older than one of the same signer that was seen here.
type RolledBackError struct {
	ID         string
	Have, Seen int
}

func (e *RolledBackError) Error() string {
	return fmt.Sprintf("%s: %d is older than %d", e.ID, e.Have, e.Seen)
}
