//go:build e2e && linux

package journal

import (
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestE2EManyProcessesWriteOneFile lets many processes at one file at once: each answer that one of them called saved is
// there, and none was written over another.
func TestE2EManyProcessesWriteOneFile(t *testing.T) {
	path, _ := sample(t, 1)
	var group sync.WaitGroup
	var lock sync.Mutex
	saved, refused := 0, 0
	for range *writers {
		group.Add(1)
		go func() {
			defer group.Done()
			cmd := process("contend", path, nil)
			cmd.Stdin = strings.NewReader(strings.Repeat("x\n", 40))
			said, err := cmd.Output()
			lock.Lock()
			defer lock.Unlock()
			if err != nil {
				t.Errorf("%v: %s", err, said)
			}
			saved += strings.Count(string(said), "saved")
			refused += strings.Count(string(said), "refused")
		}()
	}
	for range 50 { // readers neither wait nor fail
		log, err := Read(path)
		require.NoError(t, err)
		require.Zero(t, log.Torn)
	}
	group.Wait()
	log, err := Read(path)
	require.NoError(t, err)
	require.Equal(t, answers(1, 1+saved), log.Events)
	require.Equal(t, *writers*40, saved+refused)
	require.Equal(t, []string{"firm.rung"}, beside(t, path))
	t.Logf("%d processes saved %d answers and were refused %d times", *writers, saved, refused)
}

// TestE2ERefusedAtOnce measures how long a second writer waits to be told who holds the file.
func TestE2ERefusedAtOnce(t *testing.T) {
	path, _ := sample(t, 1)
	_, release := holdElsewhere(t, path)
	defer release.Close()
	began := time.Now()
	requireLocked(t, path, mustPID(t, path))
	t.Logf("refused after %s", time.Since(began))
}

func mustPID(t *testing.T, path string) int {
	t.Helper()
	said, ok := readNote(osDisk{}, path)
	require.True(t, ok)
	return said.PID
}
