//go:build e2e

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestE2EAPacketIsSoundToOtherPrograms unpacks a packet and checks it by its own instructions.
func TestE2EAPacketIsSoundToOtherPrograms(t *testing.T) {
	for _, tool := range []string{"unzip", "sha256sum"} {
		_, err := exec.LookPath(tool)
		require.NoError(t, err, "the test needs "+tool)
	}
	dir := t.TempDir()
	file, out, folder := filepath.Join(dir, "acme.rung"), filepath.Join(dir, "acme.zip"), filepath.Join(dir, "acme")
	evidence := filepath.Join(dir, "規定.pdf")
	require.NoError(t, os.WriteFile(evidence, []byte("rules"), 0o600))
	env := quiet(t)
	for _, args := range [][]string{
		{"new", file, "--firm", "Acme", "--level", "L2"},
		{"answer", file, "AC.L2-3.1.3", "not-met"},
		{"evidence", "add", file, "AC.L2-3.1.1", evidence},
		{"packet", file, "-o", out, "--lang", "zh-TW", "--strict"},
	} {
		require.Equal(t, exitOK, run(t.Context(), args, env), args)
	}
	said, err := exec.Command("unzip", "-t", out).CombinedOutput()
	require.NoError(t, err, string(said))
	require.Contains(t, string(said), "No errors detected")
	said, err = exec.Command("unzip", "-q", out, "-d", folder).CombinedOutput()
	require.NoError(t, err, string(said))
	check := exec.Command("sha256sum", "--strict", "-c", "SHA256SUMS")
	check.Dir = folder
	said, err = check.CombinedOutput()
	require.NoError(t, err, string(said))
	require.Equal(t, 11, strings.Count(string(said), ": OK\n"))
	info, err := os.Stat(filepath.Join(folder, "report.pdf"))
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), info.Mode())
	list, err := os.ReadFile(filepath.Join(folder, "evidence", "CMMCAssessmentArtifacts.log"))
	require.NoError(t, err)
	require.Contains(t, string(list), "規定.pdf")
}
