package assessment

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"rung/controls"
)

// RefusedError is an act that the framework's rule does not allow, with the section that says so.
type RefusedError struct {
	What  string // a short stable name, for example date-in-future
	Value string
	Cite  string
}

func (e *RefusedError) Error() string {
	return fmt.Sprintf("%s: %s (%s)", e.What, quoted(e.Value), e.Cite)
}

// Retarget is the event that makes another level the goal. Answers stay where they are; those of counterparts become
// suggestions.
func Retarget(c *controls.Catalogue, s *State, level string) (Event, error) {
	if c.Level(level) == nil || len(c.Asked(level)) == 0 {
		return Event{}, noSuchLevel(c, level)
	}
	return Event{Do: DoRetarget, Target: level}, nil
}

func noSuchLevel(c *controls.Catalogue, level string) error {
	return &RefusedError{What: "no-such-level", Value: level, Cite: strings.Join(c.LevelIDs(), ", ")}
}

// targetOf is the level that is the goal, which a file from another catalogue may name wrongly.
func targetOf(c *controls.Catalogue, s *State) (*controls.Level, error) {
	if level := c.Level(s.Target); level != nil {
		return level, nil
	}
	return nil, noSuchLevel(c, s.Target)
}

// Attest is the event that records a status held elsewhere, which the target's rule requires. The date must not lie
// after today.
func Attest(c *controls.Catalogue, s *State, a Attestation, today time.Time) (Event, error) {
	target, err := targetOf(c, s)
	if err != nil {
		return Event{}, err
	}
	requires, cite := target.Rule.Requires, target.Rule.Cite
	if requires != nil {
		cite = requires.Cite
	}
	switch {
	case requires == nil || requires.Level != a.Level:
		return Event{}, &RefusedError{What: "nothing-to-attest", Value: a.Level, Cite: cite}
	case a.Date == "":
		return Event{}, &RefusedError{What: "attest-without-date", Value: a.Level, Cite: cite}
	case strings.TrimSpace(a.Certificate) == "" || controls.Unfit(a.Certificate) != "":
		return Event{}, &RefusedError{What: "attest-without-certificate", Value: a.Level, Cite: cite}
	}
	if err := notAfter(a.Date, today, cite); err != nil {
		return Event{}, err
	}
	return Event{Do: DoAttest, Attest: &a}, nil
}

// StatusDate is the event that records the day on which the results were submitted, which must not lie after today; ""
// takes it back. Source: 32 CFR 170.4.
func StatusDate(c *controls.Catalogue, s *State, date string, today time.Time) (Event, error) {
	target, err := targetOf(c, s)
	if err != nil {
		return Event{}, err
	}
	if date != "" {
		if err := notAfter(date, today, cmp.Or(target.Validity.Cite, target.Rule.Cite)); err != nil {
			return Event{}, err
		}
	}
	return Event{Do: DoDate, Date: date}, nil
}

func notAfter(date string, today time.Time, cite string) error {
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return &RefusedError{What: "no-date", Value: date, Cite: cite}
	}
	// A day is a day everywhere: it has begun somewhere up to 14 hours before it begins in UTC.
	if day.After(today.UTC().Add(14 * time.Hour)) {
		return &RefusedError{What: "date-in-future", Value: date, Cite: cite}
	}
	return nil
}

// Except is the event that marks a shortfall of an objective, or all those of a requirement, as an exception that counts
// as met. An empty kind takes the mark away.
func Except(c *controls.Catalogue, s *State, id string, x Exception) (Event, error) {
	r, o, err := lookUp(c, s, id)
	if err != nil {
		return Event{}, err
	}
	at := slices.IndexFunc(c.Exceptions, func(known controls.Exception) bool { return known.ID == x.Kind })
	switch {
	case x.Kind == "":
		x = Exception{}
	case at < 0:
		var kinds []string
		for _, known := range c.Exceptions {
			kinds = append(kinds, known.ID)
		}
		return Event{}, &RefusedError{What: "no-such-exception", Value: x.Kind, Cite: strings.Join(kinds, ", ")}
	case strings.TrimSpace(x.Reference) == "" || controls.Unfit(x.Reference) != "":
		return Event{}, &RefusedError{What: "exception-without-reference", Value: r.ID, Cite: c.Exceptions[at].Cite}
	}
	e := Event{Do: DoAnswer}
	for i := range r.Objectives {
		// Of a whole requirement only what falls short is an exception: the rest is met as it is.
		if held := Outcome(s.Answer(r.Objectives[i].ID).Value).Holds(); o == nil && (!held || x.Kind == "") || o == &r.Objectives[i] {
			e.Set = append(e.Set, Setting{ID: r.Objectives[i].ID, Exception: &x, Was: s.Answer(r.Objectives[i].ID).Event})
		}
	}
	if len(e.Set) == 0 {
		return Event{}, &RefusedError{What: "nothing-falls-short", Value: r.ID, Cite: c.Exceptions[at].Cite}
	}
	return e, nil
}
