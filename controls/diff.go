package controls

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"rung/controls/lang"
)

// ChangeKind says what sort of change a Difference is.
type ChangeKind string

// The kinds of change.
const (
	Reworded   ChangeKind = "reworded"   // a text in one language
	Reweighted ChangeKind = "reweighted" // what it costs: the weight, or the lesser one
	Replanned  ChangeKind = "replanned"  // whether it may stand on a plan of action
	Relevelled ChangeKind = "relevelled" // the level that asks it
	Moved      ChangeKind = "moved"      // the domain that holds it
	Rescaled   ChangeKind = "rescaled"   // what it is answered on, or the step that is enough
	Reruled    ChangeKind = "reruled"    // how a level is scored
	Changed    ChangeKind = "changed"    // anything else
)

// Difference is one thing that two versions say differently. Old or New is "" where only one of them says it.
type Difference struct {
	Kind  ChangeKind `json:"kind"`
	Field string     `json:"field"`              // the key in the catalogue's file
	Lang  lang.Tag   `json:"language,omitempty"` // of a text
	Old   string     `json:"old"`
	New   string     `json:"new"`
}

// PartChange is a level, domain, requirement or objective that is not as it was. ID is "" where it was removed, Was
// where it is new; they differ where it was renamed.
type PartChange struct {
	ID          string       `json:"id,omitempty"`
	Was         string       `json:"was,omitempty"`
	Differences []Difference `json:"differences,omitempty"`
	// Confirm says of an objective that it no longer asks the same, so that an old answer must be confirmed. Of a
	// requirement it says so of the flag that the lesser weight applies.
	Confirm bool `json:"confirm,omitempty"`
	// Objectives are those of a requirement that changed, in order; removed ones stand last.
	Objectives []PartChange `json:"objectives,omitempty"`
}

// Added reports whether the part is new.
func (p PartChange) Added() bool { return p.Was == "" }

// Removed reports whether the part is gone.
func (p PartChange) Removed() bool { return p.ID == "" }

// Renamed reports whether the part has another id than before.
func (p PartChange) Renamed() bool { return p.ID != "" && p.Was != "" && p.ID != p.Was }

// Changes are what one version of a catalogue says differently from an older one, in the new one's order; what was
// removed stands last, in the old one's. A part without a change is not listed.
type Changes struct {
	Catalogue    []Difference `json:"catalogue,omitempty"` // identity, and what belongs to no single level, domain or requirement
	Levels       []PartChange `json:"levels,omitempty"`
	Domains      []PartChange `json:"domains,omitempty"`
	Requirements []PartChange `json:"requirements,omitempty"`
	// Unchanged counts the objectives that keep id and meaning.
	Unchanged int `json:"unchanged"`

	retired []string // old ids that the new catalogue gives to something else
}

// Empty reports whether the two versions say the same.
func (c Changes) Empty() bool {
	return len(c.Catalogue)+len(c.Levels)+len(c.Domains)+len(c.Requirements) == 0
}

// Diff compares two versions of a catalogue. Line breaks and runs of blanks within a text make no difference, nor do the
// files that the requirements stand in.
func Diff(old, new *Catalogue) Changes {
	c := Changes{Catalogue: diffCatalogue(old, new)}
	c.Levels = diffParts(old.Levels, new.Levels, func(l *Level) string { return l.ID }, diffLevel)
	c.Domains = diffParts(old.Domains, new.Domains, func(d *Domain) string { return d.ID }, func(a, b *Domain) []Difference {
		var d differences
		d.text("title", a.Title, b.Title)
		d.text("about", a.About, b.About)
		return d
	})
	c.diffRequirements(old, new)
	return c
}

// diffParts compares parts that have no earlier names.
func diffParts[T any](old, new []T, id func(*T) string, diff func(a, b *T) []Difference) []PartChange {
	var out []PartChange
	at := map[string]*T{}
	for i := range old {
		at[id(&old[i])] = &old[i]
	}
	kept := map[string]bool{}
	for i := range new {
		name := id(&new[i])
		was := at[name]
		kept[name] = true
		if was == nil {
			out = append(out, PartChange{ID: name})
		} else if d := diff(was, &new[i]); len(d) > 0 {
			out = append(out, PartChange{ID: name, Was: name, Differences: d})
		}
	}
	for i := range old {
		if name := id(&old[i]); !kept[name] {
			out = append(out, PartChange{Was: name})
		}
	}
	return out
}

func diffLevel(a, b *Level) []Difference {
	var d differences
	d.text("title", a.Title, b.Title)
	d.text("about", a.About, b.About)
	ruleA, ruleB := a.Rule, b.Rule
	d.plain(Reruled, "rule.kind", string(ruleA.Kind), string(ruleB.Kind))
	d.any(Reruled, "rule.maximum", ruleA.Maximum, ruleB.Maximum)
	d.any(Reruled, "rule.gate", ruleA.Gate, ruleB.Gate)
	d.any(Reruled, "rule.conditional", ruleA.Conditional, ruleB.Conditional)
	d.any(Reruled, "rule.requires", ruleA.Requires, ruleB.Requires)
	d.plain(Reruled, "rule.scale", ruleA.Scale, ruleB.Scale)
	d.plain(Reruled, "rule.step", ruleA.Step, ruleB.Step)
	d.plain(Changed, "rule.cite", ruleA.Cite, ruleB.Cite)
	d.any(Changed, "status", a.Status, b.Status)
	d.any(Reruled, "implies", a.Implies, b.Implies)
	d.any(Changed, "validity", a.Validity, b.Validity)
	d.any(Changed, "affirm", a.Affirm, b.Affirm)
	d.any(Changed, "evidence", a.Evidence, b.Evidence)
	d.any(Changed, "submission", a.Submission, b.Submission)
	return d
}

func diffCatalogue(a, b *Catalogue) []Difference {
	var d differences
	d.plain(Changed, "id", a.ID, b.ID)
	d.plain(Changed, "version", a.Version, b.Version)
	d.text("title", a.Title, b.Title)
	d.plain(Changed, "short", a.Short, b.Short)
	d.text("publisher", a.Publisher, b.Publisher)
	d.any(Changed, "languages", a.Languages, b.Languages)
	d.text("notice", a.Notice, b.Notice)
	d.plain(Changed, "licence", a.Licence, b.Licence)
	d.any(Changed, "sources", a.Sources, b.Sources)
	d.any(Changed, "references", a.References, b.References)
	d.any(Rescaled, "scales", a.Scales, b.Scales)
	d.any(Changed, "facts", a.Facts, b.Facts)
	d.any(Changed, "profiles", a.Profiles, b.Profiles)
	d.any(Changed, "annexes", a.Annexes, b.Annexes)
	d.any(Changed, "reasons", a.Reasons, b.Reasons)
	d.any(Changed, "exceptions", a.Exceptions, b.Exceptions)
	d.any(Relevelled, "levels", common(a.LevelIDs(), b.LevelIDs()), common(b.LevelIDs(), a.LevelIDs()))
	d.any(Changed, "domains", common(a.DomainIDs(), b.DomainIDs()), common(b.DomainIDs(), a.DomainIDs()))
	return d
}

// common lists those of ids that others has too, so that two lists of it differ in order alone.
func common(ids, others []string) []string {
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return !slices.Contains(others, id) })
}

// differences collect what two parts say differently.
type differences []Difference

func (d *differences) plain(kind ChangeKind, field, old, new string) {
	if old != new {
		*d = append(*d, Difference{Kind: kind, Field: field, Old: old, New: new})
	}
}

// any compares what is more than a word; where it differs it is shown as JSON.
func (d *differences) any(kind ChangeKind, field string, old, new any) {
	if !reflect.DeepEqual(old, new) {
		d.plain(kind, field, compact(old), compact(new))
	}
}

func compact(v any) string {
	if value := reflect.ValueOf(v); value.Kind() != reflect.Struct && value.IsZero() {
		return ""
	}
	data, err := json.Marshal(v)
	if err != nil {
		return err.Error() // no catalogue holds what JSON cannot
	}
	return string(data)
}

// text compares a text language by language and reports whether any that both have differs.
func (d *differences) text(field string, old, new lang.Text) bool {
	differs := false
	for _, tag := range tagsOf(old, new) {
		a, hadA := spoken(old, tag)
		b, hadB := spoken(new, tag)
		if flat(a) != flat(b) {
			*d = append(*d, Difference{Kind: Reworded, Field: field, Lang: tag, Old: a, New: b})
			differs = differs || hadA && hadB
		}
	}
	return differs
}

func (d *differences) list(field string, old, new lang.List) {
	join := func(l lang.List) lang.Text {
		out := lang.Text{}
		for tag, lines := range l {
			out[tag] = strings.Join(lines, "\n")
		}
		return out
	}
	if !reflect.DeepEqual(old, new) {
		d.text(field, join(old), join(new))
	}
}

// flat is a text without its line breaks.
func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

func tagsOf(texts ...lang.Text) []lang.Tag {
	var tags []lang.Tag
	for _, x := range texts {
		for tag := range x {
			tags = append(tags, tag)
		}
	}
	slices.Sort(tags)
	tags = slices.Compact(tags)
	if len(tags) > 1 && tags[0] == "" {
		return tags[1:] // what is the same in all languages is compared with each
	}
	return tags
}

// spoken is the text in exactly this language, which one for all languages is too.
func spoken(x lang.Text, tag lang.Tag) (s string, ok bool) {
	if s, ok = x[tag]; !ok {
		s, ok = x[""]
	}
	return s, ok
}
