package controls

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"rung/controls/lang"
)

func (d *decoder) objectives(n *yaml.Node, r *Requirement) {
	d.entries(n, func(name, value *yaml.Node) {
		o := Objective{Key: name.Value, ID: r.ID + "[" + name.Value + "]"}
		if !shortID().MatchString(o.Key) || strings.ContainsAny(o.Key, "()") {
			d.found.add(d.at(name), "form", say("form-key", "the key {{.Key}} does not fit; use a letter or a short word", "Key", show(o.Key)))
		}
		if long(value) {
			d.longObjective(value, &o, r)
		} else {
			d.text(&o.Text)(value)
			d.check(value, "scale", func(c *Catalogue) Saying { return plainUse(c.Level(r.Level)) })
		}
		r.Objectives = append(r.Objectives, o)
	})
	if n.Kind == yaml.MappingNode && len(r.Objectives) == 0 {
		d.found.add(d.at(n), "empty", say("empty-objectives", "a requirement needs at least one objective"))
	}
}

// long reports whether an objective is written as a group of keys and not as a text.
func long(n *yaml.Node) bool {
	return slices.ContainsFunc([]string{"text", "scale", "minimum", "stages", "renamed_from"}, func(name string) bool { return find(n, name) != nil })
}

// longObjective reads an objective that is more than a text: one answered on a scale, or one that was renamed.
func (d *decoder) longObjective(n *yaml.Node, o *Objective, r *Requirement) {
	scale := new(string) // outlives o, which is copied
	d.mapping(n,
		must("text", d.text(&o.Text)),
		may("scale", d.scaleRef(scale)),
		may("minimum", d.stepRef(&o.Minimum, scale)),
		may("stages", func(n *yaml.Node) {
			o.Stages = map[string]lang.Text{}
			d.entries(n, func(name, value *yaml.Node) {
				var text lang.Text
				d.text(&text)(value)
				o.Stages[name.Value] = text
				d.stepExists(name, &name.Value, scale)
			})
		}),
		may("renamed_from", d.strs(&o.Renamed)),
	)
	o.Scale = *scale
	given := struct{ scale, minimum, stages bool }{find(n, "scale") != nil, find(n, "minimum") != nil, find(n, "stages") != nil}
	at := n
	if node := find(n, "scale"); node != nil {
		at = node
	}
	d.check(at, "scale", func(c *Catalogue) Saying {
		level := c.Level(r.Level)
		switch {
		case level == nil || !level.Rule.Kind.known():
			return nothing // told elsewhere
		case !given.scale && !given.minimum && !given.stages:
			return plainUse(level)
		case !given.scale:
			return say("missing-key", "the key {{.Key}} is missing here", "Key", "scale")
		case level.Rule.Kind == Rating && *scale != level.Rule.Scale:
			return say("scale-other", "level {{.Level}} is rated on the scale {{.Scale}}; use that one", "Level", bare(level.ID), "Scale", bare(level.Rule.Scale))
		case level.Rule.Kind == Rating && given.minimum:
			return say("scale-minimum", "under the rule rating the level names the step; remove the key minimum")
		case level.Rule.Kind != Rating && !given.minimum:
			return say("scale-no-minimum", "the key minimum is missing here: from which step is the objective met?")
		}
		return nothing
	})
}

// plainUse says what is wrong with an objective that is a mere text on a level.
func plainUse(level *Level) Saying {
	if level != nil && level.Rule.Kind == Rating {
		return say("scale-plain", "under the rule rating an objective needs the keys text and scale")
	}
	return nothing
}
