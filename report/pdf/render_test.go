package pdf

import (
	"bytes"
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/controls/lang"
	"rung/report"
)

func render(t testing.TB, m report.Model) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, Render(&b, m))
	return b.Bytes()
}

func TestSameModelSameBytes(t *testing.T) {
	eachModel(t, func(t *testing.T, m report.Model) {
		first := render(t, m)
		require.True(t, bytes.HasPrefix(first, []byte("%PDF-")))
		require.True(t, bytes.Equal(first, render(t, m)))
	})
}

func TestRenderPassesOnAWriteError(t *testing.T) {
	full := errors.New("disk full")
	require.ErrorIs(t, Render(failing{full}, usual(lang.English).model(t, lang.English)), full)
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestRenderSideBySide(t *testing.T) {
	m := usual(lang.TraditionalChinese).model(t, lang.TraditionalChinese)
	want := render(t, m)
	done := make(chan []byte)
	for range 4 {
		go func() {
			var b bytes.Buffer
			_ = Render(&b, m)
			done <- b.Bytes()
		}()
	}
	for range 4 {
		require.True(t, bytes.Equal(want, <-done))
	}
}

func TestReportStaysSmall(t *testing.T) {
	m := usual(lang.TraditionalChinese).model(t, lang.TraditionalChinese)
	require.Less(t, len(render(t, m)), 500_000, "bytes of a Level 1 report in Chinese")
}
