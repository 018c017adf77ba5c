package journal

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Torn is what stands after the last whole line of a file: the rest of a write that was cut short, by a power failure
// or a full disk. No event in it was ever reported as saved, unless a disk or another program spoiled the last line.
type Torn struct {
	Line  int    // the number of the torn line, from 1
	Bytes int64  // its length; 0 means that nothing is torn
	Kept  string // the file that keeps the bytes, "" as long as they stand where they were
}

// maxTorn bounds the search for a free name beside the journal.
const maxTorn = 1000

// setAside copies the torn tail into a file of its own and, once that is on the disk, cuts it off the journal.
func (j *Journal) setAside(tail []byte) error {
	kept, err := j.keep(tail)
	if err != nil {
		return &SetAsideError{Path: j.path, Bytes: int64(len(tail)), Err: err}
	}
	err = j.file.Truncate(j.log.size)
	if err == nil {
		err = j.seekEnd()
	}
	if err == nil {
		err = j.file.Sync()
	}
	if err != nil {
		return &SetAsideError{Path: j.path, Bytes: int64(len(tail)), Kept: kept, Err: err}
	}
	j.log.Torn.Kept = kept
	return nil
}

// keep writes the tail to NAME.torn-1, or the next number that is free, and makes it last.
func (j *Journal) keep(tail []byte) (name string, err error) {
	var f file
	for i := 1; i <= maxTorn; i++ {
		name = fmt.Sprintf("%s.torn-%d", j.path, i)
		f, err = j.disk.Open(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL)
		if !errors.Is(err, fs.ErrExist) {
			break
		}
	}
	if err != nil {
		return "", err
	}
	err = writeSync(f, tail)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = j.disk.SyncDir(filepath.Dir(name))
	}
	if err != nil {
		_ = j.disk.Remove(name) // the tail still stands in the journal
		return "", err
	}
	return name, nil
}
