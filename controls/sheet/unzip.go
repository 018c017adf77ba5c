package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"strings"
)

// maxDirectory is how many bytes are read to learn what a zip file holds. It is ample for MaxEntries.
const maxDirectory = 4 << 20

// archive is an opened workbook. It counts what it unpacks, whatever the file says of its sizes.
type archive struct {
	parts map[string]*zip.File // by name in lower case, in which parts are alike
	left  int                  // bytes that may still be unpacked
	disk  *shortReader
}

// oldMagic begins a file of the kind that holds old workbooks and those behind a password.
const oldMagic = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

func openArchive(r io.ReaderAt, size int64) (*archive, error) {
	head := make([]byte, len(oldMagic))
	if n, err := r.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	} else if string(head[:n]) == oldMagic {
		return nil, &FormatError{What: Sealed}
	}
	directory := &shortReader{r: r, left: maxDirectory}
	files, err := zip.NewReader(directory, size)
	directory.left = -1 // the parts themselves are counted as they are unpacked
	switch {
	case errors.Is(err, zip.ErrInsecurePath): // names are only looked up here, never written to
	case errors.Is(err, errDirectory):
		return nil, &LimitError{What: EntryLimit, Max: MaxEntries}
	case directory.failed != nil:
		return nil, directory.failed
	case err != nil && strings.HasPrefix(string(head), "PK"):
		return nil, &FormatError{What: Damaged, Cause: err}
	case err != nil:
		return nil, &FormatError{What: NotZip, Cause: err}
	}
	if len(files.File) > MaxEntries {
		return nil, &LimitError{What: EntryLimit, Max: MaxEntries}
	}
	a := &archive{parts: map[string]*zip.File{}, left: MaxUnpacked, disk: directory}
	for _, f := range files.File {
		name := partName("", f.Name)
		if _, ok := a.parts[name]; !ok {
			a.parts[name] = f
		}
	}
	return a, nil
}

// partName finds the name of a part from a reference in a part in a folder. The programs that write workbooks differ in
// slashes and case.
func partName(folder, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if !strings.HasPrefix(target, "/") {
		target = folder + "/" + target
	}
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+target), "/"))
}

// open unpacks a part. A part that is not there has the error errNoPart.
func (a *archive) open(name string) (*xmlText, error) {
	f, ok := a.parts[name]
	if !ok {
		return nil, errNoPart
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	var data bytes.Buffer
	data.Grow(a.likely(f))
	n, err := data.ReadFrom(io.LimitReader(r, int64(a.left)+1))
	if n > int64(a.left) {
		return nil, &LimitError{What: UnpackedLimit, Max: MaxUnpacked}
	}
	a.left -= int(n)
	if err != nil {
		return nil, err
	}
	return newXML(data.Bytes())
}

var errNoPart = errors.New("the part is missing")

// likely is how much room a part will need: what it says of itself, if that can be.
func (a *archive) likely(f *zip.File) int {
	const mostDeflated = 1032 // bytes out of one
	size := min(f.UncompressedSize64, uint64(a.left))
	if f.CompressedSize64 < size {
		size = min(size, f.CompressedSize64*mostDeflated)
	}
	return int(size) + bytes.MinRead
}

// shortReader reads no more than so many bytes while left is not negative.
type shortReader struct {
	r      io.ReaderAt
	left   int
	failed error
}

var errDirectory = errors.New("the directory of the zip file is too long")

func (s *shortReader) ReadAt(p []byte, off int64) (int, error) {
	if s.left >= 0 {
		if len(p) > s.left {
			return 0, errDirectory
		}
		s.left -= len(p)
	}
	n, err := s.r.ReadAt(p, off)
	if err != nil && !errors.Is(err, io.EOF) {
		s.failed = err
	}
	return n, err
}
