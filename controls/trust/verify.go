package trust

import (
	"time"

	"aead.dev/minisign"
)

// State says what stands behind a catalogue.
type State string

// The states. Only BuiltIn and Signed are proven.
const (
	BuiltIn    State = "built-in"    // it came with the program
	Signed     State = "signed"      // by a key that is known here
	Unsigned   State = "unsigned"    // or with a signature that was set aside
	UnknownKey State = "unknown-key" // signed, but there is no telling by whom: no better than unsigned
)

// Signature is who answers for a catalogue. The zero Signature counts as Unsigned.
type Signature struct {
	State    State  `json:"state"`
	Signer   string `json:"signer,omitempty"` // what the key is called here
	KeyID    string `json:"key,omitempty"`
	Sequence int    `json:"sequence,omitempty"`
	Issued   string `json:"issued,omitempty"`  // a day, 2006-01-02
	Expires  string `json:"expires,omitempty"` // the last good day, or "" for none
	Expired  bool   `json:"expired,omitempty"` // by the clock of the computer

	claim Claim
	key   string
}

// Verify checks what signs files before anyone reads what they say. Nothing that signs them is Unsigned, and a key that the
// store lacks UnknownKey; both are for Admit to judge. Whatever is there and does not fit is an error: *SignatureError,
// *ManifestError, *NameError, *FileError, *ClaimError.
func Verify(files Files, store *Store, now time.Time) (Signature, error) {
	text, signed := files[SignatureFile]
	if !signed {
		return Signature{State: Unsigned}, nil
	}
	signature, err := parseSignature(text)
	if err != nil {
		return Signature{}, err
	}
	sums, there := files[ManifestFile]
	if !there {
		return Signature{}, &ManifestError{}
	}
	id := keyID(signature.KeyID)
	known, err := store.verify(id, sums, text)
	if err != nil {
		return Signature{}, err
	}
	manifest, err := ParseManifest(sums)
	if err != nil {
		return Signature{}, err
	}
	if err := manifest.Check(files); err != nil {
		return Signature{}, err
	}
	if known == nil {
		return Signature{State: UnknownKey, KeyID: id}, nil
	}
	claim, err := ParseClaim(signature.TrustedComment)
	if err != nil {
		return Signature{}, err
	}
	return Signature{
		State: Signed, Signer: known.Name, KeyID: id, Sequence: claim.Sequence, Issued: claim.Issued, Expires: claim.Expires,
		Expired: claim.expired(now), claim: claim, key: known.Key,
	}, nil
}

// verify finds the known key that signed, nil when none is known by that id. Ids are not proof against chance or malice,
// so each key that has it is tried.
func (s *Store) verify(id string, message, signature []byte) (*Known, error) {
	name := ""
	for i := range s.Keys {
		key, err := ParseKey([]byte(s.Keys[i].Key))
		if err != nil || key.ID() != id {
			continue
		}
		if minisign.Verify(key.key, message, signature) {
			return &s.Keys[i], nil
		}
		name = s.Keys[i].Name
	}
	if name != "" {
		return nil, &SignatureError{KeyID: id, Name: name}
	}
	return nil, nil
}

// Match checks, once the files were read, that the signature was made for this catalogue; the error is an *IdentityError.
func (s Signature) Match(id, version string) error {
	if s.State == Signed && (s.claim.ID != id || s.claim.Version != version) {
		return &IdentityError{Signed: s.claim.ID + " " + s.claim.Version, Found: id + " " + version}
	}
	return nil
}
