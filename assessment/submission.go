package assessment

import (
	"strconv"
	"strings"

	"rung/controls"
)

// SubmissionState says whether a field can be handed in.
type SubmissionState string

// The states of a field.
const (
	SubmissionReady   SubmissionState = "ready"
	SubmissionMissing SubmissionState = "missing" // the assessment lacks it
	SubmissionByHand  SubmissionState = "by-hand" // the assessment does not hold it: it is known on the day, or elsewhere
)

// SubmissionEntry is one field of what is handed in.
type SubmissionEntry struct {
	Field *controls.SubmissionField
	State SubmissionState
	// Value is what is entered: a text of the person's, a code, a date, a number, "yes" or "no", "met" or "not-met"; for
	// a level or a status its id. "" unless ready.
	Value string
	// Note is a short stable name for what is to be said of it: why it is missing, or how a value is meant. It may be "".
	Note  string
	Count int    // that the note speaks of
	Day   string // that the note speaks of, 2006-01-02
}

// Submission fills the fields that the target's framework asks for; nil where it names none. No figure is given before
// it is certain.
func Submission(s *State, r *Result) []SubmissionEntry {
	if r.Target.Submission == nil {
		return nil
	}
	f := &filler{s: s, r: r}
	var out []SubmissionEntry
	for i := range r.Target.Submission.Fields {
		field := &r.Target.Submission.Fields[i]
		e := f.fill(field.Value)
		e.Field = field
		out = append(out, e)
	}
	return out
}

type filler struct {
	s *State
	r *Result
}

func (f *filler) fill(value controls.SubmissionValue) SubmissionEntry {
	p := f.s.Profile
	switch value {
	case controls.GivesLevel:
		return SubmissionEntry{State: SubmissionReady, Value: f.r.Target.ID}
	case controls.GivesFirm:
		return orMissing(p.Firm, "no-firm")
	case controls.GivesScope:
		return orMissing(p.Scope, "no-scope")
	case controls.GivesCAGE:
		return orMissing(strings.Join(p.CAGE, ", "), "no-cage")
	case controls.GivesSize:
		if p.Size == 0 {
			return missing("no-size")
		}
		return ready(strconv.Itoa(p.Size))
	case controls.GivesStatusDate:
		if f.s.StatusDate == "" {
			return SubmissionEntry{State: SubmissionByHand, Note: "status-date"}
		}
		return ready(f.s.StatusDate)
	case controls.GivesOfficial, controls.GivesTitle, controls.GivesContact:
		return f.official(value)
	case controls.GivesEvidence:
		return f.evidence()
	case controls.GivesStatus, controls.GivesResult, controls.GivesScore, controls.GivesPlan, controls.GivesFindings, controls.GivesDone:
		if open := f.r.Questions - f.r.Answered; open > 0 {
			return SubmissionEntry{State: SubmissionMissing, Note: "unfinished", Count: open}
		}
		return f.result(value)
	}
	return SubmissionEntry{State: SubmissionByHand}
}

// result gives what stands once every question is answered.
func (f *filler) result(value controls.SubmissionValue) SubmissionEntry {
	goal := f.r.Goal()
	reached := goal.Status == Final || goal.Status == Conditional
	switch value {
	case controls.GivesDone:
		return ready(f.s.LastChange().UTC().Format("2006-01-02"))
	case controls.GivesFindings:
		return SubmissionEntry{State: SubmissionReady, Value: strconv.Itoa(f.r.Questions), Note: "findings"}
	case controls.GivesScore:
		switch {
		case goal.Score == nil:
			return missing("no-score")
		case goal.Score.Low != goal.Score.High:
			return missing("unsettled")
		}
		return ready(strconv.Itoa(goal.Score.Low))
	case controls.GivesResult:
		if goal.NotMet > 0 {
			return SubmissionEntry{State: SubmissionReady, Value: string(NotMet), Note: "gaps", Count: goal.NotMet}
		}
		return ready(string(Met))
	}
	switch {
	case goal.Wanting != nil:
		return missing("wanting")
	case !reached:
		return missing("no-status")
	case value == controls.GivesStatus:
		return ready(string(goal.Status))
	case goal.Status == Final:
		return ready("no")
	}
	e := SubmissionEntry{State: SubmissionReady, Value: "yes", Note: "plan", Count: goal.NotMet}
	if d, ok := DatesOf(goal.Level, goal.Status, f.s.StatusDate); ok && !d.CloseOut.IsZero() {
		e.Note, e.Day = "plan-until", d.CloseOut.Format("2006-01-02")
	}
	return e
}

// official gives what the newest affirmation says of its official. One that no longer fits the assessment does not count.
func (f *filler) official(value controls.SubmissionValue) SubmissionEntry {
	a, ok := f.s.Affirmed()
	switch {
	case !ok:
		return missing("not-affirmed")
	case !a.Sound || a.Since.Any() || a.Level != f.r.Target.ID:
		return missing("affirmed-before")
	case value == controls.GivesTitle:
		return ready(a.Title)
	case value == controls.GivesContact:
		return orMissing(a.Contact, "no-contact")
	}
	return ready(a.Official)
}

// evidence counts the files that are evidence: a draft is none yet.
func (f *filler) evidence() SubmissionEntry {
	files := map[string]bool{}
	for i := range f.r.Findings {
		finding := &f.r.Findings[i]
		ids := []string{finding.Requirement.ID}
		for j := range finding.Requirement.Objectives {
			ids = append(ids, finding.Requirement.Objectives[j].ID)
		}
		for _, id := range ids {
			for _, e := range f.s.Evidence(id) {
				files[e.Path] = files[e.Path] || !e.Draft
			}
		}
	}
	n := 0
	for _, final := range files {
		if final {
			n++
		}
	}
	if n == 0 {
		return missing("no-evidence")
	}
	return SubmissionEntry{State: SubmissionReady, Value: strconv.Itoa(n), Note: "evidence"}
}

func ready(value string) SubmissionEntry {
	return SubmissionEntry{State: SubmissionReady, Value: value}
}

func missing(why string) SubmissionEntry {
	return SubmissionEntry{State: SubmissionMissing, Note: why}
}

func orMissing(value, why string) SubmissionEntry {
	if strings.TrimSpace(value) == "" {
		return missing(why)
	}
	return ready(value)
}
