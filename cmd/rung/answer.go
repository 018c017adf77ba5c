package main

import (
	"io"
	"os"

	"github.com/spf13/cobra"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

type answerOptions struct {
	path, id, status string
	note             *string
	from             string
	author           string
}

func newAnswer(a *app) *cobra.Command {
	c := a.command("answer FILE {ID STATUS [--note TEXT] | --from CSV}", "answer")
	var o answerOptions
	var note string
	c.Flags().StringVar(&note, "note", "", a.say("flag-note"))
	c.Flags().StringVar(&o.from, "from", "", a.say("flag-from"))
	c.Flags().StringVar(&o.author, "as", "", a.say("flag-as"))
	c.MarkFlagsMutuallyExclusive("note", "from")
	c.Args = func(_ *cobra.Command, args []string) error {
		want := 3
		if o.from != "" {
			want = 1
		}
		return cobra.ExactArgs(want)(c, args)
	}
	c.ValidArgsFunction = a.completeAnswer
	c.RunE = func(c *cobra.Command, args []string) error {
		o.path = args[0]
		if o.from == "" {
			o.id, o.status = args[1], args[2]
		}
		if c.Flags().Changed("note") {
			o.note = &note
		}
		return a.runAnswer(o)
	}
	return c
}

func (a *app) runAnswer(o answerOptions) error {
	j, catalogue, state, err := a.edit(o.path)
	if err != nil {
		return err
	}
	defer j.Close()
	settings, err := a.settings(o, catalogue, state)
	if err != nil || len(settings) == 0 {
		return err
	}
	event := a.recorder(o.author, state).Record(assessment.AnswerEvent(settings...))
	if err := j.Append(event); err != nil {
		return err
	}
	state.Add(event)
	result := assessment.Evaluate(catalogue, state)
	a.tell("answer-done", lang.Data{"Count": len(settings), "Answered": result.Answered, "Questions": result.Questions})
	return j.Close()
}

// settings reads what is to be answered: one id, or the rows of a CSV.
func (a *app) settings(o answerOptions, c *controls.Catalogue, s *assessment.State) ([]assessment.Setting, error) {
	if o.from == "" {
		return assessment.SettingsFor(c, s, o.id, o.status, o.note)
	}
	var in io.Reader = a.In
	if o.from != "-" {
		f, err := os.Open(o.from)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		in = f
	}
	settings, err := assessment.ReadCSV(in, c, s)
	if err != nil {
		return nil, &inputError{o.from, err}
	}
	return settings, nil
}

// inputError is a file of answers that cannot be read, by the name the person gave.
type inputError struct {
	Name string
	Err  error
}

func (e *inputError) Error() string { return e.Name + ": " + e.Err.Error() }
func (e *inputError) Unwrap() error { return e.Err }

// completeAnswer completes requirement ids, then statuses.
func (a *app) completeAnswer(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	switch len(args) {
	case 0:
		return []string{"rung"}, cobra.ShellCompDirectiveFilterFileExt
	case 1:
		at, err := a.read(args[0])
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		var ids []string
		for _, f := range at.result.Findings {
			ids = append(ids, f.Requirement.ID+"\t"+f.Requirement.Title.In(a.lang))
		}
		return ids, cobra.ShellCompDirectiveNoFileComp
	case 2:
		return []string{string(assessment.Met), string(assessment.NotMet), string(assessment.NotApplicable), string(assessment.Unanswered)}, cobra.ShellCompDirectiveNoFileComp
	}
	return nil, cobra.ShellCompDirectiveNoFileComp
}

// completeFile completes the name of an assessment file.
func completeFile(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{"rung"}, cobra.ShellCompDirectiveFilterFileExt
}
