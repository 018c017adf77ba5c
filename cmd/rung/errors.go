package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"rung/assessment"
	"rung/assessment/interview"
	"rung/assessment/journal"
	"rung/controls"
	"rung/controls/lang"
	"rung/report"
)

// The exit codes.
const (
	exitOK          = 0
	exitError       = 1
	exitUsage       = 2
	exitBelow       = 3
	exitInterrupted = 130
)

// usageError is a command line that cannot be understood.
type usageError struct{ Err error }

func (e *usageError) Error() string { return e.Err.Error() }
func (e *usageError) Unwrap() error { return e.Err }

// fail writes an error as one cause and, where there is one, a hint, and returns the exit code.
func (a *app) fail(err error) int {
	said := a.explain(err)
	for i, line := range strings.Split(strings.TrimRight(said.cause, "\n"), "\n") {
		if i == 0 {
			line = "rung: " + line
		}
		fmt.Fprintln(a.Err, visible(line))
	}
	if said.hint != "" {
		fmt.Fprintln(a.Err, visible("rung: "+a.say("hint")+said.hint))
	}
	return said.code
}

// explanation is an error as a person reads it.
type explanation struct {
	cause, hint string
	code        int
}

// explain turns errors into words. It is the only place that does.
func (a *app) explain(err error) explanation {
	for _, explainer := range []func(error) (explanation, bool){
		a.explainUsage, a.explainTranslation, a.explainWorkbook, a.explainExchange, a.explainImporters, a.explainCatalogueExchange, a.explainKeys, a.explainTrust, a.explainFile, a.explainCatalogue, a.explainCatalogueWork, a.explainAnswer, a.explainOutput, a.explainMerge, a.explainMigration, a.explainPreview,
		a.explainEvidence, a.explainSubmission, a.explainPacket,
	} {
		if said, ok := explainer(err); ok {
			return said
		}
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		return explanation{cause: path.Path + ": " + a.reason(path.Err), code: exitError}
	}
	return explanation{cause: err.Error(), code: exitError}
}

func (a *app) explainUsage(err error) (explanation, bool) {
	var usage *usageError
	var below *belowError
	var value *badValueError
	var format *unknownFormatError
	var word *unknownWordError
	switch {
	case errors.As(err, &usage):
		return explanation{a.usageWords(usage), a.say("hint-help"), exitUsage}, true
	case errors.As(err, &value):
		return explanation{a.say("bad-"+value.What, lang.Data{"Value": value.Value}), "", exitUsage}, true
	case errors.As(err, &word) && word.What == "key" && len(word.Have) == 0:
		return explanation{a.say("unknown-key", lang.Data{"Word": word.Word}), a.say("trust-none"), exitUsage}, true
	case errors.As(err, &word):
		return explanation{a.say("unknown-"+word.What, lang.Data{"Word": word.Word}), a.near(controls.Near(word.Word, word.Have), word.Have), exitUsage}, true
	case errors.As(err, &format):
		return explanation{a.say("bad-format", lang.Data{"Value": format.Format}), a.say("hint-formats", lang.Data{"Names": strings.Join(formatNames(), ", ")}), exitUsage}, true
	case errors.As(err, &below):
		if below.Score == nil {
			return explanation{a.say("below-none", lang.Data{"Limit": below.Limit}), "", exitBelow}, true
		}
		return explanation{a.say("below", lang.Data{"Limit": below.Limit, "Low": below.Score.Low}), "", exitBelow}, true
	case errors.Is(err, context.Canceled):
		return explanation{a.say("interrupted"), "", exitInterrupted}, true
	case errors.Is(err, interview.ErrPaused):
		return explanation{a.say("setup-paused"), a.say("hint-setup"), exitInterrupted}, true
	}
	return explanation{}, false
}

// explainFile explains what is wrong with an assessment file.
func (a *app) explainFile(err error) (explanation, bool) {
	var (
		exists  *journal.ExistsError
		locked  *journal.LockedError
		damage  *journal.DamageError
		empty   *journal.EmptyError
		notRung *journal.NotRungError
		newer   *journal.NewerError
		large   *journal.TooLargeError
		folder  *journal.DirectoryError
		unsaved *journal.UnsavedError
		changed *journal.ChangedError
		aside   *journal.SetAsideError
		pending *interview.UnsavedError
	)
	file := func(id, path string) (explanation, bool) {
		data := lang.Data{"Path": path}
		return explanation{a.say("file-"+id, data), a.say("hint-file-"+id, data), exitError}, true
	}
	switch {
	case errors.As(err, &pending):
		return a.explainPending(pending), true
	case errors.As(err, &exists):
		return file("exists", exists.Path)
	case errors.As(err, &locked):
		return file("locked", locked.Path)
	case errors.As(err, &empty):
		return file("empty", empty.Path)
	case errors.As(err, &notRung):
		return file("not-rung", notRung.Path)
	case errors.As(err, &newer):
		return file("newer", newer.Path)
	case errors.As(err, &large):
		return file("large", large.Path)
	case errors.As(err, &folder):
		return file("folder", folder.Path)
	case errors.As(err, &changed):
		return file("changed", changed.Path)
	case errors.As(err, &aside):
		data := lang.Data{"Path": aside.Path, "Why": a.reason(aside.Err)}
		return explanation{a.say("file-aside", data), a.say("hint-file-aside"), exitError}, true
	case errors.As(err, &damage):
		return explanation{a.say("file-damaged", lang.Data{"Error": damage.Error()}), a.say("hint-file-damaged"), exitError}, true
	case errors.As(err, &unsaved):
		return explanation{a.say("file-unsaved", lang.Data{"Path": unsaved.Path, "Why": a.reason(unsaved.Err)}), a.say("hint-file-unsaved"), exitError}, true
	}
	return explanation{}, false
}

func (a *app) explainCatalogue(err error) (explanation, bool) {
	var (
		unknown *unknownFrameworkError
		level   *unknownLevelError
		domain  *unknownDomainError
		other   *otherFrameworkError
		no      *notACatalogueError
		bad     *catalogueError
		invalid *controls.InvalidError
	)
	switch {
	case errors.As(err, &unknown):
		return explanation{a.say("framework-unknown", lang.Data{"ID": unknown.ID}), a.near(unknown.Near, shipped()), exitError}, true
	case errors.As(err, &level):
		return explanation{a.say("level-unknown", lang.Data{"Level": level.Level}), a.near(controls.Near(level.Level, level.Have), level.Have), exitError}, true
	case errors.As(err, &domain):
		return explanation{a.say("domain-unknown", lang.Data{"Domain": domain.Domain}), a.near(controls.Near(domain.Domain, domain.Have), domain.Have), exitError}, true
	case errors.As(err, &other):
		return explanation{a.say("framework-other", lang.Data{"Want": other.Want, "Have": other.Have}), a.say("hint-framework-other", lang.Data{"Want": other.Want}), exitError}, true
	case errors.As(err, &no):
		return explanation{a.say("catalogue-none", lang.Data{"Path": no.Path}), a.say("hint-catalogue-none", lang.Data{"File": controls.MainFile}), exitError}, true
	case errors.As(err, &invalid) && errors.As(err, &bad):
		cause := a.say("catalogue-invalid", lang.Data{"Name": bad.Name, "Count": len(invalid.Problems)}) + "\n" + a.problemLines(invalid.Problems)
		return explanation{cause, a.say("hint-catalogue-invalid"), exitError}, true
	}
	return explanation{}, false
}

func (a *app) explainAnswer(err error) (explanation, bool) {
	var (
		id    *assessment.UnknownIDError
		asked *assessment.NotAskedError
		note  *assessment.NoteError
		no    *assessment.RefusedError
		value *assessment.ValueError
		rows  *assessment.CSVError
		input *inputError
	)
	switch {
	case errors.As(err, &rows) && errors.As(err, &input):
		return explanation{a.csvCause(input.Name, rows), a.say("hint-csv"), exitError}, true
	case errors.As(err, &id):
		return explanation{a.say("id-unknown", lang.Data{"ID": id.ID}), a.near(id.Near, nil), exitError}, true
	case errors.As(err, &asked):
		return explanation{a.say("id-not-asked", lang.Data{"ID": asked.ID, "Level": asked.Level, "Target": asked.Target}), "", exitError}, true
	case errors.As(err, &no):
		return explanation{a.say("refused-"+no.What, lang.Data{"Value": no.Value, "Cite": no.Cite}), "", exitError}, true
	case errors.As(err, &note):
		return explanation{a.say("bad-note", lang.Data{"Value": a.saying(note.Why.Key, note.Why.Data)}), "", exitUsage}, true
	case errors.As(err, &value):
		return explanation{a.say("value-unknown", lang.Data{"Value": value.Typed}), a.say("hint-value", lang.Data{"Words": strings.Join(value.Accepted, ", ")}), exitUsage}, true
	}
	return explanation{}, false
}

// shownRows is how many bad rows of a CSV are named; the rest are counted.
const shownRows = 20

func (a *app) csvCause(name string, e *assessment.CSVError) string {
	lines := []string{a.say("csv-bad", lang.Data{"Path": name, "Count": len(e.Rows)})}
	for _, row := range e.Rows[:min(shownRows, len(e.Rows))] {
		lines = append(lines, fmt.Sprintf("%s:%d: %s", name, row.Line, row.Message))
	}
	if more := len(e.Rows) - shownRows; more > 0 {
		lines = append(lines, a.say("csv-more", lang.Data{"Count": more}))
	}
	return strings.Join(lines, "\n")
}

func (a *app) explainOutput(err error) (explanation, bool) {
	var exists *outputExistsError
	var folder *isFolderError
	var no *notAFolderError
	var logo *report.LogoError
	var input *inputError
	var unwritten *unwrittenError
	switch {
	case errors.As(err, &unwritten):
		return explanation{unwritten.Path + ": " + a.reason(unwritten.Err), a.say("hint-output-unwritten"), exitError}, true
	case errors.As(err, &exists):
		return explanation{a.say("output-exists", lang.Data{"Path": exists.Path}), a.say("hint-output-exists"), exitError}, true
	case errors.As(err, &folder):
		return explanation{a.say("output-folder", lang.Data{"Path": folder.Path}), a.say("hint-output-folder"), exitError}, true
	case errors.As(err, &no):
		return explanation{a.say("output-no-folder", lang.Data{"Path": no.Path}), a.say("hint-output-no-folder"), exitError}, true
	case errors.As(err, &logo) && errors.As(err, &input):
		data := lang.Data{"Path": input.Name, "Megabytes": report.MaxLogoBytes >> 20, "Side": report.MaxLogoSide}
		return explanation{a.say(logoMessage(logo), data), a.say("hint-logo", data), exitError}, true
	}
	return explanation{}, false
}

// near words a "did you mean", or lists what there is.
func (a *app) near(near, have []string) string {
	switch {
	case len(near) > 0:
		return a.say("hint-near", lang.Data{"Names": strings.Join(near, a.say("list-or"))})
	case len(have) > 0:
		return a.say("hint-have", lang.Data{"Names": strings.Join(have, ", ")})
	}
	return a.say("hint-ids")
}

// reason words a cause from the operating system.
func (a *app) reason(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return a.say("reason-not-exist")
	case errors.Is(err, fs.ErrPermission):
		return a.say("reason-permission")
	case errors.Is(err, syscall.EISDIR):
		return a.say("reason-folder")
	case errors.Is(err, syscall.ENOSPC):
		return a.say("reason-full")
	}
	return err.Error()
}
