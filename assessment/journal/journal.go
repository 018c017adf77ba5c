// Package journal keeps one assessment in one file, NAME.rung, and is the only place that writes it.
//
// The file is JSON Lines. The first line is the assessment.Header, every further line one assessment.Event, or a "batch"
// of events that were saved together. Each of these lines' first key is "prev", the lower-case hex SHA-256 of the line
// before it (its bytes without the newline), so that a line changed, dropped, repeated or moved is noticed. Each line's
// last key is "sum", the first 16 hex digits of the SHA-256 of the line's bytes before `,"sum"`: without it nothing would
// vouch for the last line. A line without a sum is read too.
//
// An encrypted file looks the same from outside: a clear first line with the wrapped key, then lines with "prev",
// "sealed" and "sum"; see Keys. What it cannot hide is how many lines there are, roughly how long each is and when the
// file was changed; and, as with a plain file, that it was cut back to an earlier state at the end of a line.
//
// Lines are only ever added, and a line that this program does not fully understand stays as it is.
//
// Beside NAME.rung may stand: NAME.rung.lock while it is open for writing (who has it open), NAME.rung.part-N while a file
// is being made, NAME.rung.torn-N with the rest of a write that was cut short, and NAME.conflict-N.rung with what one side
// wrote when two wrote at once. All are readable by their owner alone.
package journal

import (
	"errors"
	"io"
	"os"
	"slices"
	"sync"
	"time"

	"rung/assessment"
)

// The limits of a file that is read or written. They keep a hostile file from costing more than a moment; a file of real
// answers reaches MaxBytes first.
const (
	MaxBytes  = 32 << 20  // its size
	MaxValues = 1_500_000 // its JSON values, as counted by their commas
)

// Journal is an assessment file open for writing, by nobody else. It may be used from several goroutines.
type Journal struct {
	mu       sync.Mutex
	disk     disk
	file     file
	path     string
	log      *Log
	note     *note
	modified time.Time // of the file as we left it; zero when that is not known
	unlocked bool
	dead     error // why nothing can be appended any more

	conflict *ConflictError // set once somebody else has changed the file
	side     *Journal       // then the file that keeps what this side has
}

// Open opens a plain assessment file for writing and checks all of it. A torn last line is set aside, see Torn.
//
// Errors: LockedError when another Journal, in this process or another, has the file; EmptyError, NotRungError,
// NewerError, SealedError, TooLargeError, DirectoryError and DamageError for what the file is; SetAsideError when a torn
// line could not be kept, so that the file was left as it is; else what the file system says (fs.ErrNotExist,
// fs.ErrPermission).
func Open(path string) (*Journal, error) { return OpenWith(path, nil) }

// OpenWith opens an assessment file as Open does, also an encrypted one. Further errors: WrongKeyError and what the
// Unlocker's Passphrase returns.
func OpenWith(path string, u *Unlocker) (*Journal, error) { return open(osDisk{}, path, u) }

// maxTries bounds how often a file is opened that is replaced by another just then.
const maxTries = 10

var errReplaced = errors.New("the file was replaced while it was opened")

func open(d disk, path string, u *Unlocker) (j *Journal, err error) {
	for range maxTries {
		f, err := openRegular(d, path, os.O_RDWR)
		if err != nil {
			return nil, err
		}
		j = &Journal{disk: d, file: f, path: path}
		switch err = j.start(u); {
		case err == nil:
			return j, nil
		case !errors.Is(err, errReplaced):
			f.Close()
			return nil, err
		}
		f.Close()
	}
	return nil, &os.PathError{Op: "open", Path: path, Err: errReplaced}
}

// start locks, reads and mends the file.
func (j *Journal) start(u *Unlocker) error {
	if err := j.lock(); err != nil {
		return err
	}
	if !j.sameName() {
		return errReplaced
	}
	data, err := readAll(j.path, j.file)
	if err != nil {
		return err
	}
	if j.log, err = decode(j.path, data, u); err != nil {
		return err
	}
	reclaimParts(j.disk, j.path, j.file)
	if j.log.Torn.Bytes > 0 {
		if err := j.setAside(data[j.log.size:]); err != nil {
			return err
		}
	}
	j.remember()
	j.note = leaveNote(j.disk, j.path, j.unlocked)
	return nil
}

// sameName reports whether the name still means the file that was opened, as far as that can be told.
func (j *Journal) sameName() bool {
	named, err := j.disk.Stat(j.path)
	if err != nil {
		return !errors.Is(err, os.ErrNotExist)
	}
	held, err := j.file.Stat()
	return err != nil || j.disk.Same(named, held)
}

func (j *Journal) seekEnd() error {
	_, err := j.file.Seek(j.log.size, io.SeekStart)
	return err
}

// Path is the file's name as it was given.
func (j *Journal) Path() string { return j.path }

// Header is the file's first line, or what its second line seals.
func (j *Journal) Header() assessment.Header { return j.log.Header }

// Encrypted reports whether the file is encrypted.
func (j *Journal) Encrypted() bool { return j.log.Encrypted() }

// Events lists what was saved in the file, in its order. The list must not be changed.
func (j *Journal) Events() []assessment.Event {
	j.mu.Lock()
	defer j.mu.Unlock()
	return slices.Clip(j.log.Events)
}

// Torn says what Open found after the last whole line and where it keeps it; its Bytes are 0 when there was nothing.
func (j *Journal) Torn() Torn { return j.log.Torn }

// Unlocked reports that the file system has no locks: a second writer is then noticed only by what it writes, as a
// ConflictError.
func (j *Journal) Unlocked() bool { return j.unlocked }

// Close lets go of the file and its lock. All that Append returned nil for is safe already.
func (j *Journal) Close() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.file == nil {
		return nil
	}
	f := j.file
	j.file = nil
	j.dead = os.ErrClosed
	if j.side != nil {
		_ = j.side.Close()
	}
	j.note.remove(j.disk)
	return f.Close()
}
