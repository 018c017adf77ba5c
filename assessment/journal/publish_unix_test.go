//go:build unix

package journal

import (
	"io/fs"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestANewFileTakesOnlyAFreeNameByWhateverMeans(t *testing.T) {
	for name, move := range map[string]func(from, to string) error{
		"a link": publish, "a rename that does not replace": renameNew, "a look and a rename": lookAndRename,
	} {
		t.Run(name, func(t *testing.T) {
			from := filepath.Join(t.TempDir(), "part")
			to := filepath.Join(filepath.Dir(from), "firm.rung")
			put(t, from, []byte("new"))
			put(t, to, []byte("old"))
			require.ErrorIs(t, move(from, to), fs.ErrExist)
			require.Equal(t, "old", string(content(t, to)))
			require.Equal(t, "new", string(content(t, from)))
			require.NoError(t, move(from, to+"2"))
			require.Equal(t, "new", string(content(t, to+"2")))
			require.NoFileExists(t, from)
			require.ErrorIs(t, move(from, to+"3"), fs.ErrNotExist)
		})
	}
}
