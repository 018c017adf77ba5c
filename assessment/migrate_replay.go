package assessment

import (
	"slices"

	"rung/controls"
)

// given reports whether there is an answer, or an exception that stands for one.
func (a Answer) given() bool {
	return a.Value != "" && a.Value != Value(Unanswered) || a.Exception != nil
}

// Unconfirmed reports whether the answer of an objective waits to be confirmed, because its catalogue asks something else
// since it was given.
func (s *State) Unconfirmed(id string) bool { return s.unconfirmed[id] }

// migrated is a migration that counts, with its place in the file.
type migrated struct {
	place     int
	framework FrameworkRef
	names     map[string]string // new ids, by the old one
	doubts    map[string]bool   // new ids
}

// recentMigrations bounds what a file made to do harm can cost: nobody works under a catalogue so many versions old.
const recentMigrations = 8

// migrate lets a migration count. One to where the assessment is already, made side by side with another, adds nothing.
func (s *State) migrate(m *Migration, place int) {
	again := m.Framework == s.Framework && len(s.migrations) > 0
	one := migrated{place, m.Framework, make(map[string]string, len(m.Renamed)), make(map[string]bool, len(m.Confirm))}
	for _, r := range m.Renamed {
		one.names[r.From] = r.To
	}
	for _, id := range m.Confirm {
		one.doubts[id] = true
	}
	s.migrations = append(s.migrations, one)
	if again {
		return
	}
	before := s.Framework
	s.Framework = m.Framework
	rename(s.answers, m.Renamed, nil)
	rename(s.evidence, m.Renamed, nil)
	rename(s.planned, m.Renamed, func(p *PlanItem, id string) { p.ID = id })
	rename(s.goals, m.Renamed, nil)
	rename(s.offers, m.Renamed, func(o *Suggestion, id string) { o.From = id })
	rename(s.unconfirmed, m.Renamed, nil)
	for _, id := range m.Confirm {
		s.doubt(id, before)
	}
}

// rename moves what stands under ids that changed, all at once.
func rename[V any](of map[string]V, renamed []controls.Rename, tell func(v *V, id string)) {
	type move struct {
		to    string
		value V
	}
	var moves []move
	for _, r := range renamed {
		if v, ok := of[r.From]; ok && r.To != "" {
			if tell != nil {
				tell(&v, r.To)
			}
			moves = append(moves, move{r.To, v})
		}
	}
	for _, r := range renamed {
		delete(of, r.From)
	}
	for _, m := range moves {
		of[m.to] = m.value
	}
}

// doubt turns an answer into a suggestion. Its note stays where it is, and its exception counts again with the next
// answer.
func (s *State) doubt(id string, before FrameworkRef) {
	a := s.answers[id]
	if !a.given() {
		return
	}
	if a.Value != "" && a.Value != Value(Unanswered) {
		s.offers[id] = Suggestion{From: id, Origin: before.ID + " " + before.Version, Answer: a}
	}
	a.Value = ""
	s.answers[id], s.unconfirmed[id] = a, true
}

// unseen lists the migrations that the author of the event at a place did not have before them.
func (s *State) unseen(place int) []migrated {
	if s.sight == nil || len(s.migrations) == 0 {
		return nil
	}
	var out []migrated
	recent := s.migrations[max(0, len(s.migrations)-recentMigrations):]
	for _, m := range recent {
		same := func(other migrated) bool { return other.framework == m.framework }
		known := slices.ContainsFunc(recent, func(other migrated) bool { return same(other) && s.sight.knows(place, other.place) })
		if !known && !slices.ContainsFunc(out, same) {
			out = append(out, m)
		}
	}
	return out
}

// now is what an id that the event at a place uses is called today; "" where it is asked no more and its id is another's.
func now(id string, unseen []migrated) string {
	for _, m := range unseen {
		if to, renamed := m.names[id]; renamed {
			id = to
		}
	}
	return id
}

// land brings what the author of the event at a place did under the ids of an older catalogue to those of today's.
func (s *State) land(e Event, place int) Event {
	unseen := s.unseen(place)
	if len(unseen) == 0 {
		return e
	}
	e.Set, e.Evidence = slices.Clone(e.Set), slices.Clone(e.Evidence)
	for i := range e.Set {
		e.Set[i].ID = now(e.Set[i].ID, unseen)
	}
	for i := range e.Evidence {
		e.Evidence[i].ID = now(e.Evidence[i].ID, unseen)
	}
	if e.Plan != nil {
		plan := *e.Plan
		plan.ID = now(plan.ID, unseen)
		e.Plan = &plan
	}
	if e.Goal != nil {
		goal := *e.Goal
		goal.ID = now(goal.ID, unseen)
		e.Goal = &goal
	}
	return e
}

// take takes a setting in. One made under an older catalogue does not answer what is asked now.
func (s *State) take(e Event, set Setting, unseen []migrated) {
	if set.ID == "" {
		return
	}
	a := s.answers[set.ID].with(e, set)
	s.answers[set.ID] = a
	if set.To == "" && set.Exception == nil {
		return
	}
	delete(s.unconfirmed, set.ID)
	for _, m := range unseen {
		if m.doubts[set.ID] {
			s.doubt(set.ID, s.Header.Framework)
			return
		}
	}
}
