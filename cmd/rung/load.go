package main

import (
	"errors"

	"rung/assessment"
	"rung/assessment/journal"
	"rung/controls"
	"rung/controls/lang"
)

// opened is an assessment file with its catalogue and what it is worth.
type opened struct {
	catalogue *controls.Catalogue
	state     *assessment.State
	result    *assessment.Result
}

// log reads an assessment file without changing or locking it.
func (a *app) log(path string) (*journal.Log, error) {
	u, err := a.unlock()
	if err != nil {
		return nil, err
	}
	log, err := journal.ReadWith(path, u)
	if newer := new(journal.NewerError); errors.As(err, &newer) && log != nil {
		a.tell("warn-newer", lang.Data{"Path": path}) // reading is safe: what this program does not know changes nothing
		err = nil
	}
	if err == nil && log.Torn.Bytes > 0 {
		a.tell("warn-torn-read", lang.Data{"Path": path, "Bytes": log.Torn.Bytes})
	}
	return log, err
}

// read loads an assessment as it is, or as it stood at the end of the day that --as-of names.
func (a *app) read(path string) (*opened, error) {
	log, err := a.log(path)
	if err != nil {
		return nil, err
	}
	events, err := until(log, a.asOf)
	if err != nil {
		return nil, err
	}
	state := assessment.Replay(log.Header, events)
	c, err := a.catalogueFor(state)
	if err != nil {
		return nil, err
	}
	return &opened{c, state, assessment.Evaluate(c, state)}, nil
}

// edit opens an assessment for writing. The caller closes the journal.
func (a *app) edit(path string) (*journal.Journal, *controls.Catalogue, *assessment.State, error) {
	u, err := a.unlock()
	if err != nil {
		return nil, nil, nil, err
	}
	j, err := journal.OpenWith(path, u)
	if err != nil {
		return nil, nil, nil, err
	}
	if torn := j.Torn(); torn.Bytes > 0 {
		a.tell("warn-torn", lang.Data{"Bytes": torn.Bytes, "Path": torn.Kept})
	}
	state := assessment.Replay(j.Header(), j.Events())
	c, err := a.catalogueFor(state)
	if err != nil {
		j.Close()
		return nil, nil, nil, err
	}
	return j, c, state, nil
}

// recorder makes events in the name of the person at work: the one given, else the one who fills the assessment in.
func (a *app) recorder(author string, s *assessment.State) assessment.Recorder {
	if author == "" {
		author = s.Profile.Assessor
	}
	return assessment.Recorder{Now: a.Now, NewID: a.NewID, Author: author}
}

// create makes a new assessment file that begins with the firm's profile.
func (a *app) create(path string, c *controls.Catalogue, target string, p assessment.Profile, keys journal.Keys) (*journal.Journal, error) {
	if len(c.Asked(target)) == 0 {
		return nil, &unknownLevelError{target, askable(c)}
	}
	header := assessment.Header{
		Rung: assessment.Version, ID: a.NewID(), Created: a.Now().UTC(), Framework: assessment.Ref(c), Target: target,
	}
	recorder := assessment.Recorder{Now: a.Now, NewID: a.NewID, Author: p.Assessor}
	events := []assessment.Event{recorder.Record(assessment.Event{Do: assessment.DoProfile, Profile: &p})}
	kept, err := a.keep(c)
	if err != nil {
		return nil, err
	}
	if kept.Do != "" {
		events = append(events, recorder.Record(kept))
	}
	return journal.CreateWith(path, journal.CreateOptions{Keys: keys}, header, events...)
}
