package main

import (
	"github.com/spf13/cobra"

	"rung/assessment"
	"rung/controls"
)

func newEvidence(a *app) *cobra.Command {
	c := a.command("evidence COMMAND", "evidence")
	c.AddCommand(newEvidenceAdd(a), newEvidenceList(a), newEvidenceRemove(a), newEvidenceVerify(a), newEvidenceManifest(a))
	return c
}

func newEvidenceRemove(a *app) *cobra.Command {
	c := a.command("remove FILE ID PATH [--as WHO]", "evidence-remove")
	c.Args = cobra.ExactArgs(3)
	c.ValidArgsFunction = a.completeEvidence
	author := c.Flags().String("as", "", a.say("flag-evidence-as"))
	c.RunE = func(_ *cobra.Command, args []string) error {
		return a.runEvidenceRemove(args[0], args[1], args[2], *author)
	}
	return c
}

// runEvidenceRemove takes a file off a list. It is named as the list names it, or by where it lies.
func (a *app) runEvidenceRemove(file, id, path, author string) error {
	return a.runAct(file, author, func(c *controls.Catalogue, s *assessment.State) (assessment.Event, error) {
		e, err := assessment.UnlinkEvidence(c, s, id, path)
		if err == nil {
			return e, nil
		}
		if there, again := assessment.UnlinkEvidence(c, s, id, evidenceName(file, path)); again == nil {
			return there, nil
		}
		return e, err
	})
}

// completeEvidence completes the assessment's name, an id, then the files that are linked there.
func (a *app) completeEvidence(c *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if len(args) < 2 {
		return a.completeAnswer(c, args, typed)
	}
	at, err := a.read(args[0])
	if err != nil || len(args) > 2 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var paths []string
	for _, e := range at.state.Evidence(args[1]) {
		paths = append(paths, e.Path)
	}
	return paths, cobra.ShellCompDirectiveNoFileComp
}
