package main

import (
	"fmt"
	"strings"

	"rung/assessment"
	"rung/assessment/exchange"
	"rung/controls/lang"
)

// shownDifferences is how many of a kind are named unless all are asked for.
const shownDifferences = 20

// importText says what answers from elsewhere would do.
func (a *app) importText(at *opened, r *exchange.Report, o importOptions) string {
	out := &strings.Builder{}
	plain := func(d exchange.Difference) []string { return []string{d.ID + "  " + a.saidWords(at, d.ID, d.There)} }
	both := func(d exchange.Difference) []string {
		here, there := a.saidWords(at, d.ID, d.Here), d.There
		if there.Note == d.Here.Note { // it stays, and was not said there
			there.Note = ""
		}
		if !d.Time.IsZero() {
			here += "  (" + a.whenWho(assessment.Event{Time: d.Time, Author: d.Author}) + ")"
		}
		return a.hereThere(d.ID, here, a.saidWords(at, d.ID, there), d.Where)
	}
	conflicts := "import-conflicts"
	if o.replace {
		conflicts = "import-replaced"
	}
	listSome(a, out, "import-new", r.New, o.all, plain)
	listSome(a, out, "import-changed", r.Changed, o.all, both)
	listSome(a, out, conflicts, r.Conflicts, o.all, both)
	listSome(a, out, "import-ignored", r.Ignored, o.all, func(i exchange.Ignored) []string { return []string{a.ignoredWords(i)} })
	if n := len(r.Same); n > 0 {
		fmt.Fprintf(out, "\n%s\n", a.say("import-same", lang.Data{"Number": n}))
	}
	return out.String()
}

// hereThere are the lines that say what stands here and what comes in, and from where.
func (a *app) hereThere(id, here, there, where string) []string {
	return []string{
		id, "  " + a.say("import-here", lang.Data{"Said": here}), "  " + a.say("import-there", lang.Data{"Said": there + "  (" + where + ")"}),
	}
}

// listSome writes a heading with a count and the first items, or all of them.
func listSome[T any](a *app, out *strings.Builder, heading string, items []T, all bool, lines func(T) []string) {
	if len(items) == 0 {
		return
	}
	fmt.Fprintf(out, "\n%s\n", a.say(heading, lang.Data{"Number": len(items)}))
	for i, item := range items {
		if i == shownDifferences && !all {
			fmt.Fprintf(out, "  %s\n", a.say("import-more", lang.Data{"Number": len(items) - i}))
			return
		}
		for _, line := range lines(item) {
			fmt.Fprintf(out, "  %s\n", visible(line))
		}
	}
}

// longestNote is how much of a note is shown, in characters.
const longestNote = 80

// saidWords word an answer with its note on one line.
func (a *app) saidWords(at *opened, id string, s exchange.Said) string {
	words := oneLine(a.value(at, id, s.Value))
	if s.Exception != nil {
		words += ", " + a.exceptionTitle(at, s.Exception.Kind)
	}
	note := []rune(oneLine(s.Note))
	if len(note) > longestNote {
		note = append(note[:longestNote], '…')
	}
	if len(note) > 0 {
		words = a.say("import-noted", lang.Data{"Answer": words, "Note": string(note)})
	}
	return words
}

// ignoredWords say why something is of no use.
func (a *app) ignoredWords(i exchange.Ignored) string {
	detail := i.Detail
	if i.Why.Key != "" {
		detail = a.saying(i.Why.Key, i.Why.Data)
	}
	return i.ID + "  " + a.say("import-ignored-"+string(i.Reason), lang.Data{"Detail": oneLine(detail)}) + "  (" + i.Where + ")"
}
