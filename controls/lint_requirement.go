package controls

import (
	"fmt"
	"slices"

	"gopkg.in/yaml.v3"

	"rung/controls/lang"
)

// What a requirement should hold, so that a small firm can act on it: enough steps to begin, not so many that nobody does.
const (
	fewestSteps    = 3
	mostSteps      = 5
	fewestEvidence = 2
)

func (l *linter) requirement(n *yaml.Node, r *Requirement) {
	first := l.c.Languages[0] // lists of other lengths in other languages are told by list-lengths
	do, evidence := len(r.Do[first]), len(r.Evidence[first])
	data := func(count, limit int) lang.Data { return lang.Data{"ID": r.ID, "Number": count, "Limit": limit} }
	switch at := find(n, "do"); {
	case do < fewestSteps:
		l.tell(at, "few-steps", fmt.Sprintf("%s has %d first steps; %d are better", r.ID, do, fewestSteps), data(do, fewestSteps))
	case do > mostSteps:
		l.tell(at, "many-steps", fmt.Sprintf("%s has %d first steps; %d are enough", r.ID, do, mostSteps), data(do, mostSteps))
	}
	if evidence < fewestEvidence {
		l.tell(find(n, "evidence"), "few-evidence", fmt.Sprintf("%s has %d example of evidence; %d are better", r.ID, evidence, fewestEvidence), data(evidence, fewestEvidence))
	}
	if r.Effort == nil && slices.ContainsFunc(l.c.Requirements, func(r Requirement) bool { return r.Effort != nil }) {
		l.tell(n, "missing-effort", r.ID+" has no effort, others have; without it the plan cannot weigh it", lang.Data{"ID": r.ID})
	}
}
