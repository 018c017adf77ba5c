package assessment

import (
	"time"

	"rung/controls"
)

// Dates are the days that follow from a status date. A zero time is a day that the framework does not set.
type Dates struct {
	Status     time.Time
	CloseOut   time.Time   // the last day for closing the plan of action of a conditional status
	ValidUntil time.Time   // the day on which the status ends
	Affirm     []time.Time // the days by which it is to be affirmed again
}

// DatesOf computes the days for a status at a level; ok is false where there is no status or no status date.
func DatesOf(level *controls.Level, status Status, statusDate string) (d Dates, ok bool) {
	day, err := time.Parse(time.DateOnly, statusDate)
	if err != nil || status != Final && status != Conditional {
		return Dates{}, false
	}
	d.Status = day
	if status == Conditional && level.Rule.Conditional != nil {
		d.CloseOut = day.AddDate(0, 0, level.Rule.Conditional.Days)
	}
	if level.Validity.Years > 0 {
		d.ValidUntil = anniversary(day, level.Validity.Years)
	}
	for years := level.Affirm.Years; years > 0 && anniversary(day, years).Before(d.ValidUntil); years += level.Affirm.Years {
		d.Affirm = append(d.Affirm, anniversary(day, years))
	}
	return d, true
}

// anniversary is the same day some years on. That of 29 February is 28 February where there is no 29th: a deadline a day
// early does no harm, one a day late does.
func anniversary(day time.Time, years int) time.Time {
	then := day.AddDate(years, 0, 0)
	if then.Month() != day.Month() {
		return then.AddDate(0, 0, -1)
	}
	return then
}
