package sheet

import (
	"math"
	"strings"
	"time"
)

// dateFormat is what a number's format makes of it.
type dateFormat byte

const (
	plainNumber dateFormat = iota
	dateOrTime
)

// builtIn knows the formats that have a number instead of a pattern. Source: ECMA-376 part 1, 18.8.30, with those of
// the Chinese, Japanese and Korean programs.
func builtIn(id int) dateFormat {
	switch {
	case 14 <= id && id <= 22, 27 <= id && id <= 36, id == 45, id == 47, 50 <= id && id <= 58:
		return dateOrTime
	}
	return plainNumber
}

// formatOf reads a pattern: what it shows of a positive number is a date if, outside of quotes, brackets and escapes, it
// holds a letter of the calendar or the clock. [h] counts hours and is a number.
func formatOf(pattern string) dateFormat {
	pattern = strings.ToLower(pattern)
	if strings.Contains(pattern, "general") {
		return plainNumber
	}
	format := plainNumber
	for i := 0; i < len(pattern); i++ {
		switch pattern[i] {
		case ';':
			return format
		case '\\', '_', '*':
			i++ // the next letter stands for itself, or for its width
		case '"':
			i += 1 + strings.IndexByte(pattern[i+1:]+`"`, '"')
		case '[':
			end := strings.IndexByte(pattern[i:]+"]", ']')
			if inside := pattern[i+1 : min(len(pattern), i+end)]; inside != "" && strings.Trim(inside, inside[:1]) == "" && strings.Contains("hms", inside[:1]) {
				return plainNumber
			}
			i += end
		case 'y', 'm', 'd', 'h', 's':
			format = dateOrTime
		}
	}
	return format
}

// epoch says from when a workbook counts its days: false is from 1900, true from 1904.
type epoch bool

const (
	secondsADay = 24 * 60 * 60
	lastDay     = 2_958_465 // 9999-12-31, counted from 1900
)

// date writes a number of days as a date, a time of day or both. A number that is none has no date.
func (e epoch) date(days float64) (string, bool) {
	last := float64(lastDay + 1)
	if e {
		last -= 1462
	}
	seconds := math.Round(days * secondsADay)
	if !(days >= 0) || seconds >= last*secondsADay {
		return "", false
	}
	day, rest := int(seconds)/secondsADay, int(seconds)%secondsADay
	clock := time.Unix(int64(rest), 0).UTC().Format(time.TimeOnly)
	if day == 0 && !bool(e) {
		return clock, true
	}
	if day == 0 && days > 0 {
		return clock, true
	}
	text := e.day(day)
	if rest > 0 {
		text += " " + clock
	}
	return text, true
}

// day names a day. The count from 1900 has a 29 February in that year, which never was.
func (e epoch) day(n int) string {
	var first time.Time
	switch {
	case bool(e):
		first = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case n == 60:
		return "1900-02-29"
	case n < 60:
		first = time.Date(1899, 12, 31, 0, 0, 0, 0, time.UTC)
	default:
		first = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	}
	return first.AddDate(0, 0, n).Format(time.DateOnly)
}

// isoDate writes a date of the strict kind of workbook, such as 2026-03-01T00:00:00, as the others are written.
func isoDate(text string) string {
	for _, layout := range []string{"2006-01-02T15:04:05.999", "2006-01-02T15:04:05.999Z07:00", time.DateOnly} {
		at, err := time.Parse(layout, text)
		if err != nil {
			continue
		}
		if at.Hour() == 0 && at.Minute() == 0 && at.Second() == 0 {
			return at.Format(time.DateOnly)
		}
		return at.Format(time.DateTime)
	}
	return text
}
