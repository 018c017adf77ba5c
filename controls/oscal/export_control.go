package oscal

import (
	"maps"
	"slices"
	"strconv"

	"rung/controls"
	"rung/controls/lang"
)

func (e *exporter) control(r *controls.Requirement) control {
	c := control{ID: e.token(r.ID), Class: "requirement", Title: oneLine(r.Title.In(e.first)), Props: e.figures(r)}
	for _, refs := range r.Refs {
		for _, id := range refs.IDs {
			c.Props = append(c.Props, prop{Name: "reference", NS: Namespace, Value: refs.Set + " " + id})
		}
	}
	c.Parts = append(c.Parts, part{ID: e.token(c.ID + "_smt"), Name: "statement", Prose: r.Ask.In(e.first)})
	c.Parts = append(c.Parts, e.others("ask", r.Ask)...)
	c.Parts = append(c.Parts, e.others("title", r.Title)...)
	c.Parts = append(c.Parts, e.all("why", r.Why)...)
	c.Parts = append(c.Parts, lists("step", r.Do)...)
	if r.Partial != nil {
		c.Parts = append(c.Parts, part{
			Name: "partial", NS: Namespace, Props: []prop{own("weight", strconv.Itoa(r.Partial.Weight)), own("cite", r.Partial.Cite)},
			Parts: e.all("ask", r.Partial.Ask),
		})
	}
	for i := range r.Objectives {
		c.Parts = append(c.Parts, e.objective(c.ID, &r.Objectives[i]))
	}
	if evidence := r.Evidence[e.first]; len(evidence) > 0 {
		method := part{ID: e.token(c.ID + "_examine"), Name: "assessment-method", Props: []prop{{Name: "method", Value: "EXAMINE"}}}
		for _, text := range evidence {
			method.Parts = append(method.Parts, part{Name: "assessment-objects", Prose: text})
		}
		c.Parts = append(c.Parts, method)
	}
	for _, p := range lists("evidence", r.Evidence) {
		if p.Class != string(e.first) {
			c.Parts = append(c.Parts, p)
		}
	}
	return c
}

// figures are the short facts of a requirement, as properties.
func (e *exporter) figures(r *controls.Requirement) []prop {
	out := []prop{{Name: "label", Value: r.ID}, own("level", r.Level)}
	number := func(name string, n int) { out = append(out, own(name, strconv.Itoa(n))) }
	if r.Weight > 0 {
		number("weight", r.Weight)
	}
	if r.Plan != controls.PlanNone {
		out = append(out, own("poam", string(r.Plan)))
	}
	for _, figure := range slices.Sorted(maps.Keys(r.Cite)) {
		out = append(out, prop{Name: "cite", NS: Namespace, Value: r.Cite[figure], Class: figure})
	}
	if r.Effort != nil {
		number("setup-days", r.Effort.SetupDays)
		number("yearly-days", r.Effort.YearlyDays)
		out = append(out, own("cost", string(r.Effort.Cost)))
	}
	for _, need := range r.Needs {
		out = append(out, own("needs", need))
	}
	for _, was := range r.Renamed {
		out = append(out, own("renamed-from", was))
	}
	return out
}

func (e *exporter) objective(above string, o *controls.Objective) part {
	p := part{ID: e.token(above + "_obj." + o.Key), Name: "assessment-objective", Props: []prop{{Name: "label", Value: o.Key}}, Prose: o.Text.In(e.first)}
	if o.Scale != "" {
		p.Props = append(p.Props, own("scale", o.Scale))
	}
	if o.Minimum != "" {
		p.Props = append(p.Props, own("minimum", o.Minimum))
	}
	for _, was := range o.Renamed {
		p.Props = append(p.Props, own("renamed-from", was))
	}
	p.Parts = e.others("text", o.Text)
	for _, step := range slices.Sorted(maps.Keys(o.Stages)) {
		p.Parts = append(p.Parts, part{Name: "stage", NS: Namespace, Props: []prop{own("step", step)}, Parts: e.all("text", o.Stages[step])})
	}
	return p
}

// all are the parts of a text that OSCAL has no place for, one for each language.
func (e *exporter) all(name string, x lang.Text) []part {
	var out []part
	for _, tag := range slices.Sorted(maps.Keys(x)) {
		out = append(out, part{Name: name, NS: Namespace, Class: string(tag), Prose: x[tag]})
	}
	return out
}

// lists are the parts of a list of texts, one for each entry and language.
func lists(name string, x lang.List) []part {
	var out []part
	for _, tag := range slices.Sorted(maps.Keys(x)) {
		for _, text := range x[tag] {
			out = append(out, part{Name: name, NS: Namespace, Class: string(tag), Prose: text})
		}
	}
	return out
}
