package report

import (
	"slices"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

// related says, for each list outside that the catalogue refers to, how much of it the answers touch and what of that
// holds; where the list is a catalogue that is at hand, also what is not touched. Related is not equivalent.
func (b *builder) related() []Annex {
	var out []Annex
	for _, set := range b.catalogue.References {
		if set.ID == b.catalogue.ID {
			continue // counterparts at other levels have words of their own
		}
		var other *controls.Catalogue
		if b.options.Other != nil {
			other = b.options.Other(set.ID)
		}
		if other == nil {
			if list := b.mentioned(set.ID); len(list) > 0 {
				out = append(out, b.relation(b.text(set.Title), list, false))
			}
			continue
		}
		mapped := assessment.MapTo(b.catalogue, b.result, other)
		for _, part := range partsOf(other) {
			title := b.text(set.Title)
			if part.level != nil {
				title += b.say("clause-comma") + b.text(part.level.Title)
			}
			list := slices.DeleteFunc(slices.Clone(mapped), func(m assessment.Mapped) bool { return !part.asked[m.Requirement] })
			var touches []touch
			for _, m := range list {
				touches = append(touches, touch{m.Requirement.ID, m.Origins, m.Suggested})
			}
			out = append(out, b.relation(title, touches, true))
		}
	}
	return out
}

// touch is an id of a list outside with what touches it.
type touch struct {
	id      string
	origins []assessment.Origin
	settles assessment.Outcome
}

// otherPart is a level of another catalogue that is held for itself, or all of a catalogue whose levels build on each
// other.
type otherPart struct {
	level *controls.Level // nil for all
	asked map[*controls.Requirement]bool
}

func partsOf(c *controls.Catalogue) []otherPart {
	var out []otherPart
	for i := range c.Levels {
		l := &c.Levels[i]
		part := otherPart{l, map[*controls.Requirement]bool{}}
		for _, r := range c.Asked(l.ID) {
			part.asked[r] = true
		}
		if l.Rule.Kind.Cumulative() {
			if i < len(c.Levels)-1 {
				continue
			}
			part.level = nil // the highest rung asks all
		}
		if len(part.asked) > 0 {
			out = append(out, part)
		}
	}
	return out
}

// mentioned lists the ids of a list outside that the requirements asked refer to, in the order of first mention.
func (b *builder) mentioned(set string) []touch {
	at := map[string]int{}
	var out []touch
	for i := range b.result.Findings {
		f := &b.result.Findings[i]
		for _, id := range f.Requirement.RefsIn(set) {
			place, known := at[id]
			if !known {
				place = len(out)
				at[id] = place
				out = append(out, touch{id: id})
			}
			out[place].origins = append(out[place].origins, assessment.Origin{ID: f.Requirement.ID, Outcome: f.Outcome})
		}
	}
	for i := range out {
		out[i].settles = assessment.Suggested(out[i].origins)
	}
	return out
}

// relation words one list. What is not touched is named only where the whole list is known.
func (b *builder) relation(title string, list []touch, whole bool) Annex {
	var holds, not, open, untouched []string
	for _, t := range list {
		switch {
		case len(t.origins) == 0:
			untouched = append(untouched, t.id)
		case t.settles == assessment.Met:
			holds = append(holds, t.id)
		case t.settles == assessment.NotMet:
			not = append(not, t.id)
		default:
			open = append(open, t.id)
		}
	}
	touched := len(list) - len(untouched)
	out := Annex{Title: title, Text: b.say("related-touched", lang.Data{"Count": touched, "Holds": len(holds)})}
	if whole {
		out.Text = b.say("related-of", lang.Data{"Touched": touched, "Total": len(list), "Holds": len(holds)})
	}
	for _, f := range []struct {
		label string
		ids   []string
	}{
		{b.say("related-holds"), holds}, {b.say("related-not"), not}, {b.say("related-open"), open}, {b.say("related-untouched"), untouched},
	} {
		if len(f.ids) > 0 {
			out.Items = append(out.Items, Field{f.label, b.join(f.ids)})
		}
	}
	return out
}
