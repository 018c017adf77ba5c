package main

import (
	"cmp"
	"strings"

	"github.com/rivo/uniseg"

	"rung/controls"
)

// requirementID is the requirement's part of the id of an objective, or the id itself.
func requirementID(id string) string {
	requirement, _, _ := controls.SplitObjectiveID(id)
	return requirement
}

// idGroup are the things that belong to one requirement and its objectives.
type idGroup[T any] struct {
	id    string
	items []T
}

// byRequirement divides things that stand in the order of the catalogue.
func byRequirement[T any](things []T, idOf func(T) string) []idGroup[T] {
	var out []idGroup[T]
	for _, thing := range things {
		id := requirementID(idOf(thing))
		if len(out) == 0 || out[len(out)-1].id != id {
			out = append(out, idGroup[T]{id: id})
		}
		last := &out[len(out)-1]
		last.items = append(last.items, thing)
	}
	return out
}

// inColumns writes rows as columns, each as wide as its widest cell is on the screen: a Chinese character takes two places.
func inColumns(out *strings.Builder, rows [][]string) {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], uniseg.StringWidth(cell))
		}
	}
	for _, row := range rows {
		for i, cell := range row {
			out.WriteString("  " + cell)
			if i < len(row)-1 {
				out.WriteString(strings.Repeat(" ", widths[i]-uniseg.StringWidth(cell)))
			}
		}
		out.WriteString("\n")
	}
}

// shortID is the objective's part of an id where it stands below its requirement.
func (a *app) shortID(requirement, id string) string {
	return visible(cmp.Or(strings.TrimPrefix(id, requirement), "·"))
}

// titleOf is the title of a requirement, "" where the catalogue lacks it.
func (a *app) titleOf(at *opened, id string) string {
	if r := at.catalogue.Requirement(id); r != nil {
		return visible(r.Title.In(a.lang))
	}
	return ""
}

// neutral is how evidence is listed where the framework says nothing of it.
var neutral = controls.Hashing{Algorithm: controls.SHA256, List: "evidence.log", Seal: "evidence-hash.log"}

// hashingOf is how the target's framework wants evidence listed.
func hashingOf(at *opened) controls.Hashing {
	if h := at.result.Target.Evidence.Hashing; h != nil {
		return *h
	}
	return neutral
}
