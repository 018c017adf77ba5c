package journal

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"rung/assessment"
)

var start = time.Date(2026, 3, 1, 8, 30, 0, 0, time.UTC)

func header() assessment.Header {
	return assessment.Header{
		Rung: 1, ID: "a-1", Created: start, Target: "L1",
		Framework: assessment.FrameworkRef{ID: "ladder", Version: "2", Digest: "sha256:0123"},
	}
}

// answer is event number n; each has a note of its own.
func answer(n int) assessment.Event {
	note := fmt.Sprintf("note %d\n第二行", n)
	return assessment.Event{
		ID: fmt.Sprintf("e-%d", n), Time: start.Add(time.Duration(n) * time.Second), Author: "廠長", Do: assessment.DoAnswer,
		Set: []assessment.Setting{{ID: "AC.L1-1[a]", To: "met", Note: &note}},
	}
}

func answers(from, to int) []assessment.Event {
	var events []assessment.Event
	for n := from; n <= to; n++ {
		events = append(events, answer(n))
	}
	return events
}

// sample makes a closed file with a number of answers and returns its name and bytes.
func sample(t testing.TB, count int) (string, []byte) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "firm.rung")
	j, err := Create(path, header(), answers(1, count)...)
	require.NoError(t, err)
	require.NoError(t, j.Close())
	return path, content(t, path)
}

func content(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	return data
}

func put(t testing.TB, path string, data []byte) {
	t.Helper()
	require.NoError(t, os.WriteFile(path, data, 0o600))
}

func TestWhatIsSavedReadsBackEqual(t *testing.T) {
	text := func(s string) *string { return &s }
	rows := []struct {
		name  string
		event assessment.Event
	}{
		{"an answer with a note of two lines", answer(1)},
		{"a note in Chinese, with an emoji and a combining accent", assessment.Event{ID: "x", Time: start, Do: assessment.DoNote,
			Set: []assessment.Setting{{ID: "a", Note: text("門禁已更換 🔒 é")}}}},
		{"a note with every kind of line end, quotes, backslashes and markup", assessment.Event{ID: "x", Time: start, Do: assessment.DoNote,
			Set: []assessment.Setting{{ID: "a", Note: text("a\nb\r\nc\u2028d\u0085e\t\"\\ </script> & \x00\x1b[2J")}}}},
		{"a note that looks like the end of a line", assessment.Event{ID: "x", Time: start, Do: assessment.DoNote,
			Set: []assessment.Setting{{ID: "a", Note: text(`,"sum":"0123456789abcdef"}`)}}}},
		{"an empty note, which is not the same as none", assessment.Event{ID: "x", Time: start, Do: assessment.DoNote,
			Set: []assessment.Setting{{ID: "a", Note: text("")}}}},
		{"a profile", assessment.Event{ID: "x", Time: start, Do: assessment.DoProfile,
			Profile: &assessment.Profile{Firm: "精密工業股份有限公司", Size: 42, CAGE: []string{"1ABC2"}, Facts: map[string]bool{"wifi": false}}}},
		{"an undo", assessment.Event{ID: "x", Time: start, Do: assessment.DoUndo, Undo: "e-1"}},
		{"a kind that this program does not know", assessment.Event{ID: "x", Time: start, Do: "affirm"}},
		{"a time before 1970", assessment.Event{ID: "x", Time: time.Date(1912, 1, 1, 0, 0, 0, 0, time.UTC), Do: assessment.DoUndo}},
		{"a time in the far future", assessment.Event{ID: "x", Time: time.Date(9999, 12, 31, 23, 59, 59, 999999999, time.UTC), Do: assessment.DoUndo}},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "firm.rung")
			j, err := Create(path, header(), answer(0))
			require.NoError(t, err)
			defer j.Close()
			require.NoError(t, j.Append(row.event, answer(2)))

			log, err := Read(path)
			require.NoError(t, err)
			require.Equal(t, header(), log.Header)
			require.Equal(t, []assessment.Event{answer(0), row.event, answer(2)}, log.Events)
			require.Equal(t, log.Events, j.Events(), "memory says what the file says")
			require.Zero(t, log.Torn)
		})
	}
}

func TestTimesAreWrittenInUTC(t *testing.T) {
	e := answer(1)
	e.Time = e.Time.In(time.FixedZone("Taipei", 8*3600))
	line, err := eventLine(strings.Repeat("0", 64), e)
	require.NoError(t, err)
	require.Contains(t, string(line), `"time":"2026-03-01T08:30:01Z"`)
}

func TestTheFormatStaysAsItIs(t *testing.T) {
	const golden = "testdata/format-1.rung"
	path, data := sample(t, 3)
	if os.Getenv("UPDATE") != "" {
		put(t, golden, data)
	}
	require.Equal(t, string(content(t, golden)), string(data))
	require.True(t, strings.HasPrefix(string(data), `{"rung":1,"id":"a-1","created":"2026-03-01T08:30:00Z","framework":{`))
	lines := strings.SplitAfter(string(data), "\n")
	for i, line := range lines[1:4] {
		before := strings.TrimSuffix(lines[i], "\n")
		require.True(t, strings.HasPrefix(line, `{"prev":"`+hash([]byte(before))+`","id":"`))
	}
	log, err := Read(path)
	require.NoError(t, err)
	require.Equal(t, answers(1, 3), log.Events)
}

func TestAFileOfANewerMinorWriterIsRead(t *testing.T) {
	first := []byte(`{"rung":1,"id":"a-1","created":"2026-03-01T08:30:00Z","framework":{"id":"l","version":"2","digest":"d","new":[1]},"target":"L1","more":{}}`)
	second := []byte(`{"prev":"` + hash(first) + `","id":"x","time":"2026-03-01T08:30:00Z","do":"seal","box":"AAAA","set":[{"id":"a","why":3}]}`)
	third := []byte(`{"prev":"` + hash(second) + `","sealed":"AAAA"}`)
	path := filepath.Join(t.TempDir(), "newer.rung")
	old := fmt.Appendf(nil, "%s\n%s\n%s\n", first, second, third)
	put(t, path, old)

	j, err := Open(path)
	require.NoError(t, err)
	defer j.Close()
	require.Len(t, j.Events(), 2)
	require.Equal(t, assessment.Kind("seal"), j.Events()[0].Do)
	require.NoError(t, j.Append(answer(1)))
	require.Equal(t, string(old), string(content(t, path)[:len(old)]), "its lines stay as they are")
	log, err := Read(path)
	require.NoError(t, err)
	require.Len(t, log.Events, 3)
}

func TestOpenGoesOnWhereTheFileEnds(t *testing.T) {
	path, _ := sample(t, 2)
	for n := 3; n < 6; n++ {
		j, err := Open(path)
		require.NoError(t, err)
		require.Equal(t, path, j.Path())
		require.Equal(t, header(), j.Header())
		require.Zero(t, j.Torn())
		require.NoError(t, j.Append())
		require.NoError(t, j.Append(answer(n)))
		require.Equal(t, answers(1, n), j.Events())
		require.NoError(t, j.Close())
		require.NoError(t, j.Close())
		require.ErrorIs(t, j.Append(answer(9)), os.ErrClosed)
	}
}

func TestTheListOfEventsDoesNotChangeUnderItsReader(t *testing.T) {
	path, _ := sample(t, 1)
	j, err := Open(path)
	require.NoError(t, err)
	defer j.Close()
	require.NoError(t, j.Append(answers(2, 3)...))
	before := j.Events()
	_ = append(before, answer(99))
	require.NoError(t, j.Append(answer(4)))
	require.Equal(t, answers(1, 3), before)
	require.Equal(t, answers(1, 4), j.Events())
}

func TestAFileIsPrivateFromBirth(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such mode; the folder's access list decides")
	}
	path, data := sample(t, 1)
	put(t, path, data[:len(data)-5])
	j, err := Open(path)
	require.NoError(t, err)
	defer j.Close()
	for _, name := range []string{path, j.Torn().Kept} {
		info, err := os.Stat(name)
		require.NoError(t, err)
		require.Equal(t, os.FileMode(0o600), info.Mode(), name)
	}
}

func TestCreateTakesOnlyAFreeName(t *testing.T) {
	rows := []struct {
		name string
		make func(t *testing.T, path string)
	}{
		{"a file", func(t *testing.T, path string) { put(t, path, []byte("mine")) }},
		{"an empty file", func(t *testing.T, path string) { put(t, path, nil) }},
		{"a folder", func(t *testing.T, path string) { require.NoError(t, os.Mkdir(path, 0o700)) }},
		{"a link to a file", func(t *testing.T, path string) {
			put(t, path+".other", []byte("mine"))
			require.NoError(t, os.Symlink(path+".other", path))
		}},
		{"a link to nowhere", func(t *testing.T, path string) { require.NoError(t, os.Symlink(path+".nowhere", path)) }},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "firm.rung")
			row.make(t, path)
			before, err := os.ReadDir(filepath.Dir(path))
			require.NoError(t, err)

			_, err = Create(path, header())
			var exists *ExistsError
			require.ErrorAs(t, err, &exists)
			require.Equal(t, path, exists.Path)
			after, err := os.ReadDir(filepath.Dir(path))
			require.NoError(t, err)
			require.Len(t, after, len(before), "nothing was made")
		})
	}
}

func TestWhatCannotBeWrittenIsRefusedBeforehand(t *testing.T) {
	path, old := sample(t, 2)
	j, err := Open(path)
	require.NoError(t, err)
	defer j.Close()

	bad := answer(3)
	bad.Time = time.Date(12000, 1, 1, 0, 0, 0, 0, time.UTC)
	require.Error(t, j.Append(answer(3), bad))

	huge, note := answer(3), strings.Repeat("x", MaxBytes)
	huge.Set = []assessment.Setting{{ID: "a", Note: &note}}
	var large *TooLargeError
	require.ErrorAs(t, j.Append(huge), &large)
	require.Greater(t, large.Bytes, int64(MaxBytes))
	require.Equal(t, string(old), string(content(t, path)))

	require.NoError(t, j.Append(answer(3)), "the journal goes on")
	require.Equal(t, answers(1, 3), j.Events())

	_, err = Create(path+"2", header(), huge)
	require.ErrorAs(t, err, &large)
	require.NoFileExists(t, path+"2")
}
