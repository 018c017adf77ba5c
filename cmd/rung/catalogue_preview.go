package main

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rung/assessment"
	"rung/assessment/interview"
	"rung/controls"
	"rung/controls/lang"
	"rung/report"
)

type previewOptions struct {
	catalogue, requirement string
	level                  string
	format, out            string
	plain, force           bool
}

func newCataloguePreview(a *app) *cobra.Command {
	c := a.command("preview CATALOGUE [REQUIREMENT] [--level LEVEL] [--format FORMAT] [-o OUT]", "catalogue-preview")
	c.Args = cobra.RangeArgs(1, 2)
	c.ValidArgsFunction = a.completeCatalogue
	var o previewOptions
	c.Flags().StringVar(&o.level, "level", "", a.say("flag-preview-level"))
	c.Flags().StringVar(&o.format, "format", "", a.say("flag-preview-format"))
	c.Flags().StringVarP(&o.out, "output", "o", "", a.say("flag-output"))
	c.Flags().BoolVar(&o.force, "force", false, a.say("flag-force"))
	c.Flags().BoolVar(&o.plain, "plain", false, a.say("flag-plain"))
	c.RegisterFlagCompletionFunc("format", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return formatNames(), cobra.ShellCompDirectiveNoFileComp
	})
	c.RunE = func(c *cobra.Command, args []string) error {
		o.catalogue = args[0]
		if len(args) == 2 {
			o.requirement = args[1]
		}
		o.plain = o.plain || !a.Terminal || a.Getenv("RUNG_PLAIN") == "1"
		return a.previewCatalogue(c.Context(), o)
	}
	return c
}

// previewError is a preview that cannot be made as it was asked for; the message "preview-" + What says why.
type previewError struct{ What, Word string }

func (e *previewError) Error() string { return "preview: " + e.What + " " + e.Word }

// previewCatalogue walks the interview of a catalogue on an assessment that is not kept, or writes the report page of one
// requirement.
func (a *app) previewCatalogue(ctx context.Context, o previewOptions) error {
	c, err := a.lookAtCatalogue(o.catalogue)
	if err != nil {
		return err
	}
	var r *controls.Requirement
	if o.requirement != "" {
		if r = c.Requirement(o.requirement); r == nil {
			return &assessment.UnknownIDError{ID: o.requirement, Near: controls.Near(o.requirement, c.RequirementIDs())}
		}
	}
	state, err := a.trial(c, r, o.level)
	switch {
	case err != nil:
		return err
	case o.out == "" && o.format == "":
		return a.previewInterview(ctx, o, c, state)
	case r == nil:
		return &previewError{"no-requirement", ""}
	}
	return a.previewPage(o, c, r, state)
}

// trial begins an assessment that no file holds. Its level is the one that is named, else the requirement's own, else the
// highest that asks anything.
func (a *app) trial(c *controls.Catalogue, r *controls.Requirement, level string) (*assessment.State, error) {
	have := askable(c)
	switch {
	case len(have) == 0:
		return nil, &previewError{"nothing-asked", c.ID}
	case level != "" && !slices.Contains(have, level):
		return nil, &unknownLevelError{level, have}
	case level == "" && r != nil && slices.Contains(have, r.Level) && c.Level(r.Level).Rule.Kind != controls.Rating:
		level = r.Level
	case level == "":
		level = have[len(have)-1]
	}
	if r != nil && !slices.Contains(c.Asked(level), r) {
		return nil, &assessment.NotAskedError{ID: r.ID, Level: r.Level, Target: level}
	}
	header := assessment.Header{Rung: assessment.Version, ID: a.NewID(), Created: a.Now().UTC(), Framework: assessment.Ref(c), Target: level}
	return assessment.Replay(header, nil), nil
}

// previewInterview asks as an assessment does and keeps nothing.
func (a *app) previewInterview(ctx context.Context, o previewOptions, c *controls.Catalogue, state *assessment.State) error {
	ask := interview.Screen
	if o.plain {
		ask = interview.Lines
	}
	ended, err := ask(ctx, interview.Options{
		Catalogue: c, State: state, Recorder: a.recorder("", state), Save: func(assessment.Event) error { return nil },
		Lang: a.lang, In: a.In, Out: a.Out, Color: a.color(), From: o.requirement, Trial: true,
	})
	if err != nil {
		return err
	}
	a.tell("preview-ended", lang.Data{"Answered": ended.Answered, "Questions": ended.Questions})
	return a.previewRemarks(o)
}

// previewRemarks says that lint has something to say, which the interview does not show.
func (a *app) previewRemarks(o previewOptions) error {
	f, err := a.find(o.catalogue)
	if err != nil {
		return err
	}
	remarks, err := controls.Lint(f.files)
	if err != nil {
		return err
	}
	if len(remarks) > 0 {
		a.tell("preview-remarks", lang.Data{"Number": len(remarks), "Name": o.catalogue})
	}
	return nil
}

// previewPage writes what a report says of a requirement that is not met while all others are.
func (a *app) previewPage(o previewOptions, c *controls.Catalogue, r *controls.Requirement, state *assessment.State) error {
	format, err := previewFormat(o)
	if err != nil {
		return err
	}
	out := o.out
	if out == "" {
		out = fileNameOf(r.ID) + format.Ext
	}
	if out != "-" {
		if err := outputFree(out, o.force); err != nil {
			return err
		}
	}
	state.Add(a.recorder("", state).Record(assessment.AnswerEvent(allButOne(c, state, r)...)))
	m := report.Build(c, state, assessment.Evaluate(c, state), report.Options{
		Lang: a.lang, Langs: a.langs, Now: a.Now(), Version: programVersion(), Other: a.otherCatalogue,
	})
	title := a.say("preview-title", lang.Data{"ID": r.ID, "Title": r.Title.In(a.lang)})
	return a.writeReport(report.OneGap(m, r.ID, title), format, out, o.force)
}

// previewFormat is the format that is named, else the one that the file's name ends in, else the first.
func previewFormat(o previewOptions) (report.Format, error) {
	if o.format == "" {
		for _, f := range formats {
			if strings.EqualFold(filepath.Ext(o.out), f.Ext) {
				return f, nil
			}
		}
		if o.out != "-" && filepath.Ext(o.out) != "" {
			return report.Format{}, &unknownFormatError{strings.TrimPrefix(filepath.Ext(o.out), ".")}
		}
		return formats[0], nil
	}
	chosen, err := chooseFormats([]string{o.format})
	if err != nil {
		return report.Format{}, err
	}
	return chosen[0], nil
}

// fileNameOf makes a file's name of an id, whose colons and brackets not every system takes.
func fileNameOf(id string) string {
	return strings.NewReplacer(":", "-", "(", "-", ")", "").Replace(id)
}

// allButOne meets every objective that is asked, but those of one requirement.
func allButOne(c *controls.Catalogue, state *assessment.State, not *controls.Requirement) []assessment.Setting {
	var out []assessment.Setting
	for _, r := range c.Asked(state.Target) {
		for _, o := range r.Objectives {
			to := assessment.Value(assessment.Met)
			scale := c.Scale(o.Scale)
			switch {
			case scale != nil && r == not:
				to = assessment.Value(scale.Steps[0].ID)
			case scale != nil:
				to = assessment.Value(scale.Steps[len(scale.Steps)-1].ID)
			case r == not:
				to = assessment.Value(assessment.NotMet)
			}
			out = append(out, state.Set(o.ID, to, nil))
		}
	}
	return out
}
