package controls

import (
	"slices"

	"gopkg.in/yaml.v3"
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
	switch at := find(n, "do"); {
	case at == nil:
		l.tell(n, "missing-steps", "{{.ID}} names no first steps; whoever does not meet it is left alone", "ID", r.ID)
	case do < fewestSteps:
		l.tell(at, "few-steps", "first steps of {{.ID}}: {{.Number}}; {{.Limit}} are better", "ID", r.ID, "Number", do, "Limit", fewestSteps)
	case do > mostSteps:
		l.tell(at, "many-steps", "first steps of {{.ID}}: {{.Number}}; {{.Limit}} are enough", "ID", r.ID, "Number", do, "Limit", mostSteps)
	}
	if at := find(n, "evidence"); at == nil {
		l.tell(n, "missing-evidence", "{{.ID}} names no evidence; nobody learns what an assessor wants to see", "ID", r.ID)
	} else if evidence < fewestEvidence {
		l.tell(at, "few-evidence", "examples of evidence for {{.ID}}: {{.Number}}; {{.Limit}} are better", "ID", r.ID, "Number", evidence, "Limit", fewestEvidence)
	}
	if find(n, "why") == nil {
		l.tell(n, "missing-why", "{{.ID}} does not say why; write what goes wrong without it", "ID", r.ID)
	}
	for i, name := range r.Renamed {
		// Where numbers move up, whoever has the id now says what it was itself.
		if other := l.c.Requirement(name); other != nil && len(other.Renamed) == 0 {
			l.tell(find(n, "renamed_from").Content[i], "still-there", "{{.ID}} is said to have been {{.Was}}, which is still there", "ID", r.ID, "Was", name)
		}
	}
	if r.Effort == nil && slices.ContainsFunc(l.c.Requirements, func(r Requirement) bool { return r.Effort != nil }) {
		l.tell(n, "missing-effort", "{{.ID}} has no effort, others have; without it the plan cannot weigh it", "ID", r.ID)
	}
}
