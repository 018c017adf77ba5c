package oscal

import (
	"slices"
	"strings"

	"rung/controls"
	"rung/controls/draft"
)

// levelProps are the names under which catalogs say for which level a control is.
var levelProps = []string{"level", "maturity-level", "implementation-level", "baseline", "baseline-impact", "impact-level", "implementation-group"}

// levels makes a ladder of what the controls' properties say, where each of them says it; else one level for all.
func (i *importer) levels() {
	for _, name := range levelProps {
		lowest, ladder := i.ladder(name)
		if lowest == nil {
			continue
		}
		ids := draft.NewNames(&i.tally)
		of := map[string]string{}
		for _, value := range ladder {
			id := ids.ID(value)
			of[value] = id
			i.c.Levels = append(i.c.Levels, controls.Level{
				ID: id, Title: i.text(value), About: draft.Words(i.c.Languages, "level-about"),
				Rule: controls.Rule{Kind: controls.Cumulative, Cite: name},
			})
		}
		for at := range i.c.Requirements {
			i.c.Requirements[at].Level = of[lowest[at]]
		}
		for _, m := range i.made {
			m.control.Props = slices.DeleteFunc(m.control.Props, func(p prop) bool { return p.Name == name })
		}
		return
	}
	id := draft.OneLevel(&i.tally, i.c)
	for at := range i.c.Requirements {
		i.c.Requirements[at].Level = id
	}
}

// ladder returns the lowest level of each requirement that a property names, and all levels in order; nil where a
// requirement has none.
func (i *importer) ladder(name string) (lowest, ladder []string) {
	lowest = make([]string, len(i.c.Requirements))
	said := make([][]string, len(i.c.Requirements))
	for _, m := range i.made {
		for _, p := range m.control.Props {
			value := draft.Line(nil, "", p.Value)
			if p.Name != name || value == "" {
				continue
			}
			at := slices.IndexFunc(ladder, func(have string) bool { return strings.EqualFold(have, value) })
			if at < 0 {
				at = len(ladder)
				ladder = append(ladder, value)
			}
			said[m.at] = append(said[m.at], ladder[at])
		}
	}
	if len(ladder) == 0 || len(ladder) > 20 {
		return nil, nil
	}
	draft.SortLevels(ladder)
	for at := range said {
		if len(said[at]) == 0 {
			return nil, nil
		}
		lowest[at] = slices.MinFunc(said[at], func(a, b string) int { return slices.Index(ladder, a) - slices.Index(ladder, b) })
	}
	return lowest, ladder
}
