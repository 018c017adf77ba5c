package journal

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"sync"

	"filippo.io/age"
	"golang.org/x/crypto/chacha20poly1305"
)

// Unlocker opens encrypted files. It remembers what it opened, so that a passphrase is asked for and stretched once per
// session. A nil *Unlocker opens plain files alone.
type Unlocker struct {
	// Identities are tried first.
	Identities []Identity
	// Passphrase is asked for when no identity fits and the file takes one; nil when nobody can be asked.
	Passphrase func(path string) (string, error)

	mu    sync.Mutex
	known map[string][]byte // file keys by the hash of the clear line
}

// Identity is the secret key (AGE-SECRET-KEY-1...) of a recipient.
type Identity struct{ age age.Identity }

// IdentityError is a text that is no identity. It quotes nothing of it. Line is its line, from 1; 0 when there was none.
type IdentityError struct{ Line int }

func (e *IdentityError) Error() string {
	return "this is no identity, which begins with AGE-SECRET-KEY-1"
}

// ParseIdentities reads identities as age-keygen writes them: one on a line; empty lines and those that begin with # are
// passed over. The error is an *IdentityError.
func ParseIdentities(text string) ([]Identity, error) {
	var out []Identity
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		read, err := age.ParseIdentities(strings.NewReader(line))
		if err != nil || len(read) != 1 {
			return nil, &IdentityError{Line: i + 1}
		}
		out = append(out, Identity{read[0]})
	}
	if len(out) == 0 {
		return nil, &IdentityError{}
	}
	return out, nil
}

// vault opens what a clear line wraps.
//
// Errors: SealedError when nothing was given that might open it; WrongKeyError when nothing that was given does;
// DamageError when a key was opened that is none; else what Passphrase returned.
func (u *Unlocker) vault(path string, line []byte, h *clearHeader) (*vault, error) {
	sealed := &SealedError{Path: path, Passphrase: h.count(passphraseKind) > 0, Recipients: h.count(recipientKind)}
	if u == nil {
		return nil, sealed
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	key, err := u.key(path, line, h)
	switch {
	case errors.Is(err, errNothingTried):
		return nil, sealed
	case err != nil:
		return nil, err
	case len(key) != chacha20poly1305.KeySize:
		return nil, damaged(path, 1, altered("the line holds a key that is none"))
	}
	if u.known == nil {
		u.known = map[string][]byte{}
	}
	u.known[hash(line)] = key
	return newVault(key, bytes.Clone(line))
}

// learn makes the key that a clear line wraps known for another one.
func (u *Unlocker) learn(line, from []byte) {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.known[hash(line)] = u.known[hash(from)]
}

var errNothingTried = errors.New("there is nothing to open the file with")

func (u *Unlocker) key(path string, line []byte, h *clearHeader) ([]byte, error) {
	if key := u.known[hash(line)]; key != nil {
		return key, nil
	}
	var identities []age.Identity
	for _, identity := range u.Identities {
		identities = append(identities, identity.age)
	}
	key, err := unwrap(h, recipientKind, identities...)
	if key != nil || err != nil {
		return key, err
	}
	if h.count(passphraseKind) == 0 || u.Passphrase == nil {
		if len(identities) == 0 {
			return nil, errNothingTried
		}
		return nil, &WrongKeyError{Path: path}
	}
	passphrase, err := u.Passphrase(path)
	if err != nil {
		return nil, err
	}
	wrong := &WrongKeyError{Path: path, Passphrase: true}
	identity, err := age.NewScryptIdentity(normal(passphrase))
	if err != nil {
		return nil, wrong // an empty one
	}
	identity.SetMaxWorkFactor(maxWork)
	key, err = unwrap(h, passphraseKind, identity)
	if key == nil && err == nil {
		err = wrong
	}
	return key, err
}

// unwrap opens the first key of a kind that one of the identities fits; nil when none does.
func unwrap(h *clearHeader, kind string, identities ...age.Identity) ([]byte, error) {
	if len(identities) == 0 {
		return nil, nil
	}
	for _, one := range h.Keys {
		if one.Kind != kind {
			continue
		}
		r, err := age.Decrypt(bytes.NewReader(one.Age), identities...)
		if err != nil {
			continue // not for us, or spoiled: another may open
		}
		key, err := io.ReadAll(io.LimitReader(r, chacha20poly1305.KeySize+1))
		if err == nil {
			return key, nil
		}
	}
	return nil, nil
}
