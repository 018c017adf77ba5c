package trust

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls"
)

// FuzzReadBundle: what comes out of a bundle lies in one folder, within the limits, and can be packed again.
func FuzzReadBundle(f *testing.F) {
	f.Add(packed(f, entry{name: "a.yaml", data: []byte("hello")}))
	f.Add(packed(f, entry{name: "../a.yaml"}, entry{name: SignatureFile, data: []byte("x")}))
	f.Add([]byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, data []byte) {
		files, err := ReadBundle(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return
		}
		total := 0
		for name, content := range files {
			require.True(t, filepath.IsLocal(name))
			require.Equal(t, name, filepath.Base(name))
			require.NotContains(t, name, `\`)
			total += len(content)
		}
		require.LessOrEqual(t, total, maxFolderBytes)
		require.LessOrEqual(t, len(files), MaxFiles+2)
		require.Contains(t, files, controls.MainFile)
		var again bytes.Buffer
		require.NoError(t, WriteBundle(&again, files))
		back, err := ReadBundle(bytes.NewReader(again.Bytes()), int64(again.Len()))
		require.NoError(t, err)
		require.Equal(t, len(files), len(back))
	})
}

// FuzzManifest: a manifest that is read names plain files alone, and says the same when it is written again.
func FuzzManifest(f *testing.F) {
	good, err := MakeManifest(plants())
	require.NoError(f, err)
	f.Add(good)
	f.Add([]byte(strings.Repeat("0", 64) + " *../a.yaml\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := ParseManifest(data)
		if err != nil {
			return
		}
		for name, sum := range m {
			require.NoError(t, checkName(name))
			require.Len(t, sum, 64)
			require.True(t, filepath.IsLocal(name))
		}
		require.Equal(t, strings.Count(string(data), "\n"), len(m))
	})
}

// FuzzClaim: what is read is written as it was read.
func FuzzClaim(f *testing.F) {
	f.Add(claimed(3).String())
	f.Fuzz(func(t *testing.T, comment string) {
		if c, err := ParseClaim(comment); err == nil {
			require.Equal(t, comment, c.String())
			require.False(t, unfitLine(c.Version))
		}
	})
}

// FuzzSignature: a store and a signature of any bytes give an answer, and never a signer who did not sign.
func FuzzSignature(f *testing.F) {
	secret := newSecret(f)
	files := signed(f, secret, 1)
	f.Add(files[ManifestFile], files[SignatureFile])
	store := trusting(f, secret)
	f.Fuzz(func(t *testing.T, manifest, signature []byte) {
		tried := plants()
		tried[ManifestFile], tried[SignatureFile] = manifest, signature
		if s, err := Verify(tried, store, now); err == nil && s.State == Signed {
			require.Equal(t, string(files[ManifestFile]), string(manifest))
		}
	})
}
