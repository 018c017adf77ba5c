// Package exchange takes in answers that come from elsewhere: assessment results of another tool, or sheets that others
// filled in. A reader makes a list of what its format says (Incoming); Compare holds the list against an assessment and
// says what is new, changed, in conflict or of no use; Report.Settings are the answers to record. It is pure and common
// to all formats.
package exchange

import (
	"time"

	"rung/assessment"
	"rung/controls"
)

// Incoming is one answer that comes from elsewhere.
type Incoming struct {
	// ID names an objective or a requirement as the source does: AC-1[a], ac-1_obj.a, 3.1.1[a]. Also are further names
	// that the source gives it, tried in order where nothing has the first.
	ID   string
	Also []string
	// Status is an answer as a person would type it; "" brings none.
	Status string
	Note   *string // nil brings none
	// Exception is nil where the source knows none.
	Exception *assessment.Exception
	// Base is what stood here when the source was handed out, nil where the source does not know. What still equals its
	// base was not touched there and changes nothing.
	Base *Base
	// Newer is how many newer lists the same source holds, by the source's name. What one of them says of an objective
	// goes before.
	Newer  int
	Source string // "" where it is one list
	// Where is the place in the source, for people: results.json: findings[3], plant.xlsx: AC!D7.
	Where string
}

// Base is an answer as it stood.
type Base struct{ Status, Note string }

// Said is an answer with its note. Value is "" where there is none.
type Said struct {
	Value     assessment.Value
	Note      string
	Exception *assessment.Exception
}

// Difference is what a source says of one objective, or of a requirement's flag, beside what stands here.
type Difference struct {
	ID    string // the catalogue's own
	Here  Said
	There Said // what would stand here if it were taken
	// Author and Time are those of the answer that stands here.
	Author string
	Time   time.Time
	Where  string
}

// Reason says why something that came in is of no use.
type Reason string

// The reasons.
const (
	Unknown  Reason = "unknown"   // the catalogue has nothing of this name
	Related  Reason = "related"   // it is of another list, which the catalogue relates to and does not equal
	NotAsked Reason = "not-asked" // the target level does not ask it
	BadValue Reason = "value"     // it takes no such answer
	BadNote  Reason = "note"      // the note alone cannot be kept
	Twice    Reason = "twice"     // the sources contradict each other
)

// Ignored is something that came in and is of no use.
type Ignored struct {
	ID     string // as the source names it
	Reason Reason
	// Detail is what the reason is about: the title of the other list and the id here, the status, or the other place.
	Detail string
	Why    controls.Saying // what is wrong with a note
	Where  string
}

// Report is what a source would do to an assessment, each list in the catalogue's order; Ignored in the source's.
type Report struct {
	New       []Difference // nothing stands here yet
	Changed   []Difference // what stands here is what the source was handed out with, or lacks but a note
	Conflicts []Difference // another answer or note stands here
	Same      []Difference
	Ignored   []Ignored
}

// Settings are the answers to record: what is new or changed and, with replace, what is in conflict too. Where s is the
// state that was compared.
func (r *Report) Settings(s *assessment.State, replace bool) []assessment.Setting {
	taken := append(append([]Difference{}, r.New...), r.Changed...)
	if replace {
		taken = append(taken, r.Conflicts...)
	}
	var out []assessment.Setting
	for _, d := range taken {
		out = append(out, d.setting(s))
	}
	return out
}

// setting sets what differs, all of it where people disagree on what stands here.
func (d *Difference) setting(s *assessment.State) assessment.Setting {
	set := s.Set(d.ID, "", nil)
	all := s.Disputed(d.ID)
	if all || d.There.Value != d.Here.Value {
		set.To = d.There.Value
		if set.To == "" && d.Here.Value != "" {
			set.To = assessment.Value(assessment.Unanswered)
		}
	}
	if all || d.There.Note != d.Here.Note {
		set.Note = &d.There.Note
	}
	if !sameException(d.Here.Exception, d.There.Exception) {
		set.Exception = &assessment.Exception{}
		if d.There.Exception != nil {
			*set.Exception = *d.There.Exception
		}
	}
	return set
}

func sameException(a, b *assessment.Exception) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}
