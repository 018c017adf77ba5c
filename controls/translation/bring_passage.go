package translation

import (
	"fmt"
	"slices"

	"rung/controls"
)

// passage brings what the sheet has for one passage.
func (b *bringer) passage(p *controls.Passage) {
	said := p.Said[b.sheet.Language]
	source := p.Source(b.c)
	list := &brought{
		passage: p, stamp: controls.Stamp(source...), source: source, before: said.Stamp,
		texts: slices.Clone(said.Texts), sure: make([]bool, len(source)),
	}
	for n := range source {
		if r, ok := b.rows[p.TextID(n)]; ok {
			b.text(list, n, r)
		} else if n < len(said.Texts) {
			list.sure[n] = said.Stamp == list.stamp
		}
	}
	b.close(list)
}

// brought is what becomes of one passage.
type brought struct {
	passage       *controls.Passage
	source, texts []string
	stamp, before string // of the source as it is, and the one that stands beside the translation
	from          string // the stamp of the source that a change was made from
	sure          []bool // texts that are known to fit their source
	touched       bool   // something was changed or confirmed
	written       bool   // something was changed
}

// text brings one row.
func (b *bringer) text(list *brought, n int, r filledRow) {
	now := ""
	if n < len(list.texts) {
		now = list.texts[n]
		list.sure[n] = list.before == list.stamp
	}
	stamp, _ := readRowStamp(r.stamp)
	same := r.text == "" || r.text == now || controls.Stamp(r.text) == stamp.before || list.passage.Plain && r.text == list.source[n]
	bad, character := unfit(r.text)
	switch {
	case r.fits != "" && !ticked(r.fits):
		b.refuse(r, BadTick, r.fits)
	case same && r.fits == "":
	case same && list.passage.Plain:
	case same && now == "":
		b.refuse(r, NothingThere, "")
	case same && stamp.source != list.stamp:
		b.refuse(r, SourceChanged, "")
	case same && stamp.before != stampOf(now):
		b.refuse(r, ChangedHere, now)
	case same:
		if !list.sure[n] {
			list.sure[n], list.touched = true, true
			b.out.Changes = append(b.out.Changes, Change{Ref: b.sheet.ref(r.place, b.sheet.text), ID: r.id, Old: now, New: now, Confirmed: true})
		}
	case bad != "":
		b.refuse(r, bad, character)
	case stamp.before != stampOf(now):
		b.refuse(r, ChangedHere, now)
	case list.passage.List && stamp.source != list.stamp:
		b.refuse(r, ListChanged, "")
	case n > len(list.texts):
		b.refuse(r, Gap, list.passage.TextID(len(list.texts)))
	default:
		b.change(list, n, r, stamp.source)
	}
}

// unfit is why a text may not stand in a catalogue, "" where it may.
func unfit(text string) (why Reason, character string) {
	for _, r := range text {
		if controls.Hidden(r) {
			return HiddenIn, fmt.Sprintf("%U", r)
		}
	}
	if controls.Unfit(text) != "" {
		return TooLong, ""
	}
	return "", ""
}

// change writes one row's text.
func (b *bringer) change(list *brought, n int, r filledRow, from string) {
	change := Change{Ref: b.sheet.ref(r.place, b.sheet.text), ID: r.id, New: r.text, Stale: from != list.stamp}
	if n < len(list.texts) {
		change.Old, list.texts[n] = list.texts[n], r.text
	} else {
		list.texts = append(list.texts, r.text)
	}
	list.sure[n], list.touched, list.written, list.from = true, true, true, from
	b.out.Changes = append(b.out.Changes, change)
}

// close ends a passage: it is stamped when all there is of its translation is known to fit.
func (b *bringer) close(list *brought) {
	if !list.touched {
		return
	}
	t := controls.Translation{Passage: list.passage.ID, Language: b.sheet.Language}
	if list.written {
		t.Texts = list.texts
	}
	if slices.Contains(list.sure[:min(len(list.sure), len(list.texts))], false) {
		b.out.Unsure = append(b.out.Unsure, list.passage.ID)
	} else {
		t.Stamp = list.stamp
		if list.from != "" {
			t.Stamp = list.from
		}
	}
	if t.Texts != nil || t.Stamp != "" {
		b.out.Translations = append(b.out.Translations, t)
	}
}
