package trust

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"aead.dev/minisign"
	"github.com/stretchr/testify/require"

	"rung/controls"
)

func TestVerifySaysWhoSigned(t *testing.T) {
	secret := newSecret(t)
	s, err := Verify(signed(t, secret, 3), trusting(t, secret), now)
	require.NoError(t, err)
	require.Equal(t, Signed, s.State)
	require.Equal(t, "Ministry", s.Signer)
	require.Equal(t, KeyOf(secret).ID(), s.KeyID)
	require.Equal(t, 3, s.Sequence)
	require.Equal(t, "2026-11-21", s.Issued)
	require.False(t, s.Expired)
	require.NoError(t, s.Match("plants", "2026.1"))
}

func TestVerifyRefuses(t *testing.T) {
	secret := newSecret(t)
	for _, row := range []struct {
		what   string
		change func(Files)
		want   error
	}{
		{"a file that was changed", func(f Files) { f["access.yaml"] = []byte("[ ]\n") }, &FileError{"access.yaml", "changed"}},
		{"a file that is missing", func(f Files) { delete(f, "access.yaml") }, &FileError{"access.yaml", "missing"}},
		{"a file that nobody signed", func(f Files) { f["more.yaml"] = nil }, &FileError{"more.yaml", "extra"}},
		{"a manifest that was changed with its file", func(f Files) {
			f["access.yaml"] = []byte("[ ]\n")
			f[ManifestFile], _ = MakeManifest(f)
		}, &SignatureError{KeyOf(secret).ID(), "Ministry"}},
		{"a manifest that is missing", func(f Files) { delete(f, ManifestFile) }, &ManifestError{}},
		{"a signature of nonsense", func(f Files) { f[SignatureFile] = []byte("x") }, &SignatureError{}},
		{"an empty signature", func(f Files) { f[SignatureFile] = nil }, &SignatureError{}},
		{"a trusted comment that was changed", func(f Files) {
			f[SignatureFile] = bytes.Replace(f[SignatureFile], []byte("sequence=3"), []byte("sequence=4"), 1)
		}, &SignatureError{KeyOf(secret).ID(), "Ministry"}},
		{"a signature by the key of something that is no catalogue", func(f Files) {
			reader := minisign.NewReader(bytes.NewReader(f[ManifestFile]))
			_, _ = bytes.NewBuffer(nil).ReadFrom(reader)
			f[SignatureFile] = reader.SignWithComments(secret, "timestamp:1", "x")
		}, &ClaimError{"timestamp:1"}},
		{"a manifest with a path in it, though signed", func(f Files) {
			f[ManifestFile] = []byte(hash(nil) + "  ../evil.yaml\n")
			reader := minisign.NewReader(bytes.NewReader(f[ManifestFile]))
			_, _ = bytes.NewBuffer(nil).ReadFrom(reader)
			f[SignatureFile] = reader.SignWithComments(secret, claimed(3).String(), "x")
		}, &NameError{"../evil.yaml", "path"}},
	} {
		t.Run(row.what, func(t *testing.T) {
			files := signed(t, secret, 3)
			row.change(files)
			_, err := Verify(files, trusting(t, secret), now)
			require.Equal(t, row.want, err)
			require.NotEmpty(t, err.Error())
		})
	}
}

func TestTheWordsOfAKeyThatIsNotKnownProveNothing(t *testing.T) {
	s, err := Verify(signed(t, newSecret(t), 3), trusting(t, newSecret(t)), now)
	require.NoError(t, err)
	require.Equal(t, UnknownKey, s.State)
	require.Zero(t, s.Sequence, "what is not proven is not told")
	require.Empty(t, s.Signer)

	files := signed(t, newSecret(t), 3)
	files["access.yaml"] = nil
	_, err = Verify(files, trusting(t, newSecret(t)), now)
	require.Equal(t, &FileError{"access.yaml", "changed"}, err, "a folder that does not fit its own list is damaged, whoever made it")
}

func TestUnsignedIsForAdmitToJudge(t *testing.T) {
	s, err := Verify(plants(), trusting(t, newSecret(t)), now)
	require.NoError(t, err)
	require.Equal(t, Signature{State: Unsigned}, s)
}

func TestTheClockOnlyWarns(t *testing.T) {
	secret := newSecret(t)
	for _, row := range []struct {
		what    string
		clock   time.Time
		expired bool
	}{
		{"in 1970 nothing has expired", time.Unix(0, 0), false},
		{"on the last day it is good", time.Date(2028, 11, 21, 23, 0, 0, 0, time.UTC), false},
		{"the day after it has expired", time.Date(2028, 11, 22, 0, 0, 0, 0, time.UTC), true},
		{"far in the future it still verifies", time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC), true},
	} {
		t.Run(row.what, func(t *testing.T) {
			store := trusting(t, secret)
			s, err := Verify(signed(t, secret, 1), store, row.clock)
			require.NoError(t, err)
			require.Equal(t, row.expired, s.Expired)
			require.NoError(t, store.Admit("plants", s))
		})
	}
}

func TestASignatureIsOfOneCatalogue(t *testing.T) {
	secret := newSecret(t)
	s, err := Verify(signed(t, secret, 1), trusting(t, secret), now)
	require.NoError(t, err)
	require.Equal(t, &IdentityError{"plants 2026.1", "plants 2026.2"}, s.Match("plants", "2026.2"))
	require.Equal(t, &IdentityError{"plants 2026.1", "offices 2026.1"}, s.Match("offices", "2026.1"))
}

func TestTwoKeysMayHaveOneID(t *testing.T) {
	secret, other := newSecret(t), newSecret(t)
	store := trusting(t, secret)
	forged := strings.Replace(KeyOf(other).String(), KeyOf(other).String()[:13], KeyOf(secret).String()[:13], 1) // the id is in front
	_, err := ParseKey([]byte(forged))
	require.NoError(t, err)
	store.Keys = append([]Known{{Name: "Twin", Key: forged, Added: "2026-11-21"}}, store.Keys...)
	s, err := Verify(signed(t, secret, 1), store, now)
	require.NoError(t, err)
	require.Equal(t, "Ministry", s.Signer)
}

func TestTheFilesReadAreTheFilesVerified(t *testing.T) {
	secret := newSecret(t)
	folder := fstest.MapFS{"notes.txt": {Data: []byte("not looked at")}, "sub/more.yaml": {}}
	for name, data := range signed(t, secret, 1) {
		folder[name] = &fstest.MapFile{Data: data}
	}
	files, err := Read(folder)
	require.NoError(t, err)
	require.Equal(t, signed(t, secret, 1), files)
	require.Equal(t, plants(), files.Bare())
	require.NoError(t, fstest.TestFS(files, "catalogue.yaml", "access.yaml", ManifestFile, SignatureFile))
}

func TestReadKeepsTheLimits(t *testing.T) {
	many := fstest.MapFS{}
	for i := range MaxFiles + 1 {
		many[strings.Repeat("a", i+1)+".yaml"] = &fstest.MapFile{}
	}
	_, err := Read(many)
	require.Equal(t, &LimitError{What: "files", Limit: MaxFiles}, err)
	_, err = Read(fstest.MapFS{"a.yaml": {Data: make([]byte, controls.MaxBytes)}, "b.yaml": {Data: []byte("x")}})
	require.Equal(t, &LimitError{What: "bytes", File: "b.yaml", Limit: 0}, err)
	_, err = Read(fstest.MapFS{ManifestFile: {Data: make([]byte, MaxManifest+1)}})
	require.Equal(t, &LimitError{What: "bytes", File: ManifestFile, Limit: MaxManifest}, err)
	_, err = Read(os.DirFS(t.TempDir() + "/none"))
	require.NoError(t, err, "what is missing is for the loader to say")
}
