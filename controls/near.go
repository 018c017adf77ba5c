package controls

import (
	"slices"
	"strings"
)

// Near returns up to three of have that look most like want, the nearest first, for a "did you mean"; none when nothing
// is close.
func Near(want string, have []string) []string {
	type guess struct {
		name     string
		distance int
	}
	var guesses []guess
	lower := strings.ToLower(want)
	for _, name := range have {
		away := distance(lower, strings.ToLower(name))
		if len(want) > 2 && strings.Contains(strings.ToLower(name), lower) {
			away = min(away, 1)
		}
		if away <= max(1, len(name)/3) && away < len(name) {
			guesses = append(guesses, guess{name, away})
		}
	}
	slices.SortStableFunc(guesses, func(a, b guess) int { return a.distance - b.distance })
	var out []string
	for _, g := range guesses {
		if len(out) < 3 && !slices.Contains(out, g.name) {
			out = append(out, g.name)
		}
	}
	return out
}

// distance counts the slips between two words: a letter wrong, missing, too many, or two neighbours swapped. Words
// beyond 40 bytes count as far apart, so that a hostile word costs no time.
func distance(a, b string) int {
	const longest = 40
	switch {
	case a == b:
		return 0
	case len(a) > longest || len(b) > longest:
		return max(len(a), len(b))
	}
	var rows [3][longest + 1]int // the last two, and the one being filled
	before, last, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		last[j] = j
	}
	for i := range len(a) {
		row[0] = i + 1
		for j := range len(b) {
			edit := last[j]
			if a[i] != b[j] {
				edit++
			}
			row[j+1] = min(edit, row[j]+1, last[j+1]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
