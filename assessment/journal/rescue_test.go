package journal

import (
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// faultErrors are the errors of a disk.
var faultErrors = []error{syscall.ENOSPC, syscall.EIO, syscall.EROFS, syscall.EACCES, errShort}

// TestAFailedAppendToAnEncryptedFileLosesNothing fails each call of a session with an encrypted file.
func TestAFailedAppendToAnEncryptedFileLosesNothing(t *testing.T) {
	eachFault(t, func(t *testing.T, d *faultyDisk) {
		path, old, u := sealedSample(t, 2)
		at := d.failAt
		d.failAt = 0
		j, err := open(d, path, u)
		require.NoError(t, err)
		d.calls, d.failAt = nil, at
		saved := 2
		for n := 3; n <= 8; n += 2 {
			if err = j.Append(answers(n, n+1)...); err != nil {
				break
			}
			saved = n + 1
		}
		if err != nil {
			require.NoError(t, j.rescue(osDisk{}, path+".rescued", answers(saved+1, 9)))
			log, err := ReadWith(path+".rescued", u)
			require.NoError(t, err)
			require.Equal(t, answers(1, 9), log.Events, "what could not be saved is written elsewhere")
		}
		require.NoError(t, j.Close())
		require.Equal(t, old, content(t, path)[:len(old)])
		log, err := ReadWith(path, u)
		require.NoError(t, err)
		require.Equal(t, answers(1, saved), log.Events[:saved])
		require.Zero(t, len(log.Events)%2, "the two of a batch are found together or not at all")
	})
}

func TestRescueWritesACompleteFileElsewhere(t *testing.T) {
	path, _ := sample(t, 2)
	d := &faultyDisk{err: syscall.ENOSPC, forever: true}
	j, err := open(d, path, nil)
	require.NoError(t, err)
	d.calls, d.failAt = nil, 1
	require.Error(t, j.Append(answer(3)))
	other := filepath.Join(t.TempDir(), "usb.rung")
	require.ErrorIs(t, j.Rescue(other, answers(3, 4)...), syscall.ENOSPC, "the same disk fails")
	require.NoFileExists(t, other)
	require.NoError(t, j.rescue(osDisk{}, other, answers(3, 4)))
	var exists *ExistsError
	require.ErrorAs(t, j.rescue(osDisk{}, other, answers(3, 4)), &exists)
	d.failAt = 0
	require.NoError(t, j.Close())
	require.NoError(t, j.Rescue(other+".2", answer(3)), "also after Close")
	for name, last := range map[string]int{other: 4, other + ".2": 3} {
		log, err := Read(name)
		require.NoError(t, err)
		require.Equal(t, answers(1, last), log.Events)
		require.Equal(t, header(), log.Header)
	}
}
