package main

import (
	"errors"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

// explainMerge explains why files cannot be merged, or a step cannot be undone.
func (a *app) explainMerge(err error) (explanation, bool) {
	var (
		related *assessment.NotRelatedError
		twin    *assessment.TwinError
		tangled *assessment.TangledError
		nothing *assessment.NothingToUndoError
		author  *unknownAuthorError
	)
	switch {
	case errors.As(err, &related):
		return explanation{a.say("merge-not-related", lang.Data{"Name": related.Name, "Other": related.Other}), a.say("hint-merge-not-related"), exitError}, true
	case errors.As(err, &twin):
		return explanation{a.say("merge-twin", lang.Data{"Name": twin.Name, "Other": twin.Other, "ID": twin.ID}), a.say("hint-merge-twin"), exitError}, true
	case errors.As(err, &tangled):
		return explanation{a.say("merge-tangled", lang.Data{"ID": tangled.ID}), a.say("hint-merge-twin"), exitError}, true
	case errors.As(err, &nothing) && nothing.ID == "":
		return explanation{a.say("undo-nothing"), "", exitError}, true
	case errors.As(err, &nothing):
		return explanation{a.say("undo-unknown", lang.Data{"ID": nothing.ID}), a.say("hint-undo-unknown"), exitError}, true
	case errors.As(err, &author):
		return explanation{a.say("author-unknown", lang.Data{"Name": author.Name}), a.near(controls.Near(author.Name, author.Have), author.Have), exitUsage}, true
	}
	return explanation{}, false
}
