package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"rung/assessment"
	"rung/assessment/journal"
	"rung/controls/lang"
)

func newCheck(a *app) *cobra.Command {
	c := a.command("check FILE", "check")
	c.Args = cobra.ExactArgs(1)
	c.ValidArgsFunction = completeFile
	c.RunE = func(c *cobra.Command, args []string) error { return a.runCheck(c.Context(), args[0]) }
	return c
}

// checkFailedError says that a check found something wrong; what, stands in the output.
type checkFailedError struct {
	Path  string
	Count int
}

func (e *checkFailedError) Error() string { return fmt.Sprintf("%s: %d problems", e.Path, e.Count) }

// runCheck looks at a file without changing it: its lines, its catalogue and the files that its evidence names.
func (a *app) runCheck(ctx context.Context, path string) error {
	u, err := a.unlock()
	if err != nil {
		return err
	}
	report, err := journal.Check(path, u)
	if err != nil {
		return err
	}
	wrong := 0
	for _, p := range report.Problems {
		fmt.Fprintln(a.Out, visible(fmt.Sprintf("%s:%d: %s", path, p.Line, p.Why)))
		wrong++
	}
	if report.Encrypted && !report.Opened {
		fmt.Fprintln(a.Out, a.say("check-outside"))
	}
	if report.OK() && (!report.Encrypted || report.Opened) {
		beyond, err := a.checkBeyond(ctx, path, u)
		if err != nil {
			return err
		}
		wrong += beyond
	}
	fmt.Fprintln(a.Out, a.say("check-counts", lang.Data{"Lines": report.Lines, "Events": report.Events, "Bytes": report.Bytes}))
	if report.Torn.Bytes > 0 {
		fmt.Fprintln(a.Out, a.say("warn-torn-read", lang.Data{"Path": path, "Bytes": report.Torn.Bytes}))
	}
	if wrong > 0 {
		return &checkFailedError{path, wrong}
	}
	fmt.Fprintln(a.Out, a.say("check-good", lang.Data{"Digest": report.Digest}))
	return nil
}

// checkBeyond checks what lies outside the file: the catalogue it was answered with, and the evidence it names.
func (a *app) checkBeyond(ctx context.Context, path string, u *journal.Unlocker) (wrong int, err error) {
	log, err := journal.ReadWith(path, u)
	if err != nil && log == nil {
		return 0, err
	}
	state := assessment.Replay(log.Header, log.Events)
	c, err := a.askingCatalogue(state)
	switch {
	case err != nil:
		fmt.Fprintln(a.Out, a.say("check-no-catalogue", lang.Data{"ID": visible(state.Framework.ID)}))
		return 1, nil
	case c.Digest != state.Framework.Digest:
		fmt.Fprintln(a.Out, a.say("check-digest", lang.Data{"ID": c.ID, "Answered": visible(state.Framework.Version), "Used": c.Version}))
	}
	items, err := a.checkFiles(ctx, path, assessment.EvidenceIndex(c, state))
	if err != nil {
		return wrong, err
	}
	return wrong + a.tellChecked(items), nil
}

// tellChecked names the linked files that are no longer what they were when they were linked.
func (a *app) tellChecked(items []checkedItem) (wrong int) {
	for _, item := range items {
		data := lang.Data{"ID": visible(item.ID), "Path": visible(item.Path), "Why": visible(item.Why)}
		switch item.State {
		case evidenceMissing:
			fmt.Fprintln(a.Out, a.say("check-evidence-missing", data))
		case evidenceUnread:
			fmt.Fprintln(a.Out, a.say("check-evidence-unread", data))
		case evidenceChanged:
			fmt.Fprintln(a.Out, a.say("check-evidence-changed", data))
		default:
			continue
		}
		wrong++
	}
	return wrong
}
