package main

import (
	"errors"
	"io/fs"
	"strings"

	"rung/assessment"
	"rung/controls/lang"
)

// explainEvidence explains what went wrong with files that are to show that answers are true.
func (a *app) explainEvidence(err error) (explanation, bool) {
	var (
		path   *evidencePathError
		many   *tooManyFilesError
		unread *unreadableError
		failed *evidenceFailedError
		none   *noEvidenceError
		gone   *assessment.NoEvidenceError
	)
	switch {
	case errors.As(err, &path):
		data := lang.Data{"Path": path.Path}
		return explanation{a.say("evidence-bad-"+path.What, data), a.say("hint-evidence-bad-"+path.What, data), exitError}, true
	case errors.As(err, &many):
		return explanation{a.say("evidence-many", lang.Data{"Limit": many.Limit}), a.say("hint-evidence-many"), exitError}, true
	case errors.As(err, &unread):
		return explanation{a.unreadableCause(unread), a.say("hint-evidence-unread"), exitError}, true
	case errors.As(err, &failed):
		data := lang.Data{"Changed": failed.Changed, "Missing": failed.Missing, "Unread": failed.Unread}
		return explanation{a.say("evidence-failed", data), a.say("hint-evidence-failed"), exitError}, true
	case errors.As(err, &none):
		return explanation{a.say("evidence-no-final", lang.Data{"Drafts": none.Drafts}), a.say("hint-evidence-no-final"), exitError}, true
	case errors.As(err, &gone):
		hint := a.say("hint-evidence-gone")
		if len(gone.Near) > 0 {
			hint = a.near(gone.Near, nil)
		}
		return explanation{a.say("evidence-not-linked", lang.Data{"ID": gone.ID, "Path": gone.Path}), hint, exitError}, true
	}
	return explanation{}, false
}

// unreadableCause names the files that could not be read, the first of them where they are many.
func (a *app) unreadableCause(e *unreadableError) string {
	lines := []string{a.say("evidence-unread", lang.Data{"Count": len(e.Files)})}
	for _, f := range e.Files[:min(shownRows, len(e.Files))] {
		lines = append(lines, a.say("evidence-unread-line", lang.Data{"Path": f.path, "Why": a.readReason(f.err)}))
	}
	if more := len(e.Files) - shownRows; more > 0 {
		lines = append(lines, a.say("evidence-unread-more", lang.Data{"Number": more}))
	}
	return strings.Join(lines, "\n")
}

// readReason words why a file could not be read.
func (a *app) readReason(err error) string {
	switch {
	case errors.Is(err, errChanging):
		return a.say("reason-changing")
	case errors.Is(err, errNotRegular):
		return a.say("reason-not-regular")
	}
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	return a.reason(err)
}
