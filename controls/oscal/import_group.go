package oscal

import (
	"slices"
	"strings"

	"rung/controls"
	"rung/controls/draft"
)

// group makes a domain of each group that has controls of its own. Headings above a domain stand before its title.
func (i *importer) group(g *group, above []string) {
	title := i.line(g.ID, g.Title)
	domain := -1
	here := func() int {
		if domain < 0 {
			domain = i.domain(name(g.Props, g.ID, g.Title), title, above, i.about(g.Parts, g.ID))
		}
		return domain
	}
	inside := above
	if title != "" {
		inside = append(above[:len(above):len(above)], title)
	}
	for c := range g.Controls {
		control := &g.Controls[c]
		if control.heading() && !i.gone(control) {
			i.headed(control, inside)
		} else {
			i.control(control, here, inside)
		}
	}
	if domain < 0 && len(g.Controls)+len(g.Groups) > 0 && g.ID != "all" {
		i.tally.Leave(leftHeading, "", g.ID)
	}
	for _, p := range g.Props {
		if p.Name != "label" && p.Name != "sort-id" {
			i.tally.Leave(draft.Property, p.Name, g.ID)
		}
	}
	for x := range g.Groups {
		i.group(&g.Groups[x], inside)
	}
}

// headed makes a domain of a control that is only a heading for others.
func (i *importer) headed(c *control, above []string) {
	statement := i.statement(c)
	domain := -1
	here := func() int {
		if domain < 0 {
			domain = i.domain(name(c.Props, c.ID, c.Title), i.line(c.ID, c.Title), above, statement)
		}
		return domain
	}
	for x := range c.Controls {
		i.control(&c.Controls[x], here, append(above[:len(above):len(above)], c.Title))
	}
}

// domain adds a domain and returns its place.
func (i *importer) domain(id, title string, above []string, about string) int {
	d := controls.Domain{ID: i.domains.ID(id)}
	if title == "" {
		title = d.ID
	}
	d.Title = i.text(strings.Join(append(above[:len(above):len(above)], title), ": "))
	if about != "" {
		d.About = i.text(about)
	}
	i.c.Domains = append(i.c.Domains, d)
	return len(i.c.Domains) - 1
}

// about is what the parts of a group say of it; other parts are left.
func (i *importer) about(parts []part, where string) string {
	var out []string
	for p := range parts {
		switch text := i.clean(where, parts[p].Prose); {
		case text == "":
		case parts[p].Name == "overview" || parts[p].Name == "statement":
			out = append(out, text)
		default:
			i.tally.Leave(leftPart, parts[p].Name, where)
		}
	}
	return strings.Join(out, "\n")
}

// name is the id by which people know a control or group: its label, without the title that some catalogs write into it,
// else its own id.
func name(props []prop, id, title string) string {
	found := ""
	for _, p := range props {
		if p.Name == "label" && p.NS == "" || p.Name == "label" && p.NS == "http://csrc.nist.gov/ns/oscal" {
			if found == "" || p.Class == "" {
				found = p.Value
			}
		}
	}
	if rest, ok := strings.CutPrefix(found, title+" ("); ok && strings.HasSuffix(rest, ")") && title != "" {
		found = strings.TrimSuffix(rest, ")")
	}
	switch found = strings.TrimSpace(found); {
	case found != "" && !strings.ContainsAny(found, " \t"):
		return found
	case title != "" && strings.HasSuffix(id, "_"+title): // an id that carries the name of its catalog
		return title
	}
	return id
}

// inOrder puts siblings into the order that their properties say, where each of them says it.
func inOrder[T any](list []T, props func(*T) []prop) {
	keys := make([]string, len(list))
	places := make([]int, len(list))
	for i := range list {
		places[i] = i
		for _, p := range props(&list[i]) {
			if p.Name == "sort-id" {
				keys[i] = p.Value
			}
		}
		if keys[i] == "" {
			return
		}
	}
	slices.SortStableFunc(places, func(a, b int) int { return strings.Compare(keys[a], keys[b]) })
	was := slices.Clone(list)
	for i, place := range places {
		list[i] = was[place]
	}
}

// heading reports whether a control only stands above others: it has no statement of its own while those below have, or
// they are of another class that is no enhancement of it.
func (c *control) heading() bool {
	if len(c.Controls) == 0 || c.split() {
		return false
	}
	below := &c.Controls[0]
	if !c.states() && below.states() {
		return true
	}
	return c.Class != "" && below.Class != "" && c.Class != below.Class && !strings.Contains(below.Class, "enhancement")
}

// split reports whether a control keeps its statement in a control below it, and the rest with itself.
func (c *control) split() bool {
	if len(c.Controls) == 0 || c.states() || !c.assessed() {
		return false
	}
	for x := range c.Controls {
		if below := &c.Controls[x]; !below.states() || below.assessed() || len(below.Controls) > 0 {
			return false
		}
	}
	return true
}

// states reports whether a control has a statement with words in it.
func (c *control) states() bool {
	for p := range c.Parts {
		if c.Parts[p].Name == "statement" && c.Parts[p].worded() {
			return true
		}
	}
	return false
}

func (p *part) worded() bool {
	if strings.TrimSpace(p.Prose) != "" {
		return true
	}
	for x := range p.Parts {
		if p.Parts[x].worded() {
			return true
		}
	}
	return false
}

// assessed reports whether a control says how it is assessed or explained.
func (c *control) assessed() bool {
	for p := range c.Parts {
		switch c.Parts[p].Name {
		case "assessment-objective", "objective", "assessment-method", "assessment", "guidance":
			return true
		}
	}
	return len(c.Params) > 0
}
