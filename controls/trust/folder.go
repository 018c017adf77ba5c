package trust

import (
	"io"
	"io/fs"
	"maps"
	"slices"
	"time"
)

// Open implements fs.FS.
func (f Files) Open(name string) (fs.File, error) {
	if name == "." {
		return &openFolder{names: slices.Sorted(maps.Keys(f)), files: f}, nil
	}
	data, ok := f[name]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &openFile{info: info{name, int64(len(data))}, left: data}, nil
}

// info is a regular file that can be read and has no time.
type info struct {
	name string
	size int64
}

func (i info) Name() string               { return i.name }
func (i info) Size() int64                { return i.size }
func (i info) Mode() fs.FileMode          { return 0o400 }
func (i info) ModTime() time.Time         { return time.Time{} }
func (i info) IsDir() bool                { return false }
func (i info) Sys() any                   { return nil }
func (i info) Type() fs.FileMode          { return 0 }
func (i info) Info() (fs.FileInfo, error) { return i, nil }

type openFile struct {
	info
	left []byte
}

func (o *openFile) Stat() (fs.FileInfo, error) { return o.info, nil }
func (o *openFile) Close() error               { return nil }
func (o *openFile) Read(p []byte) (int, error) {
	if len(o.left) == 0 {
		return 0, io.EOF
	}
	n := copy(p, o.left)
	o.left = o.left[n:]
	return n, nil
}

// openFolder lists the files.
type openFolder struct {
	names []string
	files Files
}

// folderInfo is the folder itself.
type folderInfo struct{ info }

func (folderInfo) Mode() fs.FileMode { return fs.ModeDir | 0o500 }
func (folderInfo) IsDir() bool       { return true }

func (o *openFolder) Stat() (fs.FileInfo, error) { return folderInfo{info{name: "."}}, nil }
func (o *openFolder) Close() error               { return nil }
func (o *openFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: ".", Err: fs.ErrInvalid}
}

func (o *openFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	count := len(o.names)
	if n > 0 {
		if count == 0 {
			return nil, io.EOF
		}
		count = min(n, count)
	}
	entries := make([]fs.DirEntry, count)
	for i, name := range o.names[:count] {
		entries[i] = info{name, int64(len(o.files[name]))}
	}
	o.names = o.names[count:]
	return entries, nil
}
