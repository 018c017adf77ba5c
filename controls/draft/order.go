package draft

import (
	"cmp"
	"slices"
	"strings"
)

// knownLevels are words for levels whose order is known, lowest first.
var knownLevels = []string{
	"low", "basic", "foundational", "moderate", "medium", "intermediate", "high", "advanced", "enhanced",
	"普", "低", "初級", "基礎", "中", "中級", "進階", "高", "高級",
}

// SortLevels puts the names of levels into order, lowest first, where all of them are words whose order is known or all end
// in a number, L2 before L10. Else they stay as they stand.
func SortLevels(names []string) {
	known := func(s string) int { return slices.Index(knownLevels, strings.ToLower(s)) }
	switch {
	case !slices.ContainsFunc(names, func(s string) bool { return known(s) < 0 }):
		slices.SortStableFunc(names, func(a, b string) int { return known(a) - known(b) })
	case !slices.ContainsFunc(names, func(s string) bool { return s == "" || s[len(s)-1] < '0' || s[len(s)-1] > '9' }):
		slices.SortStableFunc(names, func(a, b string) int { return cmp.Or(len(a)-len(b), strings.Compare(a, b)) })
	}
}
