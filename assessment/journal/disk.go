package journal

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// disk is what a journal needs of the file system; tests put others in its place.
type disk interface {
	// Open opens a file; a new one can be read by its owner alone.
	Open(path string, flag int) (file, error)
	Stat(path string) (fs.FileInfo, error)
	// Lstat does not follow a link.
	Lstat(path string) (fs.FileInfo, error)
	Remove(path string) error
	// Publish gives a file another name, which must be free: else fs.ErrExist. At no moment is there half a file.
	Publish(from, to string) error
	// Replace gives a file another name, in one step and whatever had it before.
	Replace(from, to string) error
	// MovesOpen reports whether a file can get another name while it is open.
	MovesOpen() bool
	// Real is the name of the file that a name leads to through links.
	Real(path string) (string, error)
	// Same reports whether two names or open files are one file.
	Same(a, b fs.FileInfo) bool
	// SyncDir makes the names in a folder last.
	SyncDir(dir string) error
}

// file is what a journal needs of an open file.
type file interface {
	io.Reader
	io.ReaderAt
	io.Writer
	io.Seeker
	Stat() (fs.FileInfo, error)
	Sync() error
	Truncate(size int64) error
	// Lock takes the lock that one holds until the file is closed or its process ends, or says errHeld or errNoLocks at
	// once.
	Lock() error
	Close() error
}

var (
	errHeld    = errors.New("another holds the lock")
	errNoLocks = errors.New("the file system has no locks")
)

type osDisk struct{}

func (osDisk) Open(path string, flag int) (file, error) {
	f, err := os.OpenFile(path, flag, 0o600)
	if err != nil {
		return nil, err
	}
	return osFile{f}, nil
}

func (osDisk) Stat(path string) (fs.FileInfo, error)  { return os.Stat(path) }
func (osDisk) Lstat(path string) (fs.FileInfo, error) { return os.Lstat(path) }
func (osDisk) Remove(path string) error               { return os.Remove(path) }
func (osDisk) Publish(from, to string) error          { return publish(from, to) }
func (osDisk) Replace(from, to string) error          { return os.Rename(from, to) }
func (osDisk) MovesOpen() bool                        { return movesOpen }
func (osDisk) Real(path string) (string, error)       { return filepath.EvalSymlinks(path) }
func (osDisk) Same(a, b fs.FileInfo) bool             { return os.SameFile(a, b) }
func (osDisk) SyncDir(dir string) error               { return syncDir(dir) }

type osFile struct{ *os.File }

func (f osFile) Lock() error { return lockFile(f.File) }

// openRegular opens an existing file. It looks first: opening a pipe would wait for ever.
func openRegular(d disk, path string, flag int) (file, error) {
	info, err := d.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, &DirectoryError{Path: path}
	case !info.Mode().IsRegular():
		return nil, &NotRungError{Path: path}
	case info.Size() > MaxBytes:
		return nil, &TooLargeError{Path: path, Bytes: info.Size()}
	}
	return d.Open(path, flag)
}

// readAll reads a file that is not over MaxBytes.
func readAll(path string, r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	switch {
	case err != nil:
		return nil, err
	case len(data) > MaxBytes:
		return nil, &TooLargeError{Path: path}
	}
	return data, nil
}

// writeSync puts data into a file and on the disk.
func writeSync(f file, data []byte) error {
	n, err := f.Write(data)
	if err == nil && n < len(data) {
		err = io.ErrShortWrite
	}
	if err != nil {
		return err
	}
	return f.Sync()
}
