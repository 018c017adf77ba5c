// Package draft is what an importer makes of a catalogue in another format: a catalogue of ours that loads, and an honest
// list of what had no place in it. A draft's texts are in the source's languages; nothing is invented to fill a gap.
package draft

import (
	"fmt"

	"rung/controls"
	"rung/controls/lang"
)

// Draft is a catalogue made from a source of another format.
type Draft struct {
	Catalogue *controls.Catalogue
	// Left is what had no place in the catalogue, or could not be taken over as it stood, summed by kind.
	Left []Left
}

// Left is one kind of thing that did not come over as it stood.
type Left struct {
	// What is the kind, a stable word such as Withdrawn. Each has its message "left-" and the word in the command.
	What string
	// Name is what the source calls it, for example the name of a property; "" where What says it all.
	Name string
	// Where names the first few places, as the source names them.
	Where string
	Count int
}

// The kinds that any importer may meet. An importer may have more of its own.
const (
	Withdrawn     = "withdrawn"      // requirements the source says are withdrawn
	Renamed       = "renamed"        // ids that are not legal here: Name is "old → new"
	Empty         = "empty"          // entries without any text to ask about
	Hidden        = "hidden"         // invisible or control characters, taken out of texts
	Cut           = "cut"            // texts longer than controls.MaxText, cut there
	Guidance      = "guidance"       // a publisher's discussion: it explains a text, and says neither what goes wrong nor what to do first
	Method        = "method"         // lists of whom an assessor would interview, or what test: none of it can be laid on the table
	Property      = "property"       // properties of the source's own: Name is theirs
	Parameter     = "parameter"      // details of values that a firm sets itself
	Link          = "link"           // links that lead to nothing known here
	Source        = "source"         // entries of a bibliography
	Untranslated  = "untranslated"   // texts that lack a language, which Name is
	NoLicence     = "no-licence"     // the source states no licence
	UnreadLicence = "unread-licence" // the source says what is allowed, and not under a name that is known
	NoPublisher   = "no-publisher"
	OwnLevel      = "own-level" // the source has no levels: one was made
)

// Name gives the draft another id, and its texts another language, where they are not "". The language can be changed only
// of a draft that has one: else it is not for the reader to guess which is meant.
func (d *Draft) Name(id string, tag lang.Tag) error {
	c := d.Catalogue
	if id != "" {
		rename(c, id)
	}
	switch {
	case tag == "" || len(c.Languages) == 1 && c.Languages[0] == tag:
		return nil
	case len(c.Languages) != 1:
		return &LanguagesError{c.Languages}
	}
	relabel(c, c.Languages[0], tag)
	return nil
}

// LanguagesError is a draft that says itself which languages it has.
type LanguagesError struct{ Have []lang.Tag }

func (e *LanguagesError) Error() string {
	return fmt.Sprintf("the source has texts in %v and says so itself", e.Have)
}
