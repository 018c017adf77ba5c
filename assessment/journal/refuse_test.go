package journal

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
)

func TestWhatIsNoAssessmentSaysWhatItIs(t *testing.T) {
	event := `{"prev":"` + strings.Repeat("0", 64) + `","id":"x"}` + "\n"
	rows := []struct {
		name, content string
		want          error
	}{
		{"an empty file", "", &EmptyError{Path: "P"}},
		{"a PDF", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", &NotRungError{Path: "P"}},
		{"a byte order mark and spaces", "\ufeff  \n", &NotRungError{Path: "P"}},
		{"JSON of another kind", `{"name":"package","version":"1.0.0"}` + "\n", &NotRungError{Path: "P"}},
		{"JSON that is no object", "[1,2]\n", &NotRungError{Path: "P"}},
		{"null", "null\n", &NotRungError{Path: "P"}},
		{"a version that is no number", `{"rung":"one"}` + "\n", &NotRungError{Path: "P"}},
		{"a version of nought", `{"rung":0}` + "\n", &NotRungError{Path: "P"}},
		{"a later version whose other fields mean something else", `{"rung":7,"id":{"a":1}}` + "\n\x00", &NewerError{Path: "P", Version: 7}},
		{"a header that is cut short", `{"rung":1,"id":"a`, &DamageError{"P", 1, Cut, "the file ends within its first line"}},
		{"a header of wrong kinds", `{"rung":1,"id":5}` + "\n", &DamageError{"P", 1, Altered, "the line holds a value of the wrong kind at byte 16"}},
		{"a header with line ends of Windows", `{"rung":1,"id":"a"}` + "\r\n", &DamageError{"P", 1, Altered, "the line ends in CR LF: another program has written the file anew"}},
		{"an event after what is no header", "x\n" + event, &DamageError{"P", 1, Altered, "this is not the first line of an assessment, though an event follows it"}},
		{"a bad line in the middle", `{"rung":1,"created":"2026-03-01T08:30:00Z"}` + "\n{\n" + event, &DamageError{"P", 2, Altered, "the line is not valid JSON at byte 1"}},
		{"an empty line in the middle", `{"rung":1,"created":"2026-03-01T08:30:00Z"}` + "\n\n" + event, &DamageError{"P", 2, Altered, "the line is empty"}},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "P")
			put(t, path, []byte(row.content))
			_, err := decode("P", []byte(row.content), nil)
			require.Equal(t, row.want, err)
			_, read := Read(path)
			require.IsType(t, row.want, read)
			require.Contains(t, read.Error(), path)
			_, opened := Open(path)
			require.Equal(t, read, opened)
			_, decoded := Decode(strings.NewReader(row.content))
			require.IsType(t, row.want, decoded)
			require.Equal(t, row.content, string(content(t, path)))
		})
	}
}

func TestWhatIsNoFileAtAll(t *testing.T) {
	folder := t.TempDir()
	var directory *DirectoryError
	_, err := Read(folder)
	require.ErrorAs(t, err, &directory)
	_, err = Open(folder)
	require.ErrorAs(t, err, &directory)
	_, err = Read(folder + "/none")
	require.ErrorIs(t, err, os.ErrNotExist)
	_, err = Open(folder + "/none")
	require.ErrorIs(t, err, os.ErrNotExist)
	require.NoFileExists(t, folder+"/none")
}

func TestAFileOverTheLimitIsNotRead(t *testing.T) {
	path, _ := sample(t, 1)
	require.NoError(t, os.Truncate(path, MaxBytes+1))
	var large *TooLargeError
	_, err := Read(path)
	require.ErrorAs(t, err, &large)
	require.Equal(t, int64(MaxBytes+1), large.Bytes)
	_, err = Open(path)
	require.ErrorAs(t, err, &large)
	f, err := os.Open(path)
	require.NoError(t, err)
	defer f.Close()
	_, err = Decode(f)
	require.ErrorAs(t, err, &large)
}

func TestReasonsQuoteNothingFromTheFile(t *testing.T) {
	h, err := headerLine(assessment.Header{Rung: 1})
	require.NoError(t, err)
	for _, line := range []string{`{"prev":"\u001b[2J"}`, `{"` + "\x1b" + `":1}`, `{"id":31337e999}`, `{"time":"secret"}`, "secret"} {
		_, err := decode("", []byte(string(h)+"\n"+line+"\n"+prevKey+"\n"), nil)
		var damage *DamageError
		require.ErrorAs(t, err, &damage)
		for _, quoted := range []string{"\x1b", "31337", "secret", "[2J"} {
			require.NotContains(t, damage.Why, quoted)
		}
	}
}

func TestAHostileFileIsRefusedBeforeItIsHeld(t *testing.T) {
	h, err := headerLine(header())
	require.NoError(t, err)
	prev := `{"prev":"` + hash(h) + `",`
	rows := []struct{ name, head, repeat, tail string }{
		{"millions of empty settings", prev + `"set":[{}`, ",{}", "]}\n"},
		{"millions of codes", prev + `"profile":{"cage":[""`, `,""`, "]}}\n"},
		{"millions of facts", prev + `"profile":{"facts":{"":true`, `,"":true`, "}}}\n"},
		{"a line of unknown fields", prev + `"x":[0`, ",0", "]}\n"},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			data := string(h) + "\n" + row.head + strings.Repeat(row.repeat, MaxValues) + row.tail
			_, err := decode("", []byte(data), nil)
			var large *TooLargeError
			require.ErrorAs(t, err, &large)
		})
	}
	t.Run("commas in notes do not count", func(t *testing.T) {
		e, note := answer(1), strings.Repeat(`,\",`, MaxValues)
		e.Set[0].Note = &note
		data, log, err := encoded(header(), []assessment.Event{e})
		require.NoError(t, err)
		require.False(t, log.tooLarge())
		_, err = decode("", data, nil)
		require.NoError(t, err)
	})
	t.Run("what would not be read again is not written", func(t *testing.T) {
		path, old := sample(t, 1)
		j, err := Open(path)
		require.NoError(t, err)
		defer j.Close()
		e := answer(2)
		e.Set = make([]assessment.Setting, MaxValues+1)
		var large *TooLargeError
		require.ErrorAs(t, j.Append(e), &large)
		require.Equal(t, old, content(t, path))
	})
}
