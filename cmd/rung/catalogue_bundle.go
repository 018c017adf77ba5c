package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"rung/controls"
	"rung/controls/trust"
)

// bundleExt is how the name of a bundle ends.
const bundleExt = ".rungcat"

func newCatalogueBundle(a *app) *cobra.Command {
	c := a.command("bundle DIR [-o NAME.rungcat]", "catalogue-bundle")
	c.Args = cobra.ExactArgs(1)
	out := c.Flags().StringP("output", "o", "", a.say("flag-bundle-output"))
	force := c.Flags().Bool("force", false, a.say("flag-force"))
	c.RunE = func(_ *cobra.Command, args []string) error { return a.bundleCatalogue(args[0], *out, *force) }
	return c
}

// notSignedError is a catalogue that is to be handed on and has no signature.
type notSignedError struct{ Name string }

func (e *notSignedError) Error() string { return e.Name + " is not signed" }

// bundleCatalogue packs a catalogue into one file to be mailed. The signature in it must fit, whether its key is known
// here or not: a maintainer need not trust themselves.
func (a *app) bundleCatalogue(name, out string, force bool) error {
	at, err := a.find(name)
	if err != nil {
		return err
	}
	files, err := trust.Read(at.files)
	if err != nil {
		return err
	}
	if _, there := files[controls.MainFile]; !there {
		return &notACatalogueError{name}
	}
	if _, signed := files[trust.SignatureFile]; !signed && !a.trust.unsigned {
		return &notSignedError{name}
	}
	store, err := a.trusted()
	if err != nil {
		return err
	}
	if _, err := trust.Verify(files, store, a.Now()); err != nil {
		return &untrustedError{name, err}
	}
	c, err := controls.Load(files)
	if errors.Is(err, fs.ErrNotExist) {
		return &notACatalogueError{name}
	}
	if err != nil {
		return &catalogueError{name, err}
	}
	if claim, err := trust.Claimed(files); err == nil && (claim.ID != c.ID || claim.Version != c.Version) {
		return &untrustedError{name, &trust.IdentityError{Signed: claim.ID + " " + claim.Version, Found: c.ID + " " + c.Version}}
	}
	if out == "" {
		out = c.ID + "-" + trust.FolderFor(c.Version) + bundleExt
	}
	var packed bytes.Buffer
	if err := trust.WriteBundle(&packed, files); err != nil {
		return &untrustedError{name, err}
	}
	if err := writeOutput(out, force, packed.Bytes()); err != nil {
		return err
	}
	_, err = fmt.Fprintln(a.Out, out)
	return err
}

// readCatalogueFiles reads what is to be installed: a bundle, or a folder.
func readCatalogueFiles(path string) (trust.Files, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return trust.Read(os.DirFS(path))
	}
	if filepath.Base(path) == controls.MainFile {
		return trust.Read(os.DirFS(filepath.Dir(path)))
	}
	if !info.Mode().IsRegular() || strings.HasSuffix(path, ".yaml") {
		return nil, &notACatalogueError{path}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return trust.ReadBundle(f, info.Size())
}
