package report

import (
	"time"

	"rung/controls/lang"
)

// DateStyle is how a report writes days.
type DateStyle string

// The styles of dates. The Republic of China's era counts years from 1912.
const (
	DatesAD   DateStyle = "ad"   // 2026-11-21
	DatesROC  DateStyle = "roc"  // 民國115年11月21日
	DatesBoth DateStyle = "both" // the one with the other behind it
)

// DateStyles lists the styles of dates, the usual one first.
var DateStyles = []DateStyle{DatesAD, DatesROC, DatesBoth}

// firstROCYear is the year 1 of the Republic of China's era.
const firstROCYear = 1912

// day words a day as this report writes them; "" for none. A day before the era began is written in AD.
func (b *builder) day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	t = t.UTC()
	ad := t.Format(time.DateOnly)
	if t.Year() < firstROCYear || b.options.Dates == "" || b.options.Dates == DatesAD {
		return ad
	}
	roc := b.say("date-roc", lang.Data{"Year": t.Year() - firstROCYear + 1, "Month": int(t.Month()), "Day": t.Day()})
	if b.options.Dates == DatesBoth {
		return b.say("date-both", lang.Data{"AD": ad, "ROC": roc})
	}
	return roc
}

// dayOf words a day that was saved as 2006-01-02; what is none stays as it is.
func (b *builder) dayOf(saved string) string {
	t, err := time.Parse(time.DateOnly, saved)
	if err != nil {
		return saved
	}
	return b.day(t)
}

// brief words a day for a narrow column.
func (b *builder) brief(saved string) string {
	t, err := time.Parse(time.DateOnly, saved)
	if err != nil || t.Year() < firstROCYear || b.options.Dates != DatesROC {
		return saved
	}
	return b.say("date-roc-brief", lang.Data{"Year": t.Year() - firstROCYear + 1, "Month": int(t.Month()), "Day": t.Day()})
}
