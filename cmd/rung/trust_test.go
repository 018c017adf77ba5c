package main

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rivo/uniseg"
	"github.com/stretchr/testify/require"

	"rung/controls/trust"
)

// hand runs the program in a home of its own, with what a person types on a terminal, or without one where it is "".
type hand struct {
	t    *testing.T
	home string
}

func (h hand) run(typed string, args ...string) (code int, out, told string) {
	h.t.Helper()
	var stdout, stderr bytes.Buffer
	code = run(context.Background(), args, environment{
		In: strings.NewReader(typed), Out: &stdout, Err: &stderr, Terminal: typed != "",
		Getenv: func(name string) string {
			return map[string]string{"XDG_CONFIG_HOME": filepath.Join(h.home, "config"), "XDG_DATA_HOME": filepath.Join(h.home, "data"), "LANG": "en_US.UTF-8"}[name]
		},
		Now: func() time.Time { return time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC) }, NewID: newID,
	})
	return code, stdout.String(), stderr.String()
}

func newHand(t *testing.T) hand {
	t.Helper()
	t.Chdir(t.TempDir())
	h := hand{t, t.TempDir()}
	for _, args := range [][]string{
		{"catalogue", "key", "new", "-o", "ministry", "--no-password"},
		{"catalogue", "new", "plants"},
		{"catalogue", "sign", "plants", "--key", "ministry.key"},
	} {
		code, _, told := h.run("", args...)
		require.Zero(t, code, told)
	}
	return h
}

func TestAKeyIsTrustedByAYesAlone(t *testing.T) {
	h := newHand(t)
	store := filepath.Join(h.home, "config", "rung", "trust", "trust.json")
	for _, no := range []string{"n\n", "\n", "yess\n", "no"} {
		code, _, told := h.run(no, "trust", "add", "ministry.pub")
		require.Equal(t, exitError, code)
		require.Contains(t, told, "Is this the fingerprint that ministry told you? [y/N]")
		require.Contains(t, told, "nothing was changed")
		require.NoFileExists(t, store)
	}
	code, _, told := h.run("Y\n", "trust", "add", "ministry.pub")
	require.Zero(t, code, told)
	info, err := os.Stat(store)
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), info.Mode().Perm())
	info, err = os.Stat(filepath.Dir(store))
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o700), info.Mode().Perm())
	require.NoFileExists(t, store+".tmp")
}

func TestInstallingLeavesWholeFoldersAlone(t *testing.T) {
	h := newHand(t)
	code, _, told := h.run("", "trust", "add", "ministry.pub", "--yes")
	require.Zero(t, code, told)
	catalogues := filepath.Join(h.home, "data", "rung", "catalogues")
	code, _, told = h.run("n\n", "catalogue", "install", "plants")
	require.Equal(t, exitError, code, told)
	require.NoDirExists(t, filepath.Join(catalogues, "plants"))
	code, out, told := h.run("y\n", "catalogue", "install", "plants")
	require.Zero(t, code, told)
	require.Equal(t, "plants@1\n", out)

	require.NoError(t, os.WriteFile("plants/access.yaml", append(read(t, "plants/access.yaml"), "# more\n"...), 0o600))
	code, _, told = h.run("", "catalogue", "sign", "plants", "--key", "ministry.key")
	require.Zero(t, code, told)
	code, _, told = h.run("y\n", "catalogue", "install", "plants")
	require.Zero(t, code, told)
	require.Contains(t, told, "with other bytes. Replace it?")
	require.Equal(t, read(t, "plants/access.yaml"), read(t, filepath.Join(catalogues, "plants", "1", "access.yaml")))
	entries, err := os.ReadDir(filepath.Join(catalogues, "plants"))
	require.NoError(t, err)
	require.Len(t, entries, 1, "neither the old folder nor a half one is left")
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	return data
}

func TestNothingIsInstalledThroughALink(t *testing.T) {
	h := newHand(t)
	catalogues, outside := filepath.Join(h.home, "data", "rung", "catalogues"), t.TempDir()
	require.NoError(t, os.MkdirAll(catalogues, 0o700))
	require.NoError(t, os.Symlink(outside, filepath.Join(catalogues, "plants")))
	code, _, told := h.run("", "catalogue", "install", "plants", "--yes", "--unsigned")
	require.Equal(t, exitError, code, told)
	entries, err := os.ReadDir(outside)
	require.NoError(t, err)
	require.Empty(t, entries)
}

func TestAHalfWrittenInstallIsTakenAway(t *testing.T) {
	root, err := os.OpenRoot(t.TempDir())
	require.NoError(t, err)
	defer root.Close()
	require.NoError(t, putFolder(root, "plants/1", trust.Files{"catalogue.yaml": []byte("old")}))
	err = putFolder(root, "plants/1", trust.Files{"a.yaml": nil, "no/such/folder.yaml": nil})
	require.Error(t, err)
	entries, err := os.ReadDir(filepath.Join(root.Name(), "plants"))
	require.NoError(t, err)
	require.Len(t, entries, 1)
	require.Equal(t, "old", string(read(t, filepath.Join(root.Name(), "plants", "1", "catalogue.yaml"))))
}

func TestTheShortFormFitsANarrowScreen(t *testing.T) {
	for _, tag := range []string{"en", "zh-TW"} {
		a := newApp([]string{"--lang", tag}, environment{Getenv: func(string) string { return "" }})
		for _, s := range []trust.Signature{
			{State: trust.BuiltIn}, {State: trust.Unsigned}, {State: trust.UnknownKey, KeyID: "1A2B3C4D5E6F7081"},
			{State: trust.Signed, Signer: "Ministry", Sequence: trust.MaxSequence},
		} {
			require.LessOrEqual(t, uniseg.StringWidth(a.signedShort(s)), 44, a.signedShort(s))
		}
	}
}

func TestKeysThatAreTrustedAtOnceAreAllKept(t *testing.T) {
	h := newHand(t)
	const many = 8
	var all sync.WaitGroup
	codes := make([]int, many)
	for i := range many {
		key := fmt.Sprintf("key%d", i)
		code, _, told := h.run("", "catalogue", "key", "new", "-o", key, "--no-password")
		require.Zero(t, code, told)
		all.Go(func() { codes[i], _, _ = h.run("", "trust", "add", key+".pub", "--yes") })
	}
	all.Wait()
	require.Equal(t, make([]int, many), codes)
	code, out, told := h.run("", "trust", "list")
	require.Zero(t, code, told)
	require.Equal(t, many, strings.Count(out, "any catalogue"), out)
}

func TestAFreshCopyIsSignedWithTheNextNumber(t *testing.T) {
	h := newHand(t)
	code, _, told := h.run("", "trust", "add", "ministry.pub", "--yes")
	require.Zero(t, code, told)
	for range 2 {
		code, _, told = h.run("", "catalogue", "sign", "plants", "--key", "ministry.key")
		require.Zero(t, code, told)
	}
	code, _, told = h.run("", "catalogue", "verify", "plants") // sees number 3
	require.Zero(t, code, told)
	for _, name := range []string{trust.ManifestFile, trust.SignatureFile} {
		require.NoError(t, os.Remove(filepath.Join("plants", name)))
	}
	code, _, told = h.run("", "catalogue", "sign", "plants", "--key", "ministry.key")
	require.Zero(t, code, told)
	require.Contains(t, told, "no. 4")
}

func TestANameInABundleStaysOnItsLine(t *testing.T) {
	h := newHand(t)
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	_, err := z.Create("a\nrung: all is well.yaml")
	require.NoError(t, err)
	require.NoError(t, z.Close())
	require.NoError(t, os.WriteFile("bad.rungcat", packed.Bytes(), 0o600))
	code, _, told := h.run("", "catalogue", "install", "bad.rungcat", "--yes")
	require.Equal(t, exitError, code)
	require.Contains(t, told, "a rung: all is well.yaml")
}
