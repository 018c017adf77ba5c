package main

import (
	"errors"

	"rung/assessment/journal"
	"rung/controls/lang"
)

// explainKeys explains what is wrong with the keys of an encrypted file, and what a check or a repair found.
func (a *app) explainKeys(err error) (explanation, bool) {
	var (
		sealed    *journal.SealedError
		wrong     *journal.WrongKeyError
		header    *journal.HeaderLostError
		lost      *journal.KeysLostError
		nobody    *journal.NoKeysError
		many      *journal.TooManyKeysError
		recipient *journal.RecipientError
		identity  *journal.IdentityError
		conflict  *journal.ConflictError
		failed    *checkFailedError
	)
	path := func(p string) lang.Data { return lang.Data{"Path": p} }
	switch {
	case errors.As(err, &sealed):
		return explanation{a.say("key-sealed", path(sealed.Path)), a.say("hint-key-sealed"), exitError}, true
	case errors.As(err, &wrong):
		return explanation{a.say("key-wrong", path(wrong.Path)), a.say("hint-key-wrong"), exitError}, true
	case errors.As(err, &header):
		return explanation{a.say("header-lost", path(header.Path)), "", exitError}, true
	case errors.As(err, &lost):
		return explanation{a.say("key-lost", path(lost.Path)), a.say("hint-file-damaged"), exitError}, true
	case errors.As(err, &nobody):
		return explanation{a.say("key-nobody"), a.say("hint-key-nobody"), exitUsage}, true
	case errors.As(err, &many):
		return explanation{a.say("key-many", lang.Data{"Count": many.Count}), "", exitUsage}, true
	case errors.As(err, &recipient):
		return explanation{a.say("key-recipient"), a.say("hint-key-recipient"), exitUsage}, true
	case errors.As(err, &identity):
		return explanation{a.say("key-identity"), a.say("hint-key-identity"), exitUsage}, true
	case errors.Is(err, errNoPassphrase):
		return explanation{a.say("key-no-passphrase"), a.say("hint-key-sealed"), exitUsage}, true
	case errors.As(err, &conflict):
		return explanation{a.say("file-conflict", path(conflict.Path)), a.say("hint-file-conflict", lang.Data{"Path": conflict.Path, "Kept": conflict.Kept}), exitError}, true
	case errors.As(err, &failed):
		return explanation{a.say("check-failed", lang.Data{"Path": failed.Path, "Count": failed.Count}), a.say("hint-check-failed", path(failed.Path)), exitError}, true
	}
	return explanation{}, false
}
