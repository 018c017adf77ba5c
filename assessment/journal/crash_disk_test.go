package journal

import (
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"time"
)

// crashDisk is a disk in memory that remembers what was done to it, so that the states can be made in which a power
// failure may leave it. What an fsync has not confirmed may be there, or not, or in part, and in any order: of a write any
// range may be missing, with zeros or rubbish in its place; of the names of a folder any may be old or new.
type crashDisk struct {
	inodes []*inode
	names  map[string]int // inode numbers
	ops    []crashOp
}

type inode struct {
	data   []byte
	locked bool
}

type crashKind int

const (
	opWrite crashKind = iota
	opTruncate
	opName // to is the inode of name; -1 removes it
	opRename
	opSync
	opSyncDir
)

type crashOp struct {
	kind  crashKind
	inode int
	at    int64
	data  []byte
	name  string
	other string
}

func newCrashDisk() *crashDisk { return &crashDisk{names: map[string]int{}} }

func (d *crashDisk) do(op crashOp) {
	d.ops = append(d.ops, op)
	d.apply(op)
}

func (d *crashDisk) apply(op crashOp) {
	switch op.kind {
	case opWrite:
		n := d.inodes[op.inode]
		for int64(len(n.data)) < op.at+int64(len(op.data)) {
			n.data = append(n.data, 0)
		}
		copy(n.data[op.at:], op.data)
	case opTruncate:
		n := d.inodes[op.inode]
		for int64(len(n.data)) < op.at {
			n.data = append(n.data, 0)
		}
		n.data = n.data[:op.at:op.at]
	case opName:
		if op.inode < 0 {
			delete(d.names, op.name)
		} else {
			d.names[op.name] = op.inode
		}
	case opRename:
		d.names[op.other] = op.inode
		if d.names[op.name] == op.inode {
			delete(d.names, op.name)
		}
	}
}

// crash is a disk as it may be found after a power failure behind the first count operations. pending says whether there
// was any choice.
func (d *crashDisk) crash(count int, chance *rand.Rand) (after *crashDisk, pending bool) {
	after = newCrashDisk()
	for range d.inodes {
		after.inodes = append(after.inodes, &inode{})
	}
	files, names := d.confirmed(count)
	for i, op := range d.ops[:count] {
		if op.kind == opSync || op.kind == opSyncDir {
			continue
		}
		if ofName := op.kind == opName || op.kind == opRename; ofName && i < names || !ofName && i < files[op.inode] {
			after.apply(op)
			continue
		}
		pending = true
		switch chance.IntN(4) {
		case 0: // lost
		case 1:
			after.apply(op)
		default:
			after.apply(torn(op, chance))
		}
	}
	return after, pending
}

// confirmed says up to which operation an fsync has confirmed what was done to each file, and to names.
func (d *crashDisk) confirmed(count int) (files map[int]int, names int) {
	files = map[int]int{}
	for i, op := range d.ops[:count] {
		switch op.kind {
		case opSync:
			files[op.inode] = i
		case opSyncDir:
			names = i
		}
	}
	return files, names
}

// torn is a write of which a range is missing at its start, in its middle or at its end. Other operations are whole.
func torn(op crashOp, chance *rand.Rand) crashOp {
	if op.kind != opWrite || len(op.data) == 0 {
		return op
	}
	data := append([]byte{}, op.data...)
	from := chance.IntN(len(data) + 1)
	to := from + chance.IntN(len(data)-from+1)
	switch chance.IntN(4) {
	case 0:
		data = data[:from]
	case 1:
		clear(data[from:to])
	case 2:
		clear(data)
	case 3:
		for i := from; i < to; i++ {
			data[i] = byte(chance.Uint32())
		}
	}
	op.data = data
	return op
}

// settle forgets how the state came about: it is all on the disk now.
func (d *crashDisk) settle() *crashDisk {
	d.ops = nil
	for i, n := range d.inodes {
		n.locked = false
		d.ops = append(d.ops, crashOp{kind: opWrite, inode: i, data: append([]byte{}, n.data...)}, crashOp{kind: opSync, inode: i})
	}
	for name, i := range d.names {
		d.ops = append(d.ops, crashOp{kind: opName, inode: i, name: name})
	}
	d.ops = append(d.ops, crashOp{kind: opSyncDir})
	return d
}

func (d *crashDisk) Open(path string, flag int) (file, error) {
	i, ok := d.names[path]
	switch {
	case ok && flag&os.O_EXCL != 0:
		return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrExist}
	case !ok && flag&os.O_CREATE == 0:
		return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist}
	case !ok:
		i = len(d.inodes)
		d.inodes = append(d.inodes, &inode{})
		d.do(crashOp{kind: opName, inode: i, name: path})
	}
	return &crashFile{disk: d, number: i, inode: d.inodes[i]}, nil
}

func (d *crashDisk) Stat(path string) (fs.FileInfo, error) {
	i, ok := d.names[path]
	if !ok {
		return nil, &fs.PathError{Op: "stat", Path: path, Err: fs.ErrNotExist}
	}
	return crashInfo{i, int64(len(d.inodes[i].data))}, nil
}

func (d *crashDisk) Lstat(path string) (fs.FileInfo, error) { return d.Stat(path) }

func (d *crashDisk) Remove(path string) error {
	if _, err := d.Stat(path); err != nil {
		return err
	}
	d.do(crashOp{kind: opName, inode: -1, name: path})
	return nil
}

func (d *crashDisk) Publish(from, to string) error {
	if _, err := d.Stat(to); err == nil {
		return &fs.PathError{Op: "link", Path: to, Err: fs.ErrExist}
	}
	d.do(crashOp{kind: opName, inode: d.names[from], name: to})
	return d.Remove(from)
}

func (d *crashDisk) Replace(from, to string) error {
	d.do(crashOp{kind: opRename, inode: d.names[from], name: from, other: to})
	return nil
}

func (d *crashDisk) MovesOpen() bool                  { return true }
func (d *crashDisk) Real(path string) (string, error) { return path, nil }
func (d *crashDisk) Same(a, b fs.FileInfo) bool       { return a.(crashInfo).inode == b.(crashInfo).inode }

func (d *crashDisk) SyncDir(string) error {
	d.do(crashOp{kind: opSyncDir})
	return nil
}

type crashFile struct {
	disk   *crashDisk
	number int
	inode  *inode
	at     int64
	held   bool
}

func (f *crashFile) Read(p []byte) (int, error) {
	n, err := f.ReadAt(p, f.at)
	f.at += int64(n)
	return n, err
}

func (f *crashFile) ReadAt(p []byte, at int64) (int, error) {
	if at >= int64(len(f.inode.data)) {
		return 0, io.EOF
	}
	n := copy(p, f.inode.data[at:])
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

func (f *crashFile) Write(p []byte) (int, error) {
	f.disk.do(crashOp{kind: opWrite, inode: f.number, at: f.at, data: append([]byte{}, p...)})
	f.at += int64(len(p))
	return len(p), nil
}

func (f *crashFile) Seek(offset int64, whence int) (int64, error) {
	if whence != io.SeekStart {
		panic("not needed")
	}
	f.at = offset
	return offset, nil
}

func (f *crashFile) Stat() (fs.FileInfo, error) {
	return crashInfo{f.number, int64(len(f.inode.data))}, nil
}

func (f *crashFile) Sync() error {
	f.disk.do(crashOp{kind: opSync, inode: f.number})
	return nil
}

func (f *crashFile) Truncate(size int64) error {
	f.disk.do(crashOp{kind: opTruncate, inode: f.number, at: size})
	return nil
}

func (f *crashFile) Lock() error {
	if f.inode.locked && !f.held {
		return errHeld
	}
	f.inode.locked, f.held = true, true
	return nil
}

func (f *crashFile) Close() error {
	if f.held {
		f.inode.locked, f.held = false, false
	}
	return nil
}

type crashInfo struct {
	inode int
	size  int64
}

func (i crashInfo) Name() string       { return "" }
func (i crashInfo) Size() int64        { return i.size }
func (i crashInfo) Mode() fs.FileMode  { return 0o600 }
func (i crashInfo) ModTime() time.Time { return time.Time{} }
func (i crashInfo) IsDir() bool        { return false }
func (i crashInfo) Sys() any           { return nil }
