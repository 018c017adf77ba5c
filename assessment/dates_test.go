package assessment_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"rung/assessment"
)

func TestDatesOf(t *testing.T) {
	c := book{
		levels: []string{
			level("L1", "kind: all-met", "validity: {years: 1, cite: rule 9}", "affirm: {years: 1, cite: rule 9}"),
			level("L2", "kind: deduction, maximum: 10, conditional: {minimum: 8, days: 180, cite: rule 4}", "validity: {years: 3, cite: rule 9}", "affirm: {years: 1, cite: rule 9}"),
			level("L3", "kind: all-met"),
			level("L4", "kind: all-met", "validity: {years: 6, cite: rule 9}", "affirm: {years: 2, cite: rule 9}"),
			level("L5", "kind: all-met", "validity: {years: 4, cite: rule 9}"),
		},
		requirements: []string{req("AC-1", "L1", "a")},
	}.load(t)
	const final, conditional = assessment.Final, assessment.Conditional
	for _, test := range []struct {
		says, level string
		status      assessment.Status
		date        string
		want        string // status, close-out, end and affirmations; - for none; "" for no days at all
	}{
		{"final lasts three years and is affirmed on the two days between", "L2", final, "2026-01-15", "2026-01-15 - 2029-01-15 2027-01-15 2028-01-15"},
		{"conditional closes out after 180 days", "L2", conditional, "2026-01-15", "2026-01-15 2026-07-14 2029-01-15 2027-01-15 2028-01-15"},
		{"180 days over a 29 February are a day earlier in the calendar", "L2", conditional, "2028-01-15", "2028-01-15 2028-07-13 2031-01-15 2029-01-15 2030-01-15"},
		{"180 days run into the next year", "L2", conditional, "2026-12-31", "2026-12-31 2027-06-29 2029-12-31 2027-12-31 2028-12-31"},
		{"a year's status ends where its first affirmation would be", "L1", final, "2026-01-15", "2026-01-15 - 2027-01-15"},
		{"29 February comes round on the 28th", "L2", final, "2028-02-29", "2028-02-29 - 2031-02-28 2029-02-28 2030-02-28"},
		{"and on the 29th where there is one", "L5", final, "2028-02-29", "2028-02-29 - 2032-02-29"},
		{"but 2100 is no leap year", "L5", final, "2096-02-29", "2096-02-29 - 2100-02-28"},
		{"28 February stays", "L1", final, "2027-02-28", "2027-02-28 - 2028-02-28"},
		{"affirmed every other year", "L4", final, "2026-03-01", "2026-03-01 - 2032-03-01 2028-03-01 2030-03-01"},
		{"a level that sets none", "L3", final, "2026-01-15", "2026-01-15 - -"},
		{"a conditional status of a level that has none", "L3", conditional, "2026-01-15", "2026-01-15 - -"},
		{"no status date", "L2", final, "", ""},
		{"what is no date", "L2", final, "2026-02-30", ""},
		{"not achieved", "L2", assessment.NotAchieved, "2026-01-15", ""},
		{"incomplete", "L2", assessment.Incomplete, "2026-01-15", ""},
		{"no score", "L2", assessment.NoScore, "2026-01-15", ""},
	} {
		t.Run(test.says, func(t *testing.T) {
			d, ok := assessment.DatesOf(c.Level(test.level), test.status, test.date)
			require.Equal(t, test.want != "", ok)
			if !ok {
				require.Zero(t, d)
				return
			}
			days := []string{day(d.Status), day(d.CloseOut), day(d.ValidUntil)}
			for _, a := range d.Affirm {
				days = append(days, day(a))
			}
			require.Equal(t, test.want, strings.Join(days, " "))
		})
	}
}

func day(t time.Time) string {
	if t.IsZero() {
		return "-"
	}
	return t.Format(time.DateOnly)
}
