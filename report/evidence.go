package report

import (
	"cmp"
	"fmt"
	"slices"

	"rung/assessment"
	"rung/controls/lang"
)

// EvidenceFile is a file that shows an answer to be true: its name and hash, never its content.
type EvidenceFile struct {
	Path      string
	SHA256    string   // lower-case hex, "" where it was not taken
	Size      string   // in words, "" where it is not known
	Date      string   // of the file's last change, "" where it is not known
	Draft     bool     // no evidence yet
	DraftWord string   // that in words, "" where it is none
	For       []string // the ids that it speaks for
}

func (b *builder) file(e assessment.Evidence) EvidenceFile {
	out := EvidenceFile{Path: e.Path, SHA256: e.SHA256, Size: b.size(e.Size), Date: b.brief(e.Date), Draft: e.Draft, For: []string{e.ID}}
	if e.Draft {
		out.DraftWord = b.say("draft")
	}
	return out
}

// files are those linked to an objective or requirement.
func (b *builder) files(id string) []EvidenceFile {
	var out []EvidenceFile
	for _, e := range b.state.Evidence(id) {
		out = append(out, b.file(e))
	}
	return out
}

// index lists every file once, by name, with all that it speaks for. Two hashes under one name are two files.
func (b *builder) index() []EvidenceFile {
	var out []EvidenceFile
	at := map[[2]string]int{}
	take := func(id string) {
		for _, e := range b.state.Evidence(id) {
			key := [2]string{e.Path, e.SHA256}
			if i, ok := at[key]; ok {
				out[i].For = append(out[i].For, id)
				continue
			}
			at[key] = len(out)
			out = append(out, b.file(e))
		}
	}
	for _, f := range b.result.Findings {
		take(f.Requirement.ID)
		for _, o := range f.Objectives {
			take(o.Objective.ID)
		}
	}
	slices.SortStableFunc(out, func(x, y EvidenceFile) int {
		return cmp.Or(cmp.Compare(x.Path, y.Path), cmp.Compare(x.SHA256, y.SHA256))
	})
	return out
}

// size words a number of bytes.
func (b *builder) size(bytes int64) string {
	switch {
	case bytes <= 0:
		return ""
	case bytes < 1000:
		return b.say("bytes", lang.Data{"Size": bytes})
	case bytes < 1000_000:
		return b.say("kilobytes", lang.Data{"Size": (bytes + 500) / 1000})
	}
	return b.say("megabytes", lang.Data{"Size": fmt.Sprintf("%.1f", float64(bytes)/1e6)})
}
