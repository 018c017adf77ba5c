package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"rung/controls"
	"rung/controls/lang"
	"rung/controls/trust"
)

type trustAddOptions struct {
	path, name, fingerprint string
	ids                     []string
	yes                     bool
}

func newTrustAdd(a *app) *cobra.Command {
	c := a.command("add KEY.pub [--name NAME] [--for ID,...] [--fingerprint HEX|--yes]", "trust-add")
	c.Args = cobra.ExactArgs(1)
	var o trustAddOptions
	c.Flags().StringVar(&o.name, "name", "", a.say("flag-trust-name"))
	c.Flags().StringSliceVar(&o.ids, "for", nil, a.say("flag-trust-for"))
	c.Flags().StringVar(&o.fingerprint, "fingerprint", "", a.say("flag-trust-fingerprint"))
	c.Flags().BoolVar(&o.yes, "yes", false, a.say("flag-trust-yes"))
	c.RunE = func(_ *cobra.Command, args []string) error {
		o.path = args[0]
		return a.addTrust(o)
	}
	return c
}

// fingerprintError is a key that is not the one that was expected.
type fingerprintError struct{ Want, Have string }

func (e *fingerprintError) Error() string { return "another fingerprint" }

// addTrust trusts a key once a person has compared its fingerprint.
func (a *app) addTrust(o trustAddOptions) error {
	text, err := readKeyFile(o.path)
	if err != nil {
		return err
	}
	key, err := trust.ParseKey(text)
	if err != nil {
		return &inputError{o.path, err}
	}
	for _, id := range o.ids {
		if controls.CheckID(id) != nil {
			return &badValueError{What: "catalogue-id", Value: id}
		}
	}
	if o.name == "" {
		o.name = strings.TrimSuffix(filepath.Base(o.path), ".pub")
	}
	store, err := a.trusted()
	if err != nil {
		return err
	}
	add := func(s *trust.Store) error { return s.Add(key, o.name, o.ids, a.Now().UTC().Format(time.DateOnly)) }
	if err := add(store); err != nil { // before anybody is asked
		return err
	}
	a.tell("trust-key", lang.Data{"ID": shortKey(key.ID()), "First": key.Fingerprint()[:39], "Second": key.Fingerprint()[40:]})
	switch {
	case o.fingerprint != "":
		if !trust.SameFingerprint(o.fingerprint, key.Fingerprint()) {
			return &fingerprintError{Want: o.fingerprint, Have: key.Fingerprint()}
		}
	case !o.yes:
		if err := a.confirm(a.say("trust-ask", lang.Data{"Name": o.name})); err != nil {
			return err
		}
	}
	if err := a.changeTrusted(add); err != nil {
		return err
	}
	a.tell("trust-added", lang.Data{"Name": o.name})
	return nil
}

// readKeyFile reads a file of at most 4 KiB.
func readKeyFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, trust.MaxSignature+1))
}

var (
	errNotConfirmed = errors.New("not confirmed")
	errNobodyToAsk  = errors.New("nobody can be asked")
)

// confirm asks for a yes on the terminal. Without a terminal it is an error that names the flag.
func (a *app) confirm(question string) error {
	if !a.Terminal {
		return errNobodyToAsk
	}
	fmt.Fprint(a.Err, visible(question)+" "+a.say("confirm-choices")+" ")
	line, err := bufio.NewReader(io.LimitReader(a.In, 1<<10)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if !slices.Contains(strings.Fields(a.say("confirm-yes")), strings.ToLower(strings.TrimSpace(line))) {
		return errNotConfirmed
	}
	return nil
}
