package oscal

import (
	"strconv"
	"strings"

	"rung/controls"
	"rung/controls/draft"
	"rung/controls/lang"
)

func (b *back) control(c *control, domain string) {
	id := name(c.Props, c.ID, "")
	r := controls.Requirement{ID: b.requirements.ID(id), Domain: domain, Title: b.text(id, c.Title, "title", c.Parts)}
	for _, p := range c.Props {
		if p.NS == Namespace {
			b.figure(&r, p)
		} else if p.Name != "label" {
			b.tally.Leave(draft.Property, p.Name, id)
		}
	}
	if r.Level == "" {
		r.Level = b.c.Levels[len(b.c.Levels)-1].ID
		b.tally.Leave("profile-level", "", id)
	}
	b.parts(&r, c)
	b.c.Requirements = append(b.c.Requirements, r)
	for i := range c.Controls {
		b.control(&c.Controls[i], domain)
	}
}

// figure takes one property of ours.
func (b *back) figure(r *controls.Requirement, p prop) {
	number, err := strconv.Atoi(p.Value)
	if err != nil || number < 0 || number > 1_000_000 {
		number = 0
	}
	effort := func() *controls.Effort {
		if r.Effort == nil {
			r.Effort = &controls.Effort{}
		}
		return r.Effort
	}
	switch p.Name {
	case "level":
		r.Level = p.Value
	case "weight":
		r.Weight = number
	case "poam":
		r.Plan = controls.PlanRule(p.Value)
	case "cite":
		if r.Cite == nil {
			r.Cite = map[string]string{}
		}
		r.Cite[p.Class] = b.clean(r.ID, p.Value)
	case "setup-days":
		effort().SetupDays = number
	case "yearly-days":
		effort().YearlyDays = number
	case "cost":
		effort().Cost = controls.Cost(p.Value)
	case "needs":
		r.Needs = append(r.Needs, p.Value)
	case "renamed-from":
		r.Renamed = append(r.Renamed, b.clean(r.ID, p.Value))
	case "reference":
		if set, to, ok := strings.Cut(p.Value, " "); ok {
			draft.AddRef(r, set, b.clean(r.ID, to))
		}
	default:
		b.tally.Leave(draft.Property, p.Name, r.ID)
	}
}

// parts takes the texts of a control.
func (b *back) parts(r *controls.Requirement, c *control) {
	keys := draft.NewNames(nil)
	r.Why, r.Do, r.Evidence = b.texts(r.ID, "why", c.Parts), b.lists(r.ID, "step", c.Parts), b.lists(r.ID, "evidence", c.Parts)
	ask := ""
	for i := range c.Parts {
		p := &c.Parts[i]
		switch {
		case p.NS == Namespace && p.Name == "partial":
			r.Partial = &controls.Partial{Ask: b.texts(r.ID, "ask", p.Parts)}
			for _, x := range p.Props {
				switch x.Name {
				case "weight":
					r.Partial.Weight, _ = strconv.Atoi(x.Value)
				case "cite":
					r.Partial.Cite = b.clean(r.ID, x.Value)
				}
			}
		case p.NS == Namespace:
		case p.Name == "statement":
			ask = p.Prose
		case p.Name == "assessment-objective":
			b.objective(r, keys, p)
		case p.Name == "assessment-method":
			for _, object := range p.Parts {
				if text := b.clean(r.ID, object.Prose); text != "" {
					r.Evidence[b.first] = append(r.Evidence[b.first], text)
				}
			}
		default:
			b.tally.Leave(leftPart, p.Name, r.ID)
		}
	}
	r.Ask = b.text(r.ID, ask, "ask", c.Parts)
	if len(r.Do) == 0 {
		r.Do = nil
	}
	if len(r.Evidence) == 0 {
		r.Evidence = nil
	}
}

func (b *back) objective(r *controls.Requirement, keys *draft.Names, p *part) {
	key := keys.Key(name(p.Props, "", ""))
	o := controls.Objective{Key: key, ID: r.ID + "[" + key + "]", Text: b.text(r.ID, p.Prose, "text", p.Parts)}
	for _, x := range p.Props {
		switch {
		case x.NS != Namespace:
		case x.Name == "scale":
			o.Scale = x.Value
		case x.Name == "minimum":
			o.Minimum = x.Value
		case x.Name == "renamed-from":
			o.Renamed = append(o.Renamed, x.Value)
		}
	}
	for i := range p.Parts {
		stage := &p.Parts[i]
		if stage.NS != Namespace || stage.Name != "stage" {
			continue
		}
		for _, x := range stage.Props {
			if x.Name == "step" {
				if o.Stages == nil {
					o.Stages = map[string]lang.Text{}
				}
				o.Stages[x.Value] = b.texts(r.ID, "text", stage.Parts)
			}
		}
	}
	r.Objectives = append(r.Objectives, o)
}
