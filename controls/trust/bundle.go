package trust

import (
	"archive/zip"
	"errors"
	"io"
	"io/fs"

	"rung/controls"
)

// MaxBundle is the largest bundle that is read, in bytes.
const MaxBundle = maxFolderBytes + 1<<20

// BundleError is a bundle that is not what WriteBundle makes. Why is a word: "format" (it is no archive, or a damaged one),
// "link" (an entry is no plain file), "twice", "method" (it is packed in a way that is not read), "empty" (it holds no
// catalogue).
type BundleError struct{ Name, Why string }

func (e *BundleError) Error() string { return "bad bundle: " + e.Name + " " + e.Why }

// WriteBundle packs a catalogue's files, with what signs them, into one archive. The same files give the same bytes.
func WriteBundle(w io.Writer, files Files) error {
	if err := checkNames(files.yaml()); err != nil {
		return err
	}
	packed, err := controls.Pack(files)
	if err != nil {
		return err
	}
	_, err = w.Write(packed)
	return err
}

// ReadBundle unpacks a bundle of size bytes into memory. Nothing that could leave a folder, clash in one or swell without
// bound comes through; the error is a *BundleError, a *NameError or a *LimitError.
func ReadBundle(r io.ReaderAt, size int64) (Files, error) {
	if size > MaxBundle {
		return nil, &LimitError{What: "bundle", Limit: MaxBundle}
	}
	archive, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // names are judged below
		return nil, &BundleError{Why: "format"}
	}
	if len(archive.File) > MaxFiles+2 {
		return nil, &LimitError{What: "files", Limit: MaxFiles}
	}
	if err := checkEntries(archive.File); err != nil {
		return nil, err
	}
	files, left := Files{}, controls.MaxBytes
	for _, entry := range archive.File {
		limit, signs := signing[entry.Name]
		if !signs {
			limit = left
		}
		data, err := unpack(entry, limit)
		if err != nil {
			return nil, err
		}
		if !signs {
			left -= len(data)
		}
		files[entry.Name] = data
	}
	if _, there := files[controls.MainFile]; !there {
		return nil, &BundleError{controls.MainFile, "empty"}
	}
	return files, nil
}

// checkEntries refuses entries before any is unpacked.
func checkEntries(entries []*zip.File) error {
	var names []string
	own := map[string]bool{}
	for _, e := range entries {
		switch {
		case signing[e.Name] == 0:
			names = append(names, e.Name)
		case own[e.Name]:
			return &BundleError{e.Name, "twice"}
		default:
			own[e.Name] = true
		}
		if e.Mode()&fs.ModeType != 0 {
			return &BundleError{e.Name, "link"}
		}
		if e.Method != zip.Store && e.Method != zip.Deflate || e.Flags&1 != 0 { // bit 0: encrypted
			return &BundleError{e.Name, "method"}
		}
	}
	return checkNames(names)
}

// unpack reads an entry of at most limit bytes, whatever it says of its own size. Its checksum is checked at its end.
func unpack(entry *zip.File, limit int) ([]byte, error) {
	r, err := entry.Open()
	if err != nil {
		return nil, &BundleError{entry.Name, "format"}
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	switch {
	case len(data) > limit:
		return nil, &LimitError{What: "bytes", File: entry.Name, Limit: limit}
	case err != nil:
		return nil, &BundleError{entry.Name, "format"}
	}
	return data, nil
}
