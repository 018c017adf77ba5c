package journal

import (
	"fmt"

	"rung/assessment"
)

// ExistsError is a name that is taken: nothing was written.
type ExistsError struct{ Path string }

func (e *ExistsError) Error() string { return e.Path + ": there is a file of this name already" }

// LockedError is a file that another Journal has open for writing.
type LockedError struct {
	Path string
	PID  int // the process that holds it, which may be this one; 0 where the system does not tell
}

func (e *LockedError) Error() string {
	if e.PID == 0 {
		return e.Path + ": the file is open for writing elsewhere"
	}
	return fmt.Sprintf("%s: the file is open for writing in process %d", e.Path, e.PID)
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
type ChangedError struct{ Path, Why string }

func (e *ChangedError) Error() string {
	return fmt.Sprintf("%s: NOT saved: somebody else changed the file: %s", e.Path, e.Why)
}

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

func named(path string) string {
	if path == "" {
		return "input"
	}
	return path
}
