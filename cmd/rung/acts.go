package main

import (
	"time"

	"github.com/spf13/cobra"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

// act makes one event of an assessment, or says why it is not allowed.
type act func(*controls.Catalogue, *assessment.State) (assessment.Event, error)

// runAct records one event and says where the firm stands after it.
func (a *app) runAct(path, author string, do act) error {
	at, _, err := a.record(path, author, do)
	if err != nil {
		return err
	}
	a.tell("act-done", lang.Data{
		"Level": at.result.Target.Title.In(a.lang), "Status": a.say("status-" + string(at.result.Goal().Status)),
		"Answered": at.result.Answered, "Questions": at.result.Questions,
	})
	return nil
}

// record records one event and returns the assessment as it stands after it.
func (a *app) record(path, author string, do act) (*opened, assessment.Event, error) {
	j, catalogue, state, err := a.edit(path)
	if err != nil {
		return nil, assessment.Event{}, err
	}
	defer j.Close()
	event, err := do(catalogue, state)
	if err != nil {
		return nil, event, err
	}
	event = a.recorder(author, state).Record(event)
	if err := j.Append(event); err != nil {
		return nil, event, err
	}
	state.Add(event)
	return &opened{catalogue, state, assessment.Evaluate(catalogue, state)}, event, j.Close()
}

func newRetarget(a *app) *cobra.Command {
	c := a.command("retarget FILE LEVEL", "retarget")
	c.Args = cobra.ExactArgs(2)
	c.ValidArgsFunction = completeFile
	c.RunE = func(_ *cobra.Command, args []string) error {
		return a.runAct(args[0], "", func(c *controls.Catalogue, s *assessment.State) (assessment.Event, error) {
			if c.Level(args[1]) == nil || len(c.Asked(args[1])) == 0 {
				return assessment.Event{}, &unknownLevelError{args[1], askable(c)}
			}
			return assessment.Retarget(c, s, args[1])
		})
	}
	return c
}

func newAttest(a *app) *cobra.Command {
	c := a.command("attest FILE LEVEL --date DATE --certificate ID", "attest")
	c.Args = cobra.ExactArgs(2)
	c.ValidArgsFunction = completeFile
	var held assessment.Attestation
	c.Flags().StringVar(&held.Date, "date", "", a.say("flag-date"))
	c.Flags().StringVar(&held.Certificate, "certificate", "", a.say("flag-certificate"))
	c.RunE = func(_ *cobra.Command, args []string) error {
		held.Level = args[1]
		return a.runAct(args[0], "", func(c *controls.Catalogue, s *assessment.State) (assessment.Event, error) {
			return assessment.Attest(c, s, held, a.today())
		})
	}
	return c
}

func newStatusDate(a *app) *cobra.Command {
	c := a.command("status-date FILE DATE", "status-date")
	c.Args = cobra.ExactArgs(2)
	c.ValidArgsFunction = completeFile
	c.RunE = func(_ *cobra.Command, args []string) error {
		return a.runAct(args[0], "", func(c *controls.Catalogue, s *assessment.State) (assessment.Event, error) {
			date := args[1]
			if date == "none" {
				date = ""
			}
			return assessment.StatusDate(c, s, date, a.today())
		})
	}
	return c
}

func newExcept(a *app) *cobra.Command {
	c := a.command("except FILE ID KIND --reference PLACE", "except")
	c.Args = cobra.ExactArgs(3)
	c.ValidArgsFunction = a.completeAnswer
	var x assessment.Exception
	var author string
	c.Flags().StringVar(&x.Reference, "reference", "", a.say("flag-reference"))
	c.Flags().StringVar(&author, "as", "", a.say("flag-as"))
	c.RunE = func(_ *cobra.Command, args []string) error {
		if x.Kind = args[2]; x.Kind == "none" {
			x.Kind = ""
		}
		return a.runAct(args[0], author, func(c *controls.Catalogue, s *assessment.State) (assessment.Event, error) {
			return assessment.Except(c, s, args[1], x)
		})
	}
	return c
}

func (a *app) today() time.Time { return a.Now().UTC() }
