package interview

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"
)

// SetupAndScreen asks for the setup on the full screen and goes on with the interview in the same program, so that what
// is typed ahead of the first question answers it. Begin makes the assessment when the setup is complete. A setup that
// ends early gives ErrPaused; then nothing was made. In, Out and Color are those of the setup.
func SetupAndScreen(ctx context.Context, o SetupOptions, begin func(Setup) (Options, error)) (Ended, error) {
	w := &whole{setup: newSetupForm(o), begin: begin}
	if w.setup.done() {
		w.goOn()
	}
	if w.failed != nil {
		return Ended{}, w.failed
	}
	reason, err := runProgram(ctx, w, o.In, o.Out, o.Color)
	switch {
	case w.failed != nil:
		return Ended{}, w.failed
	case w.screen == nil && err != nil:
		return Ended{}, err
	case w.screen == nil:
		return Ended{}, ErrPaused
	}
	w.screen.pause(reason)
	ended, unsaved := w.screen.ended(w.screen.reason)
	return ended, errors.Join(err, unsaved)
}

// whole is the Bubble Tea model of a setup and the interview behind it.
type whole struct {
	setup  *setupForm
	begin  func(Setup) (Options, error)
	screen *screen // nil while the setup lasts
	failed error
}

// Init asks the terminal for its background.
func (w *whole) Init() tea.Cmd {
	if w.screen != nil {
		return w.screen.Init()
	}
	return w.setup.Init()
}

// Update gives a message to the one that is on the screen. The key that completes the setup is followed by the first
// question before the next key is looked at.
func (w *whole) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if w.screen != nil {
		_, cmd := w.screen.Update(msg)
		return w, cmd
	}
	_, cmd := w.setup.Update(msg)
	if !w.setup.done() {
		return w, cmd
	}
	return w, w.goOn()
}

// goOn makes the assessment and shows its first question.
func (w *whole) goOn() tea.Cmd {
	options, err := w.begin(w.setup.setup)
	if err == nil && !options.askable() {
		err = ErrNothingToAsk
	}
	if err != nil {
		w.failed = err
		return tea.Quit
	}
	s := newScreen(options)
	s.theme, s.window = w.setup.theme, w.setup.window
	w.screen = s
	s.draw()
	return s.burst(w.setup.ahead)
}

// View gives Bubble Tea what was drawn.
func (w *whole) View() tea.View {
	if w.screen != nil {
		return w.screen.View()
	}
	return w.setup.View()
}
