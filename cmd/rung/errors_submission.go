package main

import (
	"errors"

	"rung/controls/lang"
)

// explainSubmission explains why there is nothing, or not all, to hand in.
func (a *app) explainSubmission(err error) (explanation, bool) {
	var nothing *noSubmissionError
	var open *notReadyError
	var key *keyFileError
	switch {
	case errors.As(err, &nothing):
		return explanation{a.say("submission-none", lang.Data{"Framework": nothing.Framework, "Level": nothing.Level}), "", exitError}, true
	case errors.As(err, &open):
		return explanation{a.say("submission-not-ready", lang.Data{"Count": open.Missing}), "", exitError}, true
	case errors.As(err, &key):
		return explanation{a.say("anonymize-no-key", lang.Data{"Path": key.Path}), a.say("hint-anonymize-no-key"), exitError}, true
	}
	return explanation{}, false
}
