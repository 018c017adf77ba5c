package journal

import (
	"bytes"
	"errors"
	"flag"
	"io/fs"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// crashesPerOp is how many crash states are tried behind each operation that leaves a choice.
var crashesPerOp = flag.Int("crashes", 70, "crash states tried behind each disk operation of a session")

const crashPath = "firm.rung"

// promise is how many events have been called saved once so many operations were done.
type promise struct{ ops, saved int }

// crashSession runs a session with everything in it on a disk, and says what it was promised when.
func crashSession(t *testing.T, d *crashDisk, keys Keys, u *Unlocker) []promise {
	promises := []promise{{0, -1}} // nothing, not even the file
	saved := 0
	keep := func(n int) { saved += n; promises = append(promises, promise{len(d.ops), saved}) }
	j, err := create(d, crashPath, CreateOptions{Keys: keys}, header(), answers(1, 2)...)
	require.NoError(t, err)
	keep(2)
	for session := range 3 {
		for _, batch := range []int{1, 1, 3, 1, 2, 12} {
			require.NoError(t, j.Append(answers(saved+1, saved+batch)...))
			keep(batch)
		}
		require.NoError(t, j.Close())
		to := Keys{}
		if keys.none() == (session%2 == 0) { // to and fro
			to, _ = oneKey()
		}
		require.NoError(t, recode(d, crashPath, "", to, u))
		keep(0)
		j, err = open(d, crashPath, u)
		require.NoError(t, err)
	}
	require.NoError(t, j.Close())
	keep(0)
	return promises
}

// TestNoCrashLosesWhatWasSaved holds that whatever state a power failure leaves, the file opens with all events that were
// called saved and at most the one batch that was being saved, whole; and that it then takes more.
func TestNoCrashLosesWhatWasSaved(t *testing.T) {
	oneTime, u := oneKey()
	for name, keys := range map[string]Keys{"plain": {}, "encrypted": oneTime} {
		t.Run(name, func(t *testing.T) {
			chance := rand.New(rand.NewPCG(5, 7))
			d := newCrashDisk()
			promises := crashSession(t, d, keys, u)
			states := 0
			for count := 1; count <= len(d.ops); count++ {
				low, high := between(promises, count)
				for range *crashesPerOp {
					after, pending := d.crash(count, chance)
					states++
					requireSaved(t, after.settle(), u, low, high)
					if !pending {
						break
					}
				}
			}
			t.Logf("%d operations, %d crash states, no violation", len(d.ops), states)
		})
	}
}

// between is what was promised before an operation and what was being saved then.
func between(promises []promise, count int) (low, high int) {
	for i, p := range promises {
		if p.ops > count {
			return promises[i-1].saved, p.saved
		}
	}
	last := promises[len(promises)-1].saved
	return last, last
}

func requireSaved(t *testing.T, d *crashDisk, u *Unlocker, low, high int) {
	t.Helper()
	j, err := open(d, crashPath, u)
	if low < 0 && errors.Is(err, fs.ErrNotExist) {
		return
	}
	require.NoError(t, err)
	found := len(j.Events())
	require.Contains(t, []int{low, high}, found, "all of what was being saved or nothing")
	if e := j.Events(); found > 0 {
		require.Equal(t, answer(found).ID, e[found-1].ID)
		require.Equal(t, answer(1).ID, e[0].ID)
	}
	require.NoError(t, j.Append(answer(found+1)))
	require.NoError(t, j.Close())
	log, err := read(d, crashPath, u)
	require.NoError(t, err)
	require.Zero(t, log.Torn)
	require.Len(t, log.Events, found+1)
	for name := range d.names {
		require.False(t, strings.Contains(name, partSuffix+"1"), "a half file stays")
	}
}

// TestNoCrashLosesATornTail crashes while a torn line is set aside: it is in the file, or beside it, or both.
func TestNoCrashLosesATornTail(t *testing.T) {
	chance := rand.New(rand.NewPCG(3, 4))
	tail := []byte(`{"prev":"half a line that somebody may want to see`)
	_, good := sample(t, 3)
	states := 0
	d := newCrashDisk()
	f, err := d.Open(crashPath, os.O_CREATE)
	require.NoError(t, err)
	_, err = f.Write(append(bytes.Clone(good), tail...))
	require.NoError(t, err)
	d.settle()
	begin := len(d.ops)
	j, err := open(d, crashPath, nil)
	require.NoError(t, err)
	require.NoError(t, j.Append(answer(4)))
	require.NoError(t, j.Close())
	for count := begin; count <= len(d.ops); count++ {
		for range 10 * *crashesPerOp {
			after, pending := d.crash(count, chance)
			states++
			found := false
			for _, i := range after.names {
				found = found || bytes.Contains(after.inodes[i].data, tail)
			}
			require.True(t, found)
			j, err := open(after.settle(), crashPath, nil)
			require.NoError(t, err)
			require.Equal(t, answers(1, 3), j.Events()[:3])
			require.NoError(t, j.Close())
			if !pending {
				break
			}
		}
	}
	t.Logf("%d crash states, no violation", states)
}
