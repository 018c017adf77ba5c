package oscal

import (
	"cmp"
	"slices"
	"strings"

	"rung/controls"
	"rung/controls/draft"
	"rung/controls/lang"
)

// gone reports whether a control is withdrawn, and counts it then.
func (i *importer) gone(c *control) bool {
	id := name(c.Props, c.ID, c.Title)
	if to, yes := c.withdrawn(); yes {
		for x := range to {
			to[x] = cmp.Or(i.names[to[x]], to[x])
		}
		became := strings.Join(to, ", ")
		i.tally.Leave(draft.Withdrawn, "", arrow(id, became))
		return true
	}
	became, yes := i.unmarked[c.ID]
	return yes && became != ""
}

func arrow(id, became string) string {
	if became == "" {
		return id
	}
	return id + " → " + became
}

// control makes a requirement of a control, and of each below it.
func (i *importer) control(c *control, domain func() int, above []string) {
	became, listed := i.unmarked[c.ID]
	switch _, marked := c.withdrawn(); {
	case marked:
		i.gone(c)
	case listed && len(c.Controls) == 0:
		i.tally.Leave(leftUnmarked, "", c.ID+": "+became)
	case listed: // the ones below it are listed too
	default:
		i.requirement(c, domain)
	}
	if c.split() {
		return
	}
	for x := range c.Controls {
		i.control(&c.Controls[x], domain, above)
	}
}

// requirement makes a requirement of one control, unless it has no words.
func (i *importer) requirement(c *control, domain func() int) {
	if len(i.c.Requirements) == maxRequirements {
		i.err = &LimitError{"requirements", maxRequirements}
	}
	if i.err != nil {
		return
	}
	id := name(c.Props, c.ID, c.Title)
	title := i.line(id, c.Title)
	ask := i.statement(c)
	if ask == "" {
		ask = i.otherWords(c)
	}
	if ask == "" && title != "" && title != id && title != c.ID {
		ask = title
	}
	if ask == "" {
		i.tally.Leave(draft.Empty, "", id)
		return
	}
	r := controls.Requirement{ID: i.requirements.ID(id), Domain: i.c.Domains[domain()].ID, Ask: i.text(ask)}
	i.ids[c.ID] = r.ID
	if title == "" {
		title = r.ID
	}
	r.Title = lang.Plain(title)
	i.objectives(&r, c)
	i.parts(&r, c)
	i.made = append(i.made, made{c, len(i.c.Requirements)})
	i.c.Requirements = append(i.c.Requirements, r)
}

// statements are the parts that hold a control's statement: its own, or those of the controls it keeps it in.
func (c *control) statements() []*part {
	var out []*part
	add := func(parts []part) {
		for p := range parts {
			if parts[p].Name == "statement" {
				out = append(out, &parts[p])
			}
		}
	}
	add(c.Parts)
	if c.split() {
		for x := range c.Controls {
			add(c.Controls[x].Parts)
		}
	}
	return out
}

// statement is what a control demands, each item on a line of its own behind its label.
func (i *importer) statement(c *control) string {
	var lines []string
	var each func(p *part, above string)
	each = func(p *part, above string) {
		label := shortLabel(p, above)
		if text := i.clean(c.ID, p.Prose); text != "" {
			lines = append(lines, strings.TrimSpace(label+" "+text))
		}
		for x := range p.Parts {
			each(&p.Parts[x], longLabel(p))
		}
	}
	for _, s := range c.statements() {
		each(s, "")
	}
	return draft.Clean(&i.tally, c.ID, strings.Join(lines, "\n"))
}

// otherWords are the words of a control that has no statement: those of parts whose names are the author's own.
func (i *importer) otherWords(c *control) string {
	known := []string{"guidance", "assessment-objective", "objective", "assessment-method", "assessment", "example", "overview"}
	for p := range c.Parts {
		if part := &c.Parts[p]; !slices.Contains(known, part.Name) && strings.TrimSpace(part.Prose) != "" {
			return i.clean(c.ID, part.Prose)
		}
	}
	return ""
}

// longLabel is the label of an item as the source has it, or "".
func longLabel(p *part) string {
	found := ""
	for _, x := range p.Props {
		if x.Name == "label" && (found == "" || x.Class == "") {
			found = x.Value
		}
	}
	return strings.TrimSpace(found)
}

// shortLabel is the label of an item without what the one above it says already: "a" below "SR-03.09.01".
func shortLabel(p *part, above string) string {
	label := longLabel(p)
	rest, inside := strings.CutPrefix(label, above)
	if above != "" && inside {
		label = strings.TrimLeft(rest, ".")
	} else if dot := strings.LastIndexByte(strings.TrimRight(label, "."), '.'); dot >= 0 && len(label) > 4 {
		label = label[dot+1:]
	}
	if label == "" || strings.ContainsAny(label[len(label)-1:], ".):]") {
		return label
	}
	return label + "."
}

// parts takes over what a control says beside its statement and objectives.
func (i *importer) parts(r *controls.Requirement, c *control) {
	var do, evidence []string
	for p := range c.Parts {
		part := &c.Parts[p]
		switch part.Name {
		case "statement", "assessment-objective", "objective", "item":
		case "example":
			if text := i.clean(r.ID, part.Prose); text != "" {
				do = append(do, text)
			}
		case "guidance":
			if part.worded() {
				i.tally.Leave(draft.Guidance, "", r.ID)
			}
		case "assessment-method", "assessment":
			evidence = append(evidence, i.method(r.ID, part)...)
		default:
			if text := i.clean(r.ID, part.Prose); text != "" && text != r.Ask[i.tag] {
				i.tally.Leave(leftPart, part.Name, r.ID)
			}
		}
	}
	if len(do) > 0 {
		r.Do = lang.List{i.tag: do}
	}
	if len(evidence) > 0 {
		r.Evidence = lang.List{i.tag: evidence}
	}
}

// method returns what an assessor examines; whom to interview and what to test is left.
func (i *importer) method(where string, p *part) []string {
	method := ""
	for _, x := range p.Props {
		if x.Name == "method" {
			method = strings.ToLower(x.Value)
		}
	}
	if method != "examine" {
		i.tally.Leave(draft.Method, method, where)
		return nil
	}
	var out []string
	for x := range p.Parts {
		for line := range strings.Lines(i.clean(where, p.Parts[x].Prose)) {
			if text := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(line), "- ")); text != "" {
				out = append(out, text)
			}
		}
	}
	return out
}
