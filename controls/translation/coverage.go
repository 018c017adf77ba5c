package translation

import (
	"slices"

	"rung/controls"
	"rung/controls/lang"
)

// Count is how many texts stand how. Complete counts those without a stamp too, and Untracked how many of them there
// are; Complete, Stale and Missing make Total.
type Count struct {
	Total, Complete, Untracked, Stale, Missing int
}

// Percent is the part that is complete, rounded down, so that 100 says that nothing is left.
func (n Count) Percent() int {
	if n.Total == 0 {
		return 100
	}
	return n.Complete * 100 / n.Total
}

func (n *Count) add(state controls.TranslationState) {
	switch state {
	case controls.ForAll:
		return // needs no translation
	case controls.Missing:
		n.Missing++
	case controls.Stale:
		n.Stale++
	case controls.Untracked:
		n.Untracked++
		n.Complete++
	case controls.Fits:
		n.Complete++
	}
	n.Total++
}

// Coverage is how far a catalogue is in one language.
type Coverage struct {
	Language lang.Tag
	// Unfinished says that the language is not offered yet.
	Unfinished bool
	Domains    []DomainCount // the catalogue's own page first, whose domain is ""
	All        Count
}

// DomainCount is the count of one domain.
type DomainCount struct {
	Domain string
	Count
}

// Done reports whether nothing is stale or missing.
func (v *Coverage) Done() bool { return v.All.Complete == v.All.Total }

// Measure counts the texts of a catalogue in one language.
func Measure(c *controls.Catalogue, passages []controls.Passage, tag lang.Tag) Coverage {
	v := Coverage{Language: tag, Unfinished: slices.Contains(c.Translating, tag), Domains: []DomainCount{{}}}
	at := map[string]int{"": 0}
	for i, id := range c.DomainIDs() {
		at[id] = i + 1
		v.Domains = append(v.Domains, DomainCount{Domain: id})
	}
	for _, t := range Texts(c, passages, tag) {
		v.Domains[at[t.Passage.Domain]].add(t.State)
		v.All.add(t.State)
	}
	return v
}
