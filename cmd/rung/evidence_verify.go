package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"rung/assessment"
	"rung/controls/lang"
)

// evidenceState is what became of a file since it was linked.
type evidenceState string

// What can have become of a file.
const (
	evidenceSame    evidenceState = "unchanged"
	evidenceNewer   evidenceState = "newer" // written again since, with the same content
	evidenceChanged evidenceState = "changed"
	evidenceMissing evidenceState = "missing"
	evidenceUnread  evidenceState = "unreadable"
)

// bad reports whether the file no longer shows what it was linked for.
func (s evidenceState) bad() bool {
	return s == evidenceChanged || s == evidenceMissing || s == evidenceUnread
}

// evidenceCheck is a check for machines, schema rung/evidence-check/v1. Keys are only ever added.
type evidenceCheck struct {
	Schema string                `json:"schema"`
	OK     bool                  `json:"ok"` // nothing is changed, missing or unreadable
	Counts map[evidenceState]int `json:"counts"`
	Drafts int                   `json:"drafts"` // links to drafts, in whatever state
	Files  []checkedItem         `json:"files"`
}

// checkedItem is one link and what became of its file.
type checkedItem struct {
	evidenceItem
	State     evidenceState `json:"state"`
	NowSHA256 string        `json:"now_sha256,omitempty"` // where it is another
	NowDate   string        `json:"now_date,omitempty"`   // where it is another
	Why       string        `json:"why,omitempty"`        // unreadable
}

// evidenceFailedError says that files are no longer what they were.
type evidenceFailedError struct{ Changed, Missing, Unread int }

func (e *evidenceFailedError) Error() string {
	return fmt.Sprintf("%d changed, %d missing, %d unreadable", e.Changed, e.Missing, e.Unread)
}

func newEvidenceVerify(a *app) *cobra.Command {
	c := a.command("verify FILE [--json]", "evidence-verify")
	c.Args = cobra.ExactArgs(1)
	c.ValidArgsFunction = completeFile
	asJSON := c.Flags().Bool("json", false, a.say("flag-evidence-verify-json"))
	c.RunE = func(c *cobra.Command, args []string) error { return a.runEvidenceVerify(c.Context(), args[0], *asJSON) }
	return c
}

func (a *app) runEvidenceVerify(ctx context.Context, file string, asJSON bool) error {
	at, err := a.read(file)
	if err != nil {
		return err
	}
	checked, err := a.checkFiles(ctx, file, assessment.EvidenceIndex(at.catalogue, at.state))
	if err != nil {
		return err
	}
	result := summed(checked)
	if asJSON {
		encoder := json.NewEncoder(a.Out)
		encoder.SetIndent("", "  ")
		err = encoder.Encode(result)
	} else {
		_, err = fmt.Fprint(a.Out, a.verifyText(at, result))
	}
	if err == nil && !result.OK {
		err = &evidenceFailedError{result.Counts[evidenceChanged], result.Counts[evidenceMissing], result.Counts[evidenceUnread]}
	}
	return err
}

// checkFiles reads every linked file once and compares it with what is known of it.
func (a *app) checkFiles(ctx context.Context, file string, index []assessment.Linked) ([]checkedItem, error) {
	var files []foundFile
	place := map[string]int{}
	for _, e := range index {
		if _, ok := place[e.Path]; !ok {
			place[e.Path] = len(files)
			files = append(files, foundFile{evidencePath(file, e.Path), e.Path, e.Size})
		}
	}
	hashed, err := a.hashFiles(ctx, files)
	if err != nil {
		return nil, err
	}
	out := []checkedItem{}
	for _, e := range index {
		out = append(out, a.compared(e, hashed[place[e.Path]]))
	}
	return out, nil
}

func (a *app) compared(e assessment.Linked, now hashedFile) checkedItem {
	c := checkedItem{evidenceItem: listedItem(e), State: evidenceSame}
	switch {
	case errors.Is(now.err, fs.ErrNotExist):
		c.State = evidenceMissing
		return c
	case now.err != nil:
		c.State, c.Why = evidenceUnread, a.readReason(now.err)
		return c
	}
	day := now.changed.In(a.Now().Location()).Format(time.DateOnly)
	switch {
	case now.sum != e.SHA256:
		c.State, c.NowSHA256 = evidenceChanged, now.sum
	case day > e.Date && e.Date != "":
		c.State = evidenceNewer
	}
	if day != e.Date {
		c.NowDate = day
	}
	return c
}

func summed(items []checkedItem) evidenceCheck {
	out := evidenceCheck{Schema: "rung/evidence-check/v1", OK: true, Counts: map[evidenceState]int{}, Files: items}
	for _, state := range []evidenceState{evidenceSame, evidenceNewer, evidenceChanged, evidenceMissing, evidenceUnread} {
		out.Counts[state] = 0
	}
	for _, item := range items {
		out.Counts[item.State]++
		out.OK = out.OK && !item.State.bad()
		if item.Draft {
			out.Drafts++
		}
	}
	return out
}

// verifyText lists the links by requirement, each with what became of its file.
func (a *app) verifyText(at *opened, result evidenceCheck) string {
	if len(result.Files) == 0 {
		return a.say("evidence-none") + "\n"
	}
	out := &strings.Builder{}
	for _, group := range byRequirement(result.Files, func(item checkedItem) string { return item.ID }) {
		fmt.Fprintf(out, "%s  %s\n", visible(group.id), a.titleOf(at, group.id))
		var rows [][]string
		for _, item := range group.items {
			rows = append(rows, []string{a.stateWords(item), a.shortID(group.id, item.ID), visible(item.Path)})
		}
		inColumns(out, rows)
	}
	sum := 0
	for _, n := range result.Counts {
		sum += n
	}
	fmt.Fprintln(out, a.say("evidence-counts", lang.Data{
		"Number": sum, "Same": result.Counts[evidenceSame] + result.Counts[evidenceNewer], "Changed": result.Counts[evidenceChanged],
		"Missing": result.Counts[evidenceMissing], "Unread": result.Counts[evidenceUnread], "Drafts": result.Drafts,
	}))
	return out.String()
}

func (a *app) stateWords(item checkedItem) string {
	words := a.say("evidence-" + string(item.State))
	if item.Draft {
		words += a.say("list-comma") + a.say("evidence-draft")
	}
	if item.Why != "" {
		words = a.say("evidence-why", lang.Data{"State": words, "Why": visible(item.Why)})
	}
	return words
}

// evidencePath is where a kept name leads from an assessment's folder.
func evidencePath(file, name string) string {
	path := filepath.FromSlash(name)
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(filepath.Dir(file), path)
}
