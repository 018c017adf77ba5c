package main

import (
	"fmt"
	"strings"

	"github.com/rivo/uniseg"

	"rung/controls"
	"rung/controls/lang"
	"rung/controls/translation"
)

// coverageLanguage is one language of the output.
type coverageLanguage struct {
	translation.Coverage
	open []translation.Text
}

type coverageTold struct {
	*app
	o         coverageOptions
	c         *controls.Catalogue
	folder    string
	languages []coverageLanguage
}

// text words it for people: a table for each language, then what is open.
func (t *coverageTold) text() string {
	out := &strings.Builder{}
	if len(t.languages) == 0 {
		return t.say("coverage-one-language", lang.Data{"ID": t.c.ID, "Language": string(t.c.Languages[0])}) + "\n"
	}
	for i := range t.languages {
		if i > 0 {
			out.WriteByte('\n')
		}
		t.table(out, &t.languages[i])
	}
	return out.String()
}

func (t *coverageTold) table(out *strings.Builder, l *coverageLanguage) {
	data := lang.Data{"ID": t.c.ID, "Version": t.c.Version, "Language": string(l.Language), "Source": string(t.c.Languages[0])}
	fmt.Fprintln(out, visible(t.say("coverage-title", data)))
	rows := [][]string{{t.say("coverage-texts"), t.say("coverage-complete"), "", t.say("coverage-stale"), t.say("coverage-missing"), t.say("coverage-untracked"), ""}}
	row := func(n translation.Count, name string) {
		rows = append(rows, []string{number(n.Total), number(n.Complete), number(n.Percent()) + "%", number(n.Stale), number(n.Missing), number(n.Untracked), name})
	}
	for _, d := range l.Domains {
		name := t.say("coverage-whole")
		if domain := t.c.Domain(d.Domain); domain != nil {
			name = domain.ID + "  " + domain.Title.In(t.lang)
		}
		row(d.Count, name)
	}
	row(l.All, t.say("coverage-all"))
	fmt.Fprint(out, flushRight(rows))
	for _, text := range l.open {
		file, line, column := text.Place(l.Language)
		p := controls.Problem{File: t.folder + file, Line: line, Column: column}
		p.Message = fmt.Sprintf("%s %s %s: %s", l.Language, t.say("translation-"+string(text.State)), text.ID, oneLine(text.Source))
		fmt.Fprintln(out, visible(p.String()))
	}
	switch {
	case l.Unfinished && l.Done():
		fmt.Fprintln(out, t.say("coverage-finished", data))
	case l.Unfinished:
		fmt.Fprintln(out, t.say("coverage-unfinished", data))
	}
}

func number(n int) string { return fmt.Sprint(n) }

// flushRight writes rows whose columns are flush right but the last, as wide as they look on a screen.
func flushRight(rows [][]string) string {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], uniseg.StringWidth(cell))
		}
	}
	out := &strings.Builder{}
	for _, row := range rows {
		var line string
		for i, cell := range row {
			if i < len(row)-1 {
				line += strings.Repeat(" ", widths[i]-uniseg.StringWidth(cell)) + cell + "  "
			} else {
				line += cell
			}
		}
		fmt.Fprintln(out, visible(strings.TrimRight("  "+line, " ")))
	}
	return out.String()
}
