package report

// Kind says which document a report is.
type Kind string

// The kinds of report.
const (
	KindSummary Kind = "summary" // one page: where the firm stands and what to do next
	KindPlan    Kind = "plan"    // the gaps alone: who closes them, how and by when
	KindFull    Kind = "full"    // everything that is known
)

// Kinds lists the kinds of report, the shortest first.
var Kinds = []Kind{KindSummary, KindPlan, KindFull}

// keep leaves in a model what its kind holds.
func (m *Model) keep() {
	switch m.Kind {
	case KindSummary:
		m.Stairs, m.Timeline, m.Heat, m.Gaps, m.Todos, m.Exceptions, m.SignOff = nil, nil, nil, nil, nil, nil, nil
		m.Method = Method{Notice: m.Method.Notice, Certificate: m.Method.Certificate}
	case KindPlan:
		m.Timeline, m.Since, m.Heat, m.Domains, m.Todos, m.Exceptions = nil, nil, nil, nil, nil, nil
	}
	if m.Kind != KindFull {
		m.Findings, m.Evidence, m.History, m.Related, m.Annexes = nil, nil, nil, nil, nil
	}
}
