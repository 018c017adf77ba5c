package journal

import "errors"

// lock takes the writer's lock. A file system without locks is used without: what another writes is noticed later.
func (j *Journal) lock() error {
	err := j.file.Lock()
	switch {
	case errors.Is(err, errHeld):
		return j.lockedError()
	case errors.Is(err, errNoLocks):
		j.unlocked = true
		return nil
	}
	return err
}

// lockedError says who holds the file: what the system knows, else what the holder's own note says.
func (j *Journal) lockedError() error {
	e := &LockedError{Path: j.path}
	if info, err := j.file.Stat(); err == nil {
		e.PID = holder(info)
	}
	said, ok := readNote(j.disk, j.path)
	if ok && (e.PID == 0 || e.PID == said.PID) {
		e.PID, e.User, e.Host, e.Process, e.Since = said.PID, said.User, said.Host, said.Process, said.Since
	}
	return e
}
