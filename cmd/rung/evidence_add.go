package main

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"rung/assessment"
	"rung/assessment/interview"
	"rung/controls"
	"rung/controls/lang"
)

type evidenceAddOptions struct {
	file, id, author string
	paths            []string
	draft            *bool // nil: as it was
	skipHidden       bool
}

func newEvidenceAdd(a *app) *cobra.Command {
	c := a.command("add FILE ID PATH... [--draft | --final] [--as WHO]", "evidence-add")
	c.Args = cobra.MinimumNArgs(3)
	c.ValidArgsFunction = func(c *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 1 {
			return nil, cobra.ShellCompDirectiveDefault
		}
		return a.completeAnswer(c, args, typed)
	}
	var o evidenceAddOptions
	draft := c.Flags().Bool("draft", false, a.say("flag-draft"))
	final := c.Flags().Bool("final", false, a.say("flag-final"))
	c.Flags().BoolVar(&o.skipHidden, "skip-hidden", false, a.say("flag-skip-hidden"))
	c.Flags().StringVar(&o.author, "as", "", a.say("flag-evidence-as"))
	c.MarkFlagsMutuallyExclusive("draft", "final")
	c.RunE = func(c *cobra.Command, args []string) error {
		o.file, o.id, o.paths = args[0], args[1], args[2:]
		if *draft || *final {
			o.draft = draft
		}
		return a.runEvidenceAdd(c.Context(), o)
	}
	return c
}

// runEvidenceAdd reads all the files first and then links them by one event, so that there are all of them or none. The
// assessment is not locked meanwhile.
func (a *app) runEvidenceAdd(ctx context.Context, o evidenceAddOptions) error {
	at, err := a.read(o.file)
	if err != nil {
		return err
	}
	if _, err := assessment.LinkEvidence(at.catalogue, at.state, o.id, nil, nil); err != nil {
		return err // before hours of reading
	}
	found, err := a.gather(at, o)
	if err != nil {
		return err
	}
	hashed, err := a.hashFiles(ctx, found.files)
	if err != nil {
		return err
	}
	if err := unreadable(hashed); err != nil {
		return err
	}
	var files []assessment.Evidence
	bytes := int64(0)
	for i, h := range hashed {
		files = append(files, assessment.Evidence{
			Path: found.files[i].name, SHA256: h.sum, Size: h.size, Date: h.changed.In(a.Now().Location()).Format(time.DateOnly),
		})
		bytes += h.size
	}
	linked := 0
	err = a.link(o, func(c *controls.Catalogue, s *assessment.State) (assessment.Event, error) {
		e, err := assessment.LinkEvidence(c, s, o.id, files, o.draft)
		linked = len(e.Evidence)
		return e, err
	})
	if err != nil {
		return err
	}
	a.tellLinked(o, found, linked, bytes)
	return nil
}

// link records the event unless there is nothing in it.
func (a *app) link(o evidenceAddOptions, do act) error {
	j, c, s, err := a.edit(o.file)
	if err != nil {
		return err
	}
	defer j.Close()
	event, err := do(c, s)
	if err != nil || len(event.Evidence) == 0 {
		return err
	}
	if err := j.Append(a.recorder(o.author, s).Record(event)); err != nil {
		return err
	}
	return j.Close()
}

// tellLinked says what was linked, and what a person would not expect of it.
func (a *app) tellLinked(o evidenceAddOptions, found gathered, linked int, bytes int64) {
	if linked == 0 {
		a.tell("evidence-as-before", lang.Data{"ID": o.id, "Count": len(found.files)})
	} else {
		a.tell("evidence-linked", lang.Data{"ID": o.id, "Count": linked, "Size": interview.SizeWord(bytes)})
		if same := len(found.files) - linked; same > 0 {
			a.tell("evidence-rest", lang.Data{"Count": same})
		}
	}
	if o.draft != nil && *o.draft {
		a.tell("evidence-are-drafts")
	}
	some := func(id string, names []string) {
		if len(names) > 0 {
			a.tell(id, lang.Data{"Count": len(names), "Names": a.fewNames(names)})
		}
	}
	some("evidence-hidden", found.hidden)
	some("evidence-left-hidden", found.leftHidden)
	some("evidence-left-links", found.links)
	some("evidence-left-odd", found.odd)
	some("evidence-left-own", found.own)
	some("evidence-outside", found.outside)
}

// fewNames lists the first of many names.
func (a *app) fewNames(names []string) string {
	const most = 5
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return strings.Join(names[:most], ", ") + a.say("evidence-and-more", lang.Data{"Number": len(names) - most})
}
