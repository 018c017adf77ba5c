package controls

import (
	"fmt"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// show quotes a piece of a file for a message: short, on one line, with everything invisible written out.
func show(s string) string {
	const longest = 60
	n := 0
	for i := range s {
		if n++; n > longest {
			return strconv.Quote(s[:i]) + "…"
		}
	}
	return strconv.Quote(s)
}

// bare is show without the quotes, where an id needs none.
func bare(id string) string {
	if shortID.MatchString(id) {
		return id
	}
	return show(id)
}

// describe names a node's kind in plain words.
func describe(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a group of keys"
	case yaml.SequenceNode:
		return "a list"
	}
	switch n.ShortTag() {
	case "!!null":
		return "nothing"
	case "!!int", "!!float":
		return "the number " + strings.Trim(show(n.Value), `"`)
	case "!!bool":
		return "the truth value " + n.Value
	}
	return "the text " + show(n.Value)
}

// some lists names for a message, not all of them when they are many.
func some(names []string) string {
	const most = 12
	switch {
	case len(names) == 0:
		return "none"
	case len(names) > most:
		return fmt.Sprintf("%s and %d more", join(names[:most], ", "), len(names)-most)
	}
	return join(names, ", ")
}

func join(names []string, between string) string {
	return strings.Join(ids(names, bare), between)
}

// noSuch says that owner has no such thing, and what might have been meant.
func noSuch(owner, what, id string, have []string) string {
	const most = 1000 // guessing among more takes too long
	if len(have) <= most {
		if near := Near(id, have); len(near) > 0 {
			return fmt.Sprintf("%s has no %s %s; did you mean %s?", owner, what, show(id), join(near, " or "))
		}
	}
	return fmt.Sprintf("%s has no %s %s; it has %s", owner, what, show(id), some(have))
}
