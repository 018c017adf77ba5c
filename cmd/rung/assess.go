package main

import (
	"context"
	"errors"
	"io/fs"

	"github.com/spf13/cobra"

	"rung/assessment"
	"rung/assessment/interview"
	"rung/assessment/journal"
	"rung/controls"
	"rung/controls/lang"
	"rung/frameworks"
)

type assessOptions struct {
	path  string
	plain bool
	flags profileFlags

	domain, only string
	author       string // --as
	last         string // --from-last
}

func newAssess(a *app) *cobra.Command {
	c := a.command("assess FILE [--plain]", "assess")
	c.Args = cobra.ExactArgs(1)
	c.ValidArgsFunction = completeFile
	var o assessOptions
	o.flags.add(a, c)
	c.Flags().BoolVar(&o.plain, "plain", false, a.say("flag-plain"))
	c.Flags().StringVar(&o.domain, "domain", "", a.say("flag-domain"))
	c.Flags().StringVar(&o.only, "only", "all", a.say("flag-only"))
	c.Flags().StringVar(&o.author, "as", "", a.say("flag-as"))
	c.Flags().StringVar(&o.last, "from-last", "", a.say("flag-from-last"))
	c.RegisterFlagCompletionFunc("only", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return filterNames(), cobra.ShellCompDirectiveNoFileComp
	})
	c.RunE = func(c *cobra.Command, args []string) error {
		o.path = args[0]
		o.plain = o.plain || !a.Terminal || a.Getenv("RUNG_PLAIN") == "1"
		return a.runAssess(c.Context(), o)
	}
	return c
}

// runAssess walks through the questionnaire, after making the file where there is none.
func (a *app) runAssess(ctx context.Context, o assessOptions) error {
	only, ok := interview.ParseFilter(o.only)
	if !ok {
		return &badValueError{"only", o.only}
	}
	last, err := a.lastYear(o.last)
	if err != nil {
		return err
	}
	sitting := &sitting{a: a, options: o, only: only, last: last}
	defer sitting.close()
	ended, err := sitting.ask(ctx)
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
	return nil
}

// pen writes to the journal. A journal that failed once takes nothing more, so the next answer opens it again.
type pen struct {
	j      *journal.Journal
	unlock *journal.Unlocker
}

func (p *pen) save(e assessment.Event) error {
	err := p.j.Append(e)
	if dead := new(journal.UnsavedError); !errors.As(err, &dead) {
		return err
	}
	p.j.Close()
	again, reopened := journal.OpenWith(p.j.Path(), p.unlock)
	if reopened != nil {
		return err
	}
	p.j = again
	return p.j.Append(e)
}

// lastYear reads the assessment whose answers are offered, nil when there is none.
func (a *app) lastYear(path string) (*assessment.State, error) {
	if path == "" {
		return nil, nil
	}
	log, err := a.log(path)
	if err != nil {
		return nil, err
	}
	return assessment.Replay(log.Header, log.Events), nil
}

func filterNames() []string {
	names := []string{"all"}
	for _, f := range interview.Filters[1:] {
		names = append(names, string(f))
	}
	return names
}

// setupOptions are what there is to say of who is assessed, against what. Where there are several catalogues to choose
// from, only their main files are read: the screen stands before anything else is needed. Where there is but one, it comes
// too; else it is nil.
func (a *app) setupOptions(o assessOptions) (interview.SetupOptions, *controls.Catalogue, error) {
	options := interview.SetupOptions{
		Given: interview.Setup{Target: o.flags.level, Profile: o.flags.profile}, Lang: a.lang, In: a.In, Out: a.Out, Color: a.color(),
	}
	if o.flags.framework == "" && a.catalogue == "" && !o.flags.facts.given() {
		for _, id := range shipped() {
			main, err := fs.ReadFile(frameworks.Files, id+"/"+controls.MainFile)
			if err != nil {
				return options, nil, err
			}
			head, err := controls.Head(main)
			if err != nil {
				return options, nil, &catalogueError{id, err}
			}
			options.Choices = append(options.Choices, interview.ChoiceOf(head, head.LevelIDs()))
		}
		return options, nil, nil
	}
	c, err := a.loadCatalogue(o.flags.name(a))
	if err != nil {
		return options, nil, err
	}
	options.Choices = []interview.Choice{interview.ChoiceOf(c, askable(c))}
	options.Given.Framework = c.ID
	facts, err := o.flags.facts.over(c, nil)
	if err != nil {
		return options, nil, err
	}
	options.Given.Profile.Facts, options.Given.Kind = facts, o.flags.facts.kind
	if options.Given.Kind == "" && facts != nil {
		options.Given.Kind = interview.OneByOne // the facts that were not given are asked
	}
	return options, c, nil
}
