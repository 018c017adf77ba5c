//go:build unix

package journal

import (
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAPipeIsRefusedInsteadOfWaitedFor(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe.rung")
	require.NoError(t, syscall.Mkfifo(path, 0o600))
	var none *NotRungError
	_, err := Read(path)
	require.ErrorAs(t, err, &none)
	_, err = Open(path)
	require.ErrorAs(t, err, &none)
}
