package assessment

import (
	"slices"
	"strings"

	"rung/controls"
)

// Change is one thing that happened to an assessment.
type Change struct {
	Event  Event
	Undone bool // the event no longer counts
	// ID is the objective or requirement whose answer changed, "" where the event is about something else. Before and
	// After are what stood for it then.
	ID            string
	Before, After Answer
	// Replaced is the event of the same kind that stood before it (a profile, a target, a status date, ...), nil for none.
	Replaced *Event
	// Undoes is the event that an undo names, nil where there is none.
	Undoes *Event
}

// History lists what happened, in the order of the file: to all of the assessment, or with an id to one objective, or to
// one requirement and its objectives. An event that sets several answers makes several changes; so does the undo of one.
// The error is an *UnknownIDError.
func History(c *controls.Catalogue, s *State, id string) ([]Change, error) {
	wanted, err := asked(c, s, id)
	if err != nil {
		return nil, err
	}
	h := historian{state: s, off: make([]int, len(s.Events)), place: map[string]int{}, set: map[string][]int{}, stands: map[string]Answer{}, last: map[subject]*Event{}}
	for i := range s.Events {
		h.tell(i)
	}
	if wanted == nil {
		return h.told, nil
	}
	return slices.DeleteFunc(h.told, func(c Change) bool { return !slices.Contains(wanted, c.ID) }), nil
}

// asked lists the ids that a typed id stands for; nil for all of them. An id that the catalogue no longer knows is found
// in the events.
func asked(c *controls.Catalogue, s *State, typed string) ([]string, error) {
	id := strings.TrimSpace(typed)
	if id == "" {
		return nil, nil
	}
	r, o := named(c, id)
	if r == nil {
		if same := sameButCase(c, id); len(same) == 1 {
			r, o = named(c, same[0])
		}
	}
	switch {
	case o != nil:
		return formerly(s, []string{o.ID}), nil
	case r != nil:
		return formerly(s, answerable([]*controls.Requirement{r})), nil
	}
	for _, e := range s.Events {
		if slices.ContainsFunc(e.Set, func(set Setting) bool { return set.ID == id }) {
			return []string{id}, nil
		}
	}
	all := make([]*controls.Requirement, len(c.Requirements))
	for i := range c.Requirements {
		all[i] = &c.Requirements[i]
	}
	return nil, &UnknownIDError{ID: id, Near: controls.Near(id, answerable(all))}
}

// mostNames bounds what a file made to do harm can cost.
const mostNames = 1000

// formerly adds to ids those that they had before migrations.
func formerly(s *State, ids []string) []string {
	for _, e := range slices.Backward(s.Events) {
		if e.Do != DoMigrate || e.Migrate == nil || s.undone[e.ID] {
			continue
		}
		for _, r := range e.Migrate.Renamed {
			if len(ids) < mostNames && slices.Contains(ids, r.To) && !slices.Contains(ids, r.From) {
				ids = append(ids, r.From)
			}
		}
	}
	return ids
}

// historian walks through the events and keeps what stood at each.
type historian struct {
	state  *State
	off    []int            // how many undos that count name an event so far; it counts while there is none
	place  map[string]int   // of the events so far, by id
	set    map[string][]int // the places of the events that set an id
	stands map[string]Answer
	last   map[subject]*Event
	told   []Change
}

// tell notes what one event changed.
func (h *historian) tell(i int) {
	e := &h.state.Events[i]
	change := Change{Event: *e, Undone: h.state.undone[e.ID]}
	switch e.Do {
	case DoAnswer, DoNote:
		h.answers(i, change)
	case DoUndo:
		h.undo(e.Undo, change)
	default:
		if e.Do == DoMigrate && e.Migrate != nil && !change.Undone {
			h.migrate(e.Migrate)
		}
		for _, about := range h.state.subjects(e, i) {
			change.Replaced = h.last[about]
			h.last[about] = e
		}
		h.told = append(h.told, change)
	}
	if _, taken := h.place[e.ID]; !taken {
		h.place[e.ID] = i
	}
}

// migrate follows what stands to its new ids.
func (h *historian) migrate(m *Migration) {
	rename(h.stands, m.Renamed, nil)
	for _, id := range m.Confirm {
		if a, ok := h.stands[id]; ok {
			a.Value = ""
			h.stands[id] = a
		}
	}
}

func (h *historian) answers(i int, change Change) {
	for _, set := range change.Event.Set {
		change.ID, change.Before = set.ID, h.stands[set.ID]
		change.After = change.Before.with(change.Event, set)
		h.stands[set.ID] = change.After
		h.told = append(h.told, change)
		if places := h.set[set.ID]; len(places) == 0 || places[len(places)-1] != i {
			h.set[set.ID] = append(places, i)
		}
	}
}

// undo takes an event back, and with an undo gives back what that one took. It notes each answer that is another now.
func (h *historian) undo(id string, change Change) {
	at, ok := h.place[id]
	if !ok {
		h.told = append(h.told, change)
		return
	}
	change.Undoes = &h.state.Events[at]
	by := 1
	for {
		counted := h.off[at] == 0
		h.off[at] += by
		if counted == (h.off[at] == 0) {
			h.told = append(h.told, change) // it did not count, or still does not
			return
		}
		e := &h.state.Events[at]
		next, there := h.place[e.Undo]
		if e.Do != DoUndo || !there || next >= at {
			h.restore(e, change)
			return
		}
		at, by = next, -by
	}
}

// restore notes what stands again after an event stopped or started to count.
func (h *historian) restore(e *Event, change Change) {
	var ids []string
	if e.Do == DoAnswer || e.Do == DoNote {
		for _, set := range e.Set {
			if !slices.Contains(ids, set.ID) {
				ids = append(ids, set.ID)
			}
		}
	}
	for _, id := range ids {
		change.ID, change.Before, change.After = id, h.stands[id], h.fold(id)
		h.stands[id] = change.After
		h.told = append(h.told, change)
	}
	if len(ids) == 0 {
		h.told = append(h.told, change)
	}
}

// fold is the answer that the events so far which count lead to.
func (h *historian) fold(id string) Answer {
	var a Answer
	for _, at := range h.set[id] {
		if h.off[at] > 0 {
			continue
		}
		for _, set := range h.state.Events[at].Set {
			if set.ID == id {
				a = a.with(h.state.Events[at], set)
			}
		}
	}
	return a
}
