package trust

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// FolderFor is the name of the folder that holds a version of a catalogue: the version itself where every system can hold
// it, else what is left of it with part of its hash, so that two versions never share one.
func FolderFor(version string) string {
	if plainVersion(version) && !isDevice(version) {
		return version
	}
	sum := sha256.Sum256([]byte(version))
	kept := strings.Map(func(r rune) rune {
		if wordly(r) {
			return r
		}
		return -1
	}, strings.ToLower(version))
	return "v" + kept[:min(len(kept), 20)] + "~" + hex.EncodeToString(sum[:8])
}

// plainVersion reports whether a version is a folder's name as it stands: up to 64 small letters, digits and . _ - with a
// letter or digit at each end.
func plainVersion(version string) bool {
	strange := func(r rune) bool { return !wordly(r) && !strings.ContainsRune("._-", r) }
	return version != "" && len(version) <= 64 && strings.Trim(version, "._-") == version && !strings.ContainsFunc(version, strange)
}

func wordly(r rune) bool { return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' }
