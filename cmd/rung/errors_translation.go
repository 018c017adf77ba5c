package main

import (
	"errors"
	"strings"

	"rung/controls"
	"rung/controls/lang"
	"rung/controls/translation"
)

// explainTranslation explains what goes wrong with translations of a catalogue.
func (a *app) explainTranslation(err error) (explanation, bool) {
	var (
		open     *incompleteError
		language *noLanguageError
		which    *whichLanguageError
		text     *noTextError
		left     *leftOutError
		sheet    *translationError
		changed  *controls.NoPassageError
	)
	switch {
	case errors.As(err, &open):
		data := lang.Data{"Name": open.Name, "Missing": open.Missing, "Stale": open.Stale}
		return explanation{a.say("coverage-open", data), a.say("hint-coverage-open", data), exitError}, true
	case errors.As(err, &language) && language.Language == "":
		return explanation{a.say("translation-none", lang.Data{"Name": language.Name}), a.say("hint-translation-none"), exitError}, true
	case errors.As(err, &language):
		data := lang.Data{"Name": language.Name, "Language": language.Language}
		return explanation{a.say("translation-no-language", data), a.say("hint-translation-no-language", data), exitError}, true
	case errors.As(err, &which):
		return explanation{a.say("translation-which"), a.say("hint-translation-which", lang.Data{"Names": tagNames(which.Have)}), exitUsage}, true
	case errors.As(err, &text):
		return explanation{a.say("no-text", lang.Data{"ID": text.ID}), a.nearText(text.Near), exitError}, true
	case errors.As(err, &left):
		return explanation{a.say("left-out-some", lang.Data{"Path": left.Path, "Number": left.Count}), a.say("hint-left-out"), exitError}, true
	case errors.As(err, &sheet):
		return a.explainSheet(sheet)
	case errors.As(err, &changed):
		return explanation{a.say("no-text", lang.Data{"ID": changed.Passage}), "", exitError}, true
	}
	return explanation{}, false
}

func (a *app) nearText(near []string) string {
	if len(near) > 0 {
		return a.near(near, nil)
	}
	return a.say("hint-no-text")
}

// explainSheet explains a translators' sheet that cannot be brought in at all.
func (a *app) explainSheet(err *translationError) (explanation, bool) {
	var column *translation.ColumnError
	var other *translation.MismatchError
	data := lang.Data{"Path": err.Path, "Catalogue": err.Catalogue}
	switch {
	case errors.Is(err, errNoTranslation):
		return explanation{a.say("translation-no-sheet", data), a.say("hint-translation-no-sheet"), exitError}, true
	case errors.As(err, &column):
		data["Column"] = column.Column
		return explanation{a.say("translation-no-column", data), a.say("hint-translation-no-column"), exitError}, true
	case errors.As(err, &other):
		data["Sheet"], data["Have"] = other.Sheet, strings.Join(other.Have, ", ")
		return explanation{a.say("translation-other-"+other.What, data), a.say("hint-translation-other-"+other.What, data), exitError}, true
	}
	return explanation{}, false
}

func tagNames(of []lang.Tag) string {
	names := make([]string, len(of))
	for i, tag := range of {
		names[i] = string(tag)
	}
	return strings.Join(names, ", ")
}
