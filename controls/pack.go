package controls

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// sumsPrefix begins the names of the files that sign a catalogue; they travel with it.
const sumsPrefix = "SHA256SUMS"

// maxPackedFiles bounds how many files a packed catalogue may name.
const maxPackedFiles = 2000

// PackError is a packed catalogue that cannot be unpacked.
type PackError struct{ Why string }

func (e *PackError) Error() string { return "the packed catalogue cannot be read: " + e.Why }

// Digest is the digest that Load gives the catalogue in files, without reading what it says.
func Digest(files fs.FS) (string, error) {
	contents, err := readAll(files)
	if err != nil {
		return "", err
	}
	return digest(contents), nil
}

// Pack puts the catalogue in files, with what signs it, into one ZIP archive. The same files give the same bytes. The
// files need not be a catalogue that loads, but keep within the same size.
func Pack(files fs.FS) ([]byte, error) {
	contents, err := readAll(files)
	if err != nil {
		return nil, err
	}
	entries, err := fs.ReadDir(files, ".")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), sumsPrefix) && e.Type().IsRegular() {
			if contents[e.Name()], err = readFile(files, e.Name(), MaxBytes); err != nil {
				return nil, err
			}
		}
	}
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, name := range sortedNames(contents) {
		w, err := archive.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(contents[name]); err != nil {
			return nil, err
		}
	}
	if err := archive.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// Unpack gives the files that Pack packed. They are read, within the limits of Load, when they are opened. The error is a
// *PackError.
func Unpack(packed []byte) (fs.FS, error) {
	if len(packed) > MaxBytes {
		return nil, &PackError{fmt.Sprintf("it is larger than %d MiB", MaxBytes>>20)}
	}
	archive, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	switch {
	case errors.Is(err, zip.ErrInsecurePath), errors.Is(err, zip.ErrFormat), errors.Is(err, io.ErrUnexpectedEOF):
		return nil, &PackError{"it is no archive of a catalogue's files"}
	case err != nil:
		return nil, &PackError{err.Error()}
	case len(archive.File) > maxPackedFiles:
		return nil, &PackError{"it names too many files"}
	case slices.ContainsFunc(archive.File, func(f *zip.File) bool { return !plainFileName(f.Name) && !strings.HasPrefix(f.Name, sumsPrefix) }):
		return nil, &PackError{"it names files that no catalogue has"}
	}
	return archive, nil
}
