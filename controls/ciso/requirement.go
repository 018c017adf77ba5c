package ciso

import (
	"strings"

	"rung/controls"
	"rung/controls/draft"
	"rung/controls/lang"
	"rung/controls/pattern"
)

// requirement makes a requirement of an assessed node, under the id that name makes; ok is false when it says nothing.
func (b *builder) requirement(x *item, name func() string) (r controls.Requirement, ok bool) {
	where := x.label()
	description, notes := b.raw(x.node, "description", where), b.raw(x.node, "annotation", where)
	questions := b.questions(x)
	ask := description
	for _, other := range []lang.Text{b.raw(x.node, "name", where), firstQuestion(questions)} {
		if len(ask) == 0 {
			ask = other
		}
	}
	if len(ask) == 0 {
		ask, notes = notes, nil
	}
	if len(ask) == 0 {
		b.tally.Leave(draft.Empty, "", where)
		return r, false
	}
	r = controls.Requirement{ID: name()}
	r.Title = b.use(b.title(x))
	if x.get("name").str() == "" && len(description) == 0 {
		r.Title = b.use(mapped(ask, draft.Headline))
	}
	r.Objectives = b.asked(r.ID, x, questions)
	if len(r.Objectives) == 0 {
		r.Objectives, notes = b.lettered(r.ID, notes)
	}
	if len(r.Objectives) == 0 {
		r.Objectives, ask = b.lettered(r.ID, ask)
		if len(ask) == 0 || ask[b.base] == "" {
			ask = b.title(x)
		}
	}
	r.Ask = b.use(copied(ask))
	if len(r.Objectives) == 0 {
		r.Objectives = []controls.Objective{b.objective(r.ID, "a", copied(r.Ask))}
	}
	b.explain(&r, notes, where)
	b.measures(x, &r)
	r.Evidence = b.lines(b.raw(x.node, "typical_evidence", where), bullets)
	return r, true
}

func (b *builder) objective(requirement, key string, text lang.Text) controls.Objective {
	return controls.Objective{ID: requirement + "[" + key + "]", Key: key, Text: b.use(text)}
}

// explain takes over the annotation of a library that Write wrote: a numbered list at its end is the first steps, all else
// says why. What another publisher annotates is a discussion, and left.
func (b *builder) explain(r *controls.Requirement, notes lang.Text, where string) {
	switch {
	case notes[b.base] == "":
		return
	case b.root.get("packager").str() != packager:
		b.tally.Leave(draft.Guidance, "", where)
		return
	}
	if why := mapped(notes, func(s string) string { before, _ := numbered(s); return before }); why[b.base] != "" {
		r.Why = b.use(why)
	}
	r.Do = b.lines(notes, func(s string) []string { _, steps := numbered(s); return steps })
}

var number = pattern.Of(`^([0-9]{1,2})[.)] +(.+)$`)

// numbered takes a list from 1 to the last line off the end of a text.
func numbered(s string) (before string, steps []string) {
	lines := strings.Split(s, "\n")
	for at := range lines {
		if m := number().FindStringSubmatch(lines[at]); m == nil || m[1] != "1" {
			continue
		}
		steps = steps[:0]
		for i, line := range lines[at:] {
			m := number().FindStringSubmatch(line)
			if m == nil || m[1] != itoa(i+1) {
				steps = nil
				break
			}
			steps = append(steps, m[2])
		}
		if len(steps) > 0 {
			return strings.TrimSpace(strings.Join(lines[:at], "\n")), steps
		}
	}
	return s, nil
}

var bullet = pattern.Of(`^(?:[-*•·‣▪]|[0-9]{1,2}[.)])\s+`)

// bullets takes a text apart into its lines, without the marks before them.
func bullets(s string) []string {
	var out []string
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(bullet().ReplaceAllString(strings.TrimSpace(line), "")); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// measures adds the measures that a node points to as first steps.
func (b *builder) measures(x *item, r *controls.Requirement) {
	for _, ref := range x.get("reference_controls").items() {
		control, ok := b.controls[strings.ToLower(ref.str())]
		name := mapped(b.raw(control, "name", r.ID), oneLine)
		if !ok || len(name) == 0 {
			b.tally.Leave(draft.Link, "reference_controls", r.ID)
			continue
		}
		if control.get("description").str() != "" {
			b.tally.Leave(Control, "", tail(ref.str()))
		}
		if r.Do == nil {
			r.Do = lang.List{}
			b.texts = append(b.texts, draft.Translated{List: r.Do})
		}
		for tag := range name {
			r.Do[tag] = append(r.Do[tag], name[tag])
		}
	}
}

var mark = pattern.Of(`^\[([A-Za-z0-9]{1,3})\]\s*(.*)$`)

// lettered makes objectives of the lines that begin with [a], [b], … and returns what stands before them.
func (b *builder) lettered(requirement string, text lang.Text) ([]controls.Objective, lang.Text) {
	keys, said := marked(text[b.base])
	if len(keys) == 0 {
		return nil, text
	}
	objectives := make([]controls.Objective, len(keys))
	names := draft.NewNames(nil)
	for i, key := range keys {
		o := lang.Text{b.base: said[i]}
		for tag, s := range text {
			if _, other := marked(s); len(other) == len(keys) {
				o[tag] = other[i]
			}
		}
		objectives[i] = b.objective(requirement, names.Key(key), o)
	}
	return objectives, mapped(text, func(s string) string {
		before, _, _ := strings.Cut("\n"+s, "\n[")
		before = strings.TrimSpace(before)
		if at := strings.LastIndexByte(before, '\n') + 1; strings.HasSuffix(before, ":") { // "Determine if:"
			before = strings.TrimSpace(before[:at])
		}
		return before
	})
}

// marked lists the marks of a text's lines and what each of them says.
func marked(s string) (keys, said []string) {
	for line := range strings.Lines(s) {
		line = strings.TrimSpace(line)
		if m := mark().FindStringSubmatch(line); m != nil && len(keys) < controls.MaxKeys {
			keys, said = append(keys, m[1]), append(said, m[2])
		} else if len(said) > 0 && line != "" {
			said[len(said)-1] = strings.TrimSpace(said[len(said)-1] + "\n" + line)
		}
	}
	for _, text := range said {
		if text == "" {
			return nil, nil
		}
	}
	return keys, said
}
