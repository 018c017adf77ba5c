package main

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"rung/controls"
	"rung/controls/ciso"
	"rung/controls/draft"
	"rung/controls/lang"
)

// checkDraft lints the files of a draft. Those that Load refuses are an error: no importer may make them.
func checkDraft(files fs.FS) ([]controls.Problem, error) {
	found, err := controls.Lint(files)
	if err != nil {
		return nil, err
	}
	if slices.ContainsFunc(found, func(p controls.Problem) bool { return p.Severity == controls.Error }) {
		return nil, &controls.InvalidError{Problems: found}
	}
	return found, nil
}

// tellDraft says what came in, what did not, what lint still advises, and what to do next.
func (a *app) tellDraft(o *catalogueImport, format string, made *draft.Draft, found []controls.Problem) error {
	c := made.Catalogue
	objectives := 0
	for i := range c.Requirements {
		objectives += len(c.Requirements[i].Objectives)
	}
	out := &strings.Builder{}
	line := func(id string, data lang.Data) { fmt.Fprintln(out, visible(a.say(id, data))) }
	line("catalogue-import-title", lang.Data{"Title": c.Title.In(a.lang), "Version": c.Version, "Format": format})
	var languages []string
	for _, tag := range c.Languages {
		languages = append(languages, string(tag))
	}
	line("catalogue-import-counts", lang.Data{
		"Levels": len(c.Levels), "Domains": len(c.Domains), "Requirements": len(c.Requirements), "Objectives": objectives, "Languages": strings.Join(languages, ", "),
	})
	if c.Licence != draft.UnknownLicence { // that none is stated is said below
		line("catalogue-import-licence", lang.Data{"Licence": c.Licence})
	}
	if len(made.Left) > 0 {
		fmt.Fprintf(out, "\n%s\n", a.say("catalogue-import-left"))
		for _, l := range weighty(made.Left) {
			fmt.Fprintln(out, visible("  "+a.leftLine(l)))
		}
	}
	a.adviceLines(out, found)
	if _, err := fmt.Fprint(a.Out, out); err != nil {
		return err
	}
	a.tell("catalogue-import-done", lang.Data{"Path": o.out})
	return nil
}

// leftFirst are the kinds that whoever goes on with a draft has to know before all others.
var leftFirst = []string{
	draft.NoLicence, draft.UnreadLicence, draft.NoPublisher, draft.OwnLevel, draft.Withdrawn, "withdrawn-unmarked", ciso.Ungrouped, draft.Empty, draft.Untranslated, draft.JoinedEvidence,
	draft.ManyRefs, draft.Cut, draft.Hidden, draft.Renamed, draft.Guidance,
}

// weighty puts what weighs most first.
func weighty(list []draft.Left) []draft.Left {
	rank := func(l draft.Left) int {
		if at := slices.Index(leftFirst, l.What); at >= 0 {
			return at
		}
		return len(leftFirst)
	}
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b draft.Left) int { return rank(a) - rank(b) })
	return list
}

// leftLine says one kind of thing that did not come over: how many, what, and where for example.
func (a *app) leftLine(l draft.Left) string {
	line := a.say("left-"+l.What, lang.Data{"Number": l.Count, "Name": l.Name})
	if l.Where != "" {
		line += a.say("left-where", lang.Data{"Where": l.Where})
	}
	return line
}

// adviceLines counts by rule what lint says of a draft.
func (a *app) adviceLines(out *strings.Builder, found []controls.Problem) {
	if len(found) == 0 {
		return
	}
	count := map[string]int{}
	var rules []controls.Problem
	for _, p := range found {
		if count[p.Rule]++; count[p.Rule] == 1 {
			rules = append(rules, p)
		}
	}
	slices.SortStableFunc(rules, func(a, b controls.Problem) int { return int(a.Severity) - int(b.Severity) })
	fmt.Fprintf(out, "\n%s\n", a.say("catalogue-import-lint"))
	for _, p := range rules {
		fmt.Fprintln(out, "  "+a.say("catalogue-import-rule", lang.Data{
			"Severity": a.say("lint-" + p.Severity.String()), "Number": count[p.Rule], "Title": a.ruleTitle(p.Rule), "Rule": p.Rule,
		}))
	}
}
