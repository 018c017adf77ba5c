package journal

import (
	"fmt"
	"time"

	"rung/assessment"
)

// ExistsError is a name that is taken: nothing was written.
type ExistsError struct{ Path string }

func (e *ExistsError) Error() string { return e.Path + ": there is a file of this name already" }

// LockedError is a file that another Journal has open for writing. Each fact is zero where the system does not tell. The
// texts hold no control characters.
type LockedError struct {
	Path    string
	User    string
	Host    string
	Process string    // the program's name
	PID     int       // the process, which may be this one
	Since   time.Time // UTC
}

func (e *LockedError) Error() string {
	switch {
	case e.PID == 0:
		return e.Path + ": the file is open for writing elsewhere"
	case e.User == "":
		return fmt.Sprintf("%s: the file is open for writing in process %d", e.Path, e.PID)
	}
	return fmt.Sprintf("%s: the file is open for writing by %s on %s in %s (process %d) since %s",
		e.Path, e.User, e.Host, e.Process, e.PID, e.Since.Format(time.RFC3339))
}

// UnsavedError is a disk that failed during Append. What was to be saved is not; the Saved events before it are safe.
// The Journal takes nothing more; the file can be opened again.
type UnsavedError struct {
	Path  string
	Saved int // events in the file, all of them safe
	Err   error
}

func (e *UnsavedError) Error() string {
	return fmt.Sprintf("%s: NOT saved: %v; the %d events saved before are safe", e.Path, e.Err, e.Saved)
}

func (e *UnsavedError) Unwrap() error { return e.Err }

// ChangedError is a file that somebody else changed while it was open here: nothing was written.
type ChangedError struct {
	Path, Why string
	Err       error // why it could not be kept elsewhere either; nil where that was not tried
}

func (e *ChangedError) Error() string {
	if e.Err != nil {
		return fmt.Sprintf("%s: NOT saved: somebody else changed the file: %s; and it could not be kept elsewhere: %v", e.Path, e.Why, e.Err)
	}
	return fmt.Sprintf("%s: NOT saved: somebody else changed the file: %s", e.Path, e.Why)
}

func (e *ChangedError) Unwrap() error { return e.Err }

// ConflictError is a file that somebody else changed while it was open here. Nothing was written to it; all that this
// side saved, before and now, is safe in Kept, a complete assessment file. The two can be merged.
type ConflictError struct {
	Path, Kept, Why string
	changed         *ChangedError
}

func (e *ConflictError) Error() string {
	return fmt.Sprintf("%s: somebody else changed the file: %s; this side is kept in %s", e.Path, e.Why, e.Kept)
}

func (e *ConflictError) Unwrap() error { return e.changed }

// SetAsideError is a torn last line that could not be set aside, so that the file cannot be written. Nothing was lost:
// the bytes stand in the file still, or in Kept, or in both.
type SetAsideError struct {
	Path  string
	Bytes int64
	Kept  string // "" when they could not be copied
	Err   error
}

func (e *SetAsideError) Error() string {
	return fmt.Sprintf("%s: set aside %d bytes of a torn last line: %v", e.Path, e.Bytes, e.Err)
}

func (e *SetAsideError) Unwrap() error { return e.Err }

// DamageError is a file that is not as it was written.
type DamageError struct {
	Path string // "" when the file has no name
	Line int    // from 1
	Kind DamageKind
	Why  string // in plain words; holds nothing of the file's own text
}

func (e *DamageError) Error() string {
	if e.Path == "" {
		return fmt.Sprintf("line %d: %s", e.Line, e.Why)
	}
	return fmt.Sprintf("%s:%d: %s", e.Path, e.Line, e.Why)
}

// EmptyError is a file without a single byte.
type EmptyError struct{ Path string }

func (e *EmptyError) Error() string { return named(e.Path) + ": the file is empty" }

// NotRungError is a file of another kind.
type NotRungError struct{ Path string }

func (e *NotRungError) Error() string { return named(e.Path) + ": this is not an assessment file" }

// NewerError is a file of a format that came after this program.
type NewerError struct {
	Path    string
	Version int // the file's; this program knows up to assessment.Version
}

func (e *NewerError) Error() string {
	return fmt.Sprintf("%s: the file has format version %d; this program knows versions up to %d", named(e.Path), e.Version, assessment.Version)
}

// TooLargeError is a file over MaxBytes or MaxValues, or one that would be.
type TooLargeError struct {
	Path  string
	Bytes int64 // its size, or the size it would have; 0 where it was not measured
}

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("%s: the file is over the limit of %d MiB or %d values", named(e.Path), MaxBytes>>20, MaxValues)
}

// DirectoryError is a folder where a file was expected.
type DirectoryError struct{ Path string }

func (e *DirectoryError) Error() string { return e.Path + ": this is a folder" }

// UnwritableError is an event that would not read back from the file.
type UnwritableError struct{ ID, Why string }

func (e *UnwritableError) Error() string { return fmt.Sprintf("event %q: %s", e.ID, e.Why) }

// SealedError is an encrypted file and nothing to open it with.
type SealedError struct {
	Path       string
	Passphrase bool // it takes a passphrase
	Recipients int  // so many identities could open it
}

func (e *SealedError) Error() string { return named(e.Path) + ": the file is encrypted" }

// WrongKeyError is an encrypted file that what was given does not open.
type WrongKeyError struct {
	Path       string
	Passphrase bool // a passphrase was tried
}

func (e *WrongKeyError) Error() string {
	if e.Passphrase {
		return named(e.Path) + ": the passphrase is wrong"
	}
	return named(e.Path) + ": no identity that was given opens the file"
}

// TooManyKeysError is more recipients than one file takes, which is 100 with the passphrase.
type TooManyKeysError struct{ Count int }

func (e *TooManyKeysError) Error() string {
	return fmt.Sprintf("%d keys: one file takes up to %d", e.Count, maxKeys)
}

func named(path string) string {
	if path == "" {
		return "input"
	}
	return path
}
