// Package controls is what can be asked: the catalogue of a framework, loaded from YAML and checked before anyone
// answers it. It is pure: a catalogue is read from an fs.FS, and nothing here knows a terminal, a clock or a disk.
package controls

import (
	"strings"

	"rung/controls/lang"
)

// Format is the catalogue format this package reads, the value of the key "format".
const Format = "rung/v1"

// Catalogue is one version of a framework. Its requirements stand in the order in which they are asked: by domain as
// the catalogue lists them, by level within the domain, then as written.
type Catalogue struct {
	ID        string
	Version   string
	Title     lang.Text
	Short     string // what people call it, for headers and file lists
	Publisher lang.Text
	Languages []lang.Tag // every text exists in each; the first is the one it was written in
	// Translating are the languages it is being translated into: they are not offered, and their texts are not loaded.
	Translating []lang.Tag
	Notice      lang.Text
	Licence     string
	Sources     []Source
	References  []ReferenceSet
	Glossary    []Term // words the catalogue does not use, besides those of Terms
	Scales      []Scale
	Facts       []Fact
	Profiles    []Profile
	Annexes     []Annex
	// Reasons names the answers that need a reason ("not-met", "not-applicable") and the rule that says so.
	Reasons map[string]string
	// Exceptions are the shortfalls that count as met when they are written down where the rule wants them.
	Exceptions   []Exception
	Levels       []Level // lowest rung first
	Domains      []Domain
	Requirements []Requirement

	// Digest is "sha256:" and the hex digest of all the catalogue's files: it changes when any byte of them does.
	Digest string

	byID map[string]*Requirement
}

// Source is a document that the catalogue's figures or structure come from.
type Source struct {
	ID    string
	Title lang.Text
	Date  string // as the source dates itself: 2024-10-15, 2020-02
	URL   string
}

// ReferenceSet is a list outside the catalogue whose ids a requirement may refer to.
type ReferenceSet struct {
	ID    string
	Title lang.Text
	URL   string
}

// Domain groups requirements, for example Access Control.
type Domain struct {
	ID    string
	Title lang.Text
	About lang.Text
}

// Annex is a page of facts that a report carries along, for example whom to call in an incident.
type Annex struct {
	ID      string
	Title   lang.Text
	Text    lang.Text
	Checked string // the day its facts were last checked, 2006-01-02
	Items   []AnnexItem
}

// AnnexItem is one line of an annex.
type AnnexItem struct{ Title, Text lang.Text }

// Exception is a kind of shortfall that counts as met.
type Exception struct {
	ID    string
	Title lang.Text
	About lang.Text // what it is, and where it must be described
	Cite  string
}

// Fact is something about a firm, asked once with yes or no, that decides whether some requirements concern it at all.
type Fact struct {
	ID  string
	Ask lang.Text
	Off lang.Text // why a requirement that needs the fact is not applicable where the answer is no
}

// Profile names a common kind of firm by the answers to its facts.
type Profile struct {
	ID    string
	Title lang.Text
	Facts map[string]bool
}

// Level returns the level with this id, or nil.
func (c *Catalogue) Level(id string) *Level {
	for i := range c.Levels {
		if c.Levels[i].ID == id {
			return &c.Levels[i]
		}
	}
	return nil
}

// Domain returns the domain with this id, or nil.
func (c *Catalogue) Domain(id string) *Domain {
	for i := range c.Domains {
		if c.Domains[i].ID == id {
			return &c.Domains[i]
		}
	}
	return nil
}

// Scale returns the scale with this id, or nil.
func (c *Catalogue) Scale(id string) *Scale {
	for i := range c.Scales {
		if c.Scales[i].ID == id {
			return &c.Scales[i]
		}
	}
	return nil
}

// Requirement returns the requirement with this id, or nil.
func (c *Catalogue) Requirement(id string) *Requirement { return c.byID[id] }

// Objective returns the objective with this full id, for example AC.L1-b.1.i[a], and its requirement, or nil.
func (c *Catalogue) Objective(id string) (*Requirement, *Objective) {
	name, _, ok := SplitObjectiveID(id)
	if !ok {
		return nil, nil
	}
	r := c.byID[name]
	if r == nil {
		return nil, nil
	}
	for i := range r.Objectives {
		if r.Objectives[i].ID == id {
			return r, &r.Objectives[i]
		}
	}
	return r, nil
}

// Asked lists the requirements that an assessment with this target level asks, in order. A level whose rule counts
// the levels below it (cumulative, rating) asks theirs too; any other asks its own alone.
func (c *Catalogue) Asked(target string) []*Requirement {
	asked := map[string]bool{target: true}
	if goal := c.Level(target); goal != nil && goal.Rule.Kind.Cumulative() {
		for _, l := range c.Levels {
			asked[l.ID] = true
			if l.ID == target {
				break
			}
		}
	}
	var out []*Requirement
	for i := range c.Requirements {
		if asked[c.Requirements[i].Level] {
			out = append(out, &c.Requirements[i])
		}
	}
	return out
}

// SplitObjectiveID takes AC.L1-b.1.i[a] apart into AC.L1-b.1.i and a; ok is false when there is no [key] at the end.
func SplitObjectiveID(id string) (requirement, key string, ok bool) {
	open := strings.LastIndexByte(id, '[')
	if open <= 0 || !strings.HasSuffix(id, "]") || open == len(id)-2 {
		return id, "", false
	}
	return id[:open], id[open+1 : len(id)-1], true
}

// LevelIDs lists the ids of the levels, lowest rung first.
func (c *Catalogue) LevelIDs() []string { return ids(c.Levels, func(l Level) string { return l.ID }) }

// DomainIDs lists the ids of the domains in order.
func (c *Catalogue) DomainIDs() []string {
	return ids(c.Domains, func(d Domain) string { return d.ID })
}

// RequirementIDs lists the ids of all requirements in order.
func (c *Catalogue) RequirementIDs() []string {
	return ids(c.Requirements, func(r Requirement) string { return r.ID })
}
