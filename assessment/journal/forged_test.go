package journal

import (
	"bytes"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

// relink changes the lines of a file and gives them a chain and sums that hold, as somebody without the key can.
func relink(t *testing.T, data []byte, change func(lines [][]byte) [][]byte) []byte {
	t.Helper()
	lines := bytes.Split(bytes.TrimSuffix(data, newline), newline)
	bodies := make([][]byte, len(lines))
	for i, line := range lines[1:] {
		bodies[i+1] = bodyOf(line)
	}
	bodies[0] = lines[0]
	bodies = change(bodies)
	out, prev := append(bytes.Clone(bodies[0]), '\n'), hash(bodies[0])
	for _, body := range bodies[1:] {
		line := chain(prev, body)
		out, prev = append(append(out, line...), '\n'), hash(line)
	}
	return out
}

func TestForgedLinesAreToldFromDamagedOnes(t *testing.T) {
	_, good, u := sealedSample(t, 6)
	_, other, _ := sealedSample(t, 6)
	foreign := bytes.Split(other, newline)
	rows := []struct {
		name   string
		change func(l [][]byte) [][]byte
		line   int
	}{
		{"two lines swapped", func(l [][]byte) [][]byte { l[3], l[4] = l[4], l[3]; return l }, 4},
		{"a line dropped", func(l [][]byte) [][]byte { return append(l[:3:3], l[4:]...) }, 4},
		{"a line repeated", func(l [][]byte) [][]byte { return append(l[:4:4], l[3:]...) }, 5},
		{"a line of another file, sealed with another key", func(l [][]byte) [][]byte { l[3] = bodyOf(foreign[3]); return l }, 4},
		{"a plain line", func(l [][]byte) [][]byte { l[3] = []byte(`"id":"x","do":"answer"`); return l }, 4},
		{"a plain line at the end", func(l [][]byte) [][]byte { return append(l, []byte(`"id":"x","do":"answer"`)) }, 9},
		{"a sealed line of nothing", func(l [][]byte) [][]byte { l[7] = []byte(`"sealed":""`); return l }, 8},
		{"the header of another file", func(l [][]byte) [][]byte { l[1] = bodyOf(foreign[1]); return l }, 2},
		{"the keys of another file", func(l [][]byte) [][]byte { l[0] = foreign[0]; return l }, 2},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			_, err := decode("firm.rung", relink(t, good, row.change), u)
			var damage *DamageError
			require.ErrorAs(t, err, &damage)
			require.Equal(t, Foreign, damage.Kind)
			require.Equal(t, row.line, damage.Line)
		})
	}
	t.Run("the same without a chain that holds is seen without the key", func(t *testing.T) {
		lines := bytes.SplitAfter(good, newline)
		lines[3], lines[4] = lines[4], lines[3]
		_, err := decode("firm.rung", bytes.Join(lines, nil), u)
		var damage *DamageError
		require.ErrorAs(t, err, &damage)
		require.Equal(t, Moved, damage.Kind)
	})
	t.Run("a file cut within its keys or its header", func(t *testing.T) {
		ends := bytes.IndexByte(good, '\n') + 1
		for _, length := range []int{20, ends - 1, ends, ends + 5, ends + bytes.IndexByte(good[ends:], '\n')} {
			_, err := decode("firm.rung", good[:length], u)
			var damage *DamageError
			require.ErrorAs(t, err, &damage, length)
			require.Equal(t, Cut, damage.Kind, length)
		}
	})
}

func TestEachByteOfAnEncryptedFileFlippedIsDetected(t *testing.T) {
	_, good, u := sealedSample(t, 2)
	whole, err := decode("", good, u)
	require.NoError(t, err)
	lastLine := len(good) - int(whole.last)
	for at := range good {
		bad := bytes.Clone(good)
		bad[at] ^= 1 << (at % 8)
		log, err := decode("firm.rung", bad, u)
		switch {
		case err != nil:
			requireLocated(t, err, "a flipped byte")
		case log.Torn.Bytes > 0:
			require.GreaterOrEqual(t, at, lastLine-1)
			require.Subset(t, whole.Events, log.Events)
		default: // only the name of the last sum
			require.Equal(t, whole.Events, log.Events)
			require.GreaterOrEqual(t, at, len(good)-tailChars-1)
		}
	}
}

func TestAnEncryptedTailCutAtAnyLengthIsSetAside(t *testing.T) {
	path, good, u := sealedSample(t, 3)
	first := bytes.IndexByte(good, '\n') + 1
	first += bytes.IndexByte(good[first:], '\n') + 1
	for length := first; length <= len(good); length += 7 {
		put(t, path, good[:length])
		wholeLines := bytes.LastIndexByte(good[:length], '\n') + 1
		j, err := OpenWith(path, u)
		require.NoError(t, err, length)
		require.Equal(t, good[:wholeLines], content(t, path))
		if length > wholeLines {
			require.Equal(t, good[wholeLines:length], content(t, j.Torn().Kept))
			require.NoError(t, os.Remove(j.Torn().Kept))
		}
		require.NoError(t, j.Append(answers(8, 9)...))
		require.NoError(t, j.Close())
	}
}
