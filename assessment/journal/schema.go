package journal

import (
	"rung/assessment"
	"rung/controls"
)

// schema checks what events say, by themselves and against those before them. What answers exist is for the catalogue to
// say, and kinds that it does not know it leaves alone.
type schema struct{ ids map[string]bool }

func newSchema() *schema { return &schema{ids: map[string]bool{}} }

// wrong says in plain words what cannot be in an event, "" when nothing.
func (s *schema) wrong(e *assessment.Event) string {
	known := s.ids[e.ID]
	s.ids[e.ID] = true
	switch {
	case e.ID == "":
		return "the event has no id"
	case known:
		return "the event has the id of one before it"
	case e.Time.IsZero():
		return "the event has no time"
	case e.Do == "":
		return "the event does nothing"
	case controls.Unfit(e.Author) != "":
		return "the event's author holds characters that cannot be seen, or is too long"
	}
	switch e.Do {
	case assessment.DoAnswer, assessment.DoNote:
		return wrongSettings(e.Set)
	case assessment.DoProfile:
		if e.Profile == nil {
			return "the event holds no profile"
		}
	case assessment.DoUndo:
		if e.Undo == e.ID || !s.ids[e.Undo] {
			return "the event undoes one that is not before it"
		}
	case assessment.DoRetarget:
		if e.Target == "" {
			return "the event names no target"
		}
	case assessment.DoMigrate:
		if e.Migrate == nil || e.Migrate.Framework.ID == "" {
			return "the event names no catalogue"
		}
	case assessment.DoCatalogue:
		if e.Catalogue == nil || e.Catalogue.Digest == "" || len(e.Catalogue.Packed) == 0 {
			return "the event holds no catalogue"
		}
	case assessment.DoAttest:
		if e.Attest == nil {
			return "the event attests nothing"
		}
	}
	return ""
}

func wrongSettings(settings []assessment.Setting) string {
	if len(settings) == 0 {
		return "the event sets nothing"
	}
	for _, set := range settings {
		switch {
		case set.ID == "":
			return "the event answers a question without an id"
		case set.Note != nil && controls.Unfit(*set.Note) != "":
			return "a note holds characters that cannot be seen, or is too long"
		}
	}
	return ""
}
