package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/report"
	"rung/report/packet"
)

// TestAPartThatFailsLeavesNoPacket lets each part of a packet fail.
func TestAPartThatFailsLeavesNoPacket(t *testing.T) {
	file := filepath.Join(t.TempDir(), "plant.rung")
	env := quiet(t)
	require.Equal(t, exitOK, run(t.Context(), []string{"new", file, "--firm", "Yongfeng Metal", "--level", "L1"}, env))
	a, plain := newApp(nil, env), lookFlags{dates: string(report.DatesAD)}
	at, err := a.read(file)
	require.NoError(t, err)
	for i, part := range packetParts {
		parts := slices.Clone(packetParts)
		parts[i].write = func(_ *app, w io.Writer, _ *opened, _ report.Options) error {
			io.WriteString(w, "half")
			return errors.New("broken")
		}
		_, err := a.pack(t.Context(), packetOptions{path: file, look: plain}, at, parts)
		var failed *packetError
		require.ErrorAs(t, err, &failed, part.name)
		require.Equal(t, part.name, failed.Part)
		said := a.explain(err)
		require.Equal(t, exitError, said.code)
		require.Equal(t, part.name+" cannot be made: broken. No packet was written.", said.cause)
	}
	made, err := a.pack(t.Context(), packetOptions{path: file, look: plain}, at, packetParts)
	require.NoError(t, err)
	require.Len(t, made.Files, len(packetParts)-2, "without a gap there is no plan of action")
	_, err = a.pack(t.Context(), packetOptions{path: file, look: plain, strict: true}, at, packetParts)
	require.ErrorAs(t, err, new(*noEvidenceError))
}

func TestEveryExportOfAPacketExists(t *testing.T) {
	require.ErrorContains(t, packedExport("nonsense")(nil, io.Discard, nil, report.Options{}), "nonsense")
	for _, part := range packetParts {
		require.Contains(t, packet.Contents, part.holds)
	}
}

func TestWhatIsNotReadBackTheSameIsTakenAway(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "packet.zip")
	refuse := func([]byte) error { return errors.New("not the same") }
	var lost *lostEntriesError
	require.ErrorAs(t, writeChecked(out, false, []byte("new"), refuse), &lost)
	require.Equal(t, out, lost.Path)
	left, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Empty(t, left, "not even the temporary file")

	require.NoError(t, os.WriteFile(out, []byte("old"), 0o600))
	require.ErrorAs(t, writeChecked(out, true, []byte("new"), refuse), &lost)
	data, err := os.ReadFile(out)
	require.NoError(t, err)
	require.Equal(t, "old", string(data), "what stood there stays")

	var seen []byte
	require.NoError(t, writeChecked(out, true, []byte("new"), func(written []byte) error { seen = written; return nil }))
	require.Equal(t, "new", string(seen))
}

func TestAPacketFollowsNoLinkAndIsForItsOwnerAlone(t *testing.T) {
	dir := t.TempDir()
	file, out, other := filepath.Join(dir, "plant.rung"), filepath.Join(dir, "p.zip"), filepath.Join(dir, "other")
	env := quiet(t)
	require.Equal(t, exitOK, run(t.Context(), []string{"new", file, "--firm", "Yongfeng Metal", "--level", "L1"}, env))
	require.NoError(t, os.WriteFile(other, []byte("mine"), 0o600))
	require.NoError(t, os.Symlink(other, out))
	require.Equal(t, exitError, run(t.Context(), []string{"packet", file, "-o", out}, env))
	require.Equal(t, exitOK, run(t.Context(), []string{"packet", file, "-o", out, "--force"}, env))
	data, err := os.ReadFile(other)
	require.NoError(t, err)
	require.Equal(t, "mine", string(data))
	info, err := os.Lstat(out)
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), info.Mode())
	packed, err := os.ReadFile(out)
	require.NoError(t, err)
	for name, text := range unzipped(t, packed) {
		require.NotContains(t, text, dir, name)
	}
}

func TestAPacketIsTheSameTwiceAndElsewhere(t *testing.T) {
	var first []byte
	for range 2 {
		file := filepath.Join(t.TempDir(), "plant.rung")
		var out bytes.Buffer
		env := quiet(t)
		env.Out = &out
		id := 0
		env.NewID = func() string { id++; return strings.Repeat("0", 22) + string(rune('a'+id%20)) + "0" }
		require.Equal(t, exitOK, run(t.Context(), []string{"new", file, "--firm", "Yongfeng Metal", "--level", "L1"}, env))
		require.Equal(t, exitOK, run(t.Context(), []string{"answer", file, "AC.L1-b.1.i", string(assessment.NotMet)}, env))
		out.Reset()
		require.Equal(t, exitOK, run(t.Context(), []string{"packet", file, "-o", "-"}, env))
		require.NotEmpty(t, out.Bytes())
		if first == nil {
			first = bytes.Clone(out.Bytes())
		}
		require.Equal(t, first, out.Bytes())
	}
}

// unzipped are the texts in a packet by their names.
func unzipped(t testing.TB, packed []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	require.NoError(t, err)
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(r)
		require.NoError(t, err)
		out[f.Name] = string(text)
	}
	return out
}
