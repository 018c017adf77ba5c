package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"rung/assessment"
	"rung/assessment/journal"
	"rung/controls/lang"
)

func newCheck(a *app) *cobra.Command {
	c := a.command("check FILE", "check")
	c.Args = cobra.ExactArgs(1)
	c.ValidArgsFunction = completeFile
	c.RunE = func(_ *cobra.Command, args []string) error { return a.runCheck(args[0]) }
	return c
}

// checkFailedError says that a check found something wrong; what, stands in the output.
type checkFailedError struct {
	Path  string
	Count int
}

func (e *checkFailedError) Error() string { return fmt.Sprintf("%s: %d problems", e.Path, e.Count) }

// runCheck looks at a file without changing it: its lines, its catalogue and the files that its evidence names.
func (a *app) runCheck(path string) error {
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
		beyond, err := a.checkBeyond(path, u)
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
func (a *app) checkBeyond(path string, u *journal.Unlocker) (wrong int, err error) {
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
	for i := range c.Requirements {
		r := &c.Requirements[i]
		wrong += a.checkEvidence(filepath.Dir(path), r.ID, state)
		for j := range r.Objectives {
			wrong += a.checkEvidence(filepath.Dir(path), r.Objectives[j].ID, state)
		}
	}
	return wrong, nil
}

// checkEvidence compares the files linked to one objective with the hashes that were taken of them. A path that is not
// absolute is meant from the assessment's own folder.
func (a *app) checkEvidence(dir, id string, s *assessment.State) (wrong int) {
	for _, e := range s.Evidence(id) {
		data := lang.Data{"ID": id, "Path": visible(e.Path)}
		where := e.Path
		if !filepath.IsAbs(where) {
			where = filepath.Join(dir, where)
		}
		sum, err := hashOf(where)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			fmt.Fprintln(a.Out, a.say("check-evidence-missing", data))
		case err != nil:
			data["Why"] = a.reason(err)
			fmt.Fprintln(a.Out, a.say("check-evidence-unread", data))
		case sum != e.SHA256:
			fmt.Fprintln(a.Out, a.say("check-evidence-changed", data))
		default:
			continue
		}
		wrong++
	}
	return wrong
}

func hashOf(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	sum, _, err := assessment.HashFile(f)
	return sum, err
}
