package interview

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
)

// dayTyped is a day as people write it: year, month and day, the years counted from 1 or, in Taiwan, from 1912.
var dayTyped = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:民國)?\s*(\d{2,4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$`)
})

// firstYear is the year before the first year of the Republic of China, by which Taiwan counts.
const firstYear = 1911

// readDay reads a day in one of the ways in which it is typed: 2026-12-31, 2026/12/31, 115/12/31, 民國115年12月31日. It is
// kept as 2006-01-02; ok is false for what is no day.
func readDay(text string) (day string, ok bool) {
	found := dayTyped().FindStringSubmatch(strings.TrimSpace(plainKeys(text)))
	if found == nil {
		return "", false
	}
	var n [3]int
	for i := range n {
		n[i], _ = strconv.Atoi(found[i+1]) // digits only, few of them
	}
	if n[0] < 1000 {
		n[0] += firstYear
	}
	t := time.Date(n[0], time.Month(n[1]), n[2], 0, 0, 0, 0, time.UTC)
	if t.Day() != n[2] || int(t.Month()) != n[1] {
		return "", false
	}
	return t.Format(time.DateOnly), true
}

// dayFirst begins like a day, whether or not it is one.
var dayFirst = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:民國\s*)?\d{2,4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?`)
})

// splitDay takes the day off the beginning of a text. bad is what begins like a day and is none.
func splitDay(text string) (day, rest, bad string) {
	text = strings.TrimSpace(text)
	first := dayFirst().FindString(plainKeys(text))
	if first == "" {
		return "", text, ""
	}
	typed := string([]rune(text)[:len([]rune(first))])
	day, ok := readDay(typed)
	if !ok {
		return "", text, typed
	}
	return day, textAfter(text, len([]rune(first))), ""
}
