//go:build e2e

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestE2EHashesAreThoseOfSha256sum checks the two logs against another program's hashes.
func TestE2EHashesAreThoseOfSha256sum(t *testing.T) {
	sha256sum, err := exec.LookPath("sha256sum")
	require.NoError(t, err, "the test needs sha256sum")
	dir := t.TempDir()
	evidence := filepath.Join(dir, "evidence")
	require.NoError(t, os.MkdirAll(filepath.Join(evidence, "深", "b c"), 0o700))
	for name, size := range map[string]int{"empty.bin": 0, "名單.xlsx": 1, "深/edge.bin": hashBuffer, "深/b c/long.bin": 5*hashBuffer + 17} {
		data := make([]byte, size)
		for i := range data {
			data[i] = byte(i * 31 >> 3)
		}
		require.NoError(t, os.WriteFile(filepath.Join(evidence, filepath.FromSlash(name)), data, 0o600))
	}
	file, out := filepath.Join(dir, "plant.rung"), filepath.Join(dir, "handover")
	env := quiet(t)
	for _, args := range [][]string{
		{"new", file, "--firm", "Yongfeng Metal", "--level", "L2"},
		{"evidence", "add", file, "AC.L2-3.1.1", evidence},
		{"evidence", "manifest", file, "-o", out},
	} {
		require.Equal(t, exitOK, run(t.Context(), args, env), args)
	}
	rows := func(name string) map[string]string {
		data, err := os.ReadFile(filepath.Join(out, name))
		require.NoError(t, err)
		found := map[string]string{}
		for _, m := range regexp.MustCompile(`(?m)^SHA256\s+([A-F0-9]{64})\s+(.+)$`).FindAllStringSubmatch(string(data), -1) {
			found[m[2]] = strings.ToLower(m[1])
		}
		return found
	}
	theirs := func(dir string, names ...string) map[string]string {
		command := exec.Command(sha256sum, append([]string{"--"}, names...)...)
		command.Dir = dir
		data, err := command.Output()
		require.NoError(t, err)
		found := map[string]string{}
		for line := range strings.Lines(string(data)) {
			sum, name, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
			require.True(t, ok, line)
			found[name] = sum
		}
		return found
	}
	require.Equal(t, theirs(dir, "evidence/empty.bin", "evidence/名單.xlsx", "evidence/深/edge.bin", "evidence/深/b c/long.bin"), rows("CMMCAssessmentArtifacts.log"))
	require.Equal(t, theirs(out, "CMMCAssessmentArtifacts.log"), rows("CMMCAssessmentLogHash.log"))
}
