package assessment

import (
	"slices"
	"strings"
	"time"

	"rung/controls"
)

// PlanChange is what is to become of the plan for closing a gap. What is nil stays as it is.
type PlanChange struct {
	Owner, Due, Resources, Comments *string // Due as 2006-01-02; "" takes it back
	// Milestones are added. One whose text is there already takes the new day.
	Milestones []Milestone
	Done, Drop []int // milestones, counted from 1: those that are done, and those that go
}

// SetPlan is the event that says who closes a gap, how and by when. The plan of a gap that was closed is open again.
//
// Errors: *UnknownIDError, *NotAskedError, *NoteError for a text that may not be kept, *RefusedError for a day that is none
// and a milestone that is not there.
func SetPlan(c *controls.Catalogue, s *State, id string, change PlanChange) (Event, error) {
	r, _, err := lookUp(c, s, id)
	if err != nil {
		return Event{}, err
	}
	item := s.planned[r.ID]
	item.ID, item.Closed = r.ID, ""
	item.Milestones = slices.Clone(item.Milestones)
	for _, text := range []struct{ to, from *string }{
		{&item.Owner, change.Owner}, {&item.Due, change.Due}, {&item.Resources, change.Resources}, {&item.Comments, change.Comments},
	} {
		if text.from == nil {
			continue
		}
		if why := controls.WhyUnfit(*text.from); why.Key != "" {
			return Event{}, &NoteError{why}
		}
		*text.to = strings.TrimSpace(*text.from)
	}
	if err := isDay(item.Due, r); err != nil {
		return Event{}, err
	}
	if item.Milestones, err = changeMilestones(item.Milestones, change, r); err != nil {
		return Event{}, err
	}
	return Event{Do: DoPlan, Plan: &item}, nil
}

func changeMilestones(have []Milestone, change PlanChange, r *controls.Requirement) ([]Milestone, error) {
	for _, n := range slices.Concat(change.Done, change.Drop) {
		if n < 1 || n > len(have) {
			return nil, &RefusedError{What: "no-milestone", Value: r.ID}
		}
	}
	for _, n := range change.Done {
		have[n-1].Done = true
	}
	var out []Milestone
	for i, m := range have {
		if !slices.Contains(change.Drop, i+1) {
			out = append(out, m)
		}
	}
	for _, m := range change.Milestones {
		m.Text = strings.TrimSpace(m.Text)
		if why := controls.WhyUnfit(m.Text); why.Key != "" {
			return nil, &NoteError{why}
		}
		if m.Text == "" {
			return nil, &RefusedError{What: "milestone-without-text", Value: r.ID}
		}
		if err := isDay(m.Due, r); err != nil {
			return nil, err
		}
		if at := slices.IndexFunc(out, func(old Milestone) bool { return old.Text == m.Text }); at >= 0 {
			out[at].Due = m.Due
			continue
		}
		out = append(out, m)
	}
	return out, nil
}

func isDay(date string, r *controls.Requirement) error {
	if date == "" {
		return nil
	}
	if _, err := time.Parse(time.DateOnly, date); err != nil {
		return &RefusedError{What: "no-date", Value: date, Cite: r.ID}
	}
	return nil
}

// ClosePlan is the event that records the day on which a gap was closed, which must not lie after today; "" takes it back.
// A gap is closed when its answers say so: the requirement must be met by now.
//
// Errors: *UnknownIDError, *NotAskedError, *RefusedError.
func ClosePlan(c *controls.Catalogue, s *State, id, date string, today time.Time) (Event, error) {
	r, _, err := lookUp(c, s, id)
	if err != nil {
		return Event{}, err
	}
	item, planned := s.planned[r.ID]
	item.ID = r.ID
	if date == "" {
		if !planned || item.Closed == "" {
			return Event{}, &RefusedError{What: "plan-not-closed", Value: r.ID}
		}
		item.Closed = ""
		return Event{Do: DoPlan, Plan: &item}, nil
	}
	if err := notAfter(date, today, r.ID); err != nil {
		return Event{}, err
	}
	for _, f := range Evaluate(c, s).Findings {
		if f.Requirement == r && !f.Outcome.Holds() {
			return Event{}, &RefusedError{What: "plan-still-open", Value: r.ID, Cite: strings.Join(f.notHeld(), ", ")}
		}
	}
	item.Closed = date
	return Event{Do: DoPlan, Plan: &item}, nil
}

// notHeld lists the objectives that are not met or open.
func (f *Finding) notHeld() []string {
	var out []string
	for _, o := range f.Objectives {
		if !o.Outcome.Holds() {
			out = append(out, o.Objective.ID)
		}
	}
	return out
}

// PlanState is how far the plan for a gap has come.
type PlanState string

// The states of a plan. A gap that was closed and is not met again is PlanReopened.
const (
	PlanOpen     PlanState = "open"
	PlanOverdue  PlanState = "overdue"
	PlanClosed   PlanState = "closed"
	PlanReopened PlanState = "reopened"
)

// CloseOut is one entry of the plan of action: a gap, or one that was closed.
type CloseOut struct {
	Finding *Finding
	Item    PlanItem
	State   PlanState
}

// CloseOuts lists all gaps of a result and those that were closed, in the catalogue's order, with how far each has come on
// the day of today.
func CloseOuts(s *State, r *Result, today time.Time) []CloseOut {
	var out []CloseOut
	for i := range r.Findings {
		f := &r.Findings[i]
		item := s.planned[f.Requirement.ID]
		open := f.Outcome == NotMet
		if !open && (item.Closed == "" || !f.Outcome.Holds()) {
			continue
		}
		one := CloseOut{Finding: f, Item: item, State: PlanOpen}
		switch {
		case !open:
			one.State = PlanClosed
		case item.Closed != "":
			one.State = PlanReopened
		case item.Due != "" && item.Due < today.UTC().Format(time.DateOnly):
			one.State = PlanOverdue
		}
		out = append(out, one)
	}
	return out
}
