package ciso

import (
	"slices"

	"rung/controls"
	"rung/controls/draft"
	"rung/controls/lang"
)

// scaleID is the id of the scale that a framework's scores become.
const scaleID = "score"

// score is one of the scores on which a framework is rated.
type score struct {
	score       int
	title, text lang.Text
}

// id is the step of the scale: the score itself.
func (s score) id() string { return itoa(s.score) }

// readScale reads the scores of the framework, lowest first; a list of them, or a list in a group.
func (b *builder) readScale() {
	definition := b.framework.get("scores_definition")
	list := definition.get("scale")
	if list.n == nil {
		list = definition
	}
	for _, n := range list.items() {
		value, ok := n.get("score").number()
		title := mapped(b.raw(n, "name", "scores_definition"), oneLine)
		if !ok || value < 0 || slices.ContainsFunc(b.scale, func(s score) bool { return s.score == value }) || len(b.scale) > 100 {
			continue
		}
		if len(title) == 0 {
			title = lang.Text{b.base: itoa(value)}
		}
		b.scale = append(b.scale, score{value, title, b.raw(n, "description", "scores_definition")})
	}
	slices.SortFunc(b.scale, func(a, b score) int { return a.score - b.score })
}

// addScale puts the scores into the catalogue.
func (b *builder) addScale() {
	s := controls.Scale{ID: scaleID, Title: b.use(copied(b.c.Title))}
	for _, x := range b.scale {
		step := controls.Step{ID: x.id(), Title: b.use(copied(x.title))}
		if len(x.text) > 0 {
			step.Text = b.use(copied(x.text))
		}
		s.Steps = append(s.Steps, step)
	}
	b.c.Scales = []controls.Scale{s}
}

// rated makes each score a level that is held when everything is rated so or better; groups name the levels, where there are any.
func (b *builder) rated(groups []group) {
	b.addScale()
	names := draft.NewNames(nil)
	for i, x := range b.scale {
		id, title, about := "S"+x.id(), x.title, longer(x.text, x.title)
		if len(groups) == len(b.scale) {
			id, title, about = groups[i].id, groups[i].title, groups[i].about
		}
		b.c.Levels = append(b.c.Levels, controls.Level{
			ID: names.ID(id), Title: b.use(copied(title)), About: b.use(copied(about)),
			Rule: controls.Rule{Kind: controls.Rating, Cite: b.cite(), Scale: scaleID, Step: x.id()},
		})
	}
	for i := range b.c.Requirements {
		r := &b.c.Requirements[i]
		r.Level = b.c.Levels[0].ID
		for j := range r.Objectives {
			r.Objectives[j].Scale, r.Objectives[j].Minimum = scaleID, ""
		}
	}
}

// longer is a text where there is one, else the other.
func longer(text, other lang.Text) lang.Text {
	if len(text) > 0 {
		return text
	}
	return other
}

// plainly takes the objectives off the scale where no score decides a level, and keeps it where a question says which does.
func (b *builder) plainly() {
	used := false
	for i := range b.c.Requirements {
		for j := range b.c.Requirements[i].Objectives {
			o := &b.c.Requirements[i].Objectives[j]
			if o.Scale != "" && o.Minimum == "" {
				o.Scale, o.Stages = "", nil
			}
			used = used || o.Scale != ""
		}
	}
	switch {
	case used:
		b.addScale()
	case len(b.scale) > 0:
		for _, x := range b.scale {
			b.tally.Leave(Scale, "", x.title[b.base])
		}
	}
}
