package assessment

import (
	"slices"
	"sort"
	"time"
)

// AsOf lists the events that stood in a file at a time, the time included.
//
// The order of the file is what happened; clocks only date it, and may be wrong. So what stood is always a beginning of
// the file, a state that once was. The clock is believed where most of the file agrees with it: on the longest run of
// events, not necessarily neighbours, whose times never go back. An event off that run (the clock stood in 1970, or in
// the far future) is taken to have come right after the one before it; at the beginning of the file, together with the first one on it.
func AsOf(events []Event, t time.Time) []Event {
	believed := steady(events)
	n := 0
	for i := range events {
		if believed[i] && events[i].Time.After(t) {
			break
		}
		if n > 0 || believed[i] {
			n = i + 1
		}
	}
	return events[:n:n]
}

// steady marks a longest run of events whose times never go back.
func steady(events []Event) []bool {
	var ends []int // the place of the smallest time that a run of each length can end with
	before := make([]int, len(events))
	for i := range events {
		at := sort.Search(len(ends), func(k int) bool { return events[ends[k]].Time.After(events[i].Time) })
		before[i] = -1
		if at > 0 {
			before[i] = ends[at-1]
		}
		ends = append(ends[:at:at], append([]int{i}, ends[min(at+1, len(ends)):]...)...)
	}
	marked := make([]bool, len(events))
	if len(ends) > 0 {
		for i := ends[len(ends)-1]; i >= 0; i = before[i] {
			marked[i] = true
		}
	}
	return marked
}

// Authors lists who recorded events, in order of name, those without a name left out.
func Authors(events []Event) []string {
	var out []string
	for i := range events {
		if events[i].Author != "" {
			out = append(out, events[i].Author)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
