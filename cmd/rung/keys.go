package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"rung/assessment/journal"
	"rung/controls/lang"
)

// keyFlags say what opens an encrypted file. A passphrase is never an argument: other programs could read it there.
type keyFlags struct {
	passphraseFile string
	passphraseFD   int
	identity       string

	unlocker *journal.Unlocker // one for the run, so that a passphrase is asked for once
}

func (k *keyFlags) add(a *app, c *cobra.Command) {
	flags := c.PersistentFlags()
	flags.StringVar(&k.passphraseFile, "passphrase-file", "", a.say("flag-passphrase-file"))
	flags.IntVar(&k.passphraseFD, "passphrase-fd", -1, a.say("flag-passphrase-fd"))
	flags.StringVar(&k.identity, "identity", "", a.say("flag-identity"))
}

// unlock makes what opens the files of this run.
func (a *app) unlock() (*journal.Unlocker, error) {
	if a.keys.unlocker != nil {
		return a.keys.unlocker, nil
	}
	u := &journal.Unlocker{}
	if a.keys.identity != "" {
		text, err := os.ReadFile(a.keys.identity)
		if err != nil {
			return nil, err
		}
		if u.Identities, err = journal.ParseIdentities(string(text)); err != nil {
			return nil, &inputError{a.keys.identity, err}
		}
	}
	if a.canAskPassphrase() {
		u.Passphrase = func(path string) (string, error) {
			return a.passphrase(a.say("passphrase-ask", lang.Data{"Path": path}))
		}
	}
	a.keys.unlocker = u
	return u, nil
}

func (a *app) canAskPassphrase() bool {
	return a.keys.passphraseFile != "" || a.keys.passphraseFD >= 0 || a.Secret != nil
}

// passphrase takes the passphrase from where the flags say, else from the terminal.
func (a *app) passphrase(prompt string) (string, error) {
	switch {
	case a.keys.passphraseFile != "":
		f, err := os.Open(a.keys.passphraseFile)
		if err != nil {
			return "", err
		}
		defer f.Close()
		return firstLine(f)
	case a.keys.passphraseFD >= 0:
		f := os.NewFile(uintptr(a.keys.passphraseFD), "passphrase")
		if f == nil {
			return "", &badValueError{"passphrase-fd", fmt.Sprint(a.keys.passphraseFD)}
		}
		defer f.Close()
		return firstLine(f)
	case a.Secret != nil:
		return a.Secret(prompt)
	}
	return "", errNoPassphrase
}

var errNoPassphrase = errors.New("no passphrase")

// newPassphrase asks for a passphrase twice when a person types it.
func (a *app) newPassphrase() (string, error) {
	first, err := a.passphrase(a.say("passphrase-new"))
	if err != nil {
		return "", err
	}
	if first == "" {
		return "", &badValueError{"passphrase-empty", ""}
	}
	if a.keys.passphraseFile == "" && a.keys.passphraseFD < 0 {
		again, err := a.passphrase(a.say("passphrase-again"))
		if err != nil {
			return "", err
		}
		if first != again {
			return "", &badValueError{"passphrase-differs", ""}
		}
	}
	return first, nil
}

// firstLine reads a passphrase of at most 4 KiB, without the end of its line.
func firstLine(r io.Reader) (string, error) {
	line, err := bufio.NewReader(io.LimitReader(r, 4<<10)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	return strings.TrimRight(line, "\r\n"), nil
}

// terminalSecret asks for a secret without showing it; nil when there is no terminal to ask on.
func terminalSecret() func(string) (string, error) {
	if !term.IsTerminal(int(os.Stdin.Fd())) {
		return nil
	}
	return func(prompt string) (string, error) {
		fmt.Fprint(os.Stderr, prompt)
		defer fmt.Fprintln(os.Stderr)
		secret, err := term.ReadPassword(int(os.Stdin.Fd()))
		return string(secret), err
	}
}

// newKeys are the keys that the flags --encrypt and --recipient ask for; none when neither is given.
func (a *app) newKeys(encrypt bool, recipients []string) (journal.Keys, error) {
	var keys journal.Keys
	for _, r := range recipients {
		parsed, err := journal.ParseRecipients(r)
		if err != nil {
			return keys, &badValueError{"recipient", r}
		}
		keys.Recipients = append(keys.Recipients, parsed...)
	}
	if !encrypt {
		return keys, nil
	}
	var err error
	keys.Passphrase, err = a.newPassphrase()
	return keys, err
}
