package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"rung/controls/lang"
	"rung/controls/trust"
)

func newCatalogueVerify(a *app) *cobra.Command {
	c := a.command("verify CATALOGUE [--json]", "catalogue-verify")
	c.Args = cobra.ExactArgs(1)
	c.ValidArgsFunction = a.completeCatalogue
	asJSON := c.Flags().Bool("json", false, a.say("flag-verify-json"))
	c.RunE = func(_ *cobra.Command, args []string) error { return a.verifyCatalogue(args[0], *asJSON) }
	return c
}

// unverifiedError is a catalogue that nobody who is known here answers for.
type unverifiedError struct {
	Name  string
	KeyID string // of the unknown key, or "" where there is no signature
}

func (e *unverifiedError) Error() string { return e.Name + " is not verified" }

// verifyCatalogue says who answers for a catalogue, and fails where nobody known does.
func (a *app) verifyCatalogue(name string, asJSON bool) error {
	c, err := a.loadCatalogue(name)
	if err != nil {
		return err
	}
	signature := a.signature(c)
	if asJSON {
		err = writeJSON(a.Out, struct {
			Schema    string          `json:"schema"`
			ID        string          `json:"id"`
			Version   string          `json:"version"`
			Digest    string          `json:"digest"`
			Signature trust.Signature `json:"signature"`
		}{"rung/verify/v1", c.ID, c.Version, c.Digest, signature})
	} else {
		line := a.say("verify-line", lang.Data{"ID": c.ID, "Version": c.Version, "Signature": a.signedWords(signature)})
		_, err = fmt.Fprintf(a.Out, "%s\n%s\n", visible(line), c.Digest)
	}
	if err == nil && signature.State != trust.Signed && signature.State != trust.BuiltIn {
		err = &unverifiedError{name, signature.KeyID}
	}
	return err
}
