package journal

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"rung/assessment"
)

func TestASoundFileHasNoProblems(t *testing.T) {
	undo := assessment.Event{ID: "u", Time: start, Author: "廠長", Do: assessment.DoUndo, Undo: "e-1"}
	unknown := assessment.Event{ID: "k", Time: start, Do: "of-the-future"}
	for _, keys := range []string{"plain", "encrypted"} {
		t.Run(keys, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "firm.rung")
			o, u := CreateOptions{}, (*Unlocker)(nil)
			if keys == "encrypted" {
				o.Keys, u = oneKey()
			}
			j, err := CreateWith(path, o, header(), answers(1, 3)...)
			require.NoError(t, err)
			require.NoError(t, j.Append(append(answers(4, 5), undo, unknown)...))
			require.NoError(t, j.Close())
			before := content(t, path)

			r, err := Check(path, u)
			require.NoError(t, err)
			require.True(t, r.OK(), "%+v", r.Problems)
			require.Equal(t, header(), r.Header)
			require.Equal(t, 7, r.Events)
			require.Equal(t, bytes.Count(before, newline), r.Lines)
			require.Equal(t, []KindCount{{"answer", 5}, {"undo", 1}, {"of-the-future", 1}}, r.Kinds)
			require.Equal(t, j.log.head, r.Digest)
			require.Equal(t, int64(len(before)), r.Bytes)
			require.True(t, r.Opened)
			require.Equal(t, before, content(t, path))
			require.Equal(t, []string{"firm.rung"}, beside(t, path))

			r, err = Check(path, nil)
			require.NoError(t, err)
			require.True(t, r.OK(), "%+v", r.Problems)
			require.Equal(t, keys == "plain", r.Opened)
			require.Equal(t, keys == "encrypted", r.Encrypted)
		})
	}
}

func TestEachProblemIsNamedWithItsLine(t *testing.T) {
	_, good := sample(t, 6)
	change := func(old, new string) []byte { return bytes.Replace(good, []byte(old), []byte(new), 1) }
	lines := func(order ...int) []byte {
		split := bytes.SplitAfter(good, newline)
		var out []byte
		for _, n := range order {
			out = append(out, split[n-1]...)
		}
		return out
	}
	with := func(events ...assessment.Event) []byte {
		data, _, err := encoded(header(), events)
		require.NoError(t, err)
		return data
	}
	moved := Problem{Kind: Moved, Why: "the line does not follow the one before it: a line was changed, removed, repeated or moved"}
	at := func(p Problem, line int, id string) Problem { p.Line, p.ID = line, id; return p }
	sum := "the line does not match its own sum: it was changed or is incomplete"
	hostile := answer(1)
	hostile.Author = "a\x1b[2J"
	rows := []struct {
		name string
		data []byte
		want []Problem
	}{
		{"a note that was changed", change("note 2", "nope 2"), []Problem{{3, Altered, sum, "e-2"}}},
		{"two notes that were changed", bytes.Replace(change("note 2", "nope 2"), []byte("note 4"), []byte("nope 4"), 1), []Problem{{3, Altered, sum, "e-2"}, {5, Altered, sum, "e-4"}}},
		{"an id that was changed to what must not be shown", change(`"e-2"`, "\"\x1b-2\""), []Problem{{3, Altered, sum, ""}}},
		{"a header that was changed", change("ladder", "lodder"), []Problem{{1, Altered, sum, ""}}},
		{"a line dropped", lines(1, 2, 4, 5, 6, 7), []Problem{at(moved, 3, "e-3")}},
		{"a line repeated", lines(1, 2, 3, 3, 4, 5, 6, 7), []Problem{at(moved, 4, "e-2"), {4, "", "the event has the id of one before it", "e-2"}}},
		{"two lines swapped", lines(1, 3, 2, 4, 5, 6, 7), []Problem{at(moved, 2, "e-2"), at(moved, 3, "e-1"), at(moved, 4, "e-3")}},
		{"an event without an id", with(assessment.Event{Time: start, Do: "answer"}), []Problem{{2, "", "the event has no id", ""}}},
		{"an event without a time", with(assessment.Event{ID: "x", Do: "answer"}), []Problem{{2, "", "the event has no time", "x"}}},
		{"an answer to nothing", with(assessment.Event{ID: "x", Time: start, Do: "answer"}), []Problem{{2, "", "the event sets nothing", "x"}}},
		{"an undo of what is not there", with(assessment.Event{ID: "x", Time: start, Do: "undo", Undo: "y"}), []Problem{{2, "", "the event undoes one that is not before it", "x"}}},
		{"an author that drives a terminal", with(hostile), []Problem{{2, "", "the event's author holds characters that cannot be seen, or is too long", "e-1"}}},
		{"a clock that goes backwards is no problem", with(answer(2), answer(1)), nil},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			r, err := check("firm.rung", row.data, nil)
			require.NoError(t, err)
			require.Equal(t, row.want, r.Problems)
			require.Equal(t, len(row.want) == 0, r.OK())
		})
	}
}

// unfit is what a disk or another program may do to a file, byte by byte and line by line.
func unfit(good []byte) map[string][]byte {
	out := map[string][]byte{}
	for at := range good {
		bad := bytes.Clone(good)
		bad[at] ^= 1 << (at % 8)
		out[fmt.Sprintf("byte %d flipped", at)] = bad
		out[fmt.Sprintf("cut to %d bytes", at)] = good[:at]
	}
	lines := bytes.SplitAfter(bytes.TrimSuffix(good, newline), newline)
	lines[len(lines)-1] = append(bytes.Clone(lines[len(lines)-1]), '\n')
	for i := range lines {
		out[fmt.Sprintf("line %d dropped", i+1)] = bytes.Join(append(append([][]byte{}, lines[:i]...), lines[i+1:]...), nil)
		out[fmt.Sprintf("line %d repeated", i+1)] = bytes.Join(append(append([][]byte{}, lines[:i+1]...), lines[i:]...), nil)
		if i > 0 {
			swapped := append([][]byte{}, lines...)
			swapped[i], swapped[i-1] = swapped[i-1], swapped[i]
			out[fmt.Sprintf("lines %d and %d swapped", i, i+1)] = bytes.Join(swapped, nil)
		}
	}
	return out
}

// TestCheckFindsWhatOpenRefuses holds Check and the reader against each other over every damage, plain and encrypted.
func TestCheckFindsWhatOpenRefuses(t *testing.T) {
	_, plain := sample(t, 3)
	_, sealed, u := sealedSample(t, 2)
	for _, good := range [][]byte{plain, sealed} {
		for what, bad := range unfit(good) {
			log, refused := decode("firm.rung", bad, u)
			r, err := check("firm.rung", bad, u)
			switch {
			case err != nil:
				require.Error(t, refused, what)
			case refused != nil:
				require.False(t, r.OK(), what)
				if damage, ok := refused.(*DamageError); ok {
					require.Equal(t, damage.Line, r.Problems[0].Line, what)
				}
			case log.Torn.Bytes > 0:
				require.Equal(t, log.Torn, r.Torn, what)
			default:
				require.True(t, r.OK(), "%s: %+v", what, r.Problems)
				require.Equal(t, log.head, r.Digest, what)
			}
		}
	}
}

func TestWhatIsNoFileToCheckIsAnError(t *testing.T) {
	folder := t.TempDir()
	_, err := Check(folder+"/none", nil)
	require.ErrorIs(t, err, os.ErrNotExist)
	for text, want := range map[string]error{
		"":              &EmptyError{Path: "P"},
		"%PDF-1.7\nx":   &NotRungError{Path: "P"},
		"{\"a\":1}\n[]": &NotRungError{Path: "P"},
	} {
		_, err := check("P", []byte(text), nil)
		require.Equal(t, want, err)
		_, err = (&RepairReport{Path: "P"}).rebuild([]byte(text), RepairOptions{})
		require.Equal(t, want, err)
	}
}

// TestHostileFilesAreCheckedAndRepairedInBoundedTime has no clock: what it costs shows as the test's own time.
func TestHostileFilesAreCheckedAndRepairedInBoundedTime(t *testing.T) {
	h, err := headerLine(header())
	require.NoError(t, err)
	rows := map[string]string{
		"a file of newlines":         strings.Repeat("\n", MaxBytes/2),
		"a file of small lines":      strings.Repeat("{}\n", maxLines/2),
		"one line as long as can be": prevKey + strings.Repeat("x", MaxBytes/2) + "\n",
		"lines that look damaged":    strings.Repeat(`{"prev":"`+strings.Repeat("0", 64)+`","sum":"0123456789abcdef"}`+"\n", 20_000),
	}
	for name, text := range rows {
		t.Run(name, func(t *testing.T) {
			began := time.Now()
			r := &RepairReport{Path: "P"}
			data, err := r.rebuild([]byte(string(h)+"\n"+text), RepairOptions{})
			if err == nil {
				require.NotEmpty(t, data)
				require.NotEmpty(t, r.Lost)
			}
			t.Log(time.Since(began))
		})
	}
}
