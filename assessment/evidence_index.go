package assessment

import (
	"maps"
	"slices"
	"time"

	"rung/controls"
)

// Linked is a file that speaks for an objective or requirement, with who linked it or changed what is known of it last.
type Linked struct {
	Evidence
	Author string
	Time   time.Time // zero where no event says so
}

// EvidenceIndex lists all linked files: in the order of the catalogue, those of a requirement before those of its
// objectives, then in the order in which they were added. Files of ids that the catalogue lacks stand last.
func EvidenceIndex(c *controls.Catalogue, s *State) []Linked {
	var out []Linked
	seen := map[string]bool{}
	by := s.linkers()
	take := func(id string) {
		seen[id] = true
		for _, e := range s.Evidence(id) {
			out = append(out, by.of(e))
		}
	}
	for i := range c.Requirements {
		r := &c.Requirements[i]
		take(r.ID)
		for j := range r.Objectives {
			take(r.Objectives[j].ID)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(s.evidence)) {
		if !seen[id] {
			take(id)
		}
	}
	return out
}

// linkers knows the newest event that names a file. A catalogue's new version may have given its question another id.
type linkers struct{ exact, moved map[[3]string]*Event }

func (s *State) linkers() linkers {
	l := linkers{map[[3]string]*Event{}, map[[3]string]*Event{}}
	for i := range s.Events {
		e := &s.Events[i]
		if e.Do != DoEvidence || s.undone[e.ID] {
			continue
		}
		for _, file := range e.Evidence {
			l.exact[[3]string{file.ID, file.Path, file.SHA256}] = e
			l.moved[[3]string{"", file.Path, file.SHA256}] = e
		}
	}
	return l
}

func (l linkers) of(e Evidence) Linked {
	event := l.exact[[3]string{e.ID, e.Path, e.SHA256}]
	if event == nil {
		event = l.moved[[3]string{"", e.Path, e.SHA256}]
	}
	if event == nil {
		return Linked{Evidence: e}
	}
	return Linked{e, event.Author, event.Time}
}

// RetainUntil is the last day on which evidence must be kept; ok is false where the level says nothing of it or there is
// no status date. It is never a day early: the anniversary of 29 February is 1 March where there is no 29th.
func RetainUntil(level *controls.Level, statusDate string) (day time.Time, ok bool) {
	day, err := time.Parse(time.DateOnly, statusDate)
	if err != nil || level.Evidence.Retention.Years == 0 {
		return time.Time{}, false
	}
	return day.AddDate(level.Evidence.Retention.Years, 0, 0), true
}
