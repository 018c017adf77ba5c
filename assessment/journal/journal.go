// Package journal keeps one assessment in one file, NAME.rung, and is the only place that writes it.
//
// The file is JSON Lines. The first line is the assessment.Header, every further line one assessment.Event. Each event's
// first key is "prev", the lower-case hex SHA-256 of the line before it (its bytes without the newline), so that a line
// changed, dropped, repeated or moved is noticed. Each line's last key is "sum", the first 16 hex digits of the SHA-256
// of the line's bytes before `,"sum"`: without it nothing would vouch for the last line. A line without a sum is read too.
//
// Lines are only ever added, and a line that this program does not fully understand stays as it is.
package journal

import (
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
	modified time.Time // of the file as we left it; zero when that is not known
	unlocked bool
	dead     error // why nothing can be appended any more
}

// Open opens an assessment file for writing and checks all of it. A torn last line is set aside, see Torn.
//
// Errors: LockedError when another Journal, in this process or another, has the file; EmptyError, NotRungError,
// NewerError, TooLargeError, DirectoryError and DamageError for what the file is; SetAsideError when a torn line could
// not be kept, so that the file was left as it is; else what the file system says (fs.ErrNotExist, fs.ErrPermission).
func Open(path string) (*Journal, error) { return open(osDisk{}, path) }

func open(d disk, path string) (*Journal, error) {
	f, err := openRegular(d, path, os.O_RDWR)
	if err != nil {
		return nil, err
	}
	j := &Journal{disk: d, file: f, path: path}
	if err := j.start(); err != nil {
		f.Close()
		return nil, err
	}
	return j, nil
}

// start locks, reads and mends the file.
func (j *Journal) start() error {
	if err := j.lock(); err != nil {
		return err
	}
	data, err := readAll(j.path, j.file)
	if err != nil {
		return err
	}
	if j.log, err = decode(j.path, data); err != nil {
		return err
	}
	if j.log.Torn.Bytes > 0 {
		if err := j.setAside(data[j.log.size:]); err != nil {
			return err
		}
	}
	j.remember()
	return nil
}

// Path is the file's name as it was given.
func (j *Journal) Path() string { return j.path }

// Header is the file's first line.
func (j *Journal) Header() assessment.Header { return j.log.Header }

// Events lists what was saved, in the file's order. The list must not be changed.
func (j *Journal) Events() []assessment.Event {
	j.mu.Lock()
	defer j.mu.Unlock()
	return slices.Clip(j.log.Events)
}

// Torn says what Open found after the last whole line and where it keeps it; its Bytes are 0 when there was nothing.
func (j *Journal) Torn() Torn { return j.log.Torn }

// Unlocked reports that the file system has no locks: a second writer is then noticed only by what it writes, as a
// ChangedError.
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
	return f.Close()
}
