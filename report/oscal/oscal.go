// Package oscal writes an assessment as the documents of NIST's Open Security Controls Assessment Language (OSCAL), in
// JSON: assessment results, a plan of action and milestones, and what of a system security plan can be derived. They say
// what was answered and nothing else; what OSCAL demands and nobody stated is named as not stated.
//
// What OSCAL has no word for stands in properties of the namespace exchange.Namespace. UUIDs are derived from the
// assessment's id and what they name, so that the same assessment and clock give the same bytes, and a gap keeps its UUID
// from one document to the next.
package oscal

import (
	"embed"
	"encoding/json"
	"fmt"
	"io"

	"rung/controls/lang"
	"rung/report"
)

// Version is the version of OSCAL that is written.
const Version = "1.1.3"

//go:embed messages/*.yaml
var messageFiles embed.FS

// Messages are the words of the documents.
var Messages = lang.NewMessages(messageFiles, "messages")

// Write writes one document and returns how many entries it holds, to be compared with Count of what was written.
type Write func(io.Writer, report.Subject) (entries int, err error)

// AssessmentResults writes what was answered and found. Its entries are observations and findings. The error is the
// writer's.
func AssessmentResults(w io.Writer, s report.Subject) (entries int, err error) {
	b := newBuilder(s)
	made := b.assessmentResults()
	for _, r := range made.Results {
		entries += len(r.Observations) + len(r.Findings)
	}
	return entries, write(w, "assessment-results", made)
}

// PlanOfAction writes the gaps and how they are to be closed, and what was on the plan and is closed. Its entries are the
// items of the plan. The error is report.ErrNoGap, because OSCAL knows no plan without an item, or the writer's.
func PlanOfAction(w io.Writer, s report.Subject) (entries int, err error) {
	b := newBuilder(s)
	made := b.planOfAction()
	if len(made.Items) == 0 {
		return 0, report.ErrNoGap
	}
	return len(made.Items), write(w, "plan-of-action-and-milestones", made)
}

// SecurityPlan writes what of a system security plan follows from the answers: how far each requirement is implemented.
// Its entries are these requirements. The error is the writer's.
func SecurityPlan(w io.Writer, s report.Subject) (entries int, err error) {
	b := newBuilder(s)
	made := b.securityPlan()
	return len(made.Controls.Requirements), write(w, "system-security-plan", made)
}

func write(w io.Writer, root string, document any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(map[string]any{root: document})
}

// Count counts the entries of a document that was written. The error says why it cannot be read.
func Count(document []byte) (entries int, err error) {
	type list = []json.RawMessage
	var d struct {
		Results *struct {
			Results []struct {
				Observations, Findings list
			}
		} `json:"assessment-results"`
		Plan *struct {
			Items list `json:"poam-items"`
		} `json:"plan-of-action-and-milestones"`
		Security *struct {
			Controls struct {
				Requirements list `json:"implemented-requirements"`
			} `json:"control-implementation"`
		} `json:"system-security-plan"`
	}
	if err := json.Unmarshal(document, &d); err != nil {
		return 0, fmt.Errorf("read the document back: %w", err)
	}
	if d.Results != nil {
		for _, r := range d.Results.Results {
			entries += len(r.Observations) + len(r.Findings)
		}
	}
	if d.Plan != nil {
		entries += len(d.Plan.Items)
	}
	if d.Security != nil {
		entries += len(d.Security.Controls.Requirements)
	}
	return entries, nil
}
