package translation

import (
	"slices"
	"strings"

	"rung/controls"
	"rung/controls/lang"
)

// Reason is why something in a sheet was left out.
type Reason string

// The reasons. What each names besides the id stands in Refusal.Detail.
const (
	UnknownID     Reason = "unknown-id"     // the catalogue has no such text
	ChangedID     Reason = "changed-id"     // the row is another text's: Detail is the id it was made for
	BadStamp      Reason = "bad-stamp"      // the hidden cell was changed, so that there is no knowing the source
	Twice         Reason = "twice"          // Detail is the cell where the text stands first
	HiddenIn      Reason = "hidden"         // Detail is the character that must not be shown: U+202E
	TooLong       Reason = "too-long"       // the text is longer than controls.MaxText
	ChangedHere   Reason = "changed-here"   // the catalogue's translation has changed since: Detail is that one
	ListChanged   Reason = "list-changed"   // the list has changed since, so that there is no knowing which item is which
	SourceChanged Reason = "source-changed" // the source has changed since, so that nobody can have said that it still fits
	Gap           Reason = "gap"            // an item before it in the list is missing: Detail is the id of that one
	BadTick       Reason = "bad-tick"       // Detail is what stands where only a tick may stand
	NothingThere  Reason = "nothing-there"  // it was said to fit, but there is no translation
)

// Refusal is a cell that was left out.
type Refusal struct {
	Ref, ID string
	Reason  Reason
	Detail  string
}

// Change is a text that is to say something else, or that was said to fit as it is.
type Change struct {
	Ref, ID, Old, New string
	Confirmed         bool // Old and New are the same: the translation still fits
	Stale             bool // the source has changed since the sheet was made
}

// Brought is what a sheet brings to a catalogue.
type Brought struct {
	Changes      []Change // in the order of the catalogue
	Refused      []Refusal
	Translations []controls.Translation
	// Unsure are lists that stay stale or untracked, because nobody said whether the rest of their items fits.
	Unsure []string
}

// MismatchError is a sheet of another catalogue or language: "catalogue", "source" or "language".
type MismatchError struct {
	What, Sheet string
	Have        []string
}

func (e *MismatchError) Error() string { return "the sheet is of another " + e.What + ": " + e.Sheet }

// Bring compares a sheet with the catalogue as it stands now. What does not fit is left out and told by cell; the rest
// is ready for controls.Translate.
func (s *Sheet) Bring(c *controls.Catalogue, passages []controls.Passage) (Brought, error) {
	switch languages := Languages(c); {
	case s.Catalogue != c.ID:
		return Brought{}, &MismatchError{"catalogue", s.Catalogue, []string{c.ID}}
	case s.Source != c.Languages[0]:
		return Brought{}, &MismatchError{"source", string(s.Source), []string{string(c.Languages[0])}}
	case !slices.Contains(languages, s.Language):
		return Brought{}, &MismatchError{"language", string(s.Language), names(languages)}
	}
	b := &bringer{sheet: s, c: c, rows: map[string]filledRow{}}
	b.sort(passages)
	for i := range passages {
		b.passage(&passages[i])
	}
	slices.SortStableFunc(b.out.Refused, func(x, y Refusal) int { return b.place[x.Ref] - b.place[y.Ref] })
	return b.out, nil
}

func names(of []lang.Tag) []string {
	out := make([]string, len(of))
	for i, tag := range of {
		out[i] = string(tag)
	}
	return out
}

type bringer struct {
	sheet *Sheet
	c     *controls.Catalogue
	rows  map[string]filledRow // by id
	place map[string]int       // of a cell that was refused: its row
	out   Brought
}

func (b *bringer) refuse(r filledRow, reason Reason, detail string) {
	column := b.sheet.text
	if (reason == BadTick || reason == NothingThere || reason == SourceChanged) && b.sheet.fits >= 0 {
		column = b.sheet.fits
	}
	if b.place == nil {
		b.place = map[string]int{}
	}
	ref := b.sheet.ref(r.place, column)
	b.place[ref] = r.place
	b.out.Refused = append(b.out.Refused, Refusal{ref, r.id, reason, detail})
}

// sort puts the rows by id and refuses those whose text nobody can tell.
func (b *bringer) sort(passages []controls.Passage) {
	known := map[string]bool{}
	for i := range passages {
		for n := range passages[i].Source(b.c) {
			known[passages[i].TextID(n)] = true
		}
	}
	for _, r := range b.sheet.rows {
		if r.text == "" && r.fits == "" {
			continue // nothing to bring
		}
		stamp, ok := readRowStamp(r.stamp)
		first, twice := b.rows[r.id]
		switch {
		case !ok:
			b.refuse(r, BadStamp, "")
		case stamp.id != r.id:
			b.refuse(r, ChangedID, stamp.id)
		case !known[r.id]:
			b.refuse(r, UnknownID, "")
		case twice && (first.text != r.text || first.fits != r.fits):
			b.refuse(r, Twice, b.sheet.ref(first.place, b.sheet.text))
		case twice:
		default:
			b.rows[r.id] = r
		}
	}
}

// ticks are the ways to say that a translation still fits.
var ticks = []string{"x", "v", "ok", "y", "yes", "✓", "✔", "√", "☑", "是", "1", "true"}

func ticked(text string) bool { return slices.Contains(ticks, strings.ToLower(text)) }
