package journal

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestEachBitFlippedIsDetectedOrHarmless(t *testing.T) {
	_, good := sample(t, 4)
	whole, err := decode("", good, nil)
	require.NoError(t, err)
	lastLine := len(good) - int(whole.last)
	var harmless []string
	for at := range good {
		for bit := range 8 {
			bad := bytes.Clone(good)
			bad[at] ^= 1 << bit
			log, err := decode("firm.rung", bad, nil)
			where := fmt.Sprintf("byte %d bit %d: %q for %q", at, bit, bad[at], good[at])
			if err != nil {
				requireLocated(t, err, where)
				continue
			}
			if log.Torn.Bytes > 0 {
				require.GreaterOrEqual(t, at, lastLine-1, where) // the newline before it counts to the last line
				require.Subset(t, whole.Events, log.Events, where)
				continue
			}
			require.Equal(t, whole.Header, log.Header, where)
			require.Equal(t, whole.Events, log.Events, where)
			harmless = append(harmless, string(good[at]))
		}
	}
	// The only harmless flips are those in the name of the last line's sum: "sum" becomes a key that is passed over, but
	// for the other case of a letter, which JSON takes for the same key, and what is no UTF-8.
	require.Len(t, harmless, 3*(8-2), "%q", harmless)
	require.Subset(t, []string{"s", "u", "m"}, harmless)
}

// requireLocated checks that an error says in which line the damage is, or that the file is none of ours.
func requireLocated(t *testing.T, err error, where string) {
	t.Helper()
	switch e := err.(type) {
	case *DamageError:
		require.Positive(t, e.Line, where)
		require.Equal(t, fmt.Sprintf("firm.rung:%d: %s", e.Line, e.Why), err.Error(), where)
	case *NewerError: // the version itself was hit
	default:
		require.Fail(t, err.Error(), where)
	}
}

func TestDamageIsLocatedToItsLine(t *testing.T) {
	_, good := sample(t, 6)
	for at := range good {
		line := 1 + bytes.Count(good[:at], newline)
		if line == 1 || line > 5 || good[at] == '\n' {
			continue
		}
		bad := bytes.Clone(good)
		bad[at] ^= 4
		_, err := decode("", bad, nil)
		var damage *DamageError
		require.ErrorAs(t, err, &damage, "byte %d", at)
		if line != damage.Line { // only where the sum's own name was hit does the next line tell
			require.Equal(t, line+1, damage.Line)
			require.Contains(t, string(good[at-9:at+9]), `,"sum":`)
		}
	}
}

func TestLinesDroppedRepeatedOrSwappedAreDetected(t *testing.T) {
	_, good := sample(t, 6)
	lines := bytes.SplitAfter(bytes.TrimSuffix(good, newline), newline)
	lines[len(lines)-1] = append(bytes.Clone(lines[len(lines)-1]), '\n')
	detected := func(what string, line int, changed ...[]byte) {
		t.Helper()
		_, err := decode("firm.rung", bytes.Join(changed, nil), nil)
		var damage *DamageError
		require.ErrorAs(t, err, &damage, what)
		require.Equal(t, line, damage.Line, what)
	}
	for i := 1; i < len(lines); i++ {
		number := i + 1
		if i < len(lines)-1 {
			detected("dropped", number, append(append([][]byte{}, lines[:i]...), lines[i+1:]...)...)
			swapped := append([][]byte{}, lines...)
			swapped[i], swapped[i+1] = swapped[i+1], swapped[i]
			detected("swapped", number, swapped...)
		}
		repeated := append(append([][]byte{}, lines[:i+1]...), lines[i:]...)
		detected("repeated", number+1, repeated...)
	}
	var none *NotRungError
	_, err := decode("", lines[1], nil)
	require.ErrorAs(t, err, &none, "an event alone")
	_, err = decode("", bytes.Join(lines[1:], nil), nil)
	require.Error(t, err, "the header dropped")
	_, err = decode("", bytes.Join(append([][]byte{lines[0]}, lines...), nil), nil)
	require.Error(t, err, "the header repeated")
}

func TestATailCutAtAnyLengthIsSetAsideAndKept(t *testing.T) {
	path, good := sample(t, 4)
	first := bytes.IndexByte(good, '\n') + 1
	for length := first; length <= len(good); length++ {
		put(t, path, good[:length])
		wholeLines := bytes.LastIndexByte(good[:length], '\n') + 1
		log, err := Read(path)
		require.NoError(t, err)
		require.Equal(t, int64(length-wholeLines), log.Torn.Bytes)
		require.Empty(t, log.Torn.Kept)
		require.Equal(t, good[:length], content(t, path), "a reader changes nothing")

		j, err := Open(path)
		require.NoError(t, err, "%d bytes", length)
		require.Equal(t, good[:wholeLines], content(t, path))
		require.Equal(t, log.Torn.Bytes, j.Torn().Bytes)
		require.Equal(t, log.Events, j.Events())
		if length > wholeLines {
			require.Equal(t, good[wholeLines:length], content(t, j.Torn().Kept))
			require.NoError(t, os.Remove(j.Torn().Kept))
		}
		require.NoError(t, j.Append(answer(9)))
		require.NoError(t, j.Close())
		again, err := Read(path)
		require.NoError(t, err)
		require.Equal(t, append(log.Events, answer(9)), again.Events)
		require.Zero(t, again.Torn)
	}
}

func TestATornTailOfAnyKindIsSetAside(t *testing.T) {
	rows := []struct{ name, tail string }{
		{"half a line", `{"prev":"ab`},
		{"a line of nonsense with its newline", "nonsense\n"},
		{"a block of zeros that never was written", strings.Repeat("\x00", 4096)},
		{"an empty line", "\n"},
		{"a first half and zeros", `{"prev":"` + strings.Repeat("\x00", 100) + "\n"},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			path, good := sample(t, 2)
			put(t, path, append(bytes.Clone(good), row.tail...))
			put(t, path+".torn-1", []byte("older"))
			j, err := Open(path)
			require.NoError(t, err)
			defer j.Close()
			require.Equal(t, Torn{Line: 4, Bytes: int64(len(row.tail)), Kept: path + ".torn-2"}, j.Torn())
			require.Equal(t, row.tail, string(content(t, path+".torn-2")))
			require.Equal(t, "older", string(content(t, path+".torn-1")), "an older one is not overwritten")
			require.Equal(t, good, content(t, path))
			require.NoError(t, j.Append(answer(3)))
			require.Equal(t, answers(1, 3), j.Events())
		})
	}
}
