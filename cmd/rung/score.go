package main

import (
	"encoding/json"
	"strings"

	"github.com/spf13/cobra"

	"rung/assessment"
	"rung/report"
)

type scoreOptions struct {
	path      string
	json      bool
	failUnder int
	assume    []string // ID=STATUS
	hasLimit  bool
}

func newScore(a *app) *cobra.Command {
	c := a.command("score FILE [--json] [--fail-under N] [--assume ID=STATUS,...]", "score")
	c.Args = cobra.ExactArgs(1)
	c.ValidArgsFunction = completeFile
	var o scoreOptions
	c.Flags().BoolVar(&o.json, "json", false, a.say("flag-json"))
	c.Flags().IntVar(&o.failUnder, "fail-under", 0, a.say("flag-fail-under"))
	c.Flags().StringSliceVar(&o.assume, "assume", nil, a.say("flag-assume"))
	a.asOfFlag(c)
	c.RunE = func(c *cobra.Command, args []string) error {
		o.path, o.hasLimit = args[0], c.Flags().Changed("fail-under")
		return a.runScore(o)
	}
	return c
}

func (a *app) runScore(o scoreOptions) error {
	at, err := a.read(o.path)
	if err != nil {
		return err
	}
	if err := at.assume(o.assume); err != nil {
		return err
	}
	if o.json {
		encoder := json.NewEncoder(a.Out)
		encoder.SetIndent("", "  ")
		err = encoder.Encode(report.NewScore(at.catalogue, at.state, at.result).SignedBy(a.signature(at.catalogue)))
	} else {
		err = a.printScore(at)
	}
	if err != nil {
		return err
	}
	if score := at.result.Goal().Score; o.hasLimit && (score == nil || score.Low < o.failUnder) {
		return &belowError{o.failUnder, score}
	}
	return nil
}

// assume scores the assessment as if these answers were given, without touching the file.
func (o *opened) assume(answers []string) error {
	for _, given := range answers {
		id, status, ok := strings.Cut(given, "=")
		if !ok {
			return &badValueError{"assume", given}
		}
		settings, err := assessment.SettingsFor(o.catalogue, o.state, id, status, nil)
		if err != nil {
			return err
		}
		o.state.Add(assessment.AnswerEvent(settings...))
	}
	o.result = assessment.Evaluate(o.catalogue, o.state)
	return nil
}

// belowError says that the score may be below the limit that was set.
type belowError struct {
	Limit int
	Score *assessment.Range
}

func (e *belowError) Error() string { return "the score is below the limit" }
