package trust

import (
	"testing"
	"time"

	"aead.dev/minisign"
	"github.com/stretchr/testify/require"
)

// now is the day of the tests.
var now = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// plants is a folder of two files. What they say does not matter here.
func plants() Files {
	return Files{"catalogue.yaml": []byte("id: plants\n"), "access.yaml": []byte("[]\n")}
}

func newSecret(t testing.TB) minisign.PrivateKey {
	t.Helper()
	_, secret, err := minisign.GenerateKey(nil)
	require.NoError(t, err)
	return secret
}

func claimed(sequence int) Claim {
	return Claim{ID: "plants", Version: "2026.1", Sequence: sequence, Issued: "2026-11-21", Expires: "2028-11-21"}
}

// signed are the plants with a signature.
func signed(t testing.TB, secret minisign.PrivateKey, sequence int) Files {
	t.Helper()
	files := plants()
	manifest, signature, err := Sign(files, secret, claimed(sequence))
	require.NoError(t, err)
	files[ManifestFile], files[SignatureFile] = manifest, signature
	return files
}

// trusting is a store with one key.
func trusting(t testing.TB, secret minisign.PrivateKey, ids ...string) *Store {
	t.Helper()
	s, err := ParseStore(nil)
	require.NoError(t, err)
	require.NoError(t, s.Add(KeyOf(secret), "Ministry", ids, "2026-11-21"))
	return s
}
