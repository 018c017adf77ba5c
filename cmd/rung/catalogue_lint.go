package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rung/controls"
	"rung/controls/lang"
)

type lintOptions struct {
	catalogue   string
	explain     string // a rule
	strict      bool   // warnings fail too
	json, sarif bool
}

func newCatalogueLint(a *app) *cobra.Command {
	c := a.command("lint CATALOGUE [--strict] [--json | --sarif] | --explain RULE", "catalogue-lint")
	c.Args = cobra.MaximumNArgs(1)
	c.ValidArgsFunction = a.completeCatalogue
	var o lintOptions
	c.Flags().StringVar(&o.explain, "explain", "", a.say("flag-lint-explain"))
	c.Flags().BoolVar(&o.strict, "strict", false, a.say("flag-lint-strict"))
	c.Flags().BoolVar(&o.json, "json", false, a.say("flag-lint-json"))
	c.Flags().BoolVar(&o.sarif, "sarif", false, a.say("flag-lint-sarif"))
	c.MarkFlagsMutuallyExclusive("explain", "json", "sarif")
	c.RunE = func(c *cobra.Command, args []string) error {
		if c.Flags().Changed("explain") {
			return a.explainRule(o.explain)
		}
		if err := cobra.ExactArgs(1)(c, args); err != nil {
			return &usageError{err}
		}
		o.catalogue = args[0]
		return a.lintCatalogue(o)
	}
	return c
}

// lintFailedError says that a catalogue has problems; what they are stands in the output.
type lintFailedError struct {
	Name             string
	Errors, Warnings int
}

func (e *lintFailedError) Error() string {
	return fmt.Sprintf("%s: %d errors, %d warnings", e.Name, e.Errors, e.Warnings)
}

// linted is what Lint found, told for people and machines.
type linted struct {
	name     string
	folder   string // of a catalogue that was named by path, with a slash at its end, as the person wrote it
	problems []controls.Problem
	count    map[controls.Severity]int
}

// lintCatalogue tells everything there is to say of a catalogue. Errors fail, and warnings where o is strict.
func (a *app) lintCatalogue(o lintOptions) error {
	at, err := a.find(o.catalogue)
	if err != nil {
		return err
	}
	files := at.files
	problems, err := controls.Lint(files)
	if errors.Is(err, fs.ErrNotExist) {
		return &notACatalogueError{o.catalogue}
	}
	if err != nil {
		return err
	}
	l := linted{name: o.catalogue, folder: folderOf(at.name), problems: problems, count: map[controls.Severity]int{}}
	for _, p := range problems {
		l.count[p.Severity]++
	}
	switch {
	case o.json:
		err = a.lintJSON(l)
	case o.sarif:
		err = a.lintSARIF(l)
	default:
		err = a.lintText(l, files)
	}
	if err == nil && (l.count[controls.Error] > 0 || o.strict && l.count[controls.Warning] > 0) {
		err = &lintFailedError{o.catalogue, l.count[controls.Error], l.count[controls.Warning]}
	}
	return err
}

// folderOf is the folder of a catalogue that is named by path, so that an editor can open what is named; else "".
func folderOf(name string) string {
	info, err := os.Stat(name)
	if slices.Contains(shipped(), name) || err != nil {
		return ""
	}
	if !info.IsDir() {
		name = filepath.Dir(name)
	}
	return strings.TrimSuffix(filepath.ToSlash(filepath.Clean(name)), "/") + "/"
}

func (a *app) lintText(l linted, files fs.FS) error {
	for _, p := range l.problems {
		p.File = l.folder + p.File
		p.Message = fmt.Sprintf("%s: %s [%s]", a.say("lint-"+p.Severity.String()), a.wording(p), p.Rule)
		if _, err := fmt.Fprintln(a.Out, visible(p.String())); err != nil {
			return err
		}
	}
	if l.count[controls.Error] > 0 {
		return nil // how many is said with the error
	}
	if len(l.problems) > 0 {
		_, err := fmt.Fprintln(a.Out, a.say("lint-counts", lang.Data{"Warnings": l.count[controls.Warning], "Advice": l.count[controls.Advice]}))
		return err
	}
	c, err := controls.Load(files)
	if err != nil {
		return err
	}
	objectives := 0
	for i := range c.Requirements {
		objectives += len(c.Requirements[i].Objectives)
	}
	_, err = fmt.Fprintln(a.Out, a.say("lint-clean", lang.Data{
		"ID": c.ID, "Version": c.Version, "Requirements": len(c.Requirements), "Objectives": objectives, "Languages": len(c.Languages),
	}))
	return err
}

// ruleTitle is the first line of a rule's explanation.
func (a *app) ruleTitle(rule string) string {
	title, _, _ := strings.Cut(a.say("rule-"+rule), "\n")
	return title
}

// explainRule says what a rule means, why it is there and what to do.
func (a *app) explainRule(rule string) error {
	var have []string
	for _, r := range controls.LintRules() {
		if r.ID == rule {
			_, err := fmt.Fprintf(a.Out, "%s (%s)\n%s\n", r.ID, a.say("lint-"+r.Severity.String()), strings.TrimRight(a.say("rule-"+rule), "\n"))
			return err
		}
		have = append(have, r.ID)
	}
	return &unknownWordError{What: "rule", Word: rule, Have: have}
}
