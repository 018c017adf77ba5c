package trust

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestFingerprint(t *testing.T) {
	key, err := ParseKey([]byte("untrusted comment: minisign public key E7620F1842B4E81F\nRWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3\n"))
	require.NoError(t, err)
	require.Equal(t, "E7620F1842B4E81F", key.ID())
	require.Len(t, strings.Fields(key.Fingerprint()), 16)
	again, err := ParseKey([]byte(key.String()))
	require.NoError(t, err, "the second line alone is a key")
	require.Equal(t, key.Fingerprint(), again.Fingerprint())
	require.True(t, SameFingerprint(strings.ToUpper(strings.ReplaceAll(key.Fingerprint(), " ", ":")), key.Fingerprint()))
	require.False(t, SameFingerprint(key.Fingerprint()[:39], key.Fingerprint()), "half is not the whole")
	require.False(t, SameFingerprint("", key.Fingerprint()))
	back, err := ParseKey(key.File())
	require.NoError(t, err)
	require.Equal(t, key, back)
}

func TestKeysThatAreNone(t *testing.T) {
	for _, text := range []string{"", "x", "untrusted comment: x\n", "untrusted comment: x\nRWQ=\n", strings.Repeat("A", 5000)} {
		_, err := ParseKey([]byte(text))
		require.Equal(t, &KeyError{}, err, "%q", text)
		_, err = OpenSecret([]byte(text), "")
		require.Equal(t, &KeyError{}, err, "%q", text)
	}
}

func TestSecretsOpen(t *testing.T) {
	secret := newSecret(t)
	text, err := secret.MarshalText()
	require.NoError(t, err)
	for _, file := range []string{string(text), string(text) + "\n", strings.ReplaceAll(string(text), "\n", "\r\n") + "\r\n"} {
		require.False(t, IsLocked([]byte(file)))
		opened, err := OpenSecret([]byte(file), "")
		require.NoError(t, err)
		require.True(t, secret.Equal(opened))
	}
}
