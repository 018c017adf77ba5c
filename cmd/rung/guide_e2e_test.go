//go:build e2e

package main

import (
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestE2EGuide follows the author's guide with the steps that take more than rung.
func TestE2EGuide(t *testing.T) {
	for _, tool := range []string{"minisign", "sha256sum"} {
		_, err := exec.LookPath(tool)
		require.NoError(t, err, "%s is needed", tool)
	}
	for _, g := range guides {
		t.Run(filepath.Base(g.path), func(t *testing.T) { followGuide(t, g.path, g.locale, true) })
	}
}
