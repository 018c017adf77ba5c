package controls

import (
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
	if shortID().MatchString(id) {
		return id
	}
	return show(id)
}

// What is expected in many places, and the things that bear an id.
var (
	wantsGroup = say("group", "a group of keys")
	wantsList  = say("list", "a list")
	wantsText  = say("text", "a text")

	theCatalogue  = say("the-catalogue", "the catalogue")
	aSource       = say("source", "source")
	aReferenceSet = say("reference-set", "reference set")
	aScale        = say("scale", "scale")
	aStep         = say("step", "step")
	aFact         = say("fact", "fact")
	aProfile      = say("profile", "profile")
	anAnnex       = say("annex", "annex")
	aLevel        = say("level", "level")
	aDomain       = say("domain", "domain")
	aRequirement  = say("requirement", "requirement")
	aFile         = say("file", "file")
)

// describe names a node's kind in plain words.
func describe(n *yaml.Node) Saying {
	switch n.Kind {
	case yaml.MappingNode:
		return wantsGroup
	case yaml.SequenceNode:
		return wantsList
	}
	switch n.ShortTag() {
	case "!!null":
		return say("no-value", "nothing")
	case "!!int", "!!float":
		return say("the-number", "the number {{.Number}}", "Number", strings.Trim(show(n.Value), `"`))
	case "!!bool":
		return say("the-truth-value", "the truth value {{.Value}}", "Value", n.Value)
	}
	return say("the-text", "the text {{.Text}}", "Text", show(n.Value))
}

// some lists names for a message, not all of them when they are many.
func some(names []string) Saying {
	const most = 12
	switch {
	case len(names) == 0:
		return say("none", "none")
	case len(names) > most:
		return say("some", "{{.Names}} and {{.More}} more", "Names", Names(ids(names[:most], bare)), "More", len(names)-most)
	}
	return say("all", "{{.Names}}", "Names", Names(ids(names, bare)))
}

// noSuch says that owner has no such thing, and what might have been meant.
func noSuch(owner, what Saying, id string, have []string) Saying {
	const most = 1000 // guessing among more takes too long
	if len(have) <= most {
		if near := Near(id, have); len(near) > 0 {
			return say("no-such-near", "{{.Owner}} has no {{.Thing}} {{.ID}}; did you mean {{.Near}}?", "Owner", owner, "Thing", what, "ID", show(id), "Near", Choices(ids(near, bare)))
		}
	}
	return say("no-such", "{{.Owner}} has no {{.Thing}} {{.ID}}; it has {{.Known}}", "Owner", owner, "Thing", what, "ID", show(id), "Known", some(have))
}
