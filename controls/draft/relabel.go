package draft

import (
	"rung/controls"
	"rung/controls/lang"
)

// rename gives a catalogue another id, and its references to itself with it.
func rename(c *controls.Catalogue, id string) {
	for i := range c.Requirements {
		for j := range c.Requirements[i].Refs {
			if refs := &c.Requirements[i].Refs[j]; refs.Set == c.ID {
				refs.Set = id
			}
		}
	}
	c.ID = id
}

// relabel says that the texts of a catalogue in one language are in another one. It goes through what a draft can hold.
func relabel(c *controls.Catalogue, from, to lang.Tag) {
	c.Languages = []lang.Tag{to}
	move := func(x lang.Text) {
		if s, ok := x[from]; ok {
			delete(x, from)
			x[to] = s
		}
	}
	moveList := func(x lang.List) {
		if s, ok := x[from]; ok {
			delete(x, from)
			x[to] = s
		}
	}
	for _, x := range []lang.Text{c.Title, c.Publisher, c.Notice} {
		move(x)
	}
	for i := range c.Sources {
		move(c.Sources[i].Title)
	}
	for i := range c.References {
		move(c.References[i].Title)
	}
	for i := range c.Scales {
		move(c.Scales[i].Title)
		for j := range c.Scales[i].Steps {
			move(c.Scales[i].Steps[j].Title)
			move(c.Scales[i].Steps[j].Text)
		}
	}
	for i := range c.Levels {
		move(c.Levels[i].Title)
		move(c.Levels[i].About)
		for _, x := range c.Levels[i].Status {
			move(x)
		}
	}
	for i := range c.Domains {
		move(c.Domains[i].Title)
		move(c.Domains[i].About)
	}
	for i := range c.Requirements {
		r := &c.Requirements[i]
		for _, x := range []lang.Text{r.Title, r.Ask, r.Why} {
			move(x)
		}
		moveList(r.Do)
		moveList(r.Evidence)
		if r.Partial != nil {
			move(r.Partial.Ask)
		}
		for j := range r.Objectives {
			move(r.Objectives[j].Text)
			for _, x := range r.Objectives[j].Stages {
				move(x)
			}
		}
	}
}
