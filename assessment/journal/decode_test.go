package journal

import (
	"bytes"
	"errors"
	"testing"

	"github.com/stretchr/testify/require"
)

// FuzzDecode holds that whatever decodes can be written and then reads back the same, and that whatever does not is one
// of the errors that say what is wrong, with the line of a damage inside the file.
func FuzzDecode(f *testing.F) {
	_, good := sample(f, 3)
	f.Add(good)
	f.Add(good[:len(good)-7])
	f.Add(bytes.Replace(good, []byte("note 2"), []byte("note 5"), 1))
	f.Add([]byte(`{"rung":1,"created":"2026-03-01T08:30:00+08:00"}` + "\n"))
	f.Add([]byte(`{"rung":2}` + "\n"))
	f.Add([]byte("%PDF-1.7\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		log, err := Decode(bytes.NewReader(data))
		if err != nil {
			requireTyped(t, err, data)
			return
		}
		require.Equal(t, int64(len(data)), log.size+log.Torn.Bytes)
		written, _, err := encoded(log.Header, log.Events)
		require.NoError(t, err)
		again, err := Decode(bytes.NewReader(written))
		require.NoError(t, err)
		require.Zero(t, again.Torn)
		require.Len(t, again.Events, len(log.Events))
		twice, _, err := encoded(again.Header, again.Events)
		require.NoError(t, err)
		require.Equal(t, string(written), string(twice))
	})
}

func requireTyped(t *testing.T, err error, data []byte) {
	t.Helper()
	var (
		damage  *DamageError
		empty   *EmptyError
		notRung *NotRungError
		newer   *NewerError
	)
	switch {
	case errors.As(err, &damage):
		require.Positive(t, damage.Line)
		require.LessOrEqual(t, damage.Line, 1+bytes.Count(data, newline))
		require.NotEmpty(t, damage.Why)
	case errors.As(err, &empty):
		require.Empty(t, data)
	case errors.As(err, &notRung), errors.As(err, &newer):
	default:
		require.Fail(t, err.Error())
	}
}

// FuzzNote holds that any note a person may type comes back as it was, but for bytes that are no UTF-8.
func FuzzNote(f *testing.F) {
	f.Add("已設定 MFA\n第二行 <b>&\u2028")
	f.Add("\xff\x00\"\\")
	f.Fuzz(func(t *testing.T, note string) {
		e := answer(1)
		e.Set[0].Note = &note
		data, log, err := encoded(header(), append(answers(2, 3), e))
		require.NoError(t, err)
		read, err := decode("", data, nil)
		require.NoError(t, err)
		require.Equal(t, log, read, "memory says what the file says")
		require.Equal(t, string(bytes.ToValidUTF8([]byte(note), nil)), string(bytes.ReplaceAll(bytes.ToValidUTF8([]byte(*read.Events[2].Set[0].Note), nil), []byte("\ufffd"), nil)))
	})
}
