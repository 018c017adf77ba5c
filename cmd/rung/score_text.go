package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"rung/controls/lang"
	"rung/report"
)

// printScore writes the result for a person: where the firm stands, by domain, and the gaps.
func (a *app) printScore(at *opened) error {
	m := a.model(at)
	out := &strings.Builder{}
	fmt.Fprintf(out, "%s, %s\n%s\n%s\n\n", visible(m.Cover.Firm), m.Cover.Framework, a.catalogueLine(at.catalogue), m.Summary.Headline)
	for _, p := range m.Summary.Paragraphs {
		fmt.Fprintln(out, visible(p))
	}
	fmt.Fprintln(out, m.Summary.Progress)
	for _, d := range m.Dates {
		fmt.Fprintln(out, d.Label+m.Labels.Colon+d.Value)
	}
	fmt.Fprintf(out, "\n%s\n", m.Labels.Domains)
	a.printDomains(out, m)
	a.printRatings(out, at)
	a.printMissing(out, at)
	if len(m.Gaps) > 0 {
		fmt.Fprintf(out, "\n%s\n", m.Labels.Gaps)
		for _, g := range m.Gaps {
			fmt.Fprintf(out, "%3d  %s  %s%s\n", g.Place, g.ID, g.Title, bracketed(g.Cost))
		}
	}
	a.printOff(out, m)
	listed(out, m.Labels.Exceptions, m.Exceptions, func(x report.Exception) string { return x.ID + "  " + x.Kind + m.Labels.Colon + visible(x.Reference) })
	listed(out, a.say("disputed"), a.conflictLines(at), func(line string) string { return line })
	listed(out, m.Labels.Todos, m.Todos, func(t report.Todo) string { return t.ID + "  " + t.Words })
	fmt.Fprint(out, a.nextStep(at))
	_, err := fmt.Fprint(a.Out, out)
	return err
}

// listed writes a heading and a line for each item, or nothing where there is none.
func listed[T any](out *strings.Builder, heading string, items []T, line func(T) string) {
	if len(items) == 0 {
		return
	}
	fmt.Fprintf(out, "\n%s\n", heading)
	for _, item := range items {
		fmt.Fprintf(out, "  %s\n", line(item))
	}
}

// model is the report in the language of the run, with every text safe to print.
func (a *app) model(at *opened) report.Model {
	return report.Shown(report.Build(at.catalogue, at.state, at.result, report.Options{Lang: a.lang, Now: a.Now(), Version: programVersion(), Signature: a.signature(at.catalogue)}))
}

func (a *app) printDomains(out *strings.Builder, m report.Model) {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	for _, d := range m.Domains {
		var counts []string
		for _, c := range d.Counts {
			if c.Number > 0 {
				counts = append(counts, fmt.Sprintf("%s %d", c.Word, c.Number))
			}
		}
		fmt.Fprintf(table, "  %s\t%s\t%s\t%s\n", d.ID, d.Words, strings.Join(counts, a.say("list-comma")), d.Title)
	}
	table.Flush()
}

// nextStep says how to go on from here.
func (a *app) nextStep(at *opened) string {
	if at.result.Complete() {
		return ""
	}
	for _, f := range at.result.Findings {
		for _, o := range f.Objectives {
			if f.Off == nil && o.Outcome == "unanswered" {
				return "\n" + a.say("score-next", lang.Data{"ID": o.Objective.ID}) + "\n"
			}
		}
	}
	return ""
}

func bracketed(s string) string {
	if s == "" {
		return ""
	}
	return " (" + s + ")"
}
