package interview

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"

	"rung/assessment"
	"rung/controls/lang"
)

// Screen asks on the full screen; In and Out are a terminal. It comes back when the person leaves, at a signal, when
// ctx is cancelled and when the terminal is closed: each of them pauses, and the terminal is as it was before. What could
// not be saved by then is an *UnsavedError; where there is nothing to ask it is ErrNothingToAsk.
func Screen(ctx context.Context, o Options) (Ended, error) {
	if !o.askable() {
		return Ended{}, ErrNothingToAsk
	}
	s := newScreen(o)
	reason, err := runProgram(ctx, s, o.In, o.Out, o.Color)
	s.pause(reason)
	ended, unsaved := s.ended(s.reason)
	return ended, errors.Join(err, unsaved)
}

// screen is the Bubble Tea model of the full-screen interview: the session, where in it the person is, and the page
// they look at.
type screen struct {
	*session
	words
	theme   *theme
	domain  string
	filter  Filter
	at      Place
	page    page
	offer   Place // the answer whose reason is asked for; noPlace when there is none
	help    bool  // why and how are shown
	helpAt  int   // the first of its lines that is shown
	told    string
	job     *hashing // the file that is being read, nil for none
	leaving bool     // the person leaves when that is done
	reason  Reason   // why it ended; "" while it goes on

	window
}

// page is what fills the screen between the header and the keys: a question, a note, a search, an overview, a review.
type page interface {
	press(s *screen, name string, msg tea.KeyPressMsg) tea.Cmd
	paste(s *screen, msg tea.PasteMsg)
	// body draws the page in at most height lines of at most width columns.
	body(s *screen, width, height int) ([]string, *tea.Cursor)
	hints(s *screen) []hint
}

var noPlace = Place{-1, -1}

func newScreen(o Options) *screen {
	s := &screen{
		session: newSession(o), words: wordsOf(o), theme: newTheme(true, false),
		domain: o.Domain, filter: o.Only, offer: noPlace, window: newWindow(),
	}
	s.start()
	if at, ok := s.beginning(o.From); ok {
		s.at, s.page = at, &questionPage{}
	}
	return s
}

// start goes to the first open question of what is walked, else to its first question, else to the review.
func (s *screen) start() {
	keep := s.keep()
	open := isOpen(s.findings())
	s.page = &questionPage{}
	at, ok := First(s.findings(), func(at Place) bool { return keep(at) && open(at) })
	if !ok && s.filter != All {
		at, ok = First(s.findings(), keep)
	}
	if ok {
		s.at = at
		return
	}
	if at, ok = First(s.findings(), keep); ok {
		s.at = at
	}
	s.page = newReview(s)
}

// keep is what the filter and the domain let through now.
func (s *screen) keep() Keep { return s.filter.through(s.findings(), s.marks, s.domain) }

// Init asks the terminal for its background, to choose colours that can be read on it.
func (s *screen) Init() tea.Cmd {
	s.draw()
	return tea.RequestBackgroundColor
}

// Update takes one message. Everything a key does is done when it returns, saving included: what is typed ahead finds
// the next question in place.
func (s *screen) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		cmd = s.window.resize(msg)
	case tea.BackgroundColorMsg:
		s.theme = newTheme(msg.IsDark(), true)
	case leaveMsg:
		s.pause(Reason(msg))
		return s, tea.Quit
	case hashMsg:
		cmd = s.hashed(msg)
	case tea.KeyPressMsg:
		cmd = s.press(msg)
	case tea.PasteMsg:
		if text, burst := burstOf(msg); burst {
			return s, s.burst(text)
		}
		s.told = ""
		s.retry()
		s.page.paste(s, tea.PasteMsg{Content: typed(msg.Content)})
	default:
		return s, nil // nothing changed: the lines that are there still hold
	}
	s.draw()
	return s, cmd
}

func (s *screen) press(msg tea.KeyPressMsg) tea.Cmd {
	if keyName(msg) == "ctrl+l" { // paints all anew, as it does everywhere
		return tea.ClearScreen
	}
	s.told = ""
	if name := keyName(msg); name != "q" {
		s.leaving = false
	}
	if len(s.waiting) > 0 {
		s.retry()
	}
	switch name := keyName(msg); name {
	case "ctrl+c":
		s.pause(Interrupted)
		return tea.Quit
	case "ctrl+z":
		return tea.Suspend
	case "ctrl+s":
		s.openRescue()
		return nil
	default:
		return s.page.press(s, name, msg)
	}
}

// keeper is a page whose text is kept when something else ends it.
type keeper interface{ keep(s *screen) }

// keepTyped keeps what is being typed into a note or a plan.
func (s *screen) keepTyped() {
	if p, ok := s.page.(keeper); ok {
		p.keep(s)
	}
}

// pause notes why the interview ends, the first time, and keeps what is being typed.
func (s *screen) pause(reason Reason) {
	if s.reason != "" {
		return
	}
	s.reason = reason
	s.keepTyped()
	s.abandon()
	s.retry()
}

// leave ends the interview, unless answers are not saved: then a second press is wanted, so that nobody leaves them behind
// unawares. A file that is being read is linked first, unless one leaves once more.
func (s *screen) leave() tea.Cmd {
	if s.job != nil && !s.leaving {
		s.leaving = true
		s.tell("evidence-wait", lang.Data{"Path": shownLine(s.job.path)})
		return nil
	}
	if _, warned := s.page.(*leavePage); len(s.waiting) > 0 && !warned {
		s.page = &leavePage{back: s.page}
		return nil
	}
	s.pause(Left)
	return tea.Quit
}

// tell shows one line until the next key.
func (s *screen) tell(id string, data ...lang.Data) { s.told = s.Say(id, data...) }

// show goes to a question.
func (s *screen) show(at Place) {
	if at.Requirement != s.at.Requirement {
		s.helpAt = 0
	}
	s.at = at
	s.page = &questionPage{}
}

// outcomeAt is the outcome of a question.
func (s *screen) outcomeAt(at Place) assessment.Outcome { return s.objective(at).Outcome }
