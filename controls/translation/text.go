// Package translation is the work of putting a catalogue into another language: how far it is, the sheet that a
// translator fills in, and what comes back in it. It is pure: files and sheets come in from outside.
package translation

import (
	"slices"

	"rung/controls"
	"rung/controls/lang"
)

// Text is one text of a catalogue and its translation.
type Text struct {
	ID          string // see controls.Passage.TextID
	Passage     *controls.Passage
	Number      int // of the text in its passage, from 0
	State       controls.TranslationState
	Source      string
	Translation string // "" where there is none
}

// Place is where to look for the text: the translation, or what it would stand beside.
func (t *Text) Place(tag lang.Tag) (file string, line, column int) {
	if said := t.Passage.Said[tag]; t.Number < len(said.Places) {
		return t.Passage.File, said.Places[t.Number].Line, said.Places[t.Number].Column
	}
	return t.Passage.File, t.Passage.Line, t.Passage.Column
}

// Texts lists the texts of passages and how they stand in one language. A translation that is longer than its source has
// more texts than are listed.
func Texts(c *controls.Catalogue, passages []controls.Passage, tag lang.Tag) []Text {
	var out []Text
	for i := range passages {
		p := &passages[i]
		for n, source := range p.Source(c) {
			t := Text{ID: p.TextID(n), Passage: p, Number: n, State: p.State(c, tag, n), Source: source}
			if t.State != controls.Missing && t.State != controls.ForAll {
				t.Translation = p.Said[tag].Texts[n]
			}
			out = append(out, t)
		}
	}
	return out
}

// Languages lists the languages a catalogue is translated into: those offered, then those it is being translated into.
func Languages(c *controls.Catalogue) []lang.Tag {
	return slices.Concat(c.Languages[1:], c.Translating)
}

// Stamps lists the stamps to set so that every whole translation in the languages is said to fit the source as it
// stands, of the passages that chosen picks. It is empty where all of them say so already.
func Stamps(c *controls.Catalogue, passages []controls.Passage, languages []lang.Tag, chosen func(*controls.Passage) bool) []controls.Translation {
	var out []controls.Translation
	for i := range passages {
		p := &passages[i]
		source := p.Source(c)
		stamp := controls.Stamp(source...)
		for _, tag := range languages {
			said := p.Said[tag]
			if !p.Plain && len(said.Texts) >= len(source) && said.Stamp != stamp && chosen(p) {
				out = append(out, controls.Translation{Passage: p.ID, Language: tag, Stamp: stamp})
			}
		}
	}
	return out
}
