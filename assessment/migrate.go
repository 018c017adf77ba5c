package assessment

import "rung/controls"

// Migration takes an assessment to another version of its catalogue. Answers to what asks the same stay; see Confirm for
// the others. Answers to what is asked no more stand under ids that the catalogue does not know, or in the history alone.
type Migration struct {
	Framework FrameworkRef      `json:"framework"`
	Renamed   []controls.Rename `json:"renamed,omitempty"` // all at once
	// Confirm names, by their new ids, the objectives that ask something else now: they have no answer until one is given
	// anew, and the old one is a suggestion. A requirement stands for its flag.
	Confirm []string `json:"confirm,omitempty"`
}

// UnfitTargetError is a catalogue that an assessment cannot be taken to, because it does not ask the target.
type UnfitTargetError struct{ Target string }

func (e *UnfitTargetError) Error() string {
	return "the catalogue does not ask the level " + quoted(e.Target)
}

// StrangerError is a catalogue that has nothing in common with that of the assessment.
type StrangerError struct{ ID string }

func (e *StrangerError) Error() string {
	return "the catalogue " + quoted(e.ID) + " has nothing in common"
}

// Migrate is the event that takes an assessment from one catalogue to another version of it, which may have another id;
// and the changes it follows. The error is an *UnfitTargetError or a *StrangerError.
func Migrate(old, new *controls.Catalogue, s *State) (Event, controls.Changes, error) {
	changes := controls.Diff(old, new)
	effect := changes.Effect()
	switch {
	case new.Level(s.Target) == nil || len(new.Asked(s.Target)) == 0:
		return Event{}, changes, &UnfitTargetError{s.Target}
	case old.ID != new.ID && effect.Stay+effect.Confirm == 0:
		return Event{}, changes, &StrangerError{new.ID}
	}
	return Event{Do: DoMigrate, Migrate: &Migration{Ref(new), changes.Renames(), changes.ToConfirm()}}, changes, nil
}

// Fate counts the answers that an assessment holds by what becomes of them.
type Fate struct {
	Stay    []string // new ids
	Confirm []string // new ids
	Gone    []string // old ids: kept, and asked no more
}

// FateOf tells what changes do to the answers that the state holds, by objective.
func FateOf(old *controls.Catalogue, s *State, c controls.Changes) Fate {
	var out Fate
	change := map[string]controls.PartChange{}
	for _, r := range c.Requirements {
		for _, o := range r.Objectives {
			if o.Was != "" {
				change[o.Was] = o
			}
		}
	}
	for i := range old.Requirements {
		for j := range old.Requirements[i].Objectives {
			id := old.Requirements[i].Objectives[j].ID
			if !s.Answer(id).given() {
				continue
			}
			switch p, changed := change[id]; {
			case !changed:
				out.Stay = append(out.Stay, id)
			case p.Removed():
				out.Gone = append(out.Gone, id)
			case p.Confirm:
				out.Confirm = append(out.Confirm, p.ID)
			default:
				out.Stay = append(out.Stay, p.ID)
			}
		}
	}
	return out
}
