package journal

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"testing"

	"github.com/stretchr/testify/require"
)

func hold(path string) {
	j, err := Open(path)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println("held")
	_, _ = io.Copy(io.Discard, os.Stdin)
	_ = j.Close()
}

// holdElsewhere starts a process that holds path.
func holdElsewhere(t *testing.T, path string) (process *exec.Cmd, release io.Closer) {
	t.Helper()
	process = exec.Command(os.Args[0])
	process.Env = append(os.Environ(), holdVariable+"="+path)
	in, err := process.StdinPipe()
	require.NoError(t, err)
	out, err := process.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, process.Start())
	t.Cleanup(func() { _ = process.Process.Kill() })
	said, err := bufio.NewReader(out).ReadString('\n')
	require.NoError(t, err)
	require.Equal(t, "held\n", said)
	return process, in
}

func requireLocked(t *testing.T, path string, pid int) {
	t.Helper()
	_, err := Open(path)
	var locked *LockedError
	require.ErrorAs(t, err, &locked)
	require.Equal(t, path, locked.Path)
	if locked.PID != 0 { // not every system tells
		require.Equal(t, pid, locked.PID)
	}
}

func TestOneWriterAtATime(t *testing.T) {
	t.Run("a second writer in another process is refused until the first is killed", func(t *testing.T) {
		path, old := sample(t, 2)
		process, _ := holdElsewhere(t, path)
		requireLocked(t, path, process.Process.Pid)
		log, err := Read(path)
		require.NoError(t, err, "a reader needs no lock")
		require.Len(t, log.Events, 2)

		require.NoError(t, process.Process.Kill())
		_ = process.Wait()
		j, err := Open(path)
		require.NoError(t, err, "the lock dies with its process")
		require.NoError(t, j.Close())
		require.Equal(t, string(old), string(content(t, path)))
	})
	t.Run("or until it has closed the file", func(t *testing.T) {
		path, _ := sample(t, 2)
		process, release := holdElsewhere(t, path)
		requireLocked(t, path, process.Process.Pid)
		require.NoError(t, release.Close())
		require.NoError(t, process.Wait())
		j, err := Open(path)
		require.NoError(t, err)
		require.NoError(t, j.Close())
	})
	t.Run("a second writer in the same process is refused as well", func(t *testing.T) {
		path, _ := sample(t, 2)
		j, err := Open(path)
		require.NoError(t, err)
		require.False(t, j.Unlocked())
		requireLocked(t, path, os.Getpid())
		require.NoError(t, j.Close())
		j, err = Open(path)
		require.NoError(t, err)
		require.NoError(t, j.Close())
	})
	t.Run("the maker of a file holds it from the start", func(t *testing.T) {
		path := t.TempDir() + "/firm.rung"
		j, err := Create(path, header())
		require.NoError(t, err)
		requireLocked(t, path, os.Getpid())
		require.NoError(t, j.Close())
	})
	t.Run("a lock that is gone leaves nothing beside the file", func(t *testing.T) {
		path, _ := sample(t, 2)
		j, err := Open(path)
		require.NoError(t, err)
		require.FileExists(t, path+noteSuffix)
		require.NoError(t, j.Close())
		require.Equal(t, []string{"firm.rung"}, beside(t, path))
	})
}
