package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"rung/controls"
	"rung/controls/lang"
	"rung/report"
)

type diffOptions struct {
	old, new       string
	json, markdown bool
}

func newCatalogueDiff(a *app) *cobra.Command {
	c := a.command("diff OLD NEW [--json|--markdown]", "catalogue-diff")
	c.Args = cobra.ExactArgs(2)
	c.ValidArgsFunction = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return shipped(), cobra.ShellCompDirectiveDefault
	}
	var o diffOptions
	c.Flags().BoolVar(&o.json, "json", false, a.say("flag-diff-json"))
	c.Flags().BoolVar(&o.markdown, "markdown", false, a.say("flag-diff-markdown"))
	c.MarkFlagsMutuallyExclusive("json", "markdown")
	c.RunE = func(_ *cobra.Command, args []string) error {
		o.old, o.new = args[0], args[1]
		return a.runCatalogueDiff(o)
	}
	return c
}

// diffScore is a comparison for machines, schema rung/diff/v1. Keys are only ever added.
type diffScore struct {
	Schema  string                `json:"schema"`
	From    report.FrameworkScore `json:"from"`
	To      report.FrameworkScore `json:"to"`
	Effect  controls.Effect       `json:"effect"`
	Changes controls.Changes      `json:"changes"`
}

// runCatalogueDiff writes what a catalogue says differently from an older one, and what that does to answers.
func (a *app) runCatalogueDiff(o diffOptions) error {
	old, err := a.lookAtCatalogue(o.old)
	if err != nil {
		return err
	}
	new, err := a.lookAtCatalogue(o.new)
	if err != nil {
		return err
	}
	changes := controls.Diff(old, new)
	if o.json {
		encoder := json.NewEncoder(a.Out)
		encoder.SetIndent("", "  ")
		return encoder.Encode(diffScore{"rung/diff/v1", a.signedRef(old), a.signedRef(new), changes.Effect(), changes})
	}
	d := diffText{app: a, old: old, new: new}
	d.tell(changes)
	write := d.plain
	if o.markdown {
		write = d.markdown
	}
	if _, err = fmt.Fprint(a.Out, write()); err != nil {
		return err
	}
	if !changes.Empty() && old.ID == new.ID && old.Version == new.Version {
		a.tell("diff-same-version", lang.Data{"ID": old.ID, "Version": old.Version})
	}
	return nil
}

// diffText words a comparison, line by line.
type diffText struct {
	*app
	old, new *controls.Catalogue
	lines    []diffLine
}

// diffLine is a line of it: depth 0 is the title, 1 a heading, 2 a part, 3 and 4 what belongs to it.
type diffLine struct {
	depth int
	text  string
}

func (d *diffText) line(depth int, text string) {
	d.lines = append(d.lines, diffLine{depth, visible(oneLine(text))})
}

func (d *diffText) tell(c controls.Changes) {
	d.line(0, d.say("diff-title", lang.Data{"From": d.old.ID + " " + d.old.Version, "To": d.new.ID + " " + d.new.Version}))
	if c.Empty() {
		d.line(1, d.say("diff-none"))
		return
	}
	d.line(1, d.say("diff-effect"))
	for _, line := range d.effectLines(c.Effect()) {
		d.line(2, line)
	}
	if len(c.Catalogue) > 0 {
		d.line(1, d.say("diff-catalogue"))
		d.differences(2, c.Catalogue)
	}
	d.parts("diff-levels", c.Levels)
	d.parts("diff-domains", c.Domains)
	d.parts("diff-requirements", c.Requirements)
}

// effectLines say which answers stay, which must be confirmed and which go.
func (a *app) effectLines(e controls.Effect) []string {
	lines := []string{a.say("diff-stay", lang.Data{"Count": e.Stay, "Renamed": e.Renamed})}
	for _, more := range []struct {
		line  string
		count int
	}{
		{a.say("diff-confirm", lang.Data{"Count": e.Confirm}), e.Confirm},
		{a.say("diff-go", lang.Data{"Count": e.Go}), e.Go},
		{a.say("diff-new", lang.Data{"Count": e.New}), e.New},
	} {
		if more.count > 0 {
			lines = append(lines, more.line)
		}
	}
	return lines
}

func (d *diffText) parts(heading string, parts []controls.PartChange) {
	if len(parts) == 0 {
		return
	}
	d.line(1, d.say(heading))
	for _, p := range parts {
		d.part(2, p)
		for _, o := range p.Objectives {
			d.part(3, o)
		}
	}
}

func (d *diffText) part(depth int, p controls.PartChange) {
	data := lang.Data{"ID": p.ID, "Was": p.Was, "Title": titleOf(d.new, p.ID).In(d.lang)}
	line := d.say("diff-part", data)
	switch {
	case p.Removed():
		data["Title"] = titleOf(d.old, p.Was).In(d.lang)
		line = d.say("diff-removed", data)
	case p.Added():
		line = d.say("diff-added", data)
	case p.Renamed():
		line = d.say("diff-renamed", data)
	}
	if p.Confirm {
		line = d.say("diff-to-confirm", lang.Data{"Line": line})
	}
	d.line(depth, line)
	d.differences(depth+1, p.Differences)
}

func (d *diffText) differences(depth int, all []controls.Difference) {
	said := func(s string) string {
		if s == "" {
			return d.say("diff-nothing")
		}
		return s
	}
	for _, x := range all {
		field := x.Field
		if x.Lang != "" {
			field = d.say("diff-field", lang.Data{"Field": field, "Language": string(x.Lang)})
		}
		old, new := x.Old, x.New
		if x.Lang == "" {
			old, new = inWords(old), inWords(new)
		}
		if old == new {
			d.line(depth, d.say("diff-inside", lang.Data{"Field": field}))
			continue
		}
		d.line(depth, d.say("diff-kind-"+string(x.Kind), lang.Data{"Field": field, "Old": said(old), "New": said(new)}))
	}
}

// titleOf finds what a person calls the part with an id: its title, or the statement of an objective.
func titleOf(c *controls.Catalogue, id string) lang.Text {
	if l := c.Level(id); l != nil {
		return l.Title
	}
	if d := c.Domain(id); d != nil {
		return d.Title
	}
	if r := c.Requirement(id); r != nil {
		return r.Title
	}
	if _, o := c.Objective(id); o != nil {
		return o.Text
	}
	return nil
}

func (d *diffText) plain() string {
	out := &strings.Builder{}
	for _, l := range d.lines {
		if l.depth == 1 {
			fmt.Fprintln(out)
		}
		fmt.Fprintf(out, "%s%s\n", strings.Repeat("  ", max(0, l.depth-1)), l.text)
	}
	return out.String()
}

// inMarkdown keeps a text from being read as Markdown or HTML.
var inMarkdown = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "#", `\#`, "|", `\|`, "&", `\&`, "~", `\~`)

func (d *diffText) markdown() string {
	out := &strings.Builder{}
	for _, l := range d.lines {
		text := inMarkdown.Replace(l.text)
		switch l.depth {
		case 0:
			fmt.Fprintf(out, "# %s\n", text)
		case 1:
			fmt.Fprintf(out, "\n## %s\n\n", text)
		default:
			fmt.Fprintf(out, "%s- %s\n", strings.Repeat("  ", l.depth-2), text)
		}
	}
	return out.String()
}
