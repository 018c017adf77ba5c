package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"strings"

	"rung/assessment"
	"rung/assessment/interview"
	"rung/assessment/journal"
	"rung/controls"
	"rung/controls/lang"
)

// sitting is one run of the questionnaire: the file it writes to, once it is open, and what it walks.
type sitting struct {
	a       *app
	options assessOptions
	only    interview.Filter
	last    *assessment.State
	pen     *pen // nil until the file is open
}

// ask walks through the questionnaire, after making the file where there is none. On the full screen the questions about
// the firm and the questionnaire are one program, so that nothing typed ahead is lost.
func (s *sitting) ask(ctx context.Context) (interview.Ended, error) {
	_, err := os.Lstat(s.options.path)
	if errors.Is(err, fs.ErrNotExist) {
		return s.askAnew(ctx)
	}
	j, catalogue, state, err := s.a.edit(s.options.path)
	if err != nil {
		return interview.Ended{}, err
	}
	options, err := s.begin(j, catalogue, state)
	if err != nil {
		return interview.Ended{}, err
	}
	if s.options.plain {
		return interview.Lines(ctx, options)
	}
	return interview.Screen(ctx, options)
}

// askAnew asks who is assessed first. The passphrase of a file that is to be encrypted is asked for before the screen is
// taken over.
func (s *sitting) askAnew(ctx context.Context) (interview.Ended, error) {
	if err := s.options.flags.check(); err != nil {
		return interview.Ended{}, err
	}
	keys, err := s.a.newKeys(s.options.flags.encrypt, s.options.flags.recipients)
	if err != nil {
		return interview.Ended{}, err
	}
	setup, catalogue, err := s.a.setupOptions(s.options)
	if err != nil {
		return interview.Ended{}, err
	}
	begin := func(chosen interview.Setup) (interview.Options, error) {
		if catalogue == nil {
			if catalogue, err = s.a.loadCatalogue(chosen.Framework); err != nil {
				return interview.Options{}, err
			}
		}
		j, err := s.a.create(s.options.path, catalogue, chosen.Target, chosen.Profile, keys)
		if err != nil {
			return interview.Options{}, err
		}
		return s.begin(j, catalogue, assessment.Replay(j.Header(), j.Events()))
	}
	if !s.options.plain {
		return interview.SetupAndScreen(ctx, setup, begin)
	}
	chosen, err := interview.SetupLines(ctx, setup)
	if err != nil {
		return interview.Ended{}, err
	}
	options, err := begin(chosen)
	if err != nil {
		return interview.Ended{}, err
	}
	return interview.Lines(ctx, options)
}

// begin makes the questionnaire of a file that is open.
func (s *sitting) begin(j *journal.Journal, c *controls.Catalogue, state *assessment.State) (interview.Options, error) {
	s.pen = &pen{j, s.a.keys.unlocker}
	domain := strings.ToUpper(s.options.domain)
	if domain != "" && c.Domain(domain) == nil {
		return interview.Options{}, &unknownDomainError{domain, c.DomainIDs()}
	}
	return interview.Options{
		Catalogue: c, State: state, Recorder: s.a.recorder(s.options.author, state),
		Save: s.save,
		Rescue: func(path string, unsaved []assessment.Event) error {
			return s.a.spoken(s.pen.j.Rescue(path, unsaved...))
		},
		Lang: s.a.lang, In: s.a.In, Out: s.a.Out, Color: s.a.color(), Only: s.only, Domain: domain, Last: s.last,
		Files: evidenceFiles(s.options.path), Signed: s.a.catalogueLine(c), Doubt: s.a.doubt(c),
	}, nil
}

// save saves an event. Where somebody else has changed the file, it is safe beside it.
func (s *sitting) save(e assessment.Event) error {
	err := s.pen.save(e)
	if conflict := new(journal.ConflictError); errors.As(err, &conflict) {
		return &interview.KeptError{Path: conflict.Kept, Err: s.a.spoken(err)}
	}
	return s.a.spoken(err)
}

// close closes the file, where it was opened.
func (s *sitting) close() {
	if s.pen != nil {
		s.pen.j.Close()
	}
}

// spokenError is an error in the person's language, to be shown while the program goes on.
type spokenError struct {
	error
	said string
}

func (e *spokenError) Error() string { return e.said }
func (e *spokenError) Unwrap() error { return e.error }

func (a *app) spoken(err error) error {
	if err == nil {
		return nil
	}
	return &spokenError{err, a.explain(err).cause}
}

// explainPending says what was not saved when the questionnaire ended, and where it is safe if it is.
func (a *app) explainPending(e *interview.UnsavedError) explanation {
	why := a.explain(e.Cause)
	cause := a.say("assess-unsaved", lang.Data{"Count": len(e.Events), "Why": why.cause})
	switch {
	case e.Rescued == "":
		return explanation{cause, why.hint, exitError}
	case e.Kept < len(e.Events):
		return explanation{cause, a.say("hint-assess-rescued-some", lang.Data{"Path": e.Rescued, "Count": e.Kept}), exitError}
	}
	return explanation{cause, a.say("hint-assess-rescued", lang.Data{"Path": e.Rescued}), exitError}
}
