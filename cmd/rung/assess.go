package main

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"rung/assessment"
	"rung/assessment/interview"
	"rung/assessment/journal"
	"rung/controls"
	"rung/controls/lang"
)

type assessOptions struct {
	path  string
	plain bool
	flags profileFlags
}

func newAssess(a *app) *cobra.Command {
	c := a.command("assess FILE [--plain]", "assess")
	c.Args = cobra.ExactArgs(1)
	c.ValidArgsFunction = completeFile
	var o assessOptions
	o.flags.add(a, c)
	c.Flags().BoolVar(&o.plain, "plain", false, a.say("flag-plain"))
	c.RunE = func(c *cobra.Command, args []string) error {
		o.path = args[0]
		o.plain = o.plain || !a.Terminal || a.Getenv("RUNG_PLAIN") == "1"
		return a.runAssess(c.Context(), o)
	}
	return c
}

// runAssess walks through the questionnaire, after making the file where there is none.
func (a *app) runAssess(ctx context.Context, o assessOptions) error {
	j, catalogue, state, err := a.beginAssess(ctx, o)
	if err != nil {
		return err
	}
	defer j.Close()
	options := interview.Options{
		Catalogue: catalogue, State: state, Recorder: a.recorder("", state),
		Save: func(e assessment.Event) error { return j.Append(e) },
		Lang: a.lang, In: a.In, Out: a.Out, Color: a.color(),
	}
	ask := interview.Screen
	if o.plain {
		ask = interview.Lines
	}
	ended, err := ask(ctx, options)
	if err != nil {
		return err
	}
	said := lang.Data{"Path": o.path, "Answered": ended.Answered, "Questions": ended.Questions}
	if ended.Finished {
		a.tell("assess-finished", said)
	} else {
		a.tell("assess-paused", said)
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return j.Close()
}

// beginAssess opens the file, or asks who is assessed and makes it.
func (a *app) beginAssess(ctx context.Context, o assessOptions) (*journal.Journal, *controls.Catalogue, *assessment.State, error) {
	if _, err := os.Lstat(o.path); !errors.Is(err, fs.ErrNotExist) {
		return a.edit(o.path)
	}
	if err := o.flags.check(); err != nil {
		return nil, nil, nil, err
	}
	setup, catalogue, err := a.setup(ctx, o)
	if err != nil {
		return nil, nil, nil, err
	}
	j, err := a.create(o.path, catalogue, setup.Target, setup.Profile)
	if err != nil {
		return nil, nil, nil, err
	}
	return j, catalogue, assessment.Replay(j.Header(), j.Events()), nil
}

// setup asks who is assessed, against what.
func (a *app) setup(ctx context.Context, o assessOptions) (interview.Setup, *controls.Catalogue, error) {
	names := shipped()
	if o.flags.framework != "" || a.catalogue != "" {
		names = []string{o.flags.name(a)}
	}
	loaded := map[string]*controls.Catalogue{}
	var choices []interview.Choice
	for _, name := range names {
		c, err := loadCatalogue(name)
		if err != nil {
			return interview.Setup{}, nil, err
		}
		loaded[c.ID] = c
		choices = append(choices, interview.ChoiceOf(c))
	}
	given := interview.Setup{Target: o.flags.level, Profile: o.flags.profile}
	if len(names) == 1 {
		given.Framework = choices[0].Framework
	}
	options := interview.SetupOptions{Choices: choices, Given: given, Lang: a.lang, In: a.In, Out: a.Out, Color: a.color()}
	ask := interview.SetupScreen
	if o.plain {
		ask = interview.SetupLines
	}
	setup, err := ask(ctx, options)
	return setup, loaded[setup.Framework], err
}
