package report

import (
	"time"

	"rung/assessment"
	"rung/controls"
)

// PlanScore is the plan for machines, schema rung/plan/v1. Keys are only ever added.
type PlanScore struct {
	Schema      string                  `json:"schema"`
	Framework   assessment.FrameworkRef `json:"framework"`
	Target      string                  `json:"target"`
	Open        int                     `json:"open"` // questions without an answer; they are taken as met
	Conditional *WayScore               `json:"conditional"`
	Final       WayScore                `json:"final"`
	Steps       []StepScore             `json:"steps"`
	// CloseOut is the last day for closing the gaps of a conditional status, 2006-01-02; "" where there is none.
	CloseOut string       `json:"close_out,omitempty"`
	Closed   []ClosedStep `json:"closed,omitempty"`
}

// ClosedStep is a gap that was closed.
type ClosedStep struct {
	ID     string `json:"id"`
	Closed string `json:"closed"` // 2006-01-02
}

// WayScore is the least work that reaches a status.
type WayScore struct {
	Requirements []string `json:"requirements"`
	Days         int      `json:"days"`
	Score        int      `json:"score"`
}

// StepScore is one gap in the order of closing.
type StepScore struct {
	ID      string            `json:"id"`
	Points  int               `json:"points"`
	Days    int               `json:"days"`
	Must    bool              `json:"must"`  // no status is possible while it is open
	Score   *int              `json:"score"` // once it and all before it are closed; null while there is none
	Reaches assessment.Status `json:"reaches,omitempty"`

	Owner      string                 `json:"owner,omitempty"`
	Due        string                 `json:"due,omitempty"` // 2006-01-02
	Resources  string                 `json:"resources,omitempty"`
	Comments   string                 `json:"comments,omitempty"`
	Milestones []assessment.Milestone `json:"milestones,omitempty"`
	State      assessment.PlanState   `json:"state"`
}

// NewPlan puts the plan of a result into the shape for machines, as it stands on the day of now.
func NewPlan(c *controls.Catalogue, state *assessment.State, r *assessment.Result, now time.Time) PlanScore {
	plan := assessment.MakePlan(r)
	out := PlanScore{
		Schema: "rung/plan/v1", Framework: assessment.Ref(c), Target: r.Target.ID, Open: plan.Open,
		Final: wayScore(plan.Final), Steps: []StepScore{},
	}
	if plan.Conditional != nil {
		way := wayScore(*plan.Conditional)
		out.Conditional = &way
	}
	if d, ok := assessment.DatesOf(r.Goal().Level, r.Goal().Status, state.StatusDate); ok {
		out.CloseOut = date(d.CloseOut)
	}
	entries := map[string]assessment.CloseOut{}
	for _, one := range assessment.CloseOuts(state, r, now) {
		entries[one.Finding.Requirement.ID] = one
		if one.State == assessment.PlanClosed {
			out.Closed = append(out.Closed, ClosedStep{one.Finding.Requirement.ID, one.Item.Closed})
		}
	}
	for _, s := range plan.Steps {
		entry := entries[s.Requirement.ID]
		out.Steps = append(out.Steps, StepScore{
			s.Requirement.ID, s.Points, s.Days, s.Must, s.Score, s.Reaches,
			entry.Item.Owner, entry.Item.Due, entry.Item.Resources, entry.Item.Comments, entry.Item.Milestones, entry.State,
		})
	}
	return out
}

func wayScore(w assessment.Way) WayScore {
	return WayScore{append([]string{}, w.IDs...), w.Days, w.Score}
}
