package main

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"rung/controls/lang"
	"rung/controls/trust"
)

func newCatalogueInstall(a *app) *cobra.Command {
	c := a.command("install FILE.rungcat|DIR [--yes]", "catalogue-install")
	c.Args = cobra.ExactArgs(1)
	yes := c.Flags().Bool("yes", false, a.say("flag-install-yes"))
	c.RunE = func(_ *cobra.Command, args []string) error { return a.installCatalogue(args[0], *yes) }
	return c
}

// installCatalogue puts a catalogue where rung finds it, once it was verified and a person has agreed.
func (a *app) installCatalogue(from string, yes bool) error {
	files, err := readCatalogueFiles(from)
	if err != nil {
		return badCatalogue(from, err)
	}
	c, err := a.loadFound(found{name: from, files: files, origin: fromPath})
	if err != nil {
		return err
	}
	signature := a.signature(c)
	if (signature.State == trust.Unsigned || signature.State == trust.UnknownKey) && !a.trust.unsigned {
		return &untrustedError{from, &unverifiedError{from, signature.KeyID}}
	}
	base, err := a.installFolder()
	if err != nil {
		return err
	}
	if err := makeFolder(base); err != nil {
		return err
	}
	root, err := os.OpenRoot(base)
	if err != nil {
		return err
	}
	defer root.Close()
	place := path.Join(c.ID, trust.FolderFor(c.Version))
	name := c.ID + "@" + c.Version
	data := lang.Data{"Name": name, "Digest": c.Digest, "Signature": a.signedWords(signature), "Path": filepath.Join(base, filepath.FromSlash(place))}
	there, same := installed(root, place, files)
	if same {
		a.tell("install-same", data)
		return nil
	}
	a.tell("install-what", data)
	if !yes {
		question := "install-ask"
		if there {
			question = "install-ask-replace"
		}
		if err := a.confirm(a.say(question, data)); err != nil {
			return err
		}
	}
	if err := putFolder(root, place, files); err != nil {
		return err
	}
	a.tell("install-done", data)
	_, err = fmt.Fprintln(a.Out, visible(name))
	return err
}

// badCatalogue names the file where a bundle is bad.
func badCatalogue(name string, err error) error {
	if path := new(fs.PathError); errors.As(err, &path) || errors.As(err, new(*notACatalogueError)) {
		return err
	}
	return &untrustedError{name, err}
}

// installed reports whether there is a catalogue in a place already, and whether it is the same to the byte.
func installed(root *os.Root, place string, files trust.Files) (there, same bool) {
	if _, err := root.Lstat(place); err != nil {
		return false, false
	}
	old, err := fs.Sub(root.FS(), place)
	if err != nil {
		return true, false
	}
	have, err := trust.Read(old)
	return true, err == nil && maps.EqualFunc(have, files, func(a, b []byte) bool { return string(a) == string(b) })
}

// putFolder puts files into a folder of root, whole or not at all: they are written into another one beside it, which
// then takes its place. What was there goes last.
func putFolder(root *os.Root, place string, files trust.Files) error {
	named := func(err error) error { return writeError(filepath.Join(root.Name(), filepath.FromSlash(place)), err) }
	parent := path.Dir(place)
	if err := root.MkdirAll(parent, 0o700); err != nil {
		return named(err)
	}
	part, old := path.Join(parent, hiddenName()), path.Join(parent, hiddenName())
	defer root.RemoveAll(part)
	if err := root.Mkdir(part, 0o700); err != nil {
		return named(err)
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := writePart(root, path.Join(part, name), files[name]); err != nil {
			return named(err)
		}
	}
	switch err := root.Rename(place, old); {
	case err == nil:
		defer root.RemoveAll(old)
	case !errors.Is(err, fs.ErrNotExist):
		return named(err)
	}
	if err := root.Rename(part, place); err != nil {
		root.Rename(old, place)
		return named(err)
	}
	return nil
}

// hiddenName is a name that nothing else has and that no search for catalogues looks at.
func hiddenName() string {
	var b [8]byte
	rand.Read(b[:]) // never fails
	return ".rung-" + hex.EncodeToString(b[:])
}
