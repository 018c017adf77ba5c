package journal

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"testing"

	"github.com/stretchr/testify/require"
)

// eachFault runs a scenario with the n-th call failing, for each n that the scenario reaches, each error, once and for
// ever.
func eachFault(t *testing.T, scenario func(t *testing.T, d *faultyDisk)) {
	for _, err := range faultErrors {
		for _, forever := range []bool{false, true} {
			for n := 1; ; n++ {
				d := &faultyDisk{failAt: n, forever: forever, err: err}
				name := fmt.Sprintf("call %d fails with %v, for ever %v", n, err, forever)
				t.Run(name, func(t *testing.T) { scenario(t, d) })
				if d.failed() == "" {
					require.Greater(t, n, 3, "the scenario makes calls")
					break
				}
			}
		}
	}
}

func TestAFailedCreateLeavesNothing(t *testing.T) {
	eachFault(t, func(t *testing.T, d *faultyDisk) {
		path := filepath.Join(t.TempDir(), "firm.rung")
		j, err := create(d, path, CreateOptions{}, header(), answers(1, 3)...)
		if err == nil {
			defer j.Close()
			log, err := Read(path)
			require.NoError(t, err)
			require.Equal(t, answers(1, 3), log.Events)
			return
		}
		require.ErrorIs(t, orShort(err), d.err)
		if !d.forever { // a disk that fails every call cannot remove a file either
			require.NoFileExists(t, path)
		}
	})
}

// orShort lets the one error that has no cause stand for it.
func orShort(err error) error {
	if err.Error() == "short write" || errors.Unwrap(err) != nil && errors.Unwrap(err).Error() == "short write" {
		return errShort
	}
	return err
}

func TestAFailedAppendLosesNothingThatWasSaved(t *testing.T) {
	eachFault(t, func(t *testing.T, d *faultyDisk) {
		path, old := sample(t, 2)
		at := d.failAt
		d.failAt = 0
		j, err := open(d, path, nil)
		require.NoError(t, err)
		d.calls, d.failAt = nil, at

		saved := 2
		for n := 3; n <= 8; n += 2 {
			if err = j.Append(answers(n, n+1)...); err != nil {
				break
			}
			saved = n + 1
		}
		require.Equal(t, answers(1, saved), j.Events())
		if err != nil {
			require.ErrorIs(t, orShort(err), d.err)
			requireGivenUp(t, d, j, err, saved)
		}
		require.NoError(t, j.Close())
		require.Equal(t, old, content(t, path)[:len(old)], "the old bytes are as they were")

		again, err := Open(path)
		require.NoError(t, err)
		defer again.Close()
		require.Equal(t, answers(1, saved), again.Events()[:saved])
		if !d.forever {
			require.Len(t, again.Events(), saved, "what was called unsaved does not turn up later")
			require.Zero(t, again.Torn())
		}
		require.NoError(t, again.Append(answer(99)))
	})
}

// requireGivenUp checks that after a failed write or fsync nothing more is tried, and that other failures can be retried.
func requireGivenUp(t *testing.T, d *faultyDisk, j *Journal, err error, saved int) {
	t.Helper()
	var unsaved *UnsavedError
	failed := d.failed()
	if failed != "write" && failed != "sync" {
		require.False(t, errors.As(err, &unsaved), "nothing was written when %s failed", failed)
		return
	}
	require.ErrorAs(t, err, &unsaved)
	require.Equal(t, j.Path(), unsaved.Path)
	require.Equal(t, saved, unsaved.Saved)
	require.Contains(t, err.Error(), "NOT saved")
	before := len(d.calls)
	require.Same(t, err, j.Append(answer(50)))
	require.Same(t, err, j.Append(answer(51)))
	require.Len(t, d.calls, before, "the descriptor is left alone")
	require.Equal(t, "truncate", d.calls[len(d.calls)-1])
}

func TestAnAppendIsOneWriteAndOneFsync(t *testing.T) {
	path, _ := sample(t, 2)
	d := &faultyDisk{}
	j, err := open(d, path, nil)
	require.NoError(t, err)
	defer j.Close()
	d.calls = nil
	require.NoError(t, j.Append(answers(3, 50)...))
	require.Equal(t, []string{"stat name", "stat", "read at", "write", "sync", "stat"}, d.calls)
}

func TestATornTailIsNeverLostWhileItIsSetAside(t *testing.T) {
	eachFault(t, func(t *testing.T, d *faultyDisk) {
		path, good := sample(t, 3)
		bad := append(bytes.Clone(good), `{"prev":"half a line`...)
		put(t, path, bad)
		j, err := open(d, path, nil)
		if err == nil {
			require.NoError(t, j.Close())
		}
		now := content(t, path)
		require.Equal(t, good, now[:len(good)])
		kept, globbed := filepath.Glob(path + ".torn-*")
		require.NoError(t, globbed)
		if !bytes.Equal(now, bad) {
			require.Len(t, kept, 1)
			require.Equal(t, bad[len(good):], content(t, kept[0]))
		}
		var aside *SetAsideError
		if errors.As(err, &aside) {
			require.ErrorIs(t, orShort(aside), d.err)
			require.Equal(t, int64(len(bad)-len(good)), aside.Bytes)
		}
		again, err := Open(path)
		require.NoError(t, err)
		require.NoError(t, again.Close())
	})
}

func TestAFileSystemWithoutLocksIsUsedWithout(t *testing.T) {
	path, _ := sample(t, 1)
	d := &faultyDisk{failAt: 3, err: errNoLocks} // stat name, open, lock
	j, err := open(d, path, nil)
	require.NoError(t, err)
	defer j.Close()
	require.Equal(t, "lock", d.failed())
	require.True(t, j.Unlocked())

	other, err := Open(path)
	require.NoError(t, err)
	require.NoError(t, other.Append(answer(2)))
	require.NoError(t, other.Close())
	var conflict *ConflictError
	require.ErrorAs(t, j.Append(answer(3)), &conflict, "the second writer is noticed by what it wrote")
	side, err := Read(conflict.Kept)
	require.NoError(t, err)
	require.Equal(t, append(answers(1, 1), answer(3)), side.Events)
}

func TestAFolderThatTakesNoNewFileKeepsTheTornTailInPlace(t *testing.T) {
	if runtime.GOOS == "windows" || os.Geteuid() == 0 {
		t.Skip("needs a user whom a read-only folder stops; the failing calls above cover the same")
	}
	path, good := sample(t, 1)
	bad := append(bytes.Clone(good), "{"...)
	put(t, path, bad)
	require.NoError(t, os.Chmod(filepath.Dir(path), 0o500))
	defer os.Chmod(filepath.Dir(path), 0o700)
	_, err := Open(path)
	var aside *SetAsideError
	require.ErrorAs(t, err, &aside)
	require.ErrorIs(t, err, fs.ErrPermission)
	require.Equal(t, bad, content(t, path))
}
