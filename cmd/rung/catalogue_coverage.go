package main

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rung/controls"
	"rung/controls/lang"
	"rung/controls/translation"
)

type coverageOptions struct {
	catalogue             string
	lang                  string // as given with --lang; "" for all languages
	missing, stale, check bool
	json                  bool
}

func newCatalogueCoverage(a *app) *cobra.Command {
	c := a.command("coverage CATALOGUE [--lang TAG] [--missing] [--stale] [--check] [--json]", "catalogue-coverage")
	c.Args = cobra.ExactArgs(1)
	c.ValidArgsFunction = a.completeCatalogue
	var o coverageOptions
	c.Flags().BoolVar(&o.missing, "missing", false, a.say("flag-coverage-missing"))
	c.Flags().BoolVar(&o.stale, "stale", false, a.say("flag-coverage-stale"))
	c.Flags().BoolVar(&o.check, "check", false, a.say("flag-coverage-check"))
	c.Flags().BoolVar(&o.json, "json", false, a.say("flag-coverage-json"))
	c.RunE = func(c *cobra.Command, args []string) error {
		o.catalogue, o.lang = args[0], givenLanguage(c)
		return a.showCoverage(o)
	}
	return c
}

// givenLanguage is what stands behind --lang. To the commands of a translation it names the language translated into too.
func givenLanguage(c *cobra.Command) string {
	value, _ := c.Flags().GetString("lang") // the flag is the root's and always there
	first, _, _ := strings.Cut(value, ",")
	return first
}

// incompleteError says that a check found translations missing or stale; how many, stands in the output.
type incompleteError struct {
	Name           string
	Missing, Stale int
}

func (e *incompleteError) Error() string {
	return fmt.Sprintf("%s: %d missing, %d stale", e.Name, e.Missing, e.Stale)
}

// noLanguageError is a language that a catalogue is not translated into.
type noLanguageError struct {
	Name, Language string
	Have           []lang.Tag
}

func (e *noLanguageError) Error() string { return e.Name + " has no language " + e.Language }

// passages are the texts of a catalogue, and where it was found.
func (a *app) passages(name string) (found, *controls.Catalogue, []controls.Passage, error) {
	at, err := a.find(name)
	if err != nil {
		return at, nil, nil, err
	}
	c, texts, err := controls.Passages(at.files)
	if errors.Is(err, fs.ErrNotExist) {
		err = &notACatalogueError{name}
	} else if err != nil {
		err = &catalogueError{name, err}
	}
	return at, c, texts, err
}

// translatedInto are the languages that a command is about: all of the catalogue's translations, or the one that was
// named. To name the first language, which is no translation, only chooses the language of the words.
func translatedInto(name string, c *controls.Catalogue, given string) ([]lang.Tag, error) {
	all := translation.Languages(c)
	tag := lang.Tag(given)
	switch {
	case given == "" || tag == c.Languages[0]:
		return all, nil
	case slices.Contains(all, tag):
		return []lang.Tag{tag}, nil
	}
	return nil, &noLanguageError{name, given, all}
}

// showCoverage writes how far the translations of a catalogue are.
func (a *app) showCoverage(o coverageOptions) error {
	at, c, found, err := a.passages(o.catalogue)
	if err != nil {
		return err
	}
	tags, err := translatedInto(o.catalogue, c, o.lang)
	if err != nil {
		return err
	}
	t := coverageTold{app: a, o: o, c: c, folder: folderOf(at.name)}
	left := incompleteError{Name: o.catalogue}
	for _, tag := range tags {
		v := translation.Measure(c, found, tag)
		left.Missing += v.All.Missing
		left.Stale += v.All.Stale
		t.languages = append(t.languages, coverageLanguage{v, openTexts(c, found, tag, o)})
	}
	if o.json {
		err = t.json()
	} else {
		_, err = fmt.Fprint(a.Out, t.text())
	}
	if err == nil && o.check && left.Missing+left.Stale > 0 {
		err = &left
	}
	return err
}

// openTexts lists what is missing and stale, as far as it was asked for.
func openTexts(c *controls.Catalogue, found []controls.Passage, tag lang.Tag, o coverageOptions) []translation.Text {
	var out []translation.Text
	for _, t := range translation.Texts(c, found, tag) {
		if o.missing && t.State == controls.Missing || o.stale && t.State == controls.Stale {
			out = append(out, t)
		}
	}
	return out
}
