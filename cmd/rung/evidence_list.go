package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"rung/assessment"
	"rung/assessment/interview"
	"rung/controls/lang"
)

// evidenceList is what stands on the list for machines, schema rung/evidence/v1. Keys are only ever added.
type evidenceList struct {
	Schema    string                  `json:"schema"`
	Framework assessment.FrameworkRef `json:"framework"`
	Target    string                  `json:"target"`
	// RetainUntil is the last day on which evidence must be kept; "" without a status date or a rule.
	RetainUntil string         `json:"retain_until,omitempty"`
	Cite        string         `json:"cite,omitempty"` // the rule on keeping it
	Files       []evidenceItem `json:"files"`
}

// evidenceItem is one file that speaks for one id.
type evidenceItem struct {
	ID     string `json:"id"`
	Path   string `json:"path"` // from the assessment's folder, with slashes
	SHA256 string `json:"sha256"`
	Size   int64  `json:"size"` // bytes
	Date   string `json:"date"` // of the file's last change, 2006-01-02
	Draft  bool   `json:"draft"`
	By     string `json:"by,omitempty"`
	At     string `json:"at,omitempty"` // when it was linked or marked last, UTC
}

func newEvidenceList(a *app) *cobra.Command {
	c := a.command("list FILE [ID] [--json]", "evidence-list")
	c.Args = cobra.RangeArgs(1, 2)
	c.ValidArgsFunction = a.completeAnswer
	asJSON := c.Flags().Bool("json", false, a.say("flag-evidence-json"))
	c.RunE = func(_ *cobra.Command, args []string) error {
		return a.runEvidenceList(args[0], strings.Join(args[1:], ""), *asJSON)
	}
	return c
}

func (a *app) runEvidenceList(file, id string, asJSON bool) error {
	at, err := a.read(file)
	if err != nil {
		return err
	}
	index, err := indexOf(at, id)
	if err != nil {
		return err
	}
	if asJSON {
		encoder := json.NewEncoder(a.Out)
		encoder.SetIndent("", "  ")
		return encoder.Encode(listOf(at, index))
	}
	out := &strings.Builder{}
	if len(index) == 0 {
		fmt.Fprintln(out, a.say("evidence-none"))
	}
	for _, group := range byRequirement(index, func(e assessment.Linked) string { return e.ID }) {
		fmt.Fprintf(out, "%s  %s\n", visible(group.id), a.titleOf(at, group.id))
		var rows [][]string
		for _, e := range group.items {
			rows = append(rows, []string{visible(e.Date), interview.SizeWord(e.Size), a.draftWord(e.Draft), a.linker(e), a.shortID(group.id, e.ID), visible(e.Path)})
		}
		inColumns(out, rows)
	}
	a.printRetention(out, at)
	_, err = fmt.Fprint(a.Out, out)
	return err
}

// indexOf lists the linked files, of one id and its objectives where one is given.
func indexOf(at *opened, id string) ([]assessment.Linked, error) {
	index := assessment.EvidenceIndex(at.catalogue, at.state)
	if id == "" {
		return index, nil
	}
	// An event of no files is not kept, but says whether the id is known.
	if _, err := assessment.LinkEvidence(at.catalogue, at.state, id, nil, nil); err != nil {
		return nil, err
	}
	var out []assessment.Linked
	for _, e := range index {
		if strings.EqualFold(e.ID, id) || strings.EqualFold(requirementID(e.ID), id) {
			out = append(out, e)
		}
	}
	return out, nil
}

func listOf(at *opened, index []assessment.Linked) evidenceList {
	out := evidenceList{Schema: "rung/evidence/v1", Framework: assessment.Ref(at.catalogue), Target: at.result.Target.ID, Files: []evidenceItem{}}
	if day, ok := assessment.RetainUntil(at.result.Target, at.state.StatusDate); ok {
		out.RetainUntil, out.Cite = day.Format(time.DateOnly), at.result.Target.Evidence.Retention.Cite
	}
	for _, e := range index {
		out.Files = append(out.Files, listedItem(e))
	}
	return out
}

func listedItem(e assessment.Linked) evidenceItem {
	item := evidenceItem{ID: e.ID, Path: e.Path, SHA256: e.SHA256, Size: e.Size, Date: e.Date, Draft: e.Draft, By: e.Author}
	if !e.Time.IsZero() {
		item.At = e.Time.UTC().Format(time.RFC3339)
	}
	return item
}

// linker names who linked a file, and on which day.
func (a *app) linker(e assessment.Linked) string {
	if e.Time.IsZero() {
		return ""
	}
	by := e.Author
	if by == "" {
		by = a.say("author-none")
	}
	return a.say("evidence-by", lang.Data{"Author": visible(by), "Date": e.Time.In(a.Now().Location()).Format(time.DateOnly)})
}

func (a *app) draftWord(draft bool) string {
	if draft {
		return a.say("evidence-draft")
	}
	return a.say("evidence-final")
}

// printRetention says until when evidence must be kept.
func (a *app) printRetention(out *strings.Builder, at *opened) {
	rule := at.result.Target.Evidence.Retention
	if rule.Years == 0 {
		return
	}
	data := lang.Data{"Years": rule.Years, "Cite": rule.Cite}
	if day, ok := assessment.RetainUntil(at.result.Target, at.state.StatusDate); ok {
		data["Date"] = day.Format(time.DateOnly)
		fmt.Fprintln(out, a.say("evidence-retain-until", data))
		return
	}
	fmt.Fprintln(out, a.say("evidence-retain", data))
}
