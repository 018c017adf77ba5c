package report

import (
	"rung/assessment"
	"rung/controls"
)

// Score is the result for machines, schema rung/score/v1. Keys are only ever added.
type Score struct {
	Schema       string             `json:"schema"`
	Framework    FrameworkScore     `json:"framework"`
	Target       string             `json:"target"`
	Questions    int                `json:"questions"`
	Answered     int                `json:"answered"`
	Complete     bool               `json:"complete"`
	Levels       []LevelScore       `json:"levels"`
	Requirements []RequirementScore `json:"requirements"`

	WithoutReason []string         `json:"without_reason"` // objectives whose answer needs a reason and has none
	Exceptions    []ExceptionScore `json:"exceptions"`
	Dates         *DatesScore      `json:"dates,omitempty"` // once there is a status and a status date
	// Disputed lists the objectives and flags that count as unanswered because merged files disagree on them.
	Disputed    []string          `json:"disputed,omitempty"`
	Affirmation *AffirmationScore `json:"affirmation,omitempty"` // the newest that counts
	// Held is the highest rung held, "" for none; Next is the one above it. Only where rungs build on each other.
	Held *string    `json:"held,omitempty"`
	Next *NextScore `json:"next,omitempty"`
	// Ratings are by domain, where the target's rule rates on a scale.
	Ratings []RatingScore `json:"ratings,omitempty"`
}

// ExceptionScore is an objective that counts as met by an exception.
type ExceptionScore struct {
	ID        string `json:"id"`
	Kind      string `json:"kind"`
	Reference string `json:"reference"`
}

// DatesScore are the days that follow from the status date, as 2006-01-02.
type DatesScore struct {
	Status     string   `json:"status"`
	CloseOut   string   `json:"close_out,omitempty"`
	Affirm     []string `json:"affirm,omitempty"`
	ValidUntil string   `json:"valid_until,omitempty"`
	// RetainUntil is the last day on which evidence must be kept.
	RetainUntil string `json:"retain_until,omitempty"`
}

// LevelScore is one level's result. Score is null when there is none.
type LevelScore struct {
	ID      string            `json:"id"`
	Rule    controls.RuleKind `json:"rule"`
	Status  assessment.Status `json:"status"`
	Score   *assessment.Range `json:"score"`
	Maximum int               `json:"maximum"`
	// ConditionalMinimum is null where the level has no conditional status.
	ConditionalMinimum *int     `json:"conditional_minimum"`
	Met                int      `json:"met"`
	NotMet             int      `json:"not_met"`
	NotApplicable      int      `json:"not_applicable"`
	Unanswered         int      `json:"unanswered"`
	PlanBarred         []string `json:"plan_barred"`
	// Wanting is a level whose status must be attested before this one can be given.
	Wanting string `json:"wanting,omitempty"`
}

// RequirementScore is one requirement's finding, judged at the target level.
type RequirementScore struct {
	ID         string                        `json:"id"`
	Level      string                        `json:"level"`
	Domain     string                        `json:"domain"`
	Finding    assessment.Outcome            `json:"finding"`
	Deduction  int                           `json:"deduction"` // points it costs now
	Plan       controls.PlanRule             `json:"plan"`
	Objectives map[string]assessment.Outcome `json:"objectives"`
	// Off is the fact for want of which the requirement does not concern the firm.
	Off string `json:"off,omitempty"`
}

// NewScore puts a result into the shape for machines.
func NewScore(c *controls.Catalogue, s *assessment.State, r *assessment.Result) Score {
	out := Score{
		Schema: "rung/score/v1", Framework: FrameworkScore{FrameworkRef: assessment.Ref(c)}, Target: r.Target.ID,
		Questions: r.Questions, Answered: r.Answered, Complete: r.Complete(),
		WithoutReason: []string{}, Exceptions: []ExceptionScore{}, Dates: datesScore(s, r.Goal()),
		Disputed: disputed(s), Affirmation: affirmationScore(s),
	}
	out.Ratings = ratingScores(c, s, r)
	out.Held, out.Next = footingScore(c, s, r)
	for _, o := range assessment.WithoutReason(c, r) {
		out.WithoutReason = append(out.WithoutReason, o.Objective.ID)
	}
	for _, o := range assessment.Excepted(r) {
		out.Exceptions = append(out.Exceptions, ExceptionScore{o.Objective.ID, o.Answer.Exception.Kind, o.Answer.Exception.Reference})
	}
	for _, l := range r.Levels {
		level := LevelScore{
			ID: l.Level.ID, Rule: l.Level.Rule.Kind, Status: l.Status, Score: l.Score, Maximum: l.Maximum,
			Met: l.Met, NotMet: l.NotMet, NotApplicable: l.NotApplicable, Unanswered: l.Unanswered,
			PlanBarred: append([]string{}, l.Barred...),
		}
		if conditional := l.Level.Rule.Conditional; conditional != nil {
			level.ConditionalMinimum = &conditional.Minimum
		}
		if l.Wanting != nil {
			level.Wanting = l.Wanting.Level
		}
		out.Levels = append(out.Levels, level)
	}
	for i := range r.Findings {
		out.Requirements = append(out.Requirements, requirementScore(&r.Findings[i]))
	}
	return out
}

func requirementScore(f *assessment.Finding) RequirementScore {
	score := RequirementScore{
		ID: f.Requirement.ID, Level: f.Requirement.Level, Domain: f.Requirement.Domain,
		Finding: f.Outcome, Deduction: f.Deduction(), Plan: f.Requirement.Plan, Objectives: map[string]assessment.Outcome{}, Off: f.Lacks,
	}
	if score.Plan == controls.PlanNone { // a framework without plans lets no gap stand on one
		score.Plan = controls.PlanNever
	}
	for _, o := range f.Objectives {
		score.Objectives[o.Objective.Key] = o.Outcome
	}
	return score
}

func datesScore(s *assessment.State, l *assessment.LevelResult) *DatesScore {
	d, ok := assessment.DatesOf(l.Level, l.Status, s.StatusDate)
	if !ok {
		return nil
	}
	out := &DatesScore{Status: date(d.Status), CloseOut: date(d.CloseOut), ValidUntil: date(d.ValidUntil)}
	for _, day := range d.Affirm {
		out.Affirm = append(out.Affirm, date(day))
	}
	if day, ok := assessment.RetainUntil(l.Level, s.StatusDate); ok {
		out.RetainUntil = date(day)
	}
	return out
}
