package journal

import (
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestWhatIsDoneAloneIsNeverDoneTwiceAtOnce(t *testing.T) {
	folder := t.TempDir()
	count, lock := filepath.Join(folder, "count"), filepath.Join(folder, "lock")
	require.NoError(t, os.WriteFile(count, []byte("0"), 0o600))
	more := func() error {
		data, err := os.ReadFile(count)
		if err != nil {
			return err
		}
		n, err := strconv.Atoi(string(data))
		if err != nil {
			return err
		}
		return os.WriteFile(count, []byte(strconv.Itoa(n+1)), 0o600)
	}
	var all sync.WaitGroup
	failed := make(chan error, 40)
	for range cap(failed) {
		all.Go(func() { failed <- Alone(lock, time.Minute, more) })
	}
	all.Wait()
	for range cap(failed) {
		require.NoError(t, <-failed)
	}
	data, err := os.ReadFile(count)
	require.NoError(t, err)
	require.Equal(t, "40", string(data))
}

func TestWhoeverWaitsTooLongIsTold(t *testing.T) {
	lock := filepath.Join(t.TempDir(), "lock")
	err := Alone(lock, 0, func() error {
		return Alone(lock, 0, func() error { t.Fatal("two at once"); return nil })
	})
	var held *HeldError
	require.ErrorAs(t, err, &held)
	require.Equal(t, lock, held.Path)
	require.NoError(t, Alone(lock, 0, func() error { return nil }), "the lock ends with the call")
}
