package journal

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"rung/assessment"
)

// Create makes an assessment file, readable by its owner alone, that holds the header and the first events, and opens
// it for writing. The header's version is set to assessment.Version. When it fails no file is left.
//
// Errors: ExistsError when there is something at path, be it a link to nowhere; TooLargeError; else what the file system
// says or an event that cannot be written as JSON.
func Create(path string, h assessment.Header, first ...assessment.Event) (*Journal, error) {
	return create(osDisk{}, path, h, first...)
}

func create(d disk, path string, h assessment.Header, first ...assessment.Event) (*Journal, error) {
	data, log, err := encode(h, first)
	if err != nil {
		return nil, err
	}
	if log.tooLarge() {
		return nil, &TooLargeError{Path: path, Bytes: log.size}
	}
	f, err := d.Open(path, os.O_RDWR|os.O_CREATE|os.O_EXCL)
	if errors.Is(err, fs.ErrExist) {
		return nil, &ExistsError{Path: path}
	} else if err != nil {
		return nil, err
	}
	j := &Journal{disk: d, file: f, path: path, log: log}
	if err := j.fill(data); err != nil {
		j.abandon()
		return nil, err
	}
	j.remember()
	return j, nil
}

// fill writes a new file and makes both it and its name last.
func (j *Journal) fill(data []byte) error {
	if err := j.lock(); err != nil {
		return err
	}
	if err := writeSync(j.file, data); err != nil {
		return err
	}
	return j.disk.SyncDir(filepath.Dir(j.path))
}

// abandon removes a file that could not be filled, unless its name has come to mean another file.
func (j *Journal) abandon() {
	held, err := j.file.Stat()
	j.file.Close() // before the removal: Windows removes no open file
	if err != nil {
		held = nil
	}
	if named, err := j.disk.Stat(j.path); err == nil && (held == nil || os.SameFile(named, held)) {
		_ = j.disk.Remove(j.path)
	}
}
