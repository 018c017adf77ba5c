package journal

import (
	"bytes"
	"cmp"
	"crypto/rand"
	"strings"

	"filippo.io/age"
	"golang.org/x/crypto/chacha20poly1305"
	"golang.org/x/text/unicode/norm"
)

// Keys are who may open an encrypted file: any one of them can. The zero value means no encryption.
type Keys struct {
	Passphrase string // "" for none
	Recipients []Recipient

	work int // the logarithm of scrypt's cost; 0 for the usual one
}

// Recipient is the public key (age1...) of one who may open a file.
type Recipient struct{ age age.Recipient }

// RecipientError is a text that is no recipient. Line is its line, from 1, in what was parsed.
type RecipientError struct{ Line int }

func (e *RecipientError) Error() string { return "this is no recipient, which begins with age1" }

// ParseRecipients reads recipients, one on a line; empty lines and those that begin with # are passed over. The error is
// a *RecipientError.
func ParseRecipients(text string) ([]Recipient, error) {
	var out []Recipient
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		read, err := age.ParseRecipients(strings.NewReader(line))
		if err != nil || len(read) != 1 {
			return nil, &RecipientError{Line: i + 1}
		}
		out = append(out, Recipient{read[0]})
	}
	return out, nil
}

// scrypt's cost: 2^17 takes 128 MiB and about half a second, and no file may ask for more than 2^18.
const (
	usualWork = 17
	maxWork   = 18
)

// none reports whether there is nobody, so that a file stays plain.
func (k Keys) none() bool { return k.Passphrase == "" && len(k.Recipients) == 0 }

// vault makes a new file key and wraps it for each; nil when there is nobody.
func (k Keys) vault() (*vault, error) {
	if k.none() {
		return nil, nil
	}
	key := make([]byte, chacha20poly1305.KeySize)
	rand.Read(key) // never fails
	var keys []wrapped
	if k.Passphrase != "" {
		recipient, err := age.NewScryptRecipient(normal(k.Passphrase))
		if err != nil {
			return nil, err
		}
		recipient.SetWorkFactor(cmp.Or(k.work, usualWork))
		one, err := wrap(passphraseKind, key, recipient)
		if err != nil {
			return nil, err
		}
		keys = append(keys, one)
	}
	for _, recipient := range k.Recipients {
		one, err := wrap(recipientKind, key, recipient.age)
		if err != nil {
			return nil, err
		}
		keys = append(keys, one)
	}
	if len(keys) > maxKeys {
		return nil, &TooManyKeysError{Count: len(keys)}
	}
	clear, err := clearLine(keys)
	if err != nil {
		return nil, err
	}
	return newVault(key, clear)
}

func wrap(kind string, key []byte, recipient age.Recipient) (wrapped, error) {
	var b bytes.Buffer
	w, err := age.Encrypt(&b, recipient)
	if err != nil {
		return wrapped{}, err
	}
	if _, err := w.Write(key); err != nil {
		return wrapped{}, err
	}
	if err := w.Close(); err != nil {
		return wrapped{}, err
	}
	return wrapped{Kind: kind, Age: b.Bytes()}, nil
}

// normal makes the same passphrase of the same characters, however a keyboard composes them.
func normal(passphrase string) string { return norm.NFC.String(passphrase) }
