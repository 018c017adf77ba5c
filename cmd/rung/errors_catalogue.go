package main

import (
	"errors"

	"rung/controls"
	"rung/controls/lang"
)

// explainCatalogueWork explains what went wrong while a catalogue was written.
func (a *app) explainCatalogueWork(err error) (explanation, bool) {
	var (
		lint    *lintFailedError
		builtIn *builtInError
		files   *untidyFilesError
		untidy  *controls.UntidyError
		taken   *shippedIDError
	)
	switch {
	case errors.As(err, &lint):
		return explanation{a.say("lint-failed", lang.Data{"Name": lint.Name, "Errors": lint.Errors, "Warnings": lint.Warnings}), a.say("hint-lint-failed"), exitError}, true
	case errors.As(err, &builtIn) && builtIn.Installed:
		return explanation{a.say("fmt-installed", lang.Data{"ID": builtIn.ID}), a.say("hint-fmt-built-in", lang.Data{"ID": builtIn.ID}), exitError}, true
	case errors.As(err, &builtIn):
		return explanation{a.say("fmt-built-in", lang.Data{"ID": builtIn.ID}), a.say("hint-fmt-built-in", lang.Data{"ID": builtIn.ID}), exitError}, true
	case errors.As(err, &files):
		return explanation{a.say("fmt-untidy", lang.Data{"Name": files.Name, "Number": files.Count}), a.say("hint-fmt-untidy", lang.Data{"Name": files.Name}), exitError}, true
	case errors.As(err, &taken):
		return explanation{a.say("new-catalogue-shipped", lang.Data{"ID": taken.ID}), a.say("hint-new-catalogue-shipped"), exitError}, true
	case errors.As(err, &untidy):
		return explanation{a.say("fmt-lost", lang.Data{"Path": untidy.File}), a.say("hint-fmt-lost"), exitError}, true
	}
	return explanation{}, false
}
