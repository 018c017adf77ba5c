package draft

import (
	"strings"

	"rung/controls"
	"rung/controls/lang"
)

// Kinds that Fit leaves.
const (
	JoinedEvidence = "joined-evidence" // lists of evidence, each made one entry
	ManyRefs       = "many-refs"       // references that are too many to keep
)

// Fit makes a catalogue small enough to be loaded, where it is not: examples of evidence become one entry each, then
// references go. It notes in tally what it did, and reports whether the catalogue fits now.
func Fit(tally *Tally, c *controls.Catalogue) bool {
	if size(c) {
		return true
	}
	for i := range c.Requirements {
		r := &c.Requirements[i]
		for tag, list := range r.Evidence {
			if len(list) > 1 {
				r.Evidence[tag] = []string{strings.Join(list, "\n")}
				tally.Leave(JoinedEvidence, "", r.ID)
			}
		}
	}
	if size(c) {
		return true
	}
	for i := range c.Requirements {
		r := &c.Requirements[i]
		for _, refs := range r.Refs {
			for range refs.IDs {
				tally.Leave(ManyRefs, "", r.ID)
			}
		}
		r.Refs = nil
	}
	c.References = nil
	return size(c)
}

// size estimates, a little too high, whether a catalogue is within the format's limits.
func size(c *controls.Catalogue) bool {
	s := sizes{60, 2000}
	for i := range c.Sources {
		s.keys(3)
		s.text(c.Sources[i].Title)
		s.bytes += len(c.Sources[i].URL)
	}
	for i := range c.Domains {
		s.keys(2)
		s.text(c.Domains[i].Title)
		s.text(c.Domains[i].About)
	}
	for i := range c.Levels {
		s.keys(12)
		s.text(c.Levels[i].Title)
		s.text(c.Levels[i].About)
	}
	for i := range c.Scales {
		s.keys(3)
		for j := range c.Scales[i].Steps {
			s.keys(3)
			s.text(c.Scales[i].Steps[j].Title)
			s.text(c.Scales[i].Steps[j].Text)
		}
	}
	for i := range c.Requirements {
		s.requirement(&c.Requirements[i])
	}
	return s.nodes < controls.MaxNodes && s.bytes < controls.MaxBytes
}

type sizes struct{ nodes, bytes int }

// keys counts a group of so many keys with short values.
func (s *sizes) keys(n int) {
	s.nodes += 1 + 2*n
	s.bytes += 20 * n
}

// text counts a key with a text.
func (s *sizes) text(x lang.Text) {
	switch len(x) {
	case 0:
	case 1:
		s.nodes += 2
	default:
		s.nodes += 2 + 2*len(x)
	}
	for _, text := range x {
		s.bytes += len(text) + 8 + 6*strings.Count(text, "\n")
	}
}

func (s *sizes) list(x lang.List) {
	for _, list := range x {
		s.nodes += 3 + len(list)
		for _, text := range list {
			s.bytes += len(text) + 12
		}
	}
}

func (s *sizes) requirement(r *controls.Requirement) {
	s.keys(2)
	s.nodes += 4
	if r.Weight > 0 || r.Plan != "" || r.Effort != nil || len(r.Renamed) > 0 || len(r.Needs) > 0 || r.Partial != nil {
		s.keys(20)
	}
	s.text(r.Title)
	s.text(r.Ask)
	s.text(r.Why)
	s.list(r.Do)
	s.list(r.Evidence)
	for i := range r.Objectives {
		o := &r.Objectives[i]
		s.bytes += len(o.Key) + 8
		s.text(o.Text)
		if o.Scale != "" || len(o.Renamed) > 0 {
			s.keys(4 + len(o.Renamed))
		}
		for _, x := range o.Stages {
			s.text(x)
		}
	}
	for _, refs := range r.Refs {
		s.nodes += 3 + len(refs.IDs)
		for _, id := range refs.IDs {
			s.bytes += len(id) + 4
		}
	}
}
