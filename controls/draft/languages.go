package draft

import (
	"maps"
	"slices"

	"rung/controls"
	"rung/controls/lang"
)

// Translating is texts that lack a language which the catalogue is being translated into: Name is the language.
const Translating = "translating"

// Translated is a text or a list of a catalogue that each language which is offered must have. One that is fixed, such as
// an id that stands for a title, is the same in all.
type Translated struct {
	Text  lang.Text
	List  lang.List
	Fixed bool
}

// Offer decides which languages a catalogue offers beside its first one, base: those in which every text stands. Into the
// others it is being translated, which is noted in tally. Fixed texts get every language that is offered.
func Offer(tally *Tally, c *controls.Catalogue, base lang.Tag, texts []Translated) {
	missing := map[lang.Tag]int{}
	for _, t := range texts {
		for tag := range t.Text {
			missing[tag] = 0
		}
	}
	for _, t := range texts {
		for tag := range missing {
			if !t.Fixed && len(t.Text) > 0 && t.Text[tag] == "" || t.List != nil && len(t.List[tag]) == 0 {
				missing[tag]++
			}
		}
	}
	for _, tag := range slices.Sorted(maps.Keys(missing)) {
		switch {
		case tag == base:
		case missing[tag] == 0:
			c.Languages = append(c.Languages, tag)
		default:
			c.Translating = append(c.Translating, tag)
			for range missing[tag] {
				tally.Leave(Translating, string(tag), "")
			}
		}
	}
	for _, t := range texts {
		for _, tag := range c.Languages {
			if t.Fixed && t.Text[tag] == "" {
				t.Text[tag] = t.Text[base]
			}
		}
	}
}
