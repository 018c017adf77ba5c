package assessment_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"rung/assessment"
)

// dated are events of these days of January 2026; a day may lie far off.
func dated(days ...int) []assessment.Event {
	var out []assessment.Event
	for i, d := range days {
		out = append(out, assessment.Event{ID: fmt.Sprint(i), Time: time.Date(2026, 1, d, 12, 0, 0, 0, time.UTC)})
	}
	return out
}

func TestAsOf(t *testing.T) {
	for _, test := range []struct {
		says string
		days []int
		day  int
		want int
	}{
		{"nothing before the first event", []int{5, 6, 7}, 4, 0},
		{"the day itself counts", []int{5, 6, 7}, 6, 2},
		{"everything after the last", []int{5, 6, 7}, 31, 3},
		{"nothing in an empty file", nil, 5, 0},
		{"several on one day", []int{5, 5, 5, 6}, 5, 3},
		{"a clock that fell back once does not bring the past forward", []int{5, 6, -9000, 7}, 5, 1},
		{"nor is its event lost later", []int{5, 6, -9000, 7}, 6, 3},
		{"an event from 1970 at the end does not make the file old", []int{5, 6, 7, -9000}, 1, 0},
		{"and stands where it was written", []int{5, 6, 7, -9000}, 7, 4},
		{"a clock in the far future does not hide what came after", []int{5, 9000, 6, 7}, 6, 3},
		{"nor does it bring what came after forward", []int{5, 9000, 6, 7}, 5, 2},
		{"a first event in the future comes with the second", []int{9000, 6, 7}, 6, 2},
		{"and not before it", []int{9000, 6, 7}, 5, 0},
		{"a day backwards between answers", []int{5, 6, 5, 6, 7}, 6, 4},
	} {
		t.Run(test.says, func(t *testing.T) {
			events := dated(test.days...)
			got := assessment.AsOf(events, time.Date(2026, 1, test.day, 23, 59, 59, 0, time.UTC))
			require.Len(t, got, test.want)
			require.Equal(t, events[:test.want], got, "always a beginning of the file")
		})
	}
}

func TestAsOfOverTimeOnlyGrows(t *testing.T) {
	events := dated(5, 9000, 6, 6, -9000, 8, 7, 9, 12, 11)
	last := 0
	for day := range 40 {
		n := len(assessment.AsOf(events, time.Date(2026, 1, day, 23, 0, 0, 0, time.UTC)))
		require.GreaterOrEqual(t, n, last)
		last = n
	}
	require.Len(t, events, last)
}

func TestAuthors(t *testing.T) {
	events := []assessment.Event{{Author: "Quality"}, {}, {Author: "IT"}, {Author: "Quality"}}
	require.Equal(t, "IT Quality", strings.Join(assessment.Authors(events), " "))
}
