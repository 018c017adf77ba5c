package controls

import "rung/controls/lang"

// Requirement is one thing a framework demands, answered through its objectives.
type Requirement struct {
	ID       string
	Level    string
	Domain   string
	Title    lang.Text
	Ask      lang.Text // one plain question
	Why      lang.Text // what goes wrong without it
	Do       lang.List // first steps for a small firm, cheapest first
	Evidence lang.List // what an assessor would want to see

	// Weight is the points that a requirement which is not met costs under the rule deduction; 0 costs nothing.
	Weight int
	// Partial is the lesser cost of a requirement that is met in part, nil where there is none.
	Partial *Partial
	// Plan says whether the requirement may stand open on a plan of action while a status is conditional.
	Plan PlanRule
	// Cite names the rule behind each figure: "weight", "poam", or "" for all of them.
	Cite map[string]string

	Objectives []Objective
	Refs       []Refs
	Effort     *Effort
	Needs      []string // facts that must be true of a firm for the requirement to concern it
	Renamed    []string // the ids it had in earlier versions, the key "renamed_from"
}

// Objective is what a person answers: a statement that is plainly true or not, or that is rated on a scale.
type Objective struct {
	ID    string // full: AC.L1-b.1.i[a]
	Key   string // a
	Text  lang.Text
	Scale string // the scale it is answered on, "" for met or not met
	// Minimum is the step of the scale from which the objective is met; "" where the level's rule names it.
	Minimum string
	Stages  map[string]lang.Text // what each step of the scale means for this objective, by step
	Renamed []string
}

// Partial is a lesser weight and the question that decides whether it applies.
type Partial struct {
	Weight int
	Ask    lang.Text
	Cite   string
}

// PlanRule says whether a requirement that is not met may stand on a plan of action (POA&M).
type PlanRule string

// The plan rules. PlanNone is a framework without plans.
const (
	PlanNone      PlanRule = ""
	PlanAllowed   PlanRule = "allowed"
	PlanNever     PlanRule = "never"
	PlanIfPartial PlanRule = "if-partial" // only while the partial weight applies
)

// Refs are the ids of one reference set that a requirement relates to.
type Refs struct {
	Set string
	IDs []string
}

// Effort is the catalogue author's own estimate for a small firm: no rule knows it.
type Effort struct {
	SetupDays  int // person-days to put in place
	YearlyDays int // person-days a year to keep it
	Cost       Cost
}

// Cost is the money an effort takes besides the days.
type Cost string

// The costs.
const (
	CostLow    Cost = "low"
	CostMedium Cost = "medium"
	CostHigh   Cost = "high"
)

// RefsIn returns the ids the requirement relates to in one reference set.
func (r *Requirement) RefsIn(set string) []string {
	for _, refs := range r.Refs {
		if refs.Set == set {
			return refs.IDs
		}
	}
	return nil
}

// CiteFor names the rule behind one of the requirement's figures: "weight" or "poam".
func (r *Requirement) CiteFor(figure string) string {
	if cite, ok := r.Cite[figure]; ok {
		return cite
	}
	return r.Cite[""]
}
