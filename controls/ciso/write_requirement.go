package ciso

import (
	"strings"

	"gopkg.in/yaml.v3"

	"rung/controls"
	"rung/controls/lang"
)

func (w *writer) requirement(r *controls.Requirement, parent string) *yaml.Node {
	notes, proof := lang.Text{}, lang.Text{}
	for _, tag := range w.c.Languages {
		notes[tag] = annotation(r.Why.In(tag), r.Do.In(tag))
		proof[tag] = ""
		for _, line := range r.Evidence.In(tag) {
			proof[tag] += "- " + strings.ReplaceAll(line, "\n", " ") + "\n"
		}
		proof[tag] = strings.TrimSpace(proof[tag])
	}
	urn := w.urn("req_node", r.ID)
	named := []field{{"name", r.Title}, {"description", r.Ask}, {"annotation", notes}, {"typical_evidence", proof}}
	f := newFields().put("urn", scalar(urn)).put("assessable", truth(true)).put("depth", whole(2)).put("parent_urn", scalar(parent)).put("ref_id", scalar(r.ID))
	w.texts(f, named...)
	groups := w.groups(r)
	f.put("implementation_groups", list(groups, func(id *string) *yaml.Node { return scalar(*id) }))
	if r.Weight > 0 {
		f.put("weight", whole(r.Weight))
	}
	questions := newFields()
	for i := range r.Objectives {
		o := &r.Objectives[i]
		of := w.urn("req_node", r.ID, "question", o.Key)
		questions.put(of, w.question(r, o, of))
	}
	return f.put("questions", questions.n).put("translations", w.translations(named...)).n
}

// annotation holds why and what to do first, numbered, so that Read can tell them apart.
func annotation(why string, do []string) string {
	lines := []string{}
	if why != "" {
		lines = append(lines, why, "")
	}
	for i, step := range do {
		lines = append(lines, itoa(i+1)+". "+strings.ReplaceAll(step, "\n", " "))
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// groups are the levels that a requirement is asked at: its own, and those above that count the ones below them.
func (w *writer) groups(r *controls.Requirement) []string {
	var out []string
	for _, l := range w.c.Levels {
		if l.ID == r.Level || len(out) > 0 && l.Rule.Kind.Cumulative() {
			out = append(out, l.ID)
		}
	}
	return out
}

func (w *writer) question(r *controls.Requirement, o *controls.Objective, urn string) *yaml.Node {
	named := field{"text", o.Text}
	f := newFields().put("type", scalar("unique_choice")).put("ref_id", scalar(o.Key))
	w.texts(f, named)
	choices := &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
	add := func(value lang.Text, result string, score int) {
		choice := newFields().put("urn", scalar(urn+":choice:"+itoa(len(choices.Content)+1)))
		w.texts(choice, field{"value", value})
		if score > 0 {
			choice.put("add_score", whole(score))
		}
		choices.Content = append(choices.Content, choice.put("compute_result", line(result)).put("translations", w.translations(field{"value", value})).n)
	}
	if s := w.c.Scale(o.Scale); s != nil && s == w.scale() {
		minimum := s.Rank(o.Minimum)
		for i, step := range s.Steps {
			result := ""
			if minimum > 0 {
				result = map[bool]string{true: "true", false: "false"}[i+1 >= minimum]
			}
			add(w.stage(step.Title, o.Stages[step.ID]), result, i+1)
		}
	} else {
		add(w.say("met"), "true", 0)
		add(w.say("not-met"), "false", 0)
		add(w.say("not-applicable"), "not_applicable", 0)
	}
	return f.put("choices", choices).put("translations", w.translations(named)).n
}

// stage is a step of the scale and what it means for one objective.
func (w *writer) stage(title, text lang.Text) lang.Text {
	out := lang.Text{}
	for _, tag := range w.c.Languages {
		out[tag] = title.In(tag)
		if s := text.In(tag); s != "" {
			out[tag] += ": " + s
		}
	}
	return out
}

func (w *writer) say(id string) lang.Text {
	out := lang.Text{}
	for _, tag := range w.c.Languages {
		out[tag] = messages.In(tag).Say(id)
	}
	return out
}
