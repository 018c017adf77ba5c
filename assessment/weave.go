package assessment

import (
	"bytes"
	"cmp"
	"container/heap"
	"maps"
	"slices"
)

// node is an event with those that its author had last before it.
type node struct {
	event Event
	part  string
	line  []byte
	after map[string]bool
	next  []*node // those that wait for it
	waits int
	done  bool
}

// weaver collects the events of all parts.
type weaver struct {
	nodes map[string]*node
	root  string // the header's id
}

// take adds the events of one part, each with what its author had: what it names, else all that stands before it.
func (w *weaver) take(p Part) error {
	seen := map[string]bool{}
	ends := map[string]bool{} // the events so far that nothing follows yet
	for _, e := range p.Events {
		after := e.After
		if len(after) == 0 {
			after = slices.Collect(maps.Keys(ends))
		}
		if e.After = nil; seen[e.ID] {
			after = nil // the same again, or a twin
		}
		if err := w.add(e, p.Name, after); err != nil {
			return err
		}
		if seen[e.ID] {
			continue
		}
		for _, id := range after {
			delete(ends, id)
		}
		seen[e.ID], ends[e.ID] = true, true
	}
	return nil
}

func (w *weaver) add(e Event, part string, after []string) error {
	n := w.nodes[e.ID]
	switch data := line(e); {
	case n == nil:
		n = &node{event: e, part: part, line: data, after: map[string]bool{}}
		w.nodes[e.ID] = n
	case !bytes.Equal(n.line, data):
		return &TwinError{n.part, part, e.ID}
	}
	for _, id := range after {
		n.after[id] = true
	}
	return nil
}

// sorted puts the events in order: each behind those that its author had, else by time, then by id.
func (w *weaver) sorted() ([]*node, error) {
	var ready queue
	for _, n := range w.nodes {
		for id := range n.after {
			if before := w.nodes[id]; before != nil {
				before.next = append(before.next, n)
				n.waits++
			}
		}
	}
	for _, n := range w.nodes {
		if n.waits == 0 {
			ready = append(ready, n)
		}
	}
	heap.Init(&ready)
	out := make([]*node, 0, len(w.nodes))
	for len(ready) > 0 {
		n := heap.Pop(&ready).(*node)
		n.done = true
		out = append(out, n)
		for _, next := range n.next {
			if next.waits--; next.waits == 0 {
				heap.Push(&ready, next)
			}
		}
	}
	if len(out) < len(w.nodes) {
		return nil, &TangledError{w.stuck()}
	}
	return out, nil
}

// stuck is the least id of the events that wait for each other.
func (w *weaver) stuck() string {
	var ids []string
	for id, n := range w.nodes {
		if !n.done {
			ids = append(ids, id)
		}
	}
	return slices.Min(ids)
}

// plain writes the order into events: an event names what its author had only where that is not all that stands before it.
func (w *weaver) plain(nodes []*node) []Event {
	out := make([]Event, 0, len(nodes))
	view := newSight(nil)
	ends := map[string]bool{}
	for _, n := range nodes {
		e, followed, lost := n.event, 0, false
		for id := range n.after {
			if ends[id] {
				followed++
			}
			lost = lost || w.nodes[id] == nil && id != w.root
		}
		if followed < len(ends) || lost {
			e.After = w.last(view, n.after)
		}
		for id := range n.after {
			delete(ends, id)
		}
		ends[e.ID] = true
		view.add(e)
		out = append(out, e)
	}
	return out
}

// last is what an event must name: of those that its author had, the ones that none of the others' authors had.
func (w *weaver) last(view *sight, after map[string]bool) []string {
	ids := slices.Sorted(maps.Keys(after))
	if len(ids) == 0 {
		return []string{w.root}
	}
	if len(ids) > maxThreads {
		return ids // no merge makes so many
	}
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool {
		at, known := view.place[id]
		return slices.ContainsFunc(ids, func(other string) bool {
			place, there := view.place[other]
			return there && (id == w.root || known && view.knows(place, at))
		})
	})
}

// queue is a heap of events that wait for nothing, the first by time and id on top.
type queue []*node

func (q queue) Len() int      { return len(q) }
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q queue) Less(i, j int) bool {
	a, b := &q[i].event, &q[j].event
	return cmp.Or(a.Time.Compare(b.Time), cmp.Compare(a.ID, b.ID)) < 0
}
func (q *queue) Push(x any) { *q = append(*q, x.(*node)) }
func (q *queue) Pop() any {
	old := *q
	n := old[len(old)-1]
	*q = old[:len(old)-1]
	return n
}
