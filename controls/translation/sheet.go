package translation

import (
	"fmt"
	"slices"
	"strings"

	"rung/controls"
	"rung/controls/lang"
	"rung/controls/sheet"
)

// mark begins the head of the hidden column of a translator's sheet. By it the sheet is known again, whatever it is
// called and wherever its columns have moved.
const mark = "rung/translation/v1"

// fitsMark stands at the end of the head of the column in which a translator says that a translation still fits.
const fitsMark = "OK"

// Only says which texts a sheet holds.
type Only string

// The choices of texts.
const (
	All         Only = "all"
	OnlyStale   Only = "stale"
	OnlyMissing Only = "missing" // where the catalogue has but one language, names that serve all of them too
)

// Holds reports whether a sheet of these texts holds one.
func (o Only) Holds(c *controls.Catalogue, state controls.TranslationState) bool {
	switch o {
	case OnlyStale:
		return state == controls.Stale
	case OnlyMissing:
		return state == controls.Missing || state == controls.ForAll && len(c.Languages) == 1
	}
	return true
}

// Words are what a translator reads in the sheet besides the texts.
type Words struct {
	Sheet, Guide, Glossary      string // the names of the sheets
	Domain, Whole               string // the head of the column of domains, and what stands in it for the catalogue's own page
	State, Source               string
	Translation, Fits, Comment  string
	FitsTitle, FitsPrompt, Tick string // beside the cell, and the choice in it
	States                      map[controls.TranslationState]string
	Lines                       []string // of the guide
	Use, Not, Between           string   // the heads of the glossary, and what stands between words
}

// The columns as they are written. They may come back in any order.
const (
	idColumn = iota
	domainColumn
	stateColumn
	sourceColumn
	translationColumn
	fitsColumn
	commentColumn
	stampColumn
)

// Book makes the sheet for a translator: a row for each text, with the id, the source and what is needed to know them
// again locked, and a sheet that says how to fill it in. The number is that of the rows.
func Book(c *controls.Catalogue, passages []controls.Passage, tag lang.Tag, only Only, w Words) (sheet.Book, int) {
	texts := sheet.Sheet{
		Name: w.Sheet, Head: 1, Freeze: 1, Filter: true, Protect: true,
		Columns: []sheet.Column{{Width: 24}, {Width: 18}, {Width: 12}, {Width: 60}, {Width: 60}, {Width: 10}, {Width: 30}, {Hidden: true}},
	}
	head := []string{"id", w.Domain, w.State, inLanguage(w.Source, c.Languages[0]), inLanguage(w.Translation, tag), inLanguage(w.Fits, fitsMark), w.Comment, headMark(c, tag)}
	texts.Rows = append(texts.Rows, cells(head, sheet.Style{Bold: true, Wrap: true, Locked: true, Fill: sheet.HeadFill}))
	for _, t := range Texts(c, passages, tag) {
		if only.Holds(c, t.State) {
			texts.Rows = append(texts.Rows, row(c, &t, tag, w))
		}
	}
	rows := len(texts.Rows) - 1
	if rows > 0 {
		texts.Lists = []sheet.List{{Column: fitsColumn, From: 1, To: rows, Values: []string{w.Tick}, Title: w.FitsTitle, Prompt: w.FitsPrompt}}
	}
	guide := sheet.Sheet{Name: w.Guide, Columns: []sheet.Column{{Width: 100}}}
	for i, line := range w.Lines {
		guide.Rows = append(guide.Rows, []sheet.Cell{{Text: line, Style: sheet.Style{Bold: i == 0, Wrap: true}}})
	}
	book := sheet.Book{Title: c.Short, Sheets: []sheet.Sheet{texts, guide}}
	if terms := glossary(c, tag, w); len(terms.Rows) > 1 {
		book.Sheets = append(book.Sheets, terms)
	}
	return book, rows
}

// glossary is the sheet of the words to use, the catalogue's own first.
func glossary(c *controls.Catalogue, tag lang.Tag, w Words) sheet.Sheet {
	out := sheet.Sheet{Name: w.Glossary, Head: 1, Filter: true, Columns: []sheet.Column{{Width: 30}, {Width: 60}}}
	out.Rows = append(out.Rows, cells([]string{w.Use, w.Not}, sheet.Style{Bold: true, Fill: sheet.HeadFill}))
	for _, term := range slices.Concat(c.Glossary, controls.Terms(tag)) {
		if term.Language == tag {
			out.Rows = append(out.Rows, cells([]string{term.Use, strings.Join(term.Not, w.Between)}, sheet.Style{Wrap: true}))
		}
	}
	return out
}

func row(c *controls.Catalogue, t *Text, tag lang.Tag, w Words) []sheet.Cell {
	domain := w.Whole
	if d := c.Domain(t.Passage.Domain); d != nil {
		domain = d.Title.In(tag)
	}
	stamp := rowStamp{t.ID, controls.Stamp(t.Passage.Source(c)...), stampOf(t.Translation)}
	out := cells([]string{t.ID, domain, w.States[t.State], t.Source, t.Translation, "", "", stamp.String()}, sheet.Style{Locked: true})
	for i := range out {
		switch i {
		case stateColumn:
			out[i].Style.Fill = fills[t.State]
		case sourceColumn:
			out[i].Style.Wrap = true
		case translationColumn, fitsColumn, commentColumn:
			out[i].Style = sheet.Style{Wrap: true, Fill: sheet.InputFill}
		}
	}
	return out
}

var fills = map[controls.TranslationState]sheet.Fill{controls.Stale: sheet.WarnFill, controls.Missing: sheet.BadFill, controls.Fits: sheet.GoodFill}

func cells(texts []string, style sheet.Style) []sheet.Cell {
	out := make([]sheet.Cell, len(texts))
	for i, text := range texts {
		out[i] = sheet.Cell{Text: text, Style: style}
	}
	return out
}

// inLanguage is the head of a column that holds texts of one language: by the tag at its end it is known again.
func inLanguage(word string, tag lang.Tag) string { return fmt.Sprintf("%s (%s)", word, tag) }

func headMark(c *controls.Catalogue, tag lang.Tag) string {
	return strings.Join([]string{mark, c.ID, string(c.Languages[0]), string(tag)}, " ")
}

// rowStamp is what a row's hidden cell holds: which text the row is of, from which source, and what the translation was.
type rowStamp struct{ id, source, before string }

func (s rowStamp) String() string { return s.id + " " + s.source + " " + s.before }

// readRowStamp reads such a cell. The id may hold blanks.
func readRowStamp(text string) (s rowStamp, ok bool) {
	words := strings.Fields(text)
	if len(words) < 3 {
		return s, false
	}
	last := len(words) - 1
	return rowStamp{strings.Join(words[:last-1], " "), words[last-1], words[last]}, true
}

// stampOf is the stamp of one text, "-" where there is none.
func stampOf(text string) string {
	if text == "" {
		return "-"
	}
	return controls.Stamp(text)
}
