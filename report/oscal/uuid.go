package oscal

import (
	"crypto/sha1"
	"fmt"
	"strings"
)

// space is the namespace of this program's UUIDs: the name-based UUID of "urn:rung:oscal" among URLs.
var space = nameUUID([16]byte{0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}, "urn:rung:oscal")

// nameUUID is the UUID, version 5, of a name within a namespace. Source: RFC 9562, 5.5.
func nameUUID(space [16]byte, name string) (out [16]byte) {
	sum := sha1.Sum(append(space[:], name...))
	copy(out[:], sum[:])
	out[6] = out[6]&0x0f | 0x50
	out[8] = out[8]&0x3f | 0x80
	return out
}

// uuid names something of this assessment: a kind and what tells it from others of the kind.
func (b *builder) uuid(kind string, of ...string) string {
	u := nameUUID(b.space, kind+"\x00"+strings.Join(of, "\x00"))
	return fmt.Sprintf("%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}
