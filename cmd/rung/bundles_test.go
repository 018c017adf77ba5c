package main

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
)

// hostile are the entries of bundles that try to leave the folder, each with what the name of the bundle says.
var hostile = map[string]struct {
	name string
	mode fs.FileMode
	data []byte
}{
	"up":       {name: "../evil.yaml"},
	"up-back":  {name: `..\evil.yaml`},
	"absolute": {name: "/tmp/rung-evil.yaml"},
	"drive":    {name: "C:evil.yaml"},
	"stream":   {name: "evil.yaml:b"},
	"device":   {name: "CON.yaml"},
	"blank":    {name: "evil.yaml "},
	"dot":      {name: "evil.yaml."},
	"case":     {name: "Catalogue.yaml"},
	"unicode":  {name: "e\u0301vil.yaml"},
	"escape":   {name: "evil\x1b[31m.yaml"},
	"link":     {name: "evil.yaml", mode: fs.ModeSymlink, data: []byte("/etc/passwd")},
	"twice":    {name: "catalogue.yaml"},
	"bomb":     {name: "evil.yaml", data: make([]byte, 32<<20)},
}

// writeBundles writes a bundle for each trick into the folder hostile.
func writeBundles(dir string) error {
	if err := os.Mkdir(filepath.Join(dir, "hostile"), 0o700); err != nil {
		return err
	}
	for name, trick := range hostile {
		var out bytes.Buffer
		w := zip.NewWriter(&out)
		if _, err := w.Create("catalogue.yaml"); err != nil {
			return err
		}
		header := &zip.FileHeader{Name: trick.name, Method: zip.Deflate}
		header.SetMode(trick.mode | 0o600)
		f, err := w.CreateHeader(header)
		if err != nil {
			return err
		}
		if _, err := f.Write(trick.data); err != nil {
			return err
		}
		if err := w.Close(); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, "hostile", name+bundleExt), out.Bytes(), 0o600); err != nil {
			return err
		}
	}
	return nil
}
