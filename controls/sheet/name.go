package sheet

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"rung/controls"
)

// maxName is the longest name of a sheet, in UTF-16 units.
const maxName = 31

// listsName is the sheet that holds the choices too long to stand in a cell's rule. Read leaves it out again.
const listsName = "_lists"

// legalNames gives every sheet a name that all programs take: of 31 units at most, without []:*?/\ and apostrophes at
// its ends, not "History", and no two alike in any case.
func legalNames(sheets []Sheet) []string {
	taken := map[string]bool{"history": true, listsName: true}
	names := make([]string, len(sheets))
	for i, s := range sheets {
		base := legalName(s.Name)
		name := base
		for n := 2; taken[strings.ToLower(name)]; n++ {
			end := " (" + strconv.Itoa(n) + ")"
			name = cut(base, maxName-len(end)) + end
		}
		taken[strings.ToLower(name)] = true
		names[i] = name
	}
	return names
}

func legalName(name string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) || r == '\n' || r == '\t' || controls.Hidden(r) {
			return '-'
		}
		return r
	}, name)
	name = strings.Trim(cut(strings.Trim(name, "' "), maxName), "' ")
	if name == "" {
		return "Sheet"
	}
	return name
}

// cut shortens a text to so many UTF-16 units.
func cut(text string, most int) string {
	n := 0
	for i, r := range text {
		if n += max(1, utf16.RuneLen(r)); n > most {
			return text[:i]
		}
	}
	return text
}
