package main

import (
	"bytes"
	"fmt"
	"slices"

	"rung/controls"
	"rung/controls/lang"
	"rung/controls/sheet"
	"rung/controls/tabular"
	"rung/controls/translation"
)

// translationFormats are the formats of a translators' sheet, as --to names them.
var translationFormats = []string{"xlsx", "csv"}

// translationExport is what the person said of a sheet for translators.
type translationExport struct {
	in, to, out string
	lang        string // --lang
	only        string // "", all, stale or missing
	force       bool
}

// whichLanguageError is a catalogue of several translations of which none was named.
type whichLanguageError struct{ Have []lang.Tag }

func (e *whichLanguageError) Error() string { return "which language?" }

// exportTranslation writes a sheet for translators, after reading it back.
func (a *app) exportTranslation(o translationExport) error {
	if o.only == "" {
		o.only = string(translation.All)
	}
	if !slices.Contains([]string{string(translation.All), string(translation.OnlyStale), string(translation.OnlyMissing)}, o.only) {
		return &unknownWordError{"only", o.only, []string{string(translation.All), string(translation.OnlyStale), string(translation.OnlyMissing)}}
	}
	if err := outputFree(o.out, o.force); err != nil {
		return err
	}
	_, c, found, err := a.passages(o.in)
	if err != nil {
		return err
	}
	tags, err := translatedInto(o.in, c, o.lang)
	switch {
	case err != nil:
		return err
	case len(tags) == 0:
		return &noLanguageError{o.in, "", nil}
	case len(tags) > 1:
		return &whichLanguageError{tags}
	}
	book, rows := translation.Book(c, found, tags[0], translation.Only(o.only), a.translationWords(c, tags[0]))
	book.Created = a.Now()
	data, err := writeSheet(book, o.to)
	if err != nil {
		return err
	}
	if err := a.proveSheet(data, c, found, rows); err != nil {
		return fmt.Errorf("read back %s: %w", o.out, err)
	}
	if err := writeOutput(o.out, o.force, data); err != nil {
		return err
	}
	a.tell("translation-export-done", lang.Data{"Number": rows, "Language": string(tags[0]), "Path": o.out, "Catalogue": o.in})
	_, err = fmt.Fprintln(a.Out, visible(o.out))
	return err
}

func writeSheet(book sheet.Book, to string) ([]byte, error) {
	var out bytes.Buffer
	if to == "csv" {
		err := sheet.WriteCSV(&out, book.Sheets[0], true)
		return out.Bytes(), err
	}
	err := sheet.Write(&out, book)
	return out.Bytes(), err
}

// proveSheet reads a sheet back: it must hold all its rows, and bring nothing as long as nobody has filled it in.
func (a *app) proveSheet(data []byte, c *controls.Catalogue, found []controls.Passage, rows int) error {
	book, err := tabular.Book(data)
	if err != nil {
		return err
	}
	back, err := translation.Read(book)
	if err != nil {
		return err
	}
	if back == nil || back.Rows() != rows {
		return fmt.Errorf("rows are missing")
	}
	brought, err := back.Bring(c, found)
	if err == nil && len(brought.Changes)+len(brought.Refused) > 0 {
		err = fmt.Errorf("texts are not as they were")
	}
	return err
}

// isTranslation reports whether a file is a translators' sheet, whatever it is called.
func isTranslation(path string) bool {
	data, err := readCatalogueSource(path)
	if err != nil || !bytes.HasPrefix(data, []byte("PK")) && !bytes.Contains(data, []byte("rung/translation/v1")) {
		return false // to be read as CSV it would have to look like one
	}
	book, err := tabular.Book(data)
	return err == nil && translation.Is(book)
}

// translationWords are the words of the sheet in the language of the run.
func (a *app) translationWords(c *controls.Catalogue, tag lang.Tag) translation.Words {
	data := lang.Data{"Short": c.Short, "Version": c.Version, "Source": string(c.Languages[0]), "Language": string(tag)}
	w := translation.Words{
		Sheet: a.say("sheet-translation"), Guide: a.say("sheet-guide"), Glossary: a.say("sheet-glossary"),
		Domain: a.say("sheet-domain"), Whole: a.say("coverage-whole"), State: a.say("sheet-state"), Source: a.say("sheet-source"),
		Translation: a.say("sheet-into"), Fits: a.say("sheet-fits"), Comment: a.say("sheet-comment"),
		FitsTitle: a.say("sheet-fits"), FitsPrompt: a.say("sheet-fits-prompt"), Tick: "✓",
		States: map[controls.TranslationState]string{}, Use: a.say("sheet-use"), Not: a.say("sheet-not"), Between: a.say("list-comma"),
	}
	for _, state := range []controls.TranslationState{controls.Fits, controls.Untracked, controls.Stale, controls.Missing, controls.ForAll} {
		w.States[state] = a.say("translation-" + string(state))
	}
	w.Lines = append(w.Lines, a.say("sheet-guide-title", data))
	for _, id := range []string{"sheet-guide-fill", "sheet-guide-empty", "sheet-guide-fits", "sheet-guide-list", "sheet-guide-move", "sheet-guide-locked", "sheet-guide-back"} {
		w.Lines = append(w.Lines, a.say(id, data))
	}
	return w
}
