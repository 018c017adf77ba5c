package assessment

import (
	"bytes"
	"slices"
)

// Contest is something that is not an answer and that people set differently without knowing of each other: a profile, a
// target, a status date, an attestation, an entry of a plan, a piece of evidence. The last in the file's order stands.
type Contest struct {
	Do     Kind
	ID     string  // the level, requirement or objective it is about, "" for a profile or a target
	Events []Event // two or more; the last one stands
}

// subject is what an event of these kinds is about: two of one subject replace each other.
type subject struct {
	do       Kind
	id, path string
}

// subjects lists what an event that is no answer sets.
func (s *State) subjects(e *Event, place int) []subject {
	switch {
	case e.Do == DoProfile && e.Profile != nil, e.Do == DoRetarget && e.Target != "", e.Do == DoMigrate && e.Migrate != nil:
		return []subject{{do: e.Do}}
	case e.Do == DoDate:
		return []subject{{do: e.Do, id: s.targetSeen(place)}}
	case e.Do == DoAttest && e.Attest != nil:
		return []subject{{do: e.Do, id: e.Attest.Level}}
	case e.Do == DoTarget && e.Goal != nil:
		return []subject{{do: e.Do, id: e.Goal.ID}}
	case e.Do == DoPlan && e.Plan != nil:
		return []subject{{do: e.Do, id: e.Plan.ID}}
	case e.Do == DoEvidence:
		var out []subject
		for _, file := range e.Evidence {
			out = append(out, subject{e.Do, file.ID, file.Path})
		}
		return out
	}
	return nil
}

// contests finds them by the same rule as conflicts.
func contests(s *State) []Contest {
	if s.sight == nil {
		return nil
	}
	heads := map[subject][]head{}
	var order []subject
	for i := range s.Events {
		e := &s.Events[i]
		if s.undone[e.ID] {
			continue
		}
		for _, about := range s.subjects(e, i) {
			if heads[about] == nil {
				order = append(order, about)
			}
			heads[about] = s.supersede(heads[about], head{place: i})
		}
	}
	var out []Contest
	for _, about := range order {
		c := Contest{Do: about.do, ID: about.id}
		for _, h := range heads[about] {
			c.Events = append(c.Events, s.Events[h.place])
		}
		if slices.ContainsFunc(c.Events, func(e Event) bool { return !sameContent(&c.Events[0], &e, about) }) {
			out = append(out, c)
		}
	}
	return out
}

// sameContent reports whether two events set their subject to the same.
func sameContent(a, b *Event, about subject) bool {
	return bytes.Equal(line(content(a, about)), line(content(b, about)))
}

func content(e *Event, about subject) any {
	switch about.do {
	case DoProfile:
		return e.Profile
	case DoRetarget:
		return e.Target
	case DoDate:
		return e.Date
	case DoAttest:
		return e.Attest
	case DoTarget:
		return e.Goal
	case DoMigrate:
		return e.Migrate
	case DoPlan:
		return e.Plan
	}
	at := slices.IndexFunc(e.Evidence, func(x Evidence) bool { return x.ID == about.id && x.Path == about.path })
	return e.Evidence[at]
}
