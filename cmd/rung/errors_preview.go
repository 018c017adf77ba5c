package main

import (
	"errors"

	"rung/controls/lang"
)

// explainPreview explains why a catalogue cannot be previewed as it was asked for.
func (a *app) explainPreview(err error) (explanation, bool) {
	var preview *previewError
	if !errors.As(err, &preview) {
		return explanation{}, false
	}
	code := exitError
	if preview.What == "no-requirement" {
		code = exitUsage
	}
	return explanation{a.say("preview-"+preview.What, lang.Data{"ID": preview.Word}), a.say("hint-preview-" + preview.What), code}, true
}
