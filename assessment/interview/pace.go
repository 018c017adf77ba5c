package interview

import (
	"slices"
	"time"

	"rung/assessment"
)

// A gap between two answers longer than this is a break and says nothing about the pace.
const breakTime = 5 * time.Minute

// pace is the time that one answer takes: the median gap between the latest answers, breaks left out. It is 0 while
// fewer than five gaps are known. Times that run backwards count for nothing.
func pace(events []assessment.Event) time.Duration {
	var gaps []time.Duration
	var later time.Time
	for i := len(events) - 1; i >= 0 && len(gaps) < 40; i-- {
		if events[i].Do != assessment.DoAnswer {
			continue
		}
		gap := later.Sub(events[i].Time)
		if !later.IsZero() && gap > 0 && gap < breakTime {
			gaps = append(gaps, gap)
		}
		later = events[i].Time
	}
	if len(gaps) < 5 {
		return 0
	}
	slices.Sort(gaps)
	return gaps[len(gaps)/2]
}

// minutesLeft is how long the open questions take at that pace, rounded up; 0 when the pace is not known.
func minutesLeft(pace time.Duration, open int) int {
	return int((pace*time.Duration(open) + time.Minute - 1) / time.Minute)
}
