package report

import (
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
}

// NewPlan puts the plan of a result into the shape for machines.
func NewPlan(c *controls.Catalogue, r *assessment.Result) PlanScore {
	plan := assessment.MakePlan(r)
	out := PlanScore{
		Schema: "rung/plan/v1", Framework: assessment.Ref(c), Target: r.Target.ID, Open: plan.Open,
		Final: wayScore(plan.Final), Steps: []StepScore{},
	}
	if plan.Conditional != nil {
		way := wayScore(*plan.Conditional)
		out.Conditional = &way
	}
	for _, s := range plan.Steps {
		out.Steps = append(out.Steps, StepScore{s.Requirement.ID, s.Points, s.Days, s.Must, s.Score, s.Reaches})
	}
	return out
}

func wayScore(w assessment.Way) WayScore {
	return WayScore{append([]string{}, w.IDs...), w.Days, w.Score}
}
