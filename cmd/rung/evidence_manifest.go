package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rung/assessment"
	"rung/controls/lang"
)

type manifestOptions struct {
	file, dir string
	force     bool
}

func newEvidenceManifest(a *app) *cobra.Command {
	c := a.command("manifest FILE [-o DIR] [--force]", "evidence-manifest")
	c.Args = cobra.ExactArgs(1)
	c.ValidArgsFunction = completeFile
	var o manifestOptions
	c.Flags().StringVarP(&o.dir, "output", "o", ".", a.say("flag-manifest-output"))
	c.Flags().BoolVar(&o.force, "force", false, a.say("flag-force"))
	c.RunE = func(c *cobra.Command, args []string) error {
		o.file = args[0]
		return a.runEvidenceManifest(c.Context(), o)
	}
	return c
}

// noEvidenceError is an assessment in which there is nothing to list.
type noEvidenceError struct{ Drafts int }

func (e *noEvidenceError) Error() string { return "no evidence in final form" }

// runEvidenceManifest writes the list of all evidence in final form, and the hash of that list.
func (a *app) runEvidenceManifest(ctx context.Context, o manifestOptions) error {
	at, err := a.read(o.file)
	if err != nil {
		return err
	}
	m, err := a.makeManifest(ctx, o.file, at)
	if err != nil {
		return err
	}
	if err := writeTogether(o.dir, o.force, []output{m.list, m.seal}); err != nil {
		return err
	}
	a.tellManifest(at, o.dir, m)
	return nil
}

// manifest is the list of evidence, and its own hash.
type manifest struct {
	list, seal    output
	files, drafts int // on the list, and links left out
}

// makeManifest reads every file anew: a list that is wrong when it is written would be worse than none. Where files are not
// as they were linked it says which; the error is a *noEvidenceError, an *evidenceFailedError or that of the context.
func (a *app) makeManifest(ctx context.Context, file string, at *opened) (manifest, error) {
	final, drafts := finalEvidence(at)
	if len(final) == 0 {
		return manifest{}, &noEvidenceError{drafts}
	}
	checked, err := a.checkFiles(ctx, file, final)
	if err != nil {
		return manifest{}, err
	}
	result := summed(checked)
	if !result.OK {
		fmt.Fprint(a.Err, a.verifyText(at, badOnes(result)))
		return manifest{}, &evidenceFailedError{result.Counts[evidenceChanged], result.Counts[evidenceMissing], result.Counts[evidenceUnread]}
	}
	h, rows := hashingOf(at), hashRows(checked)
	list := hashTable(rows)
	sum := sha256.Sum256([]byte(list))
	seal := hashTable([]hashRow{{hex.EncodeToString(sum[:]), h.List}})
	return manifest{output{h.List, []byte(list)}, output{h.Seal, []byte(seal)}, len(rows), drafts}, nil
}

// finalEvidence are the links to what is evidence: a draft is none yet. Source: 32 CFR 170.24(b)(1).
func finalEvidence(at *opened) (final []assessment.Linked, drafts int) {
	for _, e := range assessment.EvidenceIndex(at.catalogue, at.state) {
		if e.Draft {
			drafts++
		} else {
			final = append(final, e)
		}
	}
	return final, drafts
}

func badOnes(c evidenceCheck) evidenceCheck {
	c.Files = slices.DeleteFunc(slices.Clone(c.Files), func(item checkedItem) bool { return !item.State.bad() })
	return c
}

// hashRow is one line of a list.
type hashRow struct{ sum, path string }

// hashRows are the files, each once, in order of their names.
func hashRows(items []checkedItem) []hashRow {
	var rows []hashRow
	for _, item := range items {
		rows = append(rows, hashRow{item.SHA256, item.Path})
	}
	slices.SortFunc(rows, func(x, y hashRow) int { return strings.Compare(x.path+"\x00"+x.sum, y.path+"\x00"+y.sum) })
	return slices.Compact(rows)
}

// hashTable writes hashes as PowerShell's Get-FileHash prints them, which is how the tool that goes with the hashing guide
// writes its logs; but in UTF-8, because that tool puts a question mark in place of every character outside ASCII.
func hashTable(rows []hashRow) string {
	const line = "%-15s %-70s %s\n"
	var out strings.Builder
	fmt.Fprintf(&out, "\n"+line+line, "Algorithm", "Hash", "Path", "---------", "----", "----")
	for _, row := range rows {
		fmt.Fprintf(&out, line, "SHA256", strings.ToUpper(row.sum), rowPath(row.path))
	}
	out.WriteString("\n")
	return out.String()
}

// rowPath keeps a name on its line.
func rowPath(name string) string { return strings.NewReplacer("\n", "?", "\r", "?").Replace(name) }

func (a *app) tellManifest(at *opened, dir string, m manifest) {
	data := lang.Data{"Count": m.files, "List": m.list.name, "Seal": m.seal.name, "Folder": dir}
	a.tell("manifest-done", data)
	if m.drafts > 0 {
		a.tell("manifest-drafts", lang.Data{"Number": m.drafts})
	}
	h := hashingOf(at)
	if len(h.About) > 0 {
		a.tell("manifest-about", lang.Data{"About": h.About.In(a.lang), "Cite": h.Cite})
	}
	var out strings.Builder
	a.printRetention(&out, at)
	fmt.Fprint(a.Err, out.String())
}
