package main

import (
	"strings"

	"github.com/spf13/cobra"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

func newAffirm(a *app) *cobra.Command {
	c := a.command("affirm FILE --official NAME --title TITLE [--contact TEXT]", "affirm")
	c.Args = cobra.ExactArgs(1)
	c.ValidArgsFunction = completeFile
	var official, title, contact string
	c.Flags().StringVar(&official, "official", "", a.say("flag-official"))
	c.Flags().StringVar(&title, "title", "", a.say("flag-title"))
	c.Flags().StringVar(&contact, "contact", "", a.say("flag-contact"))
	c.MarkFlagRequired("official")
	c.MarkFlagRequired("title")
	c.RunE = func(_ *cobra.Command, args []string) error {
		if why := controls.Unfit(contact); why != "" {
			return &badValueError{"profile-text", why}
		}
		var said assessment.Affirmation
		err := a.runAct(args[0], official, func(c *controls.Catalogue, s *assessment.State) (assessment.Event, error) {
			e, err := assessment.Affirm(c, s, official, title, a.today())
			if err == nil {
				e.Affirm.Contact = strings.TrimSpace(contact)
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
