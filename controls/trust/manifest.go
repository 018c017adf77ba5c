package trust

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// Manifest is what SHA256SUMS says: the hash of each YAML file by name, in lower-case hex.
type Manifest map[string]string

// MakeManifest writes SHA256SUMS for files: a line for each YAML file, in order of name, as sha256sum writes it. A file
// whose name is not fit for every system gives a *NameError.
func MakeManifest(files Files) ([]byte, error) {
	names := files.yaml()
	if err := checkNames(names); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	for _, name := range names {
		out.WriteString(hash(files[name]) + "  " + name + "\n")
	}
	if out.Len() > MaxManifest {
		return nil, &LimitError{What: "bytes", File: ManifestFile, Limit: MaxManifest}
	}
	return out.Bytes(), nil
}

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// manifestLine takes a line of sha256sum, in text or in binary mode, apart; ok is false for anything else.
func manifestLine(line string) (hash, name string, ok bool) {
	const digits = 2 * sha256.Size
	if len(line) < digits+3 || line[digits] != ' ' || line[digits+1] != ' ' && line[digits+1] != '*' {
		return "", "", false
	}
	return line[:digits], line[digits+2:], strings.Trim(line[:digits], "0123456789abcdef") == ""
}

// ManifestError is a SHA256SUMS that cannot be read, at a line from 1; 0 where it is missing although it is signed.
type ManifestError struct{ Line int }

func (e *ManifestError) Error() string { return "bad " + ManifestFile }

// ParseManifest reads SHA256SUMS. Every line must be one of sha256sum that names a YAML file, and no file twice: the error
// is a *ManifestError, a *NameError or a *LimitError.
func ParseManifest(data []byte) (Manifest, error) {
	if len(data) > MaxManifest {
		return nil, &LimitError{What: "bytes", File: ManifestFile, Limit: MaxManifest}
	}
	if len(data) == 0 || data[len(data)-1] != '\n' {
		return nil, &ManifestError{Line: 1 + bytes.Count(data, []byte("\n"))}
	}
	m, names := Manifest{}, []string{}
	for i, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		hash, name, ok := manifestLine(line)
		if !ok {
			return nil, &ManifestError{Line: i + 1}
		}
		m[name] = hash
		names = append(names, name)
	}
	if len(names) > MaxFiles {
		return nil, &LimitError{What: "files", Limit: MaxFiles}
	}
	return m, checkNames(names)
}

// FileError is a file that is not as the manifest says. What is "changed", "missing" or "extra".
type FileError struct{ Name, What string }

func (e *FileError) Error() string { return e.Name + " is " + e.What }

// Check compares files with the manifest: the same names and the same bytes. The error is a *FileError for the first file,
// in order of name, that differs.
func (m Manifest) Check(files Files) error {
	names := files.yaml()
	for name := range m {
		if _, there := files[name]; !there {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		want, listed := m[name]
		data, there := files[name]
		switch {
		case !listed:
			return &FileError{name, "extra"}
		case !there:
			return &FileError{name, "missing"}
		case hash(data) != want:
			return &FileError{name, "changed"}
		}
	}
	return nil
}
