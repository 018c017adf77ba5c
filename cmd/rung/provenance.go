package main

import (
	"errors"
	"io/fs"

	"rung/controls"
	"rung/controls/lang"
	"rung/controls/trust"
)

// origin says where a catalogue was found.
type origin string

const (
	fromProgram   origin = "built-in"
	fromPath      origin = "path"      // named by the person
	fromFolder    origin = "folder"    // one of RUNG_CATALOGUES
	fromInstalled origin = "installed" // with "rung catalogue install"
	fromInside    origin = "inside"    // kept in the assessment
)

// found is a catalogue that has not been read yet.
type found struct {
	name    string // an id that is built in, or a path
	asked   string // as it was asked for
	files   fs.FS
	origin  origin
	looking bool // it is to be looked at, not used
}

// arrives reports whether somebody else may have put the catalogue where it is.
func (f found) arrives() bool { return f.origin == fromPath || f.origin == fromFolder }

// untrustedError is a catalogue whose signature forbids its use.
type untrustedError struct {
	Name string
	Err  error
}

func (e *untrustedError) Error() string { return "catalogue " + e.Name + ": " + e.Err.Error() }
func (e *untrustedError) Unwrap() error { return e.Err }

// signature says who answers for a catalogue that this run has loaded.
func (a *app) signature(c *controls.Catalogue) trust.Signature {
	return a.signatures[c]
}

// loadFound verifies a catalogue over its exact bytes, then loads those bytes, then judges what they say they are. What
// was found out of its signer is kept for whoever asks. A catalogue inside an assessment is what it was answered with:
// that it is old, or that its publisher has begun to sign since, is said and does not keep the file shut.
func (a *app) loadFound(f found) (*controls.Catalogue, error) {
	if f.origin == fromProgram {
		return a.loadVerified(f, f.files, trust.Signature{State: trust.BuiltIn})
	}
	files, err := trust.Read(f.files)
	if limit := new(trust.LimitError); errors.As(err, &limit) && limit.What == "bytes" {
		return a.loadVerified(f, f.files, trust.Signature{}) // which says what is too large, and where
	}
	if err != nil {
		return nil, err
	}
	store, err := a.trusted()
	if err != nil {
		return nil, err
	}
	signature, err := trust.Verify(files, store, a.Now())
	if err != nil {
		if err := a.setAside(f, err); err != nil {
			return nil, err
		}
		return a.loadVerified(f, files.Bare(), trust.Signature{State: trust.Unsigned})
	}
	c, err := a.loadVerified(f, files, signature)
	if err != nil {
		return nil, err
	}
	if comesWithProgram(c) {
		a.signatures[c] = trust.Signature{State: trust.BuiltIn}
		return c, nil
	}
	return c, a.admit(f, files, c, store, signature)
}

// loadVerified reads a catalogue and remembers its files and who answers for it.
func (a *app) loadVerified(f found, files fs.FS, signature trust.Signature) (*controls.Catalogue, error) {
	c, err := controls.Load(files)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &notACatalogueError{f.name}
	}
	if err != nil {
		return nil, &catalogueError{f.name, err}
	}
	a.loaded[c.Digest] = files
	a.signatures[c] = signature
	return c, nil
}

// admit judges a catalogue that was verified, and notes its number.
func (a *app) admit(f found, files trust.Files, c *controls.Catalogue, store *trust.Store, signature trust.Signature) error {
	err := signature.Match(c.ID, c.Version)
	if err == nil {
		err = store.Admit(c.ID, signature)
	}
	var older *trust.RolledBackError
	switch {
	case err == nil:
	case errors.As(err, &older):
		if !f.arrives() {
			break // it was admitted when it arrived
		}
		if !a.trust.older && !f.looking {
			return &untrustedError{f.name, err}
		}
		a.tellOnce("warn-trust-older", lang.Data{"Name": f.name, "Have": older.Have, "Seen": older.Seen})
	case f.origin == fromInside && !errors.As(err, new(*trust.IdentityError)):
		a.tellOnce("warn-trust-inside", lang.Data{"ID": c.ID})
		a.signatures[c] = trust.Signature{State: trust.Unsigned}
		return nil
	default:
		a.signatures[c], a.loaded[c.Digest] = trust.Signature{State: trust.Unsigned}, files.Bare()
		return a.setAside(f, err)
	}
	a.remark(f, signature)
	if f.origin != fromInside && store.Remember(signature) {
		note := func(store *trust.Store) error {
			store.Remember(signature)
			return nil
		}
		if err := a.changeTrusted(note); err != nil {
			a.tellOnce("warn-trust-unsaved", lang.Data{"Why": a.reason(bare(err))})
		}
	}
	return nil
}

// setAside lets a person who says so go on with what cannot be verified, as with something unsigned; else err stands.
func (a *app) setAside(f found, err error) error {
	err = &untrustedError{f.name, err}
	if a.trust.unsigned {
		a.tellOnce("warn-trust-set-aside", lang.Data{"Cause": a.explain(err).cause})
		return nil
	}
	return err
}

// remark says what a person should know of a signature and may go on without.
func (a *app) remark(f found, s trust.Signature) {
	switch {
	case s.State == trust.UnknownKey:
		a.tellOnce("warn-trust-unknown", lang.Data{"Name": f.name, "Key": shortKey(s.KeyID)})
	case s.Expired:
		a.tellOnce("warn-trust-expired", lang.Data{"Name": f.name, "Signer": s.Signer, "Day": s.Expires})
	}
}

// tellOnce tells a line that was not told in this run yet.
func (a *app) tellOnce(id string, data lang.Data) {
	line := a.say(id, data)
	if !a.told[line] {
		a.told[line] = true
		a.tell(id, data)
	}
}

// bare is an error of the file system without the path.
func bare(err error) error {
	if path := new(fs.PathError); errors.As(err, &path) {
		return path.Err
	}
	return err
}

// shortKey is a key's id in groups that can be read.
func shortKey(id string) string {
	if len(id) != 16 {
		return id
	}
	return id[:4] + " " + id[4:8] + " " + id[8:12] + " " + id[12:]
}
