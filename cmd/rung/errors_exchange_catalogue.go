package main

import (
	"errors"
	"strings"

	"rung/controls"
	"rung/controls/draft"
	"rung/controls/lang"
	"rung/controls/oscal"
)

// explainCatalogueExchange explains what went wrong while a catalogue came in from another format or went out in one.
func (a *app) explainCatalogueExchange(err error) (explanation, bool) {
	var (
		unknown    *unknownSourceError
		incomplete *incompleteExportError
		source     *sourceError
		large      *sourceSizeError
		taken      *folderTakenError
		languages  *draft.LanguagesError
		invalid    *controls.InvalidError
	)
	switch {
	case errors.As(err, &unknown) && unknown.From != "":
		return explanation{a.say("import-unknown-from", lang.Data{"Format": unknown.From}), a.say("hint-import-formats", lang.Data{"Formats": strings.Join(readerNames(), ", ")}), exitUsage}, true
	case errors.As(err, &unknown):
		return explanation{a.say("import-unknown-source", lang.Data{"Path": unknown.Path}), a.say("hint-import-formats", lang.Data{"Formats": strings.Join(readerNames(), ", ")}), exitError}, true
	case errors.As(err, &taken):
		return explanation{a.say("output-exists", lang.Data{"Path": taken.Path}), a.say("hint-folder-taken"), exitError}, true
	case errors.As(err, &large):
		return explanation{a.say("import-large", lang.Data{"Path": large.Path, "Limit": maxCatalogueSource >> 20}), "", exitError}, true
	case errors.As(err, &incomplete):
		return explanation{a.say("export-incomplete", lang.Data{
			"Path": incomplete.Path, "Requirements": incomplete.Requirements, "Objectives": incomplete.Objectives,
			"FoundRequirements": incomplete.FoundRequirements, "FoundObjectives": incomplete.FoundObjectives,
		}), "", exitError}, true
	case errors.As(err, &languages):
		return explanation{a.say("import-languages"), a.say("hint-import-languages"), exitUsage}, true
	case errors.As(err, &source):
		if errors.As(err, &invalid) {
			return explanation{a.say("import-invalid", lang.Data{"Path": source.Path}) + "\n" + a.problemLines(invalid.Problems), "", exitError}, true
		}
		return a.explainSource(source), true
	}
	return explanation{}, false
}

// explainSource explains a file that its reader refuses.
func (a *app) explainSource(source *sourceError) explanation {
	reason, hint := source.Err.Error(), a.say("hint-import-source")
	var (
		syntax *oscal.SyntaxError
		kind   *oscal.KindError
		empty  *oscal.EmptyError
		limit  *oscal.LimitError
	)
	switch err := source.Err; {
	case errors.As(err, &syntax) && syntax.Line > 0:
		reason = a.say("oscal-syntax", lang.Data{"Line": syntax.Line, "Format": syntax.Format, "Reason": syntax.Err.Error()})
	case errors.As(err, &syntax):
		reason = a.say("oscal-syntax-anywhere", lang.Data{"Format": syntax.Format, "Reason": syntax.Err.Error()})
	case errors.As(err, &kind) && kind.Kind != "":
		reason, hint = a.say("oscal-kind", lang.Data{"Kind": kind.Kind}), a.say("hint-oscal-kind")
	case errors.As(err, &kind):
		reason = a.say("oscal-none")
	case errors.As(err, &empty):
		reason = a.say("oscal-empty")
	case errors.As(err, &limit):
		reason, hint = a.say("oscal-limit", lang.Data{"What": limit.What, "Limit": limit.Limit}), ""
	}
	return explanation{a.say("import-source", lang.Data{"Path": source.Path, "Reason": reason}), hint, exitError}
}
