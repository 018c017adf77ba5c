// Package trust says who answers for a catalogue. A catalogue's folder is signed through a manifest: SHA256SUMS lists the
// hash of every YAML file, and SHA256SUMS.minisig is the signature of that list. Both are formats of others, so that
// "minisign -Vm SHA256SUMS -p KEY.pub && sha256sum -c SHA256SUMS" comes to the same result. Everything here works on
// bytes that were read once: what was verified is what is used.
package trust

import (
	"io"
	"io/fs"
	"maps"
	"slices"

	"rung/controls"
)

// The files that sign a catalogue's folder.
const (
	ManifestFile  = "SHA256SUMS"
	SignatureFile = "SHA256SUMS.minisig"
)

// Limits of a catalogue's folder and its bundle.
const (
	MaxFiles       = 400       // YAML files
	MaxManifest    = 128 << 10 // bytes
	MaxSignature   = 4 << 10   // bytes
	maxNameBytes   = 200
	maxFolderBytes = controls.MaxBytes + MaxManifest + MaxSignature
)

// signing are the files that sign, with how many bytes each may have.
var signing = map[string]int{ManifestFile: MaxManifest, SignatureFile: MaxSignature}

// Files are a catalogue's files by name: its YAML and what signs it. They are an fs.FS of one folder.
type Files map[string][]byte

// Read reads the YAML files of a folder and what signs them, within the limits of a catalogue. Anything else that lies
// in the folder is not looked at. A file that is too large gives a *LimitError.
func Read(folder fs.FS) (Files, error) {
	names, err := fs.Glob(folder, "*.yaml")
	if err != nil {
		return nil, err
	}
	if len(names) > MaxFiles {
		return nil, &LimitError{What: "files", Limit: MaxFiles}
	}
	files, left := Files{}, controls.MaxBytes
	for _, name := range names {
		if files[name], err = readUpTo(folder, name, left); err != nil {
			return nil, err
		}
		left -= len(files[name])
	}
	for name, limit := range signing {
		if _, err := fs.Stat(folder, name); err != nil {
			continue // whether it has to be there is for Verify to say
		}
		if files[name], err = readUpTo(folder, name, limit); err != nil {
			return nil, err
		}
	}
	return files, nil
}

func readUpTo(folder fs.FS, name string, limit int) ([]byte, error) {
	f, err := folder.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, int64(limit)+1))
	if err == nil && len(data) > limit {
		err = &LimitError{What: "bytes", File: name, Limit: limit}
	}
	return data, err
}

// yaml lists the names of the YAML files in order.
func (f Files) yaml() []string {
	names := slices.Sorted(maps.Keys(f))
	return slices.DeleteFunc(names, func(name string) bool { return signing[name] > 0 })
}

// Bare returns the files without what signs them.
func (f Files) Bare() Files {
	bare := Files{}
	for _, name := range f.yaml() {
		bare[name] = f[name]
	}
	return bare
}
