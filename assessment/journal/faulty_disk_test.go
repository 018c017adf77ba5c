package journal

import (
	"errors"
	"io/fs"
)

// faultyDisk is the real disk until its n-th call, which fails; with forever all calls after it fail too. A failing
// write writes the first half.
type faultyDisk struct {
	osDisk
	closesToMove bool // as on Windows
	failAt       int  // from 1; 0 never
	forever      bool
	err          error
	calls        []string
}

// MovesOpen is false where a file must be closed to be renamed.
func (d *faultyDisk) MovesOpen() bool { return !d.closesToMove && d.osDisk.MovesOpen() }

func (d *faultyDisk) call(name string) error {
	d.calls = append(d.calls, name)
	n := len(d.calls)
	if d.failAt > 0 && (n == d.failAt || d.forever && n > d.failAt) {
		return d.err
	}
	return nil
}

func (d *faultyDisk) failed() string {
	if d.failAt == 0 || d.failAt > len(d.calls) {
		return ""
	}
	return d.calls[d.failAt-1]
}

func (d *faultyDisk) Open(path string, flag int) (file, error) {
	if err := d.call("open"); err != nil {
		return nil, err
	}
	f, err := d.osDisk.Open(path, flag)
	if err != nil {
		return nil, err
	}
	return &faultyFile{f, d}, nil
}

func (d *faultyDisk) Stat(path string) (fs.FileInfo, error) {
	if err := d.call("stat name"); err != nil {
		return nil, err
	}
	return d.osDisk.Stat(path)
}

func (d *faultyDisk) Lstat(path string) (fs.FileInfo, error) {
	if err := d.call("lstat"); err != nil {
		return nil, err
	}
	return d.osDisk.Lstat(path)
}

func (d *faultyDisk) Publish(from, to string) error {
	if err := d.call("publish"); err != nil {
		return err
	}
	return d.osDisk.Publish(from, to)
}

func (d *faultyDisk) Replace(from, to string) error {
	if err := d.call("replace"); err != nil {
		return err
	}
	return d.osDisk.Replace(from, to)
}

func (d *faultyDisk) Remove(path string) error {
	if err := d.call("remove"); err != nil {
		return err
	}
	return d.osDisk.Remove(path)
}

func (d *faultyDisk) SyncDir(dir string) error {
	if err := d.call("sync folder"); err != nil {
		return err
	}
	return d.osDisk.SyncDir(dir)
}

type faultyFile struct {
	file
	disk *faultyDisk
}

func (f *faultyFile) Read(p []byte) (int, error) {
	if err := f.disk.call("read"); err != nil {
		return 0, err
	}
	return f.file.Read(p)
}

func (f *faultyFile) ReadAt(p []byte, at int64) (int, error) {
	if err := f.disk.call("read at"); err != nil {
		return 0, err
	}
	return f.file.ReadAt(p, at)
}

func (f *faultyFile) Write(p []byte) (int, error) {
	if err := f.disk.call("write"); err != nil {
		n, _ := f.file.Write(p[:len(p)/2])
		if errors.Is(err, errShort) {
			return n, nil
		}
		return n, err
	}
	return f.file.Write(p)
}

func (f *faultyFile) Seek(offset int64, whence int) (int64, error) {
	if err := f.disk.call("seek"); err != nil {
		return 0, err
	}
	return f.file.Seek(offset, whence)
}

func (f *faultyFile) Stat() (fs.FileInfo, error) {
	if err := f.disk.call("stat"); err != nil {
		return nil, err
	}
	return f.file.Stat()
}

func (f *faultyFile) Sync() error {
	if err := f.disk.call("sync"); err != nil {
		return err
	}
	return f.file.Sync()
}

func (f *faultyFile) Truncate(size int64) error {
	if err := f.disk.call("truncate"); err != nil {
		return err
	}
	return f.file.Truncate(size)
}

func (f *faultyFile) Lock() error {
	if err := f.disk.call("lock"); err != nil {
		return err
	}
	return f.file.Lock()
}

// errShort makes a write stop in the middle without an error, as only a strange file system does.
var errShort = errors.New("short write without an error")
