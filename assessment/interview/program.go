package interview

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// leaveMsg asks a model to leave: the Reason comes from outside.
type leaveMsg Reason

// runProgram runs a model on a terminal until it quits. A signal, a cancelled context and the end of the input reach
// the model as a leaveMsg; they are the reason returned, which is Left when the model quit by itself.
func runProgram(ctx context.Context, model tea.Model, in io.Reader, out io.Writer, color bool) (Reason, error) {
	ended := make(chan struct{})
	options := []tea.ProgramOption{
		tea.WithInput(watch(in, ended)), tea.WithOutput(out),
		tea.WithoutSignalHandler(), tea.WithFPS(120),
	}
	if !color {
		options = append(options, tea.WithColorProfile(colorprofile.Ascii))
	}
	if _, terminal := out.(*os.File); !terminal {
		options = append(options, tea.WithWindowSize(80, 24)) // there is nobody to ask
	}
	program := tea.NewProgram(model, options...)

	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	defer signal.Stop(signals)
	done := make(chan struct{})
	defer close(done)
	go func() {
		select {
		case <-ctx.Done():
			program.Send(leaveMsg(Interrupted))
		case <-signals:
			program.Send(leaveMsg(Interrupted))
		case <-ended:
			program.Send(leaveMsg(EndOfInput))
		case <-done:
		}
	}()
	_, err := program.Run()
	select {
	case <-ended: // a terminal that went away is a pause, whatever it broke on its way
		return EndOfInput, nil
	default:
		return Left, err
	}
}

// watch closes ended when an input ends: Bubble Tea goes on without a word then, and nobody could leave any more.
func watch(in io.Reader, ended chan struct{}) io.Reader {
	tell := func(err error) {
		if err != nil {
			select {
			case <-ended:
			default:
				close(ended)
			}
		}
	}
	if file, ok := in.(*os.File); ok {
		return &watchedFile{File: file, tell: tell} // still a file, so that Bubble Tea finds the terminal behind it
	}
	return &watchedReader{Reader: in, tell: tell}
}

type watchedFile struct {
	*os.File
	tell   func(error)
	bursts bursts
}

func (w *watchedFile) Read(p []byte) (int, error) {
	n, err := w.File.Read(p)
	w.tell(err)
	return w.bursts.take(p, n), err
}

type watchedReader struct {
	io.Reader
	tell   func(error)
	bursts bursts
}

func (w *watchedReader) Read(p []byte) (int, error) {
	n, err := w.Reader.Read(p)
	w.tell(err)
	return w.bursts.take(p, n), err
}
