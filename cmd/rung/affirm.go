package main

import (
	"github.com/spf13/cobra"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

func newAffirm(a *app) *cobra.Command {
	c := a.command("affirm FILE --official NAME --title TITLE", "affirm")
	c.Args = cobra.ExactArgs(1)
	c.ValidArgsFunction = completeFile
	var official, title string
	c.Flags().StringVar(&official, "official", "", a.say("flag-official"))
	c.Flags().StringVar(&title, "title", "", a.say("flag-title"))
	c.MarkFlagRequired("official")
	c.MarkFlagRequired("title")
	c.RunE = func(_ *cobra.Command, args []string) error {
		var said assessment.Affirmation
		err := a.runAct(args[0], official, func(c *controls.Catalogue, s *assessment.State) (assessment.Event, error) {
			e, err := assessment.Affirm(c, s, official, title, a.today())
			if err == nil {
				said = *e.Affirm
			}
			return e, err
		})
		if err == nil {
			a.tell("affirm-done", lang.Data{"Official": visible(said.Official), "Title": visible(said.Title), "Digest": said.Digest})
		}
		return err
	}
	return c
}
