package main

import (
	"time"

	"github.com/spf13/cobra"

	"rung/assessment"
	"rung/assessment/journal"
)

// asOfFlag lets a command look at an assessment as it stood at the end of a day.
func (a *app) asOfFlag(c *cobra.Command) {
	c.Flags().StringVar(&a.asOf, "as-of", "", a.say("flag-as-of"))
}

// endOf is the last moment of a day, in UTC as all times in a file.
func endOf(date string) (time.Time, error) {
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return time.Time{}, &badValueError{"date", date}
	}
	return day.AddDate(0, 0, 1).Add(-time.Nanosecond), nil
}

// until lists the events of a file up to the end of a day; all of them where no day is given.
func until(log *journal.Log, date string) ([]assessment.Event, error) {
	if date == "" {
		return log.Events, nil
	}
	end, err := endOf(date)
	if err != nil {
		return nil, err
	}
	events := assessment.AsOf(log.Events, end)
	if len(events) == 0 {
		return nil, &badValueError{"as-of", date}
	}
	return events, nil
}
