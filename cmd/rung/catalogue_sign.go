package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"aead.dev/minisign"
	"github.com/spf13/cobra"

	"rung/controls"
	"rung/controls/lang"
	"rung/controls/trust"
)

// yearsGood is how long a signature should be relied upon where nobody says otherwise.
const yearsGood = 2

type signOptions struct {
	folder, key, passwordFile, expires string
	sequence                           int
	hasSequence                        bool
}

func newCatalogueSign(a *app) *cobra.Command {
	c := a.command("sign DIR --key NAME.key [--sequence N] [--expires DATE|never]", "catalogue-sign")
	c.Args = cobra.ExactArgs(1)
	var o signOptions
	c.Flags().StringVar(&o.key, "key", "", a.say("flag-sign-key"))
	c.Flags().StringVar(&o.passwordFile, "password-file", "", a.say("flag-password-file"))
	c.Flags().IntVar(&o.sequence, "sequence", 0, a.say("flag-sign-sequence"))
	c.Flags().StringVar(&o.expires, "expires", "", a.say("flag-sign-expires"))
	c.MarkFlagRequired("key")
	c.RunE = func(c *cobra.Command, args []string) error {
		o.folder, o.hasSequence = args[0], c.Flags().Changed("sequence")
		return a.signCatalogue(o)
	}
	return c
}

// signCatalogue signs the catalogue in a folder. It must load: nobody should answer for one that does not.
func (a *app) signCatalogue(o signOptions) error {
	folder, err := a.ownFolder(o.folder)
	if err != nil {
		return err
	}
	files, err := trust.Read(os.DirFS(folder))
	if err != nil {
		return err
	}
	c, err := controls.Load(files)
	if errors.Is(err, fs.ErrNotExist) {
		return &notACatalogueError{o.folder}
	}
	if err != nil {
		return &catalogueError{o.folder, err}
	}
	secret, err := a.secretKey(o.key, o.passwordFile)
	if err != nil {
		return err
	}
	claim, err := a.claim(o, c, files, trust.KeyOf(secret))
	if err != nil {
		return err
	}
	manifest, signature, err := trust.Sign(files, secret, claim)
	if err != nil {
		return err
	}
	if err := replaceSignature(folder, manifest, signature); err != nil {
		return err
	}
	a.tell("sign-done", lang.Data{"Path": o.folder, "ID": c.ID, "Version": c.Version, "Sequence": claim.Sequence, "Key": shortKey(trust.KeyOf(secret).ID())})
	if claim.Expires == "" {
		a.tell("sign-never")
	} else {
		a.tell("sign-until", lang.Data{"Day": claim.Expires})
	}
	return nil
}

// claim is what is signed: the days, and the number after that of the signature which is there and of all that were seen
// here of the key, so that signing a fresh copy is not taken for an old catalogue.
func (a *app) claim(o signOptions, c *controls.Catalogue, files trust.Files, key trust.Key) (trust.Claim, error) {
	now := a.Now().UTC()
	claim := trust.Claim{
		ID: c.ID, Version: c.Version, Sequence: 1,
		Issued: now.Format(time.DateOnly), Expires: now.AddDate(yearsGood, 0, 0).Format(time.DateOnly),
	}
	if before, err := trust.Claimed(files); err == nil && before.ID == c.ID {
		claim.Sequence = before.Sequence + 1
	}
	if store, err := a.trusted(); err == nil {
		claim.Sequence = max(claim.Sequence, store.Highest(c.ID, key)+1)
	}
	if o.hasSequence {
		claim.Sequence = o.sequence
	}
	if claim.Sequence < 1 || claim.Sequence > trust.MaxSequence {
		return claim, &badValueError{What: "sequence", Value: fmt.Sprint(claim.Sequence)}
	}
	switch o.expires {
	case "":
	case "never":
		claim.Expires = ""
	default:
		day, err := time.Parse(time.DateOnly, o.expires)
		if err != nil || day.Format(time.DateOnly) < claim.Issued {
			return claim, &badValueError{What: "expires", Value: o.expires}
		}
		claim.Expires = o.expires
	}
	return claim, nil
}

// secretKey opens a secret key file, with a password where it is locked.
func (a *app) secretKey(path, passwordFile string) (minisign.PrivateKey, error) {
	text, err := readKeyFile(path)
	if err != nil {
		return minisign.PrivateKey{}, err
	}
	password := ""
	if trust.IsLocked(bytes.TrimRight(text, "\r\n")) {
		if password, err = a.password(passwordFile, a.say("password-ask", lang.Data{"Path": path})); err != nil {
			return minisign.PrivateKey{}, err
		}
	}
	secret, err := trust.OpenSecret(text, password)
	if err != nil {
		return secret, &inputError{path, err}
	}
	return secret, nil
}

// errNoPassword says that a secret key is locked and nobody can be asked.
var errNoPassword = errors.New("no password")

// password takes a secret key's password from a file, else from the terminal.
func (a *app) password(file, prompt string) (string, error) {
	if file != "" {
		f, err := os.Open(file)
		if err != nil {
			return "", err
		}
		defer f.Close()
		return firstLine(f)
	}
	if a.Secret == nil {
		return "", errNoPassword
	}
	return a.Secret(visible(prompt))
}

// replaceSignature writes the manifest and then its signature. They are to be handed on with the catalogue, so whoever may
// read that may read them. A run that is killed between the two leaves a folder that is refused, never one that is
// trusted wrongly.
func replaceSignature(folder string, manifest, signature []byte) error {
	info, err := os.Stat(filepath.Join(folder, controls.MainFile))
	if err != nil {
		return err
	}
	for _, f := range []output{{trust.ManifestFile, manifest}, {trust.SignatureFile, signature}} {
		path := filepath.Join(folder, f.name)
		if err := writeOutput(path, true, f.data); err != nil {
			return err
		}
		if err := os.Chmod(path, info.Mode().Perm()); err != nil {
			return err
		}
	}
	return nil
}
