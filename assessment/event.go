package assessment

import (
	"time"

	"rung/controls"
)

// Version is the version of the file format this program writes, the value of "rung" in a file's first line.
const Version = 1

// Header is the first line of an assessment file: which catalogue and which target it is about.
type Header struct {
	Rung      int          `json:"rung"`
	ID        string       `json:"id"`
	Created   time.Time    `json:"created"`
	Framework FrameworkRef `json:"framework"`
	Target    string       `json:"target"`
}

// FrameworkRef names one version of a catalogue, by its bytes.
type FrameworkRef struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	Digest  string `json:"digest"`
}

// Ref names a catalogue as a header does.
func Ref(c *controls.Catalogue) FrameworkRef { return FrameworkRef{c.ID, c.Version, c.Digest} }

// Kind says what an event does.
type Kind string

// The kinds of event.
const (
	DoAnswer  Kind = "answer"  // Set: answers, with or without notes
	DoNote    Kind = "note"    // Set: notes alone
	DoProfile Kind = "profile" // Profile: the firm's profile from now on
	DoUndo    Kind = "undo"    // Undo: the event that no longer counts

	DoRetarget Kind = "retarget"    // Target: the level that is the goal from now on
	DoAttest   Kind = "attest"      // Attest: a status held elsewhere
	DoEvidence Kind = "evidence"    // Evidence: files linked, changed or taken off
	DoPlan     Kind = "plan"        // Plan: who closes a gap, how and by when
	DoDate     Kind = "status-date" // Date: when the results were submitted
	DoAffirm   Kind = "affirm"      // Affirm: a senior official vouches for what stands here
	DoTarget   Kind = "target"      // Goal: the step that a domain or a requirement is to reach
	DoSuggest  Kind = "suggest"     // Set: answers from elsewhere, which count for nothing until they are confirmed
	DoMigrate  Kind = "migrate"     // Migrate: another version of the catalogue asks from now on

	DoCatalogue Kind = "catalogue" // Catalogue: one that the assessment carries with it
)

// Event is one thing that one person did: the unit that is saved, undone and merged.
type Event struct {
	ID      string    `json:"id"`
	Time    time.Time `json:"time"` // UTC
	Author  string    `json:"author,omitempty"`
	Do      Kind      `json:"do"`
	Set     []Setting `json:"set,omitempty"`
	Profile *Profile  `json:"profile,omitempty"`
	Undo    string    `json:"undo,omitempty"`

	Target   string       `json:"target,omitempty"`
	Attest   *Attestation `json:"attest,omitempty"`
	Evidence []Evidence   `json:"evidence,omitempty"`
	Plan     *PlanItem    `json:"plan,omitempty"`
	Date     string       `json:"date,omitempty"` // 2006-01-02; "" takes it back
	Affirm   *Affirmation `json:"affirm,omitempty"`
	Goal     *Goal        `json:"goal,omitempty"`
	Migrate  *Migration   `json:"migrate,omitempty"`

	Catalogue *Copy `json:"catalogue,omitempty"`

	// After names the last events that the author had before them, where that is not simply all that stands before this
	// event in its file: only merged files hold it. The header's id stands for a file without an event.
	After []string `json:"after,omitempty"`
}

// Attestation is a status that was given outside this assessment, on the same scope.
type Attestation struct {
	Level       string `json:"level"`
	Date        string `json:"date"`        // 2006-01-02
	Certificate string `json:"certificate"` // its id
}

// Setting sets the answer or the note of one objective (AC.L1-b.1.i[a]) or the flag of one requirement.
type Setting struct {
	ID   string  `json:"id"`
	To   Value   `json:"status,omitempty"`
	Note *string `json:"note,omitempty"`
	// Exception makes a shortfall count as met where the framework knows such exceptions; one without a kind takes it back.
	Exception *Exception `json:"exception,omitempty"`
	// Was is the event that set this before, "" for none.
	Was string `json:"was,omitempty"`
	// From is where a suggestion comes from: a framework and the id of a requirement of it.
	From string `json:"from,omitempty"`
}

// Exception is why a shortfall counts as met, and where that is written down. Source: 32 CFR 170.24(b)(1)(i) and (ii).
type Exception struct {
	Kind      string `json:"kind"`      // one of the catalogue's exceptions
	Reference string `json:"reference"` // the place that describes it, for example a section of the security plan
}

// Recorder makes events: it gives each an id, a time and an author. All three come from outside.
type Recorder struct {
	Now    func() time.Time
	NewID  func() string
	Author string
}

// Record makes one event of what was done.
func (r Recorder) Record(e Event) Event {
	e.ID, e.Time, e.Author = r.NewID(), r.Now().UTC().Truncate(time.Millisecond), r.Author
	return e
}

// AnswerEvent is an event that sets answers and notes. It is a note when it sets no answer.
func AnswerEvent(settings ...Setting) Event {
	for _, s := range settings {
		if s.To != "" {
			return Event{Do: DoAnswer, Set: settings}
		}
	}
	return Event{Do: DoNote, Set: settings}
}
