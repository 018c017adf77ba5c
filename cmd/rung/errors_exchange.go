package main

import (
	"errors"

	"rung/assessment/exchange"
	"rung/controls/lang"
	"rung/report"
)

// exportError is an assessment that cannot be written in a format.
type exportError struct {
	Path string
	Err  error
}

func (e *exportError) Error() string { return "export " + e.Path + ": " + e.Err.Error() }
func (e *exportError) Unwrap() error { return e.Err }

// lostEntriesError is an output that did not hold what was written, and was removed.
type lostEntriesError struct {
	Path string
	Err  error
}

func (e *lostEntriesError) Error() string { return e.Path + " is not complete: " + e.Err.Error() }
func (e *lostEntriesError) Unwrap() error { return e.Err }

// overItselfError is an output that would replace the assessment that it is made from.
type overItselfError struct{ Path string }

func (e *overItselfError) Error() string { return e.Path + " would be replaced" }

// importError is a source that cannot be read, by the name the person gave.
type importError struct {
	Name string
	Err  error
}

func (e *importError) Error() string { return "import " + e.Name + ": " + e.Err.Error() }
func (e *importError) Unwrap() error { return e.Err }

// sourceKindError is a source of no kind that can be read, or an assessment, which is to be merged.
type sourceKindError struct{ own bool }

func (e *sourceKindError) Error() string { return "unknown kind of file" }

// explainExchange explains why nothing was handed over or taken in.
func (a *app) explainExchange(err error) (explanation, bool) {
	var (
		export  *exportError
		lacking *lostEntriesError
		itself  *overItselfError
		source  *importError
		unknown *sourceKindError
		folder  *isFolderError
		results *exchange.ResultsError
	)
	switch {
	case errors.As(err, &export) && errors.Is(err, report.ErrNoGap):
		return explanation{a.say("export-no-gap", lang.Data{"Path": export.Path}), a.say("hint-export-no-gap"), exitError}, true
	case errors.As(err, &lacking):
		return explanation{a.say("export-lost", lang.Data{"Path": lacking.Path}), a.say("hint-export-lost"), exitError}, true
	case errors.As(err, &itself):
		return explanation{a.say("export-itself", lang.Data{"Path": itself.Path}), a.say("hint-export-itself"), exitError}, true
	case errors.As(err, &source) && errors.As(err, &unknown) && unknown.own:
		return explanation{a.say("import-own", lang.Data{"Path": source.Name}), a.say("hint-import-own", lang.Data{"Path": source.Name}), exitError}, true
	case errors.As(err, &source) && errors.As(err, &folder):
		return explanation{a.say("output-folder", lang.Data{"Path": source.Name}), a.say("hint-import-kind"), exitError}, true
	case errors.As(err, &source) && errors.As(err, &unknown):
		return explanation{a.say("import-unknown-kind", lang.Data{"Path": source.Name}), a.say("hint-import-kind"), exitError}, true
	case errors.As(err, &source) && errors.As(err, &results):
		data := lang.Data{
			"Path": source.Name, "Detail": results.Detail, "Byte": results.Offset, "Depth": exchange.MaxDepth,
			"Parts": exchange.MaxParts, "Values": exchange.MaxValues, "Megabytes": exchange.MaxResults >> 20,
		}
		return explanation{a.say("import-results-"+results.What, data), a.say("hint-import-kind"), exitError}, true
	}
	return explanation{}, false
}
