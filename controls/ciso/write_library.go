package ciso

import (
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"rung/controls"
	"rung/controls/lang"
	"rung/controls/pattern"
)

// packager is who made the file, by which Read knows what Write wrote.
const packager = "rung"

// library is the whole file.
func (w *writer) library() *yaml.Node {
	c := w.c
	rights := lang.Text{}
	for _, tag := range c.Languages {
		rights[tag] = strings.TrimSpace(c.Licence + "\n" + c.Notice.In(tag))
	}
	named := []field{{"name", c.Title}, {"description", c.Notice}, {"copyright", rights}}
	f := newFields().put("urn", scalar(w.urn("library"))).put("locale", scalar(string(c.Languages[0]))).put("ref_id", scalar(c.Short))
	w.texts(f, named...)
	f.put("version", whole(version(c.Version))).put("publication_date", date(c.Sources)).put("provider", line(c.Publisher.In(c.Languages[0]))).
		put("packager", scalar(packager)).put("translations", w.translations(named...))
	return f.put("objects", newFields().put("framework", w.framework()).n).n
}

var notDigits = pattern.Of(`[^0-9]+`)

// version is the whole number that the format wants: the digits of ours, at least 1.
func version(s string) int {
	digits := notDigits().ReplaceAllString(s, "")
	n, err := strconv.Atoi(digits[:min(len(digits), 9)])
	if err != nil {
		return 1
	}
	return max(1, n)
}

// date is the day of the one source, where the catalogue has one and that says the day.
func date(sources []controls.Source) *yaml.Node {
	if len(sources) != 1 || len(sources[0].Date) != len("2006-01-02") {
		return nil
	}
	return scalar(sources[0].Date)
}

func (w *writer) framework() *yaml.Node {
	c := w.c
	named := []field{{"name", c.Title}, {"description", c.Notice}}
	f := newFields().put("urn", scalar(w.urn("framework"))).put("ref_id", scalar(c.Short))
	w.texts(f, named...)
	if s := w.scale(); s != nil {
		f.put("min_score", whole(1)).put("max_score", whole(len(s.Steps))).put("scores_definition", list(slices.Clone(s.Steps), w.step(s)))
	}
	f.put("implementation_groups_definition", list(c.Levels, func(l *controls.Level) *yaml.Node {
		named := []field{{"name", l.Title}, {"description", l.About}}
		return w.texts(newFields().put("ref_id", scalar(l.ID)), named...).put("translations", w.translations(named...)).n
	}))
	f.put("translations", w.translations(named...))
	nodes := &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
	for i := range c.Domains {
		d := &c.Domains[i]
		above := w.urn("req_node", d.ID)
		nodes.Content = append(nodes.Content, w.domain(d, above))
		for j := range c.Requirements {
			if r := &c.Requirements[j]; r.Domain == d.ID {
				nodes.Content = append(nodes.Content, w.requirement(r, above))
			}
		}
	}
	return f.put("requirement_nodes", nodes).n
}

// scale is the scale that the framework is rated on: that of its levels, else the first that an objective has; nil for none.
func (w *writer) scale() *controls.Scale {
	for _, l := range w.c.Levels {
		if l.Rule.Scale != "" {
			return w.c.Scale(l.Rule.Scale)
		}
	}
	for _, r := range w.c.Requirements {
		for _, o := range r.Objectives {
			if o.Scale != "" {
				return w.c.Scale(o.Scale)
			}
		}
	}
	return nil
}

func (w *writer) step(s *controls.Scale) func(*controls.Step) *yaml.Node {
	return func(x *controls.Step) *yaml.Node {
		named := []field{{"name", x.Title}, {"description", x.Text}}
		return w.texts(newFields().put("score", whole(s.Rank(x.ID))), named...).put("translations", w.translations(named...)).n
	}
}

func (w *writer) domain(d *controls.Domain, urn string) *yaml.Node {
	named := []field{{"name", d.Title}, {"description", d.About}}
	f := newFields().put("urn", scalar(urn)).put("assessable", truth(false)).put("depth", whole(1)).put("ref_id", scalar(d.ID))
	return w.texts(f, named...).put("translations", w.translations(named...)).n
}
