package journal

import (
	"encoding/json"
	"time"

	"rung/assessment"
)

// salvageHeader is what is still legible of a first line whose sum is wrong. The wrapped keys of an encrypted file are
// tried as they are: each has its own seal.
func salvageHeader(line []byte) (*clearHeader, assessment.Header) {
	var keys clearHeader
	if json.Unmarshal(line, &keys) == nil && keys.Encrypted != "" && len(keys.Keys) > 0 && len(keys.Keys) <= maxKeys {
		return &keys, assessment.Header{}
	}
	h := assessment.Header{ID: legible(line, "id"), Target: legible(line, "target")}
	h.Framework.Version, h.Framework.Digest = legible(line, "version"), legible(line, "digest")
	h.Framework.ID = legible(line, `framework":{"id`)
	if created, err := time.Parse(time.RFC3339Nano, legible(line, "created")); err == nil {
		h.Created = created.UTC()
	}
	return nil, h
}

// orElse fills what is missing in a header from another.
func orElse(h, other assessment.Header) assessment.Header {
	fill := func(to *string, from string) {
		if *to == "" {
			*to = from
		}
	}
	fill(&h.ID, other.ID)
	fill(&h.Target, other.Target)
	fill(&h.Framework.ID, other.Framework.ID)
	fill(&h.Framework.Version, other.Framework.Version)
	fill(&h.Framework.Digest, other.Framework.Digest)
	if h.Created.IsZero() {
		h.Created = other.Created
	}
	return h
}

// missing names what a header lacks without which it is none.
func missing(h assessment.Header) []string {
	var out []string
	for _, field := range []struct{ name, value string }{
		{"id", h.ID}, {"framework.id", h.Framework.ID}, {"framework.version", h.Framework.Version},
		{"framework.digest", h.Framework.Digest}, {"target", h.Target},
	} {
		if field.value == "" {
			out = append(out, field.name)
		}
	}
	return out
}
