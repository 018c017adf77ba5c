package controls

import (
	"gopkg.in/yaml.v3"

	"rung/controls/lang"
)

// main is MainFile; names are the files of the domains, in order.
func (e *encoder) main(names []string) *yaml.Node {
	c := e.c
	g := newGroup().
		put("format", scalar(Format)).
		put("id", scalar(c.ID)).
		put("version", scalar(c.Version)).
		put("title", e.name(c.Title)).
		put("short", scalar(c.Short)).
		put("publisher", e.name(c.Publisher)).
		put("languages", scalars(ids(c.Languages, func(t lang.Tag) string { return string(t) }))).
		put("translating", scalars(ids(c.Translating, func(t lang.Tag) string { return string(t) }))).
		put("licence", scalar(c.Licence)).
		put("notice", e.text(c.Notice)).
		put("sources", sequenceOf(c.Sources, e.origin)).
		put("references", sequenceOf(c.References, e.referenceSet)).
		put("glossary", sequenceOf(c.Glossary, e.term)).
		put("scales", sequenceOf(c.Scales, e.scale)).
		put("facts", sequenceOf(c.Facts, e.fact)).
		put("profiles", sequenceOf(c.Profiles, e.profile)).
		put("annexes", sequenceOf(c.Annexes, e.annex)).
		put("reasons", e.reasons()).
		put("exceptions", sequenceOf(c.Exceptions, e.exception)).
		put("levels", sequenceOf(c.Levels, e.level))
	domains := sequence()
	for i := range c.Domains {
		d := &c.Domains[i]
		domains.Content = append(domains.Content, inline(newGroup().
			put("id", scalar(d.ID)).put("file", scalar(names[i])).put("title", e.text(d.Title)).put("about", e.text(d.About)).node))
	}
	return g.put("domains", domains).node
}

func (e *encoder) origin(s *Source) *yaml.Node {
	return inline(newGroup().put("id", scalar(s.ID)).put("title", e.name(s.Title)).put("date", date(s.Date)).put("url", optional(s.URL)).node)
}

// date is a day, month or year, nil for "". A day needs no quotes.
func date(s string) *yaml.Node {
	n := optional(s)
	if len(s) == len("2006-01-02") {
		n.Tag = "!!timestamp"
	}
	return n
}

func (e *encoder) referenceSet(s *ReferenceSet) *yaml.Node {
	return inline(newGroup().put("id", scalar(s.ID)).put("title", e.name(s.Title)).put("url", optional(s.URL)).node)
}

func (e *encoder) term(t *Term) *yaml.Node {
	return inline(newGroup().put("language", scalar(string(t.Language))).put("use", scalar(t.Use)).put("not", scalars(t.Not)).put("except", scalars(t.Except)).node)
}

func (e *encoder) scale(s *Scale) *yaml.Node {
	return newGroup().put("id", scalar(s.ID)).put("title", e.text(s.Title)).put("steps", sequenceOf(s.Steps, func(step *Step) *yaml.Node {
		return inline(newGroup().put("id", scalar(step.ID)).put("title", e.text(step.Title)).put("text", e.text(step.Text)).node)
	})).node
}

func (e *encoder) fact(f *Fact) *yaml.Node {
	return newGroup().put("id", scalar(f.ID)).put("ask", e.text(f.Ask)).put("off", e.text(f.Off)).node
}

func (e *encoder) profile(p *Profile) *yaml.Node {
	facts := newGroup()
	for _, f := range e.c.Facts {
		if yes, ok := p.Facts[f.ID]; ok {
			facts.put(f.ID, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: map[bool]string{true: "true", false: "false"}[yes]})
		}
	}
	return newGroup().put("id", scalar(p.ID)).put("title", e.text(p.Title)).put("facts", inline(facts.node)).node
}

func (e *encoder) annex(a *Annex) *yaml.Node {
	return newGroup().put("id", scalar(a.ID)).put("title", e.text(a.Title)).put("text", e.text(a.Text)).put("checked", date(a.Checked)).
		put("items", sequenceOf(a.Items, func(item *AnnexItem) *yaml.Node {
			return inline(newGroup().put("title", e.name(item.Title)).put("text", e.name(item.Text)).node)
		})).node
}

func (e *encoder) reasons() *yaml.Node {
	if len(e.c.Reasons) == 0 {
		return nil
	}
	return newGroup().put("not-met", optional(e.c.Reasons["not-met"])).put("not-applicable", optional(e.c.Reasons["not-applicable"])).node
}

func (e *encoder) exception(x *Exception) *yaml.Node {
	return newGroup().put("id", scalar(x.ID)).put("title", e.text(x.Title)).put("about", e.text(x.About)).put("cite", scalar(x.Cite)).node
}
