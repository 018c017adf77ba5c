package assessment

// sight tells which events the author of each event had before them. In a file that one program wrote after the other
// that is all that stands before it. In a merged file an event may name what its author had (Event.After), and has seen
// those events and all that their authors had.
//
// The events that name something are divided into threads, in each of which every event has seen the one before it.
// A point knows how far each thread was seen, so that a question costs no walk.
type sight struct {
	place  map[string]int // by event id
	points []point
	tails  []int // the place of each thread's last event
}

// point is one event's view.
type point struct {
	all    bool    // it has seen everything before it
	below  int     // it has seen everything at a lower place than this
	thread int     // -1 when all, or when there are too many threads
	step   int     // its own place in the thread, from 1
	seen   []int32 // how many events of each thread it has seen
}

// maxThreads bounds what a file made to do harm can cost. Merging never needs more than people work side by side. Events
// beyond it are seen by nobody who does not see everything, which can only lead to more questions, never to fewer.
const maxThreads = 64

// woven reports whether the events come from a merge.
func woven(events []Event) bool {
	for i := range events {
		if len(events[i].After) > 0 {
			return true
		}
	}
	return false
}

func newSight(events []Event) *sight {
	s := &sight{place: make(map[string]int, len(events)), points: make([]point, 0, len(events))}
	for i := range events {
		s.add(events[i])
	}
	return s
}

// add takes in the next event.
func (s *sight) add(e Event) {
	here := len(s.points)
	p := point{all: len(e.After) == 0, below: here, thread: -1}
	if !p.all {
		p = s.follow(e.After)
		s.join(&p)
	}
	s.points = append(s.points, p)
	if p.thread >= 0 {
		s.tails[p.thread] = here
	}
	if _, taken := s.place[e.ID]; !taken {
		s.place[e.ID] = here
	}
}

// follow joins the views of the events that are named. One that is not there, or not yet, adds nothing.
func (s *sight) follow(after []string) point {
	p := point{thread: -1}
	for _, id := range after {
		at, ok := s.place[id]
		if !ok {
			continue
		}
		q := &s.points[at]
		if q.all {
			p.below = max(p.below, at+1)
			continue
		}
		p.below = max(p.below, q.below)
		p.widen(len(q.seen))
		for t, steps := range q.seen {
			p.seen[t] = max(p.seen[t], steps)
		}
		if q.thread >= 0 {
			p.widen(q.thread + 1)
			p.seen[q.thread] = max(p.seen[q.thread], int32(q.step))
		}
	}
	return p
}

// widen makes room for the figures of so many threads.
func (p *point) widen(threads int) {
	if more := threads - len(p.seen); more > 0 {
		p.seen = append(p.seen, make([]int32, more)...)
	}
}

// join puts a point at the end of a thread that it has seen to the end, else begins a new one.
func (s *sight) join(p *point) {
	for t, tail := range s.tails {
		if s.sees(p, tail) {
			p.thread, p.step = t, s.points[tail].step+1
			return
		}
	}
	if len(s.tails) < maxThreads {
		p.thread, p.step = len(s.tails), 1
		s.tails = append(s.tails, 0)
	}
}

func (s *sight) sees(p *point, place int) bool {
	if p.all || place < p.below {
		return true
	}
	q := &s.points[place]
	return q.thread >= 0 && q.thread < len(p.seen) && int(p.seen[q.thread]) >= q.step
}

// knows reports whether the author of the event at one place had the event at an earlier place before them. Without a
// sight, in a file that was never merged, every author had everything.
func (s *sight) knows(place, earlier int) bool {
	switch {
	case earlier >= place:
		return false
	case s == nil:
		return true
	}
	return s.sees(&s.points[place], earlier)
}
