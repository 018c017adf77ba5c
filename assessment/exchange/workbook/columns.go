package workbook

import (
	"slices"
	"strings"
	"sync"

	"rung/controls/lang"
	"rung/controls/sheet"
)

// column is one column of the questions, by a name that stays the same.
type column string

// The columns that people see.
const (
	colID        column = "id"
	colTitle     column = "title"
	colQuestion  column = "question"
	colQuestion2 column = "question-2" // in the second language, as are all that end so
	colText      column = "statement"
	colText2     column = "statement-2"
	colAnswer    column = "answer"
	colNote      column = "note"
	colEvidence  column = "evidence"
	colOwner     column = "owner"
	colDue       column = "due"
)

// The hidden columns: what stood in a row when it was handed out. Their heads are these names in every language.
const (
	wasID       column = "rung:id"
	ofKey       column = "rung:assessment"
	wasAnswer   column = "rung:answer"
	wasNote     column = "rung:note"
	wasEvidence column = "rung:evidence"
	wasOwner    column = "rung:owner"
	wasDue      column = "rung:due"
)

var hidden = []column{wasID, ofKey, wasAnswer, wasNote, wasEvidence, wasOwner, wasDue}

// widths are in characters, narrower where a second language takes its place.
var widths = map[column][2]float64{
	colID: {17, 17}, colTitle: {22, 22}, colQuestion: {34, 30}, colQuestion2: {0, 30}, colText: {46, 36}, colText2: {0, 36},
	colAnswer: {17, 17}, colNote: {36, 32}, colEvidence: {25, 22}, colOwner: {14, 13}, colDue: {12, 12},
}

// inputs are the columns that people fill in.
var inputs = []column{colAnswer, colNote, colEvidence, colOwner, colDue}

func (m *maker) chooseColumns() []column {
	shown := []column{colID, colTitle, colQuestion, colText, colAnswer, colNote, colEvidence, colOwner, colDue}
	if len(m.Langs) > 1 {
		shown = []column{colID, colTitle, colQuestion, colQuestion2, colText, colText2, colAnswer, colNote, colEvidence, colOwner, colDue}
	}
	return append(shown, hidden...)
}

// headOf is what stands above a column. The texts of each language have their head in it, all else has it in both.
func (m *maker) headOf(c column, separator string) string {
	name, second := strings.CutSuffix(string(c), "-2")
	switch {
	case slices.Contains(hidden, c):
		return string(c)
	case second:
		return m.voices[1].Say("head-" + name)
	case len(m.voices) > 1 && (c == colQuestion || c == colText):
		return m.say("head-" + name)
	}
	return m.both(separator, "head-"+name)
}

func (m *maker) head(separator string) []sheet.Cell {
	var out []sheet.Cell
	for _, c := range m.columns {
		out = append(out, sheet.Cell{Text: m.headOf(c, separator), Style: sheet.Style{Bold: true, Wrap: true, Locked: true, Fill: sheet.HeadFill}})
	}
	return out
}

func (m *maker) looks() []sheet.Column {
	var out []sheet.Column
	for _, c := range m.columns {
		out = append(out, sheet.Column{Width: widths[c][min(len(m.Langs), 2)-1], Hidden: slices.Contains(hidden, c)})
	}
	return out
}

// known are the columns that a reader understands, by their folded heads in any language.
var known = sync.OnceValue(func() map[string]headed {
	out := map[string]headed{}
	for _, c := range hidden {
		out[string(c)] = headed{column: c}
	}
	for _, tag := range Messages.Tags() {
		voice := Messages.In(tag)
		for _, c := range append([]column{colID}, inputs...) {
			for _, word := range append([]string{voice.Say("head-" + string(c))}, strings.Split(voice.Say("also-"+string(c)), ",")...) {
				if _, taken := out[fold(word)]; !taken {
					out[fold(word)] = headed{c, tag}
				}
			}
		}
	}
	return out
})

// headed is a column with the language of its head.
type headed struct {
	column column
	lang   lang.Tag
}

// columnOf finds the column that a head names, also where the head is in several languages.
func columnOf(head string) (headed, bool) {
	if found, ok := known()[fold(head)]; ok {
		return found, true
	}
	for _, word := range strings.FieldsFunc(head, func(r rune) bool { return r == '\n' || r == '/' || r == '／' }) {
		if found, ok := known()[fold(word)]; ok {
			return found, true
		}
	}
	return headed{}, false
}

// Heads are the heads that a table needs, in a language: an id, and one of the others.
func Heads(tag lang.Tag) (id string, others []string) {
	voice := Messages.In(tag)
	for _, c := range inputs {
		others = append(others, voice.Say("head-"+string(c)))
	}
	return voice.Say("head-" + string(colID)), others
}
