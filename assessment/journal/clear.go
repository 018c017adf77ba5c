package journal

import (
	"bytes"
	"encoding/json"

	"rung/assessment"
)

// clearHeader is the first line of an encrypted file, the only one that can be read without a key. It says nothing of
// the assessment.
type clearHeader struct {
	Rung      int       `json:"rung"`
	Encrypted string    `json:"encrypted"` // encryptedWith
	Keys      []wrapped `json:"keys"`
}

// wrapped is the file's key, encrypted by age for one passphrase or one recipient.
type wrapped struct {
	Kind string `json:"kind"` // passphraseKind or recipientKind
	Age  []byte `json:"age"`
}

const (
	encryptedWith  = "xchacha20poly1305"
	passphraseKind = "passphrase"
	recipientKind  = "recipient"

	maxKeys    = 100     // ways to open one file
	maxWrapped = 8 << 10 // bytes of one of them
)

// isClear reports whether a first line is that of an encrypted file.
func isClear(line []byte) bool {
	var read struct {
		Encrypted json.RawMessage `json:"encrypted"`
	}
	return json.Unmarshal(line, &read) == nil && len(read.Encrypted) > 0
}

func clearLine(keys []wrapped) ([]byte, error) {
	written, err := marshal(clearHeader{assessment.Version, encryptedWith, keys})
	if err != nil {
		return nil, err
	}
	return stamp(bytes.TrimSuffix(written, []byte("}"))), nil
}

func parseClear(line []byte) (*clearHeader, *fault) {
	var read struct {
		clearHeader
		Sum json.RawMessage `json:"sum"`
	}
	if wrong := unmarshal(line, &read, &read.Sum); wrong != nil {
		return nil, wrong
	}
	h := &read.clearHeader
	if h.Encrypted != encryptedWith || len(h.Keys) == 0 || len(h.Keys) > maxKeys {
		return nil, altered("the line names no encryption that is known")
	}
	for _, key := range h.Keys {
		if len(key.Age) > maxWrapped {
			return nil, altered("the line holds a key that is too long")
		}
	}
	return h, nil
}

// count is how many of the keys are of a kind.
func (h *clearHeader) count(kind string) int {
	n := 0
	for _, key := range h.Keys {
		if key.Kind == kind {
			n++
		}
	}
	return n
}
