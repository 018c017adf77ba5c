package interview

import (
	"slices"

	"rung/assessment"
	"rung/controls/lang"
)

// settling makes the settings that give an objective an answer. Where people disagreed, it settles that too: an
// exception that only one of them knew is gone, and so is the flag that the requirement is met in part; both can be said
// anew.
func (s *session) settling(at Place, to assessment.Value, note *string) []assessment.Setting {
	f := &s.findings()[at.Requirement]
	settings := []assessment.Setting{s.settlingOne(&f.Objectives[at.Objective], to, note)}
	if s.state.Disputed(f.Requirement.ID) {
		settings = append(settings, s.state.Set(f.Requirement.ID, assessment.Value(assessment.Unanswered), nil))
	}
	return settings
}

func (s *session) settlingOne(o *assessment.ObjectiveFinding, to assessment.Value, note *string) assessment.Setting {
	set := s.state.Set(o.Objective.ID, to, note)
	for _, c := range s.state.Conflicts() {
		if c.ID == o.Objective.ID && c.Field == assessment.ExceptionField {
			set.Exception = &assessment.Exception{}
		}
	}
	return set
}

// noteDisputed reports whether people wrote different notes without knowing of each other.
func (s *session) noteDisputed(id string) bool {
	return slices.ContainsFunc(s.state.Conflicts(), func(c assessment.Conflict) bool {
		return c.ID == id && c.Field == assessment.NoteField
	})
}

// disputes lists what people set differently about an objective, and about the flag of its requirement where that takes
// the answer away.
func (s *session) disputes(at Place) []assessment.Conflict {
	o, r := s.objective(at), s.findings()[at.Requirement].Requirement
	var out []assessment.Conflict
	for _, c := range s.state.Conflicts() {
		if c.ID == o.Objective.ID || c.ID == r.ID && o.Disputed {
			out = append(out, c)
		}
	}
	return out
}

// claimLines say who said what when, one line each.
func (s *session) claimLines(w words, at Place) []string {
	var lines []string
	for _, c := range s.disputes(at) {
		for _, claim := range c.Claims {
			lines = append(lines, w.Say("dispute-claim", lang.Data{
				"Author": shownLine(claim.Author), "Time": claim.Time.In(s.zone).Format("2006-01-02 15:04"), "Said": s.claimWord(w, at, c, claim),
			}))
		}
	}
	return lines
}

// claimWord is what one person said.
func (s *session) claimWord(w words, at Place, c assessment.Conflict, claim assessment.Claim) string {
	o := s.objective(at).Objective
	switch {
	case c.Field == assessment.NoteField:
		return w.Say("note-beside", lang.Data{"Note": shownLine(claim.Note)})
	case c.Field == assessment.ExceptionField && claim.Exception == nil:
		return w.Say("dispute-no-exception")
	case c.Field == assessment.ExceptionField:
		return w.Say("exception-beside", lang.Data{"Reference": shownLine(claim.Exception.Reference)})
	case c.ID != o.ID && claim.Value == assessment.PartlyMet:
		return w.Say("dispute-partial")
	case c.ID != o.ID:
		return w.Say("dispute-not-partial")
	}
	return w.valueWord(o, claim.Value)
}

// disputeLines show a disagreement under its objective.
func (s *screen) disputeLines(at Place) []string {
	lines := s.claimLines(s.words, at)
	if len(lines) > 0 && s.objective(at).Disputed {
		lines = append(lines, s.Say("dispute-settle"))
	}
	return lines
}
