package interview

import (
	"context"
	"errors"
	"io"
	"strings"

	"rung/controls"
)

// lineSource reads lines in the background, so that a cancelled context is seen while a read blocks. It reads a line only
// when one is wanted and never beyond its end: what follows is left for whoever reads next.
type lineSource struct {
	want  chan struct{}
	lines chan string // closed at the end of the input
}

func readLines(ctx context.Context, in io.Reader) *lineSource {
	s := &lineSource{want: make(chan struct{}, 1), lines: make(chan string)}
	go func() {
		defer close(s.lines)
		for range s.want {
			line, err := readLine(in)
			if err != nil && line == "" {
				return
			}
			select {
			case s.lines <- line:
			case <-ctx.Done():
				return
			}
			if err != nil {
				return
			}
		}
	}()
	return s
}

// next asks for one more line. It is called once for each line that is received.
func (s *lineSource) next() <-chan string {
	select {
	case s.want <- struct{}{}:
	default: // the input has ended and nobody takes the wish
	}
	return s.lines
}

// close lets the reading end. A read that blocks goes on until its line has come.
func (s *lineSource) close() { close(s.want) }

// readLine reads one line, byte by byte. Of a line longer than twice controls.MaxText only the beginning is kept.
func readLine(in io.Reader) (string, error) {
	var line strings.Builder
	var b [1]byte
	for {
		n, err := in.Read(b[:])
		switch {
		case n == 1 && b[0] == '\n':
			return strings.TrimSuffix(line.String(), "\r"), nil
		case n == 1 && line.Len() < 2*controls.MaxText:
			line.WriteByte(b[0])
		}
		if err != nil {
			return line.String(), err
		}
	}
}

func joinErrors(errs ...error) error { return errors.Join(errs...) }
