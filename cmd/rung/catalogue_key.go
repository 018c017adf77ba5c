package main

import (
	"crypto/rand"
	"strings"

	"aead.dev/minisign"
	"github.com/spf13/cobra"

	"rung/controls/lang"
	"rung/controls/trust"
)

func newCatalogueKey(a *app) *cobra.Command {
	c := a.command("key", "catalogue-key")
	c.AddCommand(newCatalogueKeyNew(a))
	return c
}

type keyNewOptions struct {
	name, passwordFile string
	open               bool // without a password
}

func newCatalogueKeyNew(a *app) *cobra.Command {
	c := a.command("new -o NAME", "catalogue-key-new")
	c.Args = cobra.NoArgs
	var o keyNewOptions
	c.Flags().StringVarP(&o.name, "output", "o", "", a.say("flag-key-output"))
	c.Flags().StringVar(&o.passwordFile, "password-file", "", a.say("flag-password-file"))
	c.Flags().BoolVar(&o.open, "no-password", false, a.say("flag-no-password"))
	c.MarkFlagRequired("output")
	c.MarkFlagsMutuallyExclusive("password-file", "no-password")
	c.RunE = func(*cobra.Command, []string) error { return a.makeKey(o) }
	return c
}

// makeKey makes a pair of keys as minisign does. It never replaces one: a lost key cannot be made again.
func (a *app) makeKey(o keyNewOptions) error {
	name := strings.TrimSuffix(strings.TrimSuffix(o.name, ".key"), ".pub")
	for _, path := range []string{name + ".key", name + ".pub"} {
		if err := outputFree(path, false); err != nil {
			return err
		}
	}
	password, err := a.newPassword(o)
	if err != nil {
		return err
	}
	_, secret, err := minisign.GenerateKey(rand.Reader)
	if err != nil {
		return err
	}
	var text []byte
	if o.open {
		text, err = secret.MarshalText()
	} else {
		text, err = minisign.EncryptKey(password, secret)
	}
	if err != nil {
		return err
	}
	key := trust.KeyOf(secret)
	if err := writeOutput(name+".key", false, append(text, '\n')); err != nil {
		return err
	}
	if err := writeOutput(name+".pub", false, key.File()); err != nil {
		return err
	}
	a.tell("key-made", lang.Data{"Secret": name + ".key", "Public": name + ".pub"})
	a.tell("trust-key", lang.Data{"ID": shortKey(key.ID()), "First": key.Fingerprint()[:39], "Second": key.Fingerprint()[40:]})
	return nil
}

// newPassword asks for a new password twice where a person types it.
func (a *app) newPassword(o keyNewOptions) (string, error) {
	if o.open {
		return "", nil
	}
	first, err := a.password(o.passwordFile, a.say("password-new"))
	if err != nil {
		return "", err
	}
	if first == "" {
		return "", &badValueError{"passphrase-empty", ""}
	}
	if o.passwordFile == "" {
		again, err := a.password("", a.say("password-again"))
		if err != nil {
			return "", err
		}
		if first != again {
			return "", &badValueError{"passphrase-differs", ""}
		}
	}
	return first, nil
}
