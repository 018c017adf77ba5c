// Package interview is the questionnaire: what to ask next (pure), the full screen, and the line prompter for pipes
// and screen readers. Every answer is an event that is saved before the screen calls it saved.
package interview

import (
	"embed"
	"errors"
	"io"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

// Options are what an interview needs.
type Options struct {
	Catalogue *controls.Catalogue
	State     *assessment.State // its target is a level of the catalogue; events are added as they are saved
	Recorder  assessment.Recorder
	Save      func(assessment.Event) error // returns when the event is durable
	Lang      lang.Tag
	In        io.Reader
	Out       io.Writer
	Color     bool   // false where the person wants none
	Only      Filter // what to walk
	Domain    string // only this domain; "" for all
	From      string // the requirement to begin with; "" for the first that is open
	Trial     bool   // nothing is kept, and the words say so

	// Signed names the catalogue and says who answers for it, in one line; "" to say nothing. Doubt is a word that stands
	// over every question while nobody does, "" where somebody does.
	Signed, Doubt string

	// Last is an earlier assessment whose answers and notes are offered where there is none yet, nil for none. What is
	// offered counts for nothing until the person takes it over.
	Last *assessment.State

	// Files is how evidence is reached; nil where none can be linked.
	Files *Files

	// Rescue writes a complete new file that holds all that was saved and then the events that could not be, and returns
	// when it is durable. It is nil where that cannot be done.
	Rescue func(path string, unsaved []assessment.Event) error
}

// Ended is how an interview ended.
type Ended struct {
	Finished            bool // every question has an answer
	Answered, Questions int
	Reason              Reason
}

// Reason is why an interview ended.
type Reason string

// The reasons. In each of them everything answered is saved, unless the error says otherwise.
const (
	Left        Reason = "left"         // the person left
	Interrupted Reason = "interrupted"  // Ctrl-C, a signal, or a cancelled context
	EndOfInput  Reason = "end-of-input" // the input ended: a pause
)

// ErrPaused says that a setup ended before everything it needs was said: nothing was made.
var ErrPaused = errors.New("interview: paused before the setup was complete")

// ErrNothingToAsk says that the assessment's target is no level of the catalogue, or one that asks nothing.
var ErrNothingToAsk = errors.New("interview: the target level asks nothing")

// askable reports whether there is anything to ask.
func (o *Options) askable() bool {
	r := assessment.Evaluate(o.Catalogue, o.State)
	return r != nil && r.Questions > 0
}

//go:embed messages/*.yaml
var messageFiles embed.FS

var messages = lang.NewMessages(messageFiles, "messages")

// ended makes the report of a session that is over.
func (s *session) ended(reason Reason) (Ended, error) {
	r := s.result
	return Ended{Finished: r.Complete(), Answered: r.Answered, Questions: r.Questions, Reason: reason}, s.unsaved()
}
