package journal

import (
	"bytes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"

	"golang.org/x/crypto/chacha20poly1305"
)

// vault seals each line of an encrypted file on its own, so that saving stays an append. A nil vault leaves lines plain.
//
// The clear first line holds the file's random key, wrapped once for each passphrase and recipient. Every further line is
// {"prev":...,"sealed":...,"sum":...}, sealed with XChaCha20-Poly1305 under a random nonce and bound to the hash in prev;
// since each hash covers the line before it, that is the line's place in this very file. The second line is the header,
// all others are entries. A body is filled up with spaces before it is sealed, because "met" is shorter than "not-met".
type vault struct {
	aead  cipher.AEAD
	clear []byte // the first line
}

const (
	sealedLabel = "rung/1 sealed line\n"
	sealedStep  = 256 // bytes to which a body is filled up
)

type sealedLine struct {
	Sealed []byte          `json:"sealed"`
	Sum    json.RawMessage `json:"sum"`
}

func newVault(key, clear []byte) (*vault, error) {
	aead, err := chacha20poly1305.NewX(key)
	if err != nil {
		return nil, err
	}
	return &vault{aead, clear}, nil
}

// line makes the line that follows the one with the hash prev.
func (v *vault) line(prev string, body []byte) []byte {
	if v == nil {
		return chain(prev, body)
	}
	plain := object(body)
	if over := len(plain) % sealedStep; over > 0 {
		plain = append(plain, bytes.Repeat([]byte(" "), sealedStep-over)...)
	}
	nonce := make([]byte, v.aead.NonceSize(), v.aead.NonceSize()+len(plain)+v.aead.Overhead())
	rand.Read(nonce) // never fails
	sealed := v.aead.Seal(nonce, nonce, plain, []byte(sealedLabel+prev))
	return chain(prev, []byte(`"sealed":"`+base64.StdEncoding.EncodeToString(sealed)+`"`))
}

// open is the object that a line seals.
func (v *vault) open(line []byte, prev string) ([]byte, *fault) {
	var read sealedLine
	if wrong := unmarshal(line, &read, &read.Sum); wrong != nil {
		return nil, wrong
	}
	if wrong := follows(line, prev); wrong != nil {
		return nil, wrong
	}
	foreign := &fault{kind: Foreign, whole: true, why: "the line was not sealed with this file's key at this place: it comes from elsewhere"}
	size := v.aead.NonceSize()
	if len(read.Sealed) < size {
		return nil, foreign
	}
	plain, err := v.aead.Open(nil, read.Sealed[:size], read.Sealed[size:], []byte(sealedLabel+prev))
	if err != nil {
		return nil, foreign
	}
	plain = bytes.TrimRight(plain, " ")
	if !bytes.HasPrefix(plain, []byte("{")) || !bytes.HasSuffix(plain, []byte("}")) {
		return nil, foreign
	}
	return plain, nil
}

// parse reads the line of one entry that follows the line with the hash prev; room is how many values it may hold.
func (v *vault) parse(line []byte, prev string, room int) (entry, *fault) {
	if values(line) > room {
		return entry{}, &fault{large: true}
	}
	if v == nil {
		return parsePlain(line, prev)
	}
	plain, wrong := v.open(line, prev)
	if wrong != nil {
		return entry{}, wrong
	}
	if values(plain) > room {
		return entry{}, &fault{large: true}
	}
	var read entryLine
	if wrong := unmarshal(plain, &read, new(json.RawMessage)); wrong != nil {
		wrong.whole = true // it was sealed like this
		return entry{}, wrong
	}
	got, wrong := read.entry(plain[1 : len(plain)-1])
	if wrong != nil {
		wrong.whole = true
	}
	return got, wrong
}
