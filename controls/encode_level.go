package controls

import "gopkg.in/yaml.v3"

func (e *encoder) level(l *Level) *yaml.Node {
	g := newGroup().put("id", scalar(l.ID)).put("title", e.text(l.Title)).put("about", e.text(l.About)).put("rule", inline(e.rule(&l.Rule)))
	if len(l.Status) > 0 {
		g.put("status", newGroup().put("final", e.text(l.Status["final"])).put("conditional", e.text(l.Status["conditional"])).node)
	}
	if l.Implies != nil {
		g.put("implies", inline(newGroup().put("level", scalar(l.Implies.Level)).put("cite", scalar(l.Implies.Cite)).node))
	}
	return g.put("validity", interval(l.Validity)).put("affirm", interval(l.Affirm)).
		put("evidence", e.keeping(&l.Evidence)).put("submission", e.submission(l.Submission)).node
}

func interval(i Interval) *yaml.Node {
	if i.Years == 0 {
		return nil
	}
	return inline(newGroup().put("years", figure(i.Years)).put("cite", scalar(i.Cite)).node)
}

func (e *encoder) rule(r *Rule) *yaml.Node {
	g := newGroup().put("kind", scalar(string(r.Kind))).put("cite", scalar(r.Cite))
	if r.Maximum > 0 {
		g.put("maximum", figure(r.Maximum))
	}
	g.put("scale", optional(r.Scale)).put("step", optional(r.Step))
	if r.Gate != nil {
		g.put("gate", inline(newGroup().put("requirement", scalar(r.Gate.Requirement)).put("cite", scalar(r.Gate.Cite)).node))
	}
	if c := r.Conditional; c != nil {
		g.put("conditional", inline(newGroup().put("minimum", figure(c.Minimum)).put("days", figure(c.Days)).put("cite", scalar(c.Cite)).node))
	}
	if q := r.Requires; q != nil {
		g.put("requires", inline(newGroup().put("level", scalar(q.Level)).put("status", e.text(q.Status)).put("cite", scalar(q.Cite)).node))
	}
	return g.node
}

func (e *encoder) keeping(k *Keeping) *yaml.Node {
	g := newGroup().put("retention", interval(k.Retention))
	if h := k.Hashing; h != nil {
		g.put("hashing", newGroup().put("algorithm", scalar(string(h.Algorithm))).put("list", scalar(h.List)).put("seal", scalar(h.Seal)).
			put("about", e.text(h.About)).put("cite", scalar(h.Cite)).node)
	}
	if len(g.node.Content) == 0 {
		return nil
	}
	return g.node
}

func (e *encoder) submission(s *Submission) *yaml.Node {
	if s == nil {
		return nil
	}
	return newGroup().put("to", e.name(s.To)).put("about", e.text(s.About)).put("cite", scalar(s.Cite)).
		put("fields", sequenceOf(s.Fields, func(f *SubmissionField) *yaml.Node {
			return newGroup().put("id", scalar(f.ID)).put("label", e.text(f.Label)).put("value", scalar(string(f.Value))).
				put("about", e.text(f.About)).put("cite", scalar(f.Cite)).node
		})).node
}
