package assessment

import (
	"fmt"
	"slices"
	"strings"

	"rung/controls"
)

// SettingsFor makes the settings that answer id, the id of an objective or of a requirement as a person typed it. A
// requirement sets all its objectives, and its note goes to each of them. The status partial sets the requirement's flag
// and, where no objective is not met yet, sets all of them so; any other status takes the flag away where it was set. An
// empty status leaves the answers as they are; a nil note leaves the notes.
//
// The error is an *UnknownIDError, a *NotAskedError, a *ValueError or a *NoteError.
func SettingsFor(c *controls.Catalogue, s *State, id, typedStatus string, note *string) ([]Setting, error) {
	r, o, err := lookUp(c, s, id)
	if err != nil {
		return nil, err
	}
	var to Value
	if strings.TrimSpace(typedStatus) != "" {
		if to, err = ParseValue(typedStatus, c, r, o); err != nil {
			return nil, err
		}
	}
	if note != nil {
		if why := controls.WhyUnfit(*note); why.Key != "" {
			return nil, &NoteError{why}
		}
	}
	switch {
	case to == "" && note == nil:
		return nil, nil
	case o != nil:
		return []Setting{s.Set(o.ID, to, note)}, nil
	}
	return settingsForAll(s, r, to, note), nil
}

func settingsForAll(s *State, r *controls.Requirement, to Value, note *string) []Setting {
	var out []Setting
	flag := Value("")
	switch {
	case to == PartlyMet:
		flag, to = PartlyMet, ""
		if !s.missing(r) {
			to = Value(NotMet) // met in part is not met; which objectives fail is for the person to say
		}
	case to != "" && s.Answer(r.ID).Value == PartlyMet:
		flag = Value(Unanswered)
	}
	if to != "" || note != nil {
		for i := range r.Objectives {
			out = append(out, s.Set(r.Objectives[i].ID, to, note))
		}
	}
	if flag != "" {
		out = append(out, s.Set(r.ID, flag, nil))
	}
	return out
}

// missing reports whether an objective of the requirement is not met.
func (s *State) missing(r *controls.Requirement) bool {
	return slices.ContainsFunc(r.Objectives, func(o controls.Objective) bool { return s.Answer(o.ID).Value == Value(NotMet) })
}

// lookUp finds what an id names among what the state's target asks: exactly as typed, else in other case where only one
// id fits. The objective is nil when the id names a requirement.
func lookUp(c *controls.Catalogue, s *State, typed string) (*controls.Requirement, *controls.Objective, error) {
	id := strings.TrimSpace(typed)
	r, o := named(c, id)
	if r == nil {
		if same := sameButCase(c, id); len(same) == 1 {
			r, o = named(c, same[0])
		}
	}
	asked := c.Asked(s.Target)
	switch {
	case r == nil:
		return nil, nil, &UnknownIDError{ID: id, Near: controls.Near(id, answerable(asked))}
	case !slices.Contains(asked, r):
		return nil, nil, &NotAskedError{ID: id, Level: r.Level, Target: s.Target}
	}
	return r, o, nil
}

// named finds the requirement or the objective with exactly this id.
func named(c *controls.Catalogue, id string) (*controls.Requirement, *controls.Objective) {
	if r := c.Requirement(id); r != nil {
		return r, nil
	}
	r, o := c.Objective(id)
	if o == nil {
		return nil, nil
	}
	return r, o
}

func sameButCase(c *controls.Catalogue, id string) []string {
	var same []string
	for i := range c.Requirements {
		r := &c.Requirements[i]
		if strings.EqualFold(r.ID, id) {
			same = append(same, r.ID)
		}
		for j := range r.Objectives {
			if strings.EqualFold(r.Objectives[j].ID, id) {
				same = append(same, r.Objectives[j].ID)
			}
		}
	}
	return same
}

// answerable lists the ids of requirements and of all their objectives.
func answerable(requirements []*controls.Requirement) []string {
	var out []string
	for _, r := range requirements {
		out = append(out, r.ID)
		for i := range r.Objectives {
			out = append(out, r.Objectives[i].ID)
		}
	}
	return out
}

// UnknownIDError is an id that names neither a requirement nor an objective, and up to three that look like it.
type UnknownIDError struct {
	ID   string
	Near []string
}

func (e *UnknownIDError) Error() string {
	message := "there is no requirement or objective " + quoted(e.ID)
	if len(e.Near) > 0 {
		message += "; did you mean " + strings.Join(e.Near, " or ") + "?"
	}
	return message
}

// NotAskedError is an id that the catalogue knows but the assessment's target level does not ask.
type NotAskedError struct{ ID, Level, Target string }

func (e *NotAskedError) Error() string {
	return fmt.Sprintf("%s belongs to level %s; this assessment's target %s does not ask it", quoted(e.ID), e.Level, e.Target)
}

// NoteError is a note that may not be kept, and why.
type NoteError struct{ Why controls.Saying }

func (e *NoteError) Error() string { return "the note cannot be kept: " + e.Why.English }
