package cprt

import (
	"slices"
	"strings"

	"rung/controls"
	"rung/controls/draft"
	"rung/controls/pattern"
)

// objectives makes an objective of each determination below a requirement and its parts.
func (b *builder) objectives(e *element, r *controls.Requirement) {
	var found []*element
	seen := map[*element]bool{e: true}
	var collect func(*element)
	collect = func(at *element) {
		for _, child := range b.graph.below(at, statement, objective) {
			if seen[child] || b.visits > maxVisits {
				continue
			}
			b.visits++
			seen[child] = true
			if b.graph.role(child) == objective {
				found = append(found, child)
			}
			collect(child)
		}
	}
	collect(e)
	slices.SortStableFunc(found, inOrder)
	keys := draft.NewNames(nil)
	if len(found) > controls.MaxKeys {
		b.visits = maxVisits + 1
		return
	}
	for _, d := range found {
		s := b.determination(d)
		if s == "" {
			b.tally.Leave(draft.Empty, d.Type, d.ID)
			continue
		}
		r.Objectives = append(r.Objectives, newObjective(r.ID, keys.Key(key(d.ID, e.ID)), s))
	}
}

func newObjective(requirement, key, s string) controls.Objective {
	return controls.Objective{ID: requirement + "[" + key + "]", Key: key, Text: text(s)}
}

// key is what a determination's id adds to its requirement's: "a.01" of DS-A.03.01.01.a[01].
func key(id, of string) string {
	at := strings.LastIndex(strings.ToLower(id), strings.ToLower(of))
	if at < 0 {
		return ""
	}
	rest := id[at+len(of):]
	if strings.HasPrefix(rest, "(") { // an enhancement's number, where the id of the control itself is asked
		return ""
	}
	return strings.Trim(strings.NewReplacer("[", ".", "]", "", "(", ".", ")", "", "..", ".").Replace(rest), ".-_")
}

// placeholder stands in a determination for a value that the firm sets: <A.03.01.01.ODP[01]: time period>.
var placeholder = pattern.Of(`<[^<>:\n]{1,80}:\s*([^<>\n]*)>`)

// determination is a determination's text. Values that the firm sets are named in brackets, and what each of them is
// stands below.
func (b *builder) determination(d *element) string {
	lines := []string{placeholder().ReplaceAllString(draft.Clean(b.tally, d.ID, d.Text), "[$1]")}
	if lines[0] == "" {
		return ""
	}
	b.values(d, &lines, 0)
	return draft.Clean(b.tally, d.ID, strings.Join(lines, "\n"))
}

func (b *builder) values(e *element, lines *[]string, depth int) {
	const deepest = 4
	if depth > deepest {
		return
	}
	for _, p := range b.graph.below(e, parameter) {
		if b.visits++; b.visits > maxVisits {
			return
		}
		title, s := draft.Line(b.tally, p.ID, p.Title), placeholder().ReplaceAllString(draft.Line(b.tally, p.ID, p.Text), "[$1]")
		if title != "" && s != "" {
			*lines = append(*lines, "["+title+"]: "+s)
			b.tally.Leave(draft.Parameter, "", p.ID) // its own id, and how it is to be chosen
		}
		b.values(p, lines, depth+1)
	}
}

// ownObjectives makes objectives where the source has none: one of each part of the statement, or one of all of it.
func (b *builder) ownObjectives(parts []*element, r *controls.Requirement) {
	if len(parts) == 1 {
		if below := b.graph.below(parts[0], statement); len(below) > 1 {
			parts = below
		}
	}
	keys := draft.NewNames(nil)
	if len(parts) > 1 {
		for _, p := range parts {
			if s := strings.Join(b.lines(p, "", 0), "\n"); s != "" {
				r.Objectives = append(r.Objectives, newObjective(r.ID, keys.Key(""), draft.Clean(nil, "", s)))
			}
		}
	}
	if len(r.Objectives) == 0 {
		r.Objectives = []controls.Objective{newObjective(r.ID, keys.Key(""), r.Ask.In(languages[0]))}
	}
}
