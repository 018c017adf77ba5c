package trust

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"strings"

	"aead.dev/minisign"

	"rung/controls"
)

// Key is a public key of minisign.
type Key struct{ key minisign.PublicKey }

// KeyError is a file that holds no key of minisign.
type KeyError struct{}

func (e *KeyError) Error() string { return "not a key of minisign" }

// ParseKey reads a public key file, or its second line alone. The error is a *KeyError.
func ParseKey(text []byte) (Key, error) {
	var key minisign.PublicKey
	if len(text) > MaxSignature || key.UnmarshalText(text) != nil {
		return Key{}, &KeyError{}
	}
	return Key{key}, nil
}

// KeyOf is the public half of a secret key.
func KeyOf(secret minisign.PrivateKey) Key {
	return Key{secret.Public().(minisign.PublicKey)}
}

// String is the key in one line, as minisign writes it.
func (k Key) String() string { return k.key.String() }

// File is the key as a public key file of minisign.
func (k Key) File() []byte {
	return []byte(fmt.Sprintf("untrusted comment: minisign public key %s\n%s\n", k.ID(), k))
}

// ID is the key's short name as minisign shows it, 16 hex digits. It tells keys apart and proves nothing.
func (k Key) ID() string { return keyID(k.key.ID()) }

func keyID(id uint64) string { return fmt.Sprintf("%016X", id) }

// Fingerprint is the SHA-256 of the key, in sixteen groups of four hex digits to be read over the telephone. It is what
// "tail -n 1 KEY.pub | base64 -d | sha256sum" says.
func (k Key) Fingerprint() string {
	raw, err := base64.StdEncoding.DecodeString(k.String())
	if err != nil {
		panic(err) // it was encoded the moment before
	}
	sum := sha256.Sum256(raw)
	digits := hex.EncodeToString(sum[:])
	groups := make([]string, 0, len(digits)/4)
	for i := 0; i < len(digits); i += 4 {
		groups = append(groups, digits[i:i+4])
	}
	return strings.Join(groups, " ")
}

// SameFingerprint compares fingerprints as people write them: capitals, blanks, hyphens and colons do not count.
func SameFingerprint(a, b string) bool {
	plain := strings.NewReplacer(" ", "", "-", "", ":", "", "\t", "").Replace
	return strings.EqualFold(plain(a), plain(b))
}

// IsLocked reports whether a secret key file is locked with a password.
func IsLocked(secret []byte) bool { return minisign.IsEncrypted(secret) }

// PasswordError is a password that does not open a secret key.
type PasswordError struct{}

func (e *PasswordError) Error() string { return "the password does not open the key" }

// OpenSecret reads a secret key file of minisign. The password does not matter where the key is not locked. The error is
// a *KeyError or a *PasswordError.
func OpenSecret(text []byte, password string) (minisign.PrivateKey, error) {
	var key minisign.PrivateKey
	text = []byte(strings.ReplaceAll(string(text), "\r\n", "\n"))
	text = []byte(strings.TrimRight(string(text), "\n"))
	if len(text) > MaxSignature {
		return key, &KeyError{}
	}
	if IsLocked(text) {
		key, err := minisign.DecryptKey(password, text)
		if err != nil {
			return key, &PasswordError{}
		}
		return key, nil
	}
	if key.UnmarshalText(text) != nil {
		return key, &KeyError{}
	}
	return key, nil
}

// unfitLine reports whether a text may not stand in one line before a person.
func unfitLine(s string) bool {
	return s == "" || strings.ContainsAny(s, "\n\t") || controls.Unfit(s) != ""
}
