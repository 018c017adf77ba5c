package journal

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTheHolderIsNamed(t *testing.T) {
	path, _ := sample(t, 1)
	process, _ := holdElsewhere(t, path)
	_, err := Open(path)
	var locked *LockedError
	require.ErrorAs(t, err, &locked)
	us := ourselves()
	require.Equal(t, process.Process.Pid, locked.PID)
	require.Equal(t, us.User, locked.User)
	require.Equal(t, us.Host, locked.Host)
	require.Equal(t, us.Process, locked.Process)
	require.False(t, locked.Since.IsZero())
	require.Contains(t, err.Error(), fmt.Sprintf("by %s on %s", us.User, us.Host))
	info, err := os.Stat(path + noteSuffix)
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), info.Mode())

	require.NoError(t, process.Process.Kill())
	_ = process.Wait()
	_, alive := readNote(osDisk{}, path)
	require.False(t, alive, "the note of a killed process is not believed")
	j, err := Open(path)
	require.NoError(t, err)
	said, alive := readNote(osDisk{}, path)
	require.True(t, alive)
	require.Equal(t, os.Getpid(), said.PID)
	require.NoError(t, j.Close())
	require.Equal(t, []string{"firm.rung"}, beside(t, path))
}

func TestAForeignFileInThePlaceOfTheNoteIsLeftAlone(t *testing.T) {
	path, _ := sample(t, 1)
	put(t, path+noteSuffix, []byte("mine"))
	j, err := Open(path)
	require.NoError(t, err)
	requireLocked(t, path, os.Getpid())
	require.NoError(t, j.Close())
	require.Equal(t, "mine", string(content(t, path+noteSuffix)))

	require.NoError(t, os.Remove(path+noteSuffix))
	require.NoError(t, os.Symlink(path, path+noteSuffix))
	old := content(t, path)
	j, err = Open(path)
	require.NoError(t, err)
	require.NoError(t, j.Close())
	require.Equal(t, old, content(t, path), "a link is not followed")
}

func TestNamesInANoteDriveNoTerminal(t *testing.T) {
	n, ok := parseNote(strings.NewReader(`{"user":"a\u001b[2J\u202e","host":"` + strings.Repeat("x", 500) + `","process":"p\n","pid":7}`))
	require.True(t, ok)
	require.Equal(t, "a?[2J?", n.User)
	require.Len(t, n.Host, maxName)
	require.Equal(t, "p?", n.Process)
	for _, text := range []string{"", "{", `{"pid":0}`, `{"pid":"x"}`} {
		_, ok := parseNote(strings.NewReader(text))
		require.False(t, ok)
	}
}
