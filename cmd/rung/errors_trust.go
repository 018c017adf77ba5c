package main

import (
	"errors"
	"strings"

	"rung/assessment/journal"
	"rung/controls/lang"
	"rung/controls/trust"
)

// explainTrust explains what is wrong with signatures, keys and bundles.
func (a *app) explainTrust(err error) (explanation, bool) {
	for _, explainer := range []func(error) (explanation, bool){a.explainSignature, a.explainBundle, a.explainKeyFile, a.explainAsked} {
		if said, ok := explainer(err); ok {
			return said, true
		}
	}
	return explanation{}, false
}

// explainSignature explains why a catalogue is not used.
func (a *app) explainSignature(err error) (explanation, bool) {
	var (
		from      *untrustedError
		signature *trust.SignatureError
		manifest  *trust.ManifestError
		file      *trust.FileError
		claim     *trust.ClaimError
		unsigned  *trust.UnsignedError
		unknown   *trust.UnknownKeyError
		notFor    *trust.NotForError
		identity  *trust.IdentityError
		older     *trust.RolledBackError
		nobody    *unverifiedError
	)
	if !errors.As(err, &from) {
		if errors.As(err, &nobody) {
			return explanation{a.say("verify-nobody", lang.Data{"Name": nobody.Name}), a.hintNobody(nobody), exitError}, true
		}
		return explanation{}, false
	}
	say := func(id, hint string, data lang.Data) (explanation, bool) {
		data["Name"] = from.Name
		return explanation{a.say(id, data), a.say(hint, data), exitError}, true
	}
	names := func(n []string) string { return strings.Join(n, a.say("list-or")) }
	switch {
	case errors.As(err, &signature) && signature.KeyID == "":
		return say("trust-signature-unread", "hint-trust-broken", lang.Data{})
	case errors.As(err, &signature):
		return say("trust-signature", "hint-trust-broken", lang.Data{"Signer": signature.Name, "Key": shortKey(signature.KeyID)})
	case errors.As(err, &manifest) && manifest.Line == 0:
		return say("trust-manifest-missing", "hint-trust-broken", lang.Data{})
	case errors.As(err, &manifest):
		return say("trust-manifest", "hint-trust-broken", lang.Data{"Line": manifest.Line})
	case errors.As(err, &file):
		return say("trust-file-"+file.What, "hint-trust-broken", lang.Data{"File": oneLine(file.Name)})
	case errors.As(err, &claim):
		return say("trust-claim", "hint-trust-broken", lang.Data{})
	case errors.As(err, &unsigned):
		return say("trust-unsigned", "hint-trust-unsigned", lang.Data{"ID": unsigned.ID, "Names": names(unsigned.Names)})
	case errors.As(err, &unknown):
		return say("trust-unknown", "hint-trust-unknown", lang.Data{"ID": unknown.ID, "Key": shortKey(unknown.KeyID), "Names": names(unknown.Names)})
	case errors.As(err, &notFor):
		return say("trust-not-for", "hint-trust-not-for", lang.Data{"ID": notFor.ID, "Signer": notFor.Name, "IDs": strings.Join(notFor.For, a.say("list-comma"))})
	case errors.As(err, &identity):
		return say("trust-identity", "hint-trust-broken", lang.Data{"Signed": identity.Signed, "Found": identity.Found})
	case errors.As(err, &older):
		return say("trust-older", "hint-trust-older", lang.Data{"Have": older.Have, "Seen": older.Seen})
	case errors.As(err, &nobody):
		return explanation{a.say("install-nobody", lang.Data{"Name": from.Name}), a.hintNobody(nobody), exitError}, true
	}
	return explanation{}, false
}

func (a *app) hintNobody(e *unverifiedError) string {
	if e.KeyID == "" {
		return a.say("hint-verify-unsigned")
	}
	return a.say("hint-verify-unknown", lang.Data{"Key": shortKey(e.KeyID)})
}

// explainBundle explains what is wrong with a bundle or with the names of files.
func (a *app) explainBundle(err error) (explanation, bool) {
	var (
		from   *untrustedError
		bundle *trust.BundleError
		name   *trust.NameError
		limit  *trust.LimitError
		bare   *notSignedError
		many   *ambiguousError
		none   *notInstalledError
	)
	whole := ""
	if errors.As(err, &from) {
		whole = from.Name
	}
	switch {
	case errors.As(err, &bundle):
		return explanation{a.say("bundle-"+bundle.Why, lang.Data{"Name": whole, "File": oneLine(bundle.Name)}), a.say("hint-bundle"), exitError}, true
	case errors.As(err, &name):
		return explanation{a.say("bundle-name-"+name.Why, lang.Data{"Name": whole, "File": oneLine(name.Name)}), a.say("hint-bundle-name"), exitError}, true
	case errors.As(err, &limit) && limit.What == "files":
		return explanation{a.say("bundle-many", lang.Data{"Name": whole, "Limit": limit.Limit}), "", exitError}, true
	case errors.As(err, &limit):
		return explanation{a.say("bundle-large", lang.Data{"Name": strings.TrimSuffix(whole+": "+oneLine(limit.File), ": "), "Limit": limit.Limit}), "", exitError}, true
	case errors.As(err, &bare):
		return explanation{a.say("bundle-unsigned", lang.Data{"Name": bare.Name}), a.say("hint-bundle-unsigned", lang.Data{"Name": bare.Name}), exitError}, true
	case errors.As(err, &many):
		return explanation{a.say("catalogue-ambiguous", lang.Data{"ID": many.ID}), a.say("hint-have", lang.Data{"Names": strings.Join(many.Have, ", ")}), exitError}, true
	case errors.As(err, &none):
		hint := a.say("hint-none-installed")
		if len(none.Have) > 0 {
			hint = a.say("hint-have", lang.Data{"Names": strings.Join(none.Have, ", ")})
		}
		return explanation{a.say("catalogue-not-installed", lang.Data{"Name": none.Name}), hint, exitError}, true
	}
	return explanation{}, false
}

// explainKeyFile explains what is wrong with a key of minisign or the list of keys.
func (a *app) explainKeyFile(err error) (explanation, bool) {
	var (
		input    *inputError
		key      *trust.KeyError
		password *trust.PasswordError
		name     *trust.KeyNameError
		taken    *trust.TakenError
		store    *storeError
		broken   *trust.StoreError
		held     *journal.HeldError
		other    *fingerprintError
	)
	path := ""
	if errors.As(err, &input) {
		path = input.Name
	}
	switch {
	case errors.As(err, &key):
		return explanation{a.say("signing-key-none", lang.Data{"Path": path}), a.say("hint-signing-key-none"), exitError}, true
	case errors.As(err, &password):
		return explanation{a.say("password-wrong", lang.Data{"Path": path}), "", exitError}, true
	case errors.Is(err, errNoPassword):
		return explanation{a.say("password-none"), a.say("hint-password-none"), exitUsage}, true
	case errors.As(err, &name):
		return explanation{a.say("trust-name", lang.Data{"Name": name.Name}), a.say("hint-trust-name"), exitUsage}, true
	case errors.As(err, &taken):
		return explanation{a.say("trust-taken", lang.Data{"Name": taken.Name}), a.say("hint-trust-taken"), exitError}, true
	case errors.As(err, &store) && errors.As(err, &broken) && broken.Newer:
		return explanation{a.say("trust-store-newer", lang.Data{"Path": store.Path}), a.say("hint-trust-store-newer"), exitError}, true
	case errors.As(err, &store):
		return explanation{a.say("trust-store", lang.Data{"Path": store.Path}), a.say("hint-trust-store"), exitError}, true
	case errors.As(err, &held):
		return explanation{a.say("trust-store-held", lang.Data{"Path": held.Path}), a.say("hint-trust-store-held"), exitError}, true
	case errors.As(err, &other):
		return explanation{a.say("trust-fingerprint"), a.say("hint-trust-fingerprint"), exitError}, true
	case errors.Is(err, errNoHome):
		return explanation{a.say("no-home"), a.say("hint-no-home"), exitError}, true
	}
	return explanation{}, false
}

// explainAsked explains a question that was not answered with yes.
func (a *app) explainAsked(err error) (explanation, bool) {
	switch {
	case errors.Is(err, errNotConfirmed):
		return explanation{a.say("not-confirmed"), "", exitError}, true
	case errors.Is(err, errNobodyToAsk):
		return explanation{a.say("nobody-to-ask"), a.say("hint-nobody-to-ask"), exitUsage}, true
	}
	return explanation{}, false
}
