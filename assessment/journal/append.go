package journal

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"time"

	"rung/assessment"
)

// Append saves events: all of them in one line, and on the disk when it returns nil. After a crash all or none are found.
// Times are written in UTC.
//
// Errors: UnsavedError when the disk failed, then and for each later call, because what a failed fsync left behind is
// unknown; ConflictError when somebody else changed the file: the events are safe in its Kept, and so are those of later
// calls; ChangedError when even that could not be written, which can be tried again; TooLargeError when the file would
// outgrow MaxBytes or MaxValues; else an event that cannot be written as JSON. But for ConflictError none of these events
// counts as saved, and in each case all that was saved before is still there.
func (j *Journal) Append(events ...assessment.Event) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	switch {
	case j.dead != nil:
		return j.dead
	case j.conflict != nil:
		return j.appendAside(events)
	case len(events) == 0:
		return nil
	}
	lines, grown, err := j.log.batch(events)
	if err != nil {
		return fmt.Errorf("%s: %w", j.path, err)
	}
	if grown.tooLarge() {
		return &TooLargeError{Path: j.path, Bytes: grown.size}
	}
	if err := j.unchanged(); err != nil {
		return j.resolve(err, events)
	}
	if err := j.write(lines); err != nil {
		return err
	}
	if j.unlocked && !j.holds(lines) {
		return j.resolve(&ChangedError{Path: j.path, Why: "somebody else wrote at the same moment"}, events)
	}
	j.log = grown
	j.remember()
	return nil
}

// batch is the line that adds events to the log, and the log it makes.
func (l *Log) batch(events []assessment.Event) ([]byte, *Log, error) {
	raw, err := marshalAll(events, nil)
	if err != nil {
		return nil, nil, err
	}
	body, err := bodyFor(raw...)
	if err != nil {
		return nil, nil, err
	}
	return l.extend(body)
}

// write puts lines at the end of the file and on the disk. When that fails it cuts the file back, so that what was
// called unsaved does not turn up later, and gives the descriptor up: an fsync that failed once may succeed the second
// time without having written anything.
func (j *Journal) write(lines []byte) error {
	n, err := j.file.Write(lines)
	if err == nil && n < len(lines) {
		err = io.ErrShortWrite
	}
	if err == nil {
		err = j.file.Sync()
	}
	if err != nil {
		_ = j.file.Truncate(j.log.size) // if this fails too, the next Open sets the rest aside
		j.dead = &UnsavedError{Path: j.path, Saved: len(j.log.Events), Err: err}
		return j.dead
	}
	return nil
}

// holds reports whether what was just written at the end of the file is still there and is its end.
func (j *Journal) holds(lines []byte) bool {
	info, err := j.disk.Stat(j.path)
	if err != nil || info.Size() != j.log.size+int64(len(lines)) {
		return false
	}
	back := make([]byte, len(lines))
	_, err = j.file.ReadAt(back, j.log.size)
	return err == nil && string(back) == string(lines)
}

// remember notes the state in which we leave the file.
func (j *Journal) remember() {
	j.modified = time.Time{}
	if info, err := j.file.Stat(); err == nil {
		j.modified = info.ModTime()
	}
}

// unchanged checks that the file is as we left it. The time of change is only a hint, since network file systems set
// it late: where it differs, all of the file is checked against the chain.
func (j *Journal) unchanged() error {
	named, err := j.disk.Stat(j.path)
	if errors.Is(err, fs.ErrNotExist) {
		return &ChangedError{Path: j.path, Why: "the file was removed or renamed"}
	} else if err != nil {
		return err
	}
	held, err := j.file.Stat()
	switch {
	case err != nil:
		return err
	case !j.disk.Same(named, held):
		return &ChangedError{Path: j.path, Why: "the file was replaced by another"}
	case held.Size() != j.log.size:
		return &ChangedError{Path: j.path, Why: fmt.Sprintf("the file was %d bytes long and is %d", j.log.size, held.Size())}
	}
	from := j.log.size - j.log.last
	whole := !held.ModTime().Equal(j.modified)
	if whole {
		from = 0
	}
	data := make([]byte, j.log.size-from)
	if _, err := j.file.ReadAt(data, from); err != nil {
		return fmt.Errorf("%s: %w", j.path, err)
	}
	if !j.log.endsWith(data, whole) {
		return &ChangedError{Path: j.path, Why: "the file's content was changed"}
	}
	return nil
}

// isWhole reports whether the file holds what the log says, all of it.
func (j *Journal) isWhole() bool {
	data := make([]byte, j.log.size)
	_, err := j.file.ReadAt(data, 0)
	return err == nil && j.log.endsWith(data, true)
}
