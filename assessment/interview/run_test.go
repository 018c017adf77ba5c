package interview

import (
	"context"
	"io"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls/lang"
)

// The whole program, its input and output pipes instead of a terminal.
func TestScreenRunsOnPipes(t *testing.T) {
	for _, row := range []struct {
		name string
		keys int
		end  func(cancel func(), in *io.PipeWriter)
		want Reason
	}{
		{"q leaves, after 320 keys in one burst", 320, func(_ func(), in *io.PipeWriter) { _, _ = in.Write([]byte("q")) }, Left},
		{"ctrl-c interrupts", 8, func(_ func(), in *io.PipeWriter) { _, _ = in.Write([]byte{3}) }, Interrupted},
		{"the end of the input pauses", 8, func(_ func(), in *io.PipeWriter) { _ = in.Close() }, EndOfInput},
		{"a cancelled context interrupts", 8, func(cancel func(), _ *io.PipeWriter) { cancel() }, Interrupted},
	} {
		t.Run(row.name, func(t *testing.T) {
			d := newDesk(t)
			o := d.options(manyQuestions(t, row.keys), lang.English)
			in, keys := io.Pipe()
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			var all sync.WaitGroup
			all.Add(row.keys)
			save := o.Save
			o.In, o.Out = in, io.Discard
			o.Save = func(e assessment.Event) error { defer all.Done(); return save(e) }
			go func() {
				_, _ = keys.Write([]byte(strings.Repeat("12", row.keys/2)))
				all.Wait()
				row.end(cancel, keys)
			}()
			ended, err := Screen(ctx, o)
			require.NoError(t, err)
			require.Equal(t, Ended{Finished: true, Answered: row.keys, Questions: row.keys, Reason: row.want}, ended)
			require.Len(t, d.events, row.keys)
		})
	}
}

func TestSetupScreenRunsOnPipes(t *testing.T) {
	given := wholeSetup
	given.Profile.Firm, given.Target = "", ""
	o := SetupOptions{Choices: twoLevels(), Lang: lang.English, Given: given, Out: io.Discard}
	in, keys := io.Pipe()
	o.In = in
	go func() { _, _ = keys.Write([]byte("大興精密  Tah Hsing\r2")) }() // typed ahead of the second question
	got, err := SetupScreen(context.Background(), o)
	require.NoError(t, err)
	require.NotEmpty(t, got.Profile.CAGE)

	in, keys = io.Pipe()
	o.In = in
	go func() {
		_, _ = keys.Write([]byte("Tah"))
		_ = keys.Close()
	}()
	got, err = SetupScreen(context.Background(), o)
	require.ErrorIs(t, err, ErrPaused)
	require.Zero(t, got)
}

// Keys through every page in Chinese, painted by Bubble Tea's own renderer: none of them may stop it. It hangs for ever
// when a line that was empty begins with a wide character, which is what the margin is for.
func TestTheRendererSurvivesChinese(t *testing.T) {
	d := newDesk(t)
	o := d.options(shipped(t), lang.TraditionalChinese)
	in, keys := io.Pipe()
	painted := make(frames, 1)
	o.In, o.Out = in, painted
	go func() {
		for _, burst := range []string{"12", "\r", "沒有", "帳號清單", "\r", "?", "\x1b[6~", "?", "o", "\x1b[B", "\r", "/", "訪", "客", "\r", "e", "字", "\x7f", "\n字", "\r", "c", "\x1b[B", "\r", "u", "u", "q"} {
			<-painted // each burst changes what the one before left, so each is painted
			_, _ = keys.Write([]byte(burst))
		}
	}()
	ended, err := Screen(context.Background(), o)
	require.NoError(t, err)
	require.Equal(t, Left, ended.Reason)
}

// frames tells each time something is written.
type frames chan struct{}

func (f frames) Write(p []byte) (int, error) {
	select {
	case f <- struct{}{}:
	default:
	}
	return len(p), nil
}

func TestWithoutColourNothingIsColoured(t *testing.T) {
	d := newDesk(t)
	o := d.options(shipped(t), lang.English)
	in, keys := io.Pipe()
	var out strings.Builder
	o.In, o.Out, o.Color = in, &out, false
	go func() { _, _ = keys.Write([]byte("2q")) }()
	_, err := Screen(context.Background(), o)
	require.NoError(t, err)
	require.NotRegexp(t, `\x1b\[[0-9;]*(38|48)[;:]`, out.String())
	require.Contains(t, out.String(), "\x1b[?1049l", "the screen before is back at the end")
}

func TestATargetThatAsksNothingIsRefused(t *testing.T) {
	d := newDesk(t)
	for _, target := range []string{"", "L9"} {
		o := d.options(shipped(t), lang.English)
		header := o.State.Header
		header.Target = target
		o.State = assessment.Replay(header, nil)
		o.In, o.Out = strings.NewReader("m"), io.Discard
		_, err := Screen(context.Background(), o)
		require.ErrorIs(t, err, ErrNothingToAsk)
		_, err = Lines(context.Background(), o)
		require.ErrorIs(t, err, ErrNothingToAsk)
	}
}
