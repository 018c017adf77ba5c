package trust

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"
)

var plainVersion = regexp.MustCompile(`^[0-9a-z]([0-9a-z._-]{0,62}[0-9a-z])?$`)

// FolderFor is the name of the folder that holds a version of a catalogue: the version itself where every system can hold
// it, else what is left of it with part of its hash, so that two versions never share one.
func FolderFor(version string) string {
	if plainVersion.MatchString(version) && !isDevice(version) {
		return version
	}
	sum := sha256.Sum256([]byte(version))
	kept := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, strings.ToLower(version))
	return "v" + kept[:min(len(kept), 20)] + "~" + hex.EncodeToString(sum[:8])
}
