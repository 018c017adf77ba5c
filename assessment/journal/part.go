package journal

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// partSuffix and a number name a file that is not complete yet. Its maker holds its lock; one that nobody holds was left
// by a process that was killed, and goes.
const partSuffix = ".part-"

const maxParts = 100

// makePart writes a complete file under a name for the time being and puts it on the disk.
func makePart(d disk, path string, data []byte) (f file, name string, unlocked bool, err error) {
	f, name, unlocked, err = newPart(d, path)
	if err != nil {
		return nil, "", false, err
	}
	if err := writeSync(f, data); err != nil {
		f.Close()
		_ = d.Remove(name)
		return nil, "", false, err
	}
	return f, name, unlocked, nil
}

// newPart makes and locks a new empty file beside path.
func newPart(d disk, path string) (f file, name string, unlocked bool, err error) {
	for i := 1; i <= maxParts; i++ {
		name = fmt.Sprintf("%s%s%d", path, partSuffix, i)
		if _, err := d.Lstat(name); err == nil && !reclaim(d, name) {
			continue
		}
		f, err = d.Open(name, os.O_RDWR|os.O_CREATE|os.O_EXCL)
		if errors.Is(err, fs.ErrExist) {
			continue
		} else if err != nil {
			return nil, "", false, err
		}
		switch err = f.Lock(); {
		case err == nil:
			if same(d, name, f) {
				return f, name, false, nil
			}
			f.Close() // taken for a leftover before it was locked
		case errors.Is(err, errNoLocks):
			return f, name, true, nil
		case errors.Is(err, errHeld):
			f.Close()
		default:
			f.Close()
			_ = d.Remove(name)
			return nil, "", false, err
		}
	}
	return nil, "", false, &fs.PathError{Op: "create", Path: name, Err: fs.ErrExist}
}

// same reports whether a name is that of an open file.
func same(d disk, name string, f file) bool {
	named, err := d.Lstat(name)
	if err != nil {
		return false
	}
	held, err := f.Stat()
	return err == nil && d.Same(named, held)
}

// reclaim removes what a killed process left of a file that it was making; true when the name is free now.
func reclaim(d disk, name string) bool {
	info, err := d.Lstat(name)
	if err != nil || !info.Mode().IsRegular() {
		return errors.Is(err, fs.ErrNotExist)
	}
	f, err := d.Open(name, os.O_RDWR)
	if err != nil {
		return false
	}
	defer f.Close()
	if f.Lock() != nil || !same(d, name, f) {
		return false
	}
	if !d.MovesOpen() {
		f.Close()
	}
	return d.Remove(name) == nil
}

// reclaimParts removes all that killed processes left beside a file: after a killed Unlock it could be read.
//
// A part that is the file itself under another name goes as well.
func reclaimParts(d disk, path string, f file) {
	for i := 1; i <= maxParts; i++ {
		name := fmt.Sprintf("%s%s%d", path, partSuffix, i)
		if _, err := d.Lstat(name); err != nil {
			return
		}
		if same(d, name, f) {
			_ = d.Remove(name)
			continue
		}
		reclaim(d, name)
	}
}

// build makes a new file, at once complete and never half, and opens it.
func build(d disk, path string, data []byte, log *Log) (*Journal, error) {
	if log.tooLarge() {
		return nil, &TooLargeError{Path: path, Bytes: log.size}
	}
	if _, err := d.Lstat(path); err == nil {
		return nil, &ExistsError{Path: path}
	} else if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	f, part, unlocked, err := makePart(d, path, data)
	if err != nil {
		return nil, err
	}
	j := &Journal{disk: d, file: f, path: path, log: log, unlocked: unlocked}
	if err := j.publish(part); err != nil {
		return nil, err
	}
	j.remember()
	j.note = leaveNote(d, path, unlocked)
	return j, nil
}

// publish gives a complete file its name and makes that last.
func (j *Journal) publish(part string) error {
	if !j.disk.MovesOpen() {
		j.file.Close()
	}
	err := j.disk.Publish(part, j.path)
	if errors.Is(err, fs.ErrExist) {
		err = &ExistsError{Path: j.path}
	}
	if err != nil {
		j.file.Close()
		_ = j.disk.Remove(part)
		return err
	}
	if !j.disk.MovesOpen() {
		if err := j.reopen(); err != nil {
			return err
		}
	}
	if err := j.disk.SyncDir(filepath.Dir(j.path)); err != nil {
		j.abandon()
		return err
	}
	return nil
}

// reopen opens what had to be closed to get its name.
func (j *Journal) reopen() error {
	f, err := j.disk.Open(j.path, os.O_RDWR)
	if err != nil {
		return err
	}
	j.file = f
	if err = j.lock(); err == nil {
		err = j.seekEnd()
	}
	if err == nil && !j.isWhole() {
		err = &ChangedError{Path: j.path, Why: "somebody else wrote it as soon as it was made"}
	}
	if err != nil {
		f.Close()
	}
	return err
}

// abandon removes a file whose name may not last, unless the name has come to mean another file.
func (j *Journal) abandon() {
	held, err := j.file.Stat()
	j.file.Close() // before the removal: Windows removes no open file
	if err != nil {
		held = nil
	}
	if named, err := j.disk.Lstat(j.path); err == nil && (held == nil || j.disk.Same(named, held)) {
		_ = j.disk.Remove(j.path)
	}
}
