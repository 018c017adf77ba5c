package cprt

import (
	"strings"

	"rung/controls"
	"rung/controls/draft"
	"rung/controls/lang"
	"rung/controls/pattern"
)

// requirement makes a requirement of an element and all that hangs below it.
func (b *builder) requirement(e *element, above []*element) {
	r := controls.Requirement{Level: b.level, Plan: controls.PlanNone}
	parts := b.graph.below(e, statement)
	var lines []string
	for _, p := range parts {
		lines = append(lines, b.lines(p, "", 0)...)
	}
	own := draft.Clean(b.tally, e.ID, e.Text)
	ask := strings.Join(lines, "\n")
	if own != "" {
		ask = strings.TrimSpace(own + "\n" + ask)
	}
	if ask == "" {
		ask = draft.Clean(b.tally, e.ID, e.Title)
	}
	if ask == "" {
		b.tally.Leave(draft.Empty, e.Type, e.ID)
		return
	}
	r.ID, r.Domain = b.requirements.ID(e.ID), b.domain(above)
	r.Title, r.Ask = text(b.name(e)), text(draft.Clean(b.tally, e.ID, ask))
	if r.Title.In(lang.English) == e.ID {
		r.Title = text(draft.Headline(draft.Line(nil, e.ID, ask)))
	}
	b.support(e, &r)
	b.objectives(e, &r)
	if len(r.Objectives) == 0 {
		b.ownObjectives(parts, &r)
	}
	b.references(e, &r)
	b.c.Requirements = append(b.c.Requirements, r)
}

// lines writes out a part of a statement and the parts below it, each under its label.
func (b *builder) lines(p *element, label string, depth int) []string {
	const deepest = 12
	if b.visits++; depth > deepest || b.visits > maxVisits {
		return nil
	}
	mark := draft.Line(nil, p.ID, p.Title)
	if len(mark) > 8 { // a title and no label
		mark = ""
	}
	switch {
	case label != "" && mark != "":
		label += "." + mark
	case mark != "":
		label = mark
	}
	var out []string
	if s := draft.Clean(b.tally, p.ID, p.Text); s != "" {
		if mark != "" {
			s = label + ". " + s
		}
		out = append(out, s)
	}
	for _, child := range b.graph.below(p, statement) {
		out = append(out, b.lines(child, label, depth+1)...)
	}
	return out
}

// support takes over a requirement's examples and what assessors look at. Its discussion is left.
func (b *builder) support(e *element, r *controls.Requirement) {
	var do, proof []string
	for _, child := range b.graph.children[e] {
		if b.visits > maxVisits {
			return
		}
		s := draft.Clean(b.tally, child.ID, child.Text)
		if s == "" {
			s = draft.Clean(b.tally, child.ID, child.Title)
		}
		switch b.visits++; b.graph.role(child) {
		case discussion:
			b.tally.Leave(draft.Guidance, "", r.ID)
		case example:
			do = appendText(do, s)
			for _, below := range b.graph.children[child] {
				b.tally.Leave(OtherKind, below.Type, child.ID)
			}
		case evidence:
			proof = append(proof, b.looked(r.ID, child.Type, s)...)
		case detail:
			b.tally.Leave(OtherKind, child.Type, r.ID)
		}
	}
	if len(do) > 0 {
		r.Do = lang.List{lang.English: do}
	}
	if len(proof) > 0 {
		r.Evidence = lang.List{lang.English: proof}
	}
}

func appendText(list []string, s string) []string {
	if s == "" {
		return list
	}
	return append(list, s)
}

var selectFrom = pattern.Of(`(?i)^\[?\s*select\s+from:\s*`)

// looked lists what an assessor examines; whom to interview and what to test is left.
func (b *builder) looked(where, kind, s string) []string {
	if kind != "examine" {
		b.tally.Leave(draft.Method, kind, where)
		return nil
	}
	var out []string
	for _, item := range strings.Split(strings.TrimRight(selectFrom().ReplaceAllString(s, ""), "] ."), ";") {
		out = appendText(out, draft.Line(nil, "", item))
	}
	return out
}
