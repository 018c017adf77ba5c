package controls_test

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"rung/controls"
	"rung/frameworks"
)

func TestAPackedCatalogueLoadsAsItWas(t *testing.T) {
	entries, err := fs.ReadDir(frameworks.Files, ".")
	require.NoError(t, err)
	require.NotEmpty(t, entries)
	for _, e := range entries {
		files, err := fs.Sub(frameworks.Files, e.Name())
		require.NoError(t, err)
		packed, err := controls.Pack(files)
		require.NoError(t, err)
		again, err := controls.Pack(files)
		require.NoError(t, err)
		require.Equal(t, packed, again, "the same files give the same bytes")
		unpacked, err := controls.Unpack(packed)
		require.NoError(t, err)
		before, err := controls.Load(files)
		require.NoError(t, err)
		after, err := controls.Load(unpacked)
		require.NoError(t, err)
		require.Equal(t, before, after)
		digest, err := controls.Digest(unpacked)
		require.NoError(t, err)
		require.Equal(t, before.Digest, digest)
	}
}

func TestWhatSignsACatalogueTravelsWithIt(t *testing.T) {
	files := fstest.MapFS{
		controls.MainFile:     {Data: []byte("format: rung/v1\n")},
		"SHA256SUMS":          {Data: []byte("sums")},
		"SHA256SUMS.minisig":  {Data: []byte("signature")},
		"notes.txt":           {Data: []byte("private")},
		"SHA256SUMS.d/x.yaml": {Data: []byte("in a folder")},
	}
	packed, err := controls.Pack(files)
	require.NoError(t, err)
	unpacked, err := controls.Unpack(packed)
	require.NoError(t, err)
	names, err := fs.Glob(unpacked, "*")
	require.NoError(t, err)
	require.Equal(t, []string{"SHA256SUMS", "SHA256SUMS.minisig", controls.MainFile}, names)
}

// archive is a ZIP archive of files with these names.
func archive(t testing.TB, names ...string) []byte {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range names {
		f, err := w.Create(name)
		require.NoError(t, err)
		_, err = f.Write([]byte("x"))
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return out.Bytes()
}

func TestUnpackRefusesWhatPackDoesNotMake(t *testing.T) {
	many := make([]string, 2001)
	for i := range many {
		many[i] = strings.Repeat("a", i+1) + ".yaml"
	}
	for name, packed := range map[string][]byte{
		"no archive":             []byte("catalogue"),
		"nothing":                nil,
		"an archive cut short":   archive(t, "catalogue.yaml")[:60],
		"a path that climbs out": archive(t, "../catalogue.yaml"),
		"an absolute path":       archive(t, "/catalogue.yaml"),
		"a path of Windows":      archive(t, `c:\catalogue.yaml`),
		"a folder":               archive(t, "a/catalogue.yaml"),
		"another file":           archive(t, "catalogue.yaml", "run.sh"),
		"too many files":         archive(t, many...),
		"too large":              make([]byte, controls.MaxBytes+1),
	} {
		_, err := controls.Unpack(packed)
		var wrong *controls.PackError
		require.ErrorAs(t, err, &wrong, name)
	}
}

func TestAnArchiveThatGrowsWhenItIsReadIsRefused(t *testing.T) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	f, err := w.Create(controls.MainFile)
	require.NoError(t, err)
	_, err = f.Write(bytes.Repeat([]byte("# "), controls.MaxBytes))
	require.NoError(t, err)
	require.NoError(t, w.Close())
	files, err := controls.Unpack(out.Bytes())
	require.NoError(t, err)
	_, err = controls.Load(files)
	var invalid *controls.InvalidError
	require.ErrorAs(t, err, &invalid)
	require.Equal(t, "limit", invalid.Problems[0].Rule)
}

func FuzzUnpack(f *testing.F) {
	f.Add(archive(f, "catalogue.yaml"))
	f.Add(archive(f, "../x"))
	f.Fuzz(func(t *testing.T, packed []byte) {
		files, err := controls.Unpack(packed)
		if err != nil {
			return
		}
		if c, err := controls.Load(files); err == nil {
			again, err := controls.Pack(files)
			require.NoError(t, err)
			unpacked, err := controls.Unpack(again)
			require.NoError(t, err)
			digest, err := controls.Digest(unpacked)
			require.NoError(t, err)
			require.Equal(t, c.Digest, digest)
		}
	})
}
