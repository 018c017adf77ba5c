package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

type migrateOptions struct {
	path, to, author string
	yes              bool
}

func newMigrate(a *app) *cobra.Command {
	c := a.command("migrate FILE --to NEW [--yes]", "migrate")
	c.Args = cobra.ExactArgs(1)
	c.ValidArgsFunction = completeFile
	var o migrateOptions
	c.Flags().StringVar(&o.to, "to", "", a.say("flag-migrate-to"))
	c.Flags().BoolVar(&o.yes, "yes", false, a.say("flag-migrate-yes"))
	c.Flags().StringVar(&o.author, "as", "", a.say("flag-as"))
	c.MarkFlagRequired("to")
	c.RunE = func(_ *cobra.Command, args []string) error {
		o.path = args[0]
		return a.runMigrate(o)
	}
	return c
}

// runMigrate shows what another version of the catalogue would make of an assessment and, with --yes, takes it there.
func (a *app) runMigrate(o migrateOptions) error {
	to, err := a.loadCatalogue(o.to)
	if err != nil {
		return err
	}
	if !o.yes {
		at, err := a.read(o.path)
		if err != nil {
			return err
		}
		event, err := a.planMigration(at, to)
		if err == nil && event.Do != "" {
			a.tell("migrate-dry")
		}
		return err
	}
	j, c, state, err := a.edit(o.path)
	if err != nil {
		return err
	}
	defer j.Close()
	event, err := a.planMigration(&opened{c, state, assessment.Evaluate(c, state)}, to)
	if err != nil || event.Do == "" {
		return err
	}
	recorder := a.recorder(o.author, state)
	events := []assessment.Event{recorder.Record(event)}
	kept, err := a.keep(to)
	if err != nil {
		return err
	}
	if kept.Do != "" {
		events = append(events, recorder.Record(kept))
	}
	if err := j.Append(events...); err != nil {
		return err
	}
	a.tell("migrate-done", lang.Data{"Path": o.path, "ID": to.ID, "Version": visible(to.Version)})
	return j.Close()
}

// planMigration writes what would happen, and returns the event that does it: none where nothing changes.
func (a *app) planMigration(at *opened, to *controls.Catalogue) (assessment.Event, error) {
	switch at.state.Framework.Digest {
	case to.Digest:
		_, err := fmt.Fprintln(a.Out, a.say("migrate-same", lang.Data{"ID": to.ID, "Version": visible(to.Version)}))
		return assessment.Event{}, err
	case at.catalogue.Digest:
	default: // what changed since the answers were given cannot be told from another version
		return assessment.Event{}, &otherVersionError{at.state.Framework, at.catalogue.Version}
	}
	event, changes, err := assessment.Migrate(at.catalogue, to, at.state)
	if err != nil {
		return event, err
	}
	after := assessment.Replay(at.state.Header, at.state.Events)
	after.Add(a.recorder("", after).Record(event))
	_, err = fmt.Fprint(a.Out, a.migrationText(at, &opened{to, after, assessment.Evaluate(to, after)}, changes))
	return event, err
}

func (a *app) migrationText(before, after *opened, changes controls.Changes) string {
	out := &strings.Builder{}
	fate := assessment.FateOf(before.catalogue, before.state, changes)
	fmt.Fprintln(out, visible(a.say("diff-title", lang.Data{
		"From": before.catalogue.ID + " " + before.catalogue.Version, "To": after.catalogue.ID + " " + after.catalogue.Version,
	})))
	for _, line := range a.effectLines(changes.Effect()) {
		fmt.Fprintln(out, line)
	}
	fmt.Fprintln(out, a.say("migrate-answers", lang.Data{"Stay": len(fate.Stay), "Confirm": len(fate.Confirm), "Go": len(fate.Gone)}))
	named := func(of *opened) func(string) string {
		return func(id string) string { return id + "  " + visible(oneLine(titleOf(of.catalogue, id).In(a.lang))) }
	}
	listed(out, a.say("migrate-to-confirm", lang.Data{"Number": len(fate.Confirm)}), fate.Confirm, named(after))
	listed(out, a.say("migrate-going", lang.Data{"Number": len(fate.Gone)}), fate.Gone, named(before))
	fmt.Fprintf(out, "\n%s\n%s\n", a.scoreLine("migrate-before", before), a.scoreLine("migrate-after", after))
	return out.String()
}

// scoreLine says in one line where the target stands.
func (a *app) scoreLine(when string, at *opened) string {
	goal, score := at.result.Goal(), a.say("migrate-no-score")
	if s := goal.Score; s != nil && s.Low == s.High {
		score = fmt.Sprint(s.Low)
	} else if s != nil {
		score = fmt.Sprintf("%d–%d", s.Low, s.High)
	}
	return a.say("migrate-score", lang.Data{
		"When": a.say(when), "Status": a.say("status-" + string(goal.Status)), "Score": score,
		"Answered": at.result.Answered, "Questions": at.result.Questions,
	})
}

// otherVersionError is a catalogue of the right framework that is not the one the answers were given to.
type otherVersionError struct {
	Want assessment.FrameworkRef
	Have string
}

func (e *otherVersionError) Error() string {
	return fmt.Sprintf("answered by %s %s, not by %s", e.Want.ID, e.Want.Version, e.Have)
}

// explainMigration explains why an assessment cannot be taken to a catalogue.
func (a *app) explainMigration(err error) (explanation, bool) {
	var (
		version  *otherVersionError
		unfit    *assessment.UnfitTargetError
		stranger *assessment.StrangerError
	)
	switch {
	case errors.As(err, &version):
		data := lang.Data{"ID": visible(version.Want.ID), "Version": visible(version.Want.Version), "Have": visible(version.Have)}
		return explanation{a.say("migrate-other-version", data), a.say("hint-migrate-other-version"), exitError}, true
	case errors.As(err, &unfit):
		data := lang.Data{"Target": visible(unfit.Target)}
		return explanation{a.say("migrate-unfit", data), a.say("hint-migrate-unfit"), exitError}, true
	case errors.As(err, &stranger):
		data := lang.Data{"ID": visible(stranger.ID)}
		return explanation{a.say("migrate-stranger", data), a.say("hint-migrate-stranger", data), exitError}, true
	}
	return explanation{}, false
}
