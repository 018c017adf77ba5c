//go:build e2e && linux

package journal

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"filippo.io/age"
	"github.com/stretchr/testify/require"
)

var (
	kills   = flag.Int("kills", 1000, "random kills of a session, plain and encrypted together")
	length  = flag.Int("answers", 40, "answers in the session that is killed at each system call")
	noMount = flag.Bool("no-mount", false, "do not mount a small disk, but limit the size of files")
	writers = flag.Int("writers", 12, "processes that write one file")
)

// mode is a plain or an encrypted session.
type mode struct {
	name        string
	environment []string
	unlocker    *Unlocker
}

func modes(t *testing.T) []mode {
	t.Helper()
	identity, err := age.GenerateX25519Identity()
	require.NoError(t, err)
	name := filepath.Join(t.TempDir(), "identity")
	put(t, name, []byte(identity.String()+"\n"))
	environment := []string{"RUNG_TEST_IDENTITY=" + name, "RUNG_TEST_RECIPIENT=" + identity.Recipient().String()}
	return []mode{{"plain", nil, nil}, {"encrypted", environment, &Unlocker{Identities: []Identity{{identity}}}}}
}

// process is the test binary doing one of the children's things.
func process(what, path string, environment []string, before ...string) *exec.Cmd {
	argv := append(before, os.Args[0])
	cmd := exec.Command(argv[0], argv[1:]...)
	cmd.Env = append(append(os.Environ(), childVariable+"="+what+":"+path), environment...)
	return cmd
}

// lastSaved is the last number that a child said it had saved; 0 when none.
func lastSaved(said []byte) int {
	last := 0
	for line := range strings.Lines(string(said)) {
		if n, ok := strings.CutPrefix(strings.TrimSpace(line), "saved "); ok && strings.HasSuffix(line, "\n") {
			last, _ = strconv.Atoi(n)
		}
	}
	return last
}

// requireKept checks what a killed session left: all that was shown as saved and at most one batch more, whole. It then
// lets the session end.
func requireKept(t *testing.T, path string, shown int, m mode) (found int) {
	t.Helper()
	j, err := OpenWith(path, m.unlocker)
	if shown == 0 && os.IsNotExist(err) {
		return 0
	}
	require.NoError(t, err, "shown as saved: %d", shown)
	found = len(j.Events())
	next := shown + nextBatch(shown)
	if shown == 0 {
		next = 1
	}
	require.Contains(t, []int{shown, next}, found, "shown as saved: %d", shown)
	require.Equal(t, answers(1, found), j.Events())
	require.NoError(t, j.Append(answer(found+1)))
	require.NoError(t, j.Close())
	for _, name := range beside(t, path) {
		require.NotContains(t, name, partSuffix+"1")
		require.NotContains(t, name, noteSuffix, "no note stays once the file was opened again")
	}
	return found
}

// deadly are the system calls at which a process is killed.
var deadly = []string{
	"write", "pwrite64", "fsync", "fdatasync", "rename", "renameat", "renameat2", "link", "linkat", "unlink", "unlinkat",
	"ftruncate", "openat", "flock", "close",
}

// killAtEachCall runs a child on a fresh path with a kill at its k-th call of each kind, for each k it reaches, and has
// what is left checked. It returns how often it killed.
func killAtEachCall(t *testing.T, what string, environment []string, prepare func(path string), check func(path string, said []byte)) int {
	t.Helper()
	if _, err := exec.LookPath("strace"); err != nil {
		t.Fatal("this test needs strace")
	}
	tried := 0
	for _, call := range deadly {
		for k := 1; ; k++ {
			path := filepath.Join(t.TempDir(), "firm.rung")
			prepare(path)
			inject := fmt.Sprintf("inject=%s:signal=KILL:when=%d", call, k)
			said, err := process(what, path, environment, "strace", "-f", "-qq", "-o", os.DevNull, "-e", "trace="+call, "-e", inject).Output()
			if err == nil {
				break // it ended before its k-th call
			}
			tried++
			check(path, said)
		}
	}
	return tried
}

// TestE2EKilledAtEachSystemCall kills a session as it is about to write, fsync, rename or link, at each such call in turn.
func TestE2EKilledAtEachSystemCall(t *testing.T) {
	for _, m := range modes(t) {
		t.Run(m.name, func(t *testing.T) {
			environment := append(m.environment, "RUNG_TEST_COUNT="+strconv.Itoa(*length))
			tried := killAtEachCall(t, "session", environment, func(string) {}, func(path string, said []byte) {
				requireKept(t, path, lastSaved(said), m)
			})
			require.Greater(t, tried, 2**length)
			t.Logf("%d kills, no violation", tried)
		})
	}
}

// TestE2EKilledWhileItEncrypts kills the encryption and decryption of a file at each system call: it is old or new, and
// once it was opened again nothing readable is beside it.
func TestE2EKilledWhileItEncrypts(t *testing.T) {
	m := modes(t)[1]
	_, good := sample(t, 5)
	tried := killAtEachCall(t, "lock", m.environment, func(path string) { put(t, path, good) }, func(path string, _ []byte) {
		j, err := OpenWith(path, m.unlocker)
		require.NoError(t, err)
		require.Equal(t, answers(1, 5), j.Events())
		require.NoError(t, j.Close())
		require.Equal(t, []string{"firm.rung"}, beside(t, path))
	})
	require.Greater(t, tried, 20)
	t.Logf("%d kills, no violation", tried)
}

// TestE2EKilledAtRandom kills sessions at moments that nobody chose; each goes on with the file that the last one left.
func TestE2EKilledAtRandom(t *testing.T) {
	all := modes(t)
	var group sync.WaitGroup
	for i, m := range all {
		group.Add(1)
		go func() {
			defer group.Done()
			chance := rand.New(rand.NewPCG(1, uint64(i)))
			count, hit := *kills/len(all), 0
			for range count {
				path := filepath.Join(t.TempDir(), "firm.rung")
				said := killAtRandom(t, path, m, chance)
				if requireKept(t, path, lastSaved(said), m) > lastSaved(said) {
					hit++
				}
			}
			t.Logf("%s: %d kills, no violation; %d times the answer being saved was kept", m.name, count, hit)
		}()
	}
	group.Wait()
}

// killAtRandom starts a session without an end and kills it a moment after it has said a random number of times that
// something was saved. It returns all that it said.
func killAtRandom(t *testing.T, path string, m mode, chance *rand.Rand) []byte {
	t.Helper()
	cmd := process("session", path, append(m.environment, "RUNG_TEST_COUNT=1000000"))
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	var said bytes.Buffer
	lines := bufio.NewReader(io.TeeReader(out, &said))
	for range chance.IntN(12) {
		if _, err := lines.ReadString('\n'); err != nil {
			break
		}
	}
	time.Sleep(time.Duration(chance.IntN(4000)) * time.Microsecond) // the moment itself is what is random
	require.NoError(t, cmd.Process.Kill())
	_, _ = io.Copy(io.Discard, lines)
	_ = cmd.Wait()
	return said.Bytes()
}
