package controls

import (
	"gopkg.in/yaml.v3"
)

// levels tells which levels ask nothing, and which have a maximum that nobody can reach or that is reached too early.
func (l *linter) levels() {
	own := map[string]int{}
	for i := range l.c.Requirements {
		own[l.c.Requirements[i].Level]++
	}
	for i, n := range find(l.main, "levels").Content {
		level := &l.c.Levels[i]
		l.unreachable(n, level)
		l.weights(n, level)
		count := own[level.ID]
		if level.Rule.Kind == Rating { // its levels ask the same requirements, for another step
			count = len(l.c.Asked(level.ID))
		}
		if count == 0 {
			l.tell(n, "empty-level", "the level {{.ID}} has no requirements; write some or remove it", "ID", bare(level.ID))
		}
		if level.Rule.Kind == Count && count > 0 && level.Rule.Maximum != count {
			l.tell(find(find(n, "rule"), "maximum"), "maximum", "the maximum is {{.Limit}}, but the number of requirements of level {{.ID}}, one point each, is {{.Number}}",
				"Limit", level.Rule.Maximum, "ID", bare(level.ID), "Number", count)
		}
	}
}

// unused tells what the main file declares and no requirement or level uses.
func (l *linter) unused() {
	references, scales, facts := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for i := range l.c.Levels {
		scales[l.c.Levels[i].Rule.Scale] = true
	}
	for i := range l.c.Requirements {
		r := &l.c.Requirements[i]
		for _, refs := range r.Refs {
			references[refs.Set] = true
		}
		for _, need := range r.Needs {
			facts[need] = true
		}
		for _, o := range r.Objectives {
			scales[o.Scale] = true
		}
	}
	l.unusedIn("references", "unused-reference", "no requirement refers to the set {{.ID}}", references)
	l.unusedIn("scales", "unused-scale", "no level and no objective uses the scale {{.ID}}", scales)
	l.unusedIn("facts", "unused-fact", "no requirement needs the fact {{.ID}}", facts)
}

func (l *linter) unusedIn(list, rule, words string, used map[string]bool) {
	declared := find(l.main, list)
	if declared == nil {
		return
	}
	for _, n := range declared.Content {
		if id := find(n, "id"); !used[id.Value] {
			l.tell(whole(n), rule, words, "ID", bare(id.Value))
		}
	}
}

// whole is the place to point at for an entry of a list: its id where it has one.
func whole(n *yaml.Node) *yaml.Node {
	if id := find(n, "id"); id != nil {
		return id
	}
	return n
}
