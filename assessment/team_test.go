package assessment_test

import (
	"fmt"
	"slices"
	"time"

	"pgregory.net/rapid"

	"rung/assessment"
)

// team is people who work on copies of one file, each with a clock of their own, and now and then merge what they have.
// It keeps for each event what its author had: the letter of what a conflict is.
type team struct {
	header assessment.Header
	files  [][]assessment.Event
	clocks []int
	all    map[string]assessment.Event
	knew   map[string]map[string]bool
}

var people = []string{"Plant manager", "IT", "Quality"}

func newTeam() *team {
	return &team{
		header: assessment.Header{Rung: 1, ID: "h", Created: instant(0), Target: "L1"},
		files:  make([][]assessment.Event, len(people)), clocks: make([]int, len(people)),
		all: map[string]assessment.Event{}, knew: map[string]map[string]bool{},
	}
}

// atWork lets a team work for a while.
func atWork(t *rapid.T) *team {
	w := newTeam()
	for range rapid.IntRange(0, 5).Draw(t, "common steps") {
		w.act(t, 0)
	}
	for i := range w.files { // each takes a copy home
		w.files[i] = slices.Clone(w.files[0])
		w.clocks[i] = rapid.SampledFrom([]int{0, 0, 0, -1_500_000_000, 3, 2_000_000_000}).Draw(t, "clock")
	}
	for range rapid.IntRange(1, 16).Draw(t, "steps") {
		if who := rapid.IntRange(0, len(people)-1).Draw(t, "who"); rapid.IntRange(0, 5).Draw(t, "what") > 0 {
			w.act(t, who)
		} else {
			other := rapid.IntRange(0, len(people)-1).Draw(t, "with")
			w.files[who] = w.merge(t, w.files[who], w.files[other]).Events
		}
	}
	return w
}

func (w *team) state(who int) *assessment.State { return assessment.Replay(w.header, w.files[who]) }

// act lets one person do one thing.
func (w *team) act(t *rapid.T, who int) {
	s := w.state(who)
	e := someEvent(t, s)
	e.ID = fmt.Sprintf("e%03d", (len(w.all)*37)%1000) // in no order
	e.Author = people[who]
	w.clocks[who] += rapid.IntRange(-1, 2).Draw(t, "tick")
	e.Time = instant(w.clocks[who])
	w.all[e.ID], w.knew[e.ID] = e, map[string]bool{}
	for _, old := range w.files[who] {
		w.knew[e.ID][old.ID] = true
	}
	w.files[who] = append(w.files[who], e)
}

func someEvent(t *rapid.T, s *assessment.State) assessment.Event {
	id := rapid.SampledFrom([]string{"A", "B"}).Draw(t, "id")
	switch rapid.IntRange(0, 13).Draw(t, "kind") {
	case 0:
		return assessment.Event{Do: assessment.DoProfile, Profile: &assessment.Profile{Firm: rapid.SampledFrom([]string{"F", "G"}).Draw(t, "firm")}}
	case 1:
		return assessment.Event{Do: assessment.DoRetarget, Target: rapid.SampledFrom([]string{"L1", "L2"}).Draw(t, "target")}
	case 2:
		return assessment.Event{Do: assessment.DoDate, Date: rapid.SampledFrom([]string{"2026-01-01", "2026-02-02"}).Draw(t, "date")}
	case 3, 4, 5:
		if len(s.Events) > 0 {
			return assessment.Event{Do: assessment.DoUndo, Undo: rapid.SampledFrom(s.Events).Draw(t, "undone").ID}
		}
	case 6:
		set := s.Set(id, "", nil)
		set.Exception = &assessment.Exception{Kind: rapid.SampledFrom([]string{"", "enduring"}).Draw(t, "exception"), Reference: "R"}
		return assessment.Event{Do: assessment.DoAnswer, Set: []assessment.Setting{set}}
	case 7, 8:
		return assessment.AnswerEvent(s.Set(id, "", note(rapid.SampledFrom([]string{"", "n"}).Draw(t, "note"))))
	}
	set := s.Set(id, rapid.SampledFrom([]assessment.Value{"met", "not-met", "unanswered"}).Draw(t, "answer"), nil)
	if rapid.Bool().Draw(t, "both") {
		return assessment.AnswerEvent(set, s.Set("B", "met", nil))
	}
	return assessment.AnswerEvent(set)
}

func (w *team) part(events []assessment.Event) assessment.Part {
	return assessment.Part{Name: "f", Header: w.header, Events: events}
}

func (w *team) merge(t *rapid.T, files ...[]assessment.Event) assessment.Merged {
	var parts []assessment.Part
	for _, f := range files {
		parts = append(parts, w.part(f))
	}
	m, err := assessment.Merge(parts...)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return m
}

// counting are the events that no undo which itself counts names, found by asking each anew.
func (w *team) counting(ids map[string]bool) map[string]bool {
	var counts func(id string) bool
	counts = func(id string) bool {
		for other := range ids {
			if e := w.all[other]; e.Do == assessment.DoUndo && e.Undo == id && counts(other) {
				return false
			}
		}
		return true
	}
	out := map[string]bool{}
	for id := range ids {
		if counts(id) {
			out[id] = true
		}
	}
	return out
}

// said is what an event says of a field of an objective, "" for nothing.
func said(e assessment.Event, objective string, field assessment.Field) string {
	out := ""
	for _, set := range e.Set {
		switch {
		case set.ID != objective:
		case field == assessment.ValueField && set.To != "":
			out = string(set.To)
		case field == assessment.NoteField && set.Note != nil:
			out = "note " + *set.Note
		case field == assessment.ExceptionField && set.Exception != nil:
			if out = "none"; set.Exception.Kind != "" {
				out = fmt.Sprint(*set.Exception)
			}
		}
	}
	return out
}

// heads are the events of a set that say something of a field and that no other such event's author knew.
func (w *team) heads(ids map[string]bool, objective string, field assessment.Field) []string {
	counting := w.counting(ids)
	var out []string
	for id := range counting {
		if said(w.all[id], objective, field) == "" {
			continue
		}
		superseded := false
		for other := range counting {
			superseded = superseded || said(w.all[other], objective, field) != "" && w.knew[other][id]
		}
		if !superseded {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}

// disagreements are the conflicts of a set of events by the letter: "A answer e001 e002".
func (w *team) disagreements(ids map[string]bool) []string {
	var out []string
	for _, objective := range []string{"A", "B"} {
		for _, field := range []assessment.Field{assessment.ValueField, assessment.ExceptionField, assessment.NoteField} {
			heads := w.heads(ids, objective, field)
			differ := slices.ContainsFunc(heads, func(id string) bool {
				return said(w.all[id], objective, field) != said(w.all[heads[0]], objective, field)
			})
			if differ {
				out = append(out, fmt.Sprint(objective, " ", field, " ", heads))
			}
		}
	}
	slices.Sort(out)
	return out
}

// disputes are the conflicts that a state tells, in the same words.
func disputes(s *assessment.State) []string {
	var out []string
	for _, c := range s.Conflicts() {
		var heads []string
		for _, claim := range c.Claims {
			heads = append(heads, claim.Event)
		}
		slices.Sort(heads)
		out = append(out, fmt.Sprint(c.ID, " ", c.Field, " ", heads))
	}
	slices.Sort(out)
	return out
}

func idsOf(files ...[]assessment.Event) map[string]bool {
	out := map[string]bool{}
	for _, f := range files {
		for _, e := range f {
			out[e.ID] = true
		}
	}
	return out
}

// otherClocks gives every event another time.
func (w *team) otherClocks(t *rapid.T, events []assessment.Event, times map[string]time.Time) []assessment.Event {
	out := slices.Clone(events)
	for i := range out {
		if _, ok := times[out[i].ID]; !ok {
			times[out[i].ID] = instant(rapid.IntRange(-5, 5).Draw(t, "time"))
		}
		out[i].Time = times[out[i].ID]
	}
	return out
}
