// Package assessment is what was answered and what it is worth: answers, findings, score, status and gaps. It is pure:
// a state is the replay of events, and every figure comes from the catalogue.
package assessment

import (
	"fmt"
	"slices"
	"strings"

	"rung/controls"
)

// Outcome is what is known of an objective or, rolled up, of a requirement.
type Outcome string

// The outcomes. NotApplicable counts as met. Source for the three answers: 32 CFR 170.24(b).
const (
	Met           Outcome = "met"
	NotMet        Outcome = "not-met"
	NotApplicable Outcome = "not-applicable"
	Unanswered    Outcome = "unanswered"
)

// Holds reports whether the outcome counts as met.
func (o Outcome) Holds() bool { return o == Met || o == NotApplicable }

// Value is what a person answered: an Outcome, PartlyMet on a requirement that has a partial weight, or a step of the
// objective's scale.
type Value string

// PartlyMet flags a requirement that is not met but costs only its partial weight.
const PartlyMet Value = "partial"

var shortForms = map[string]Value{
	"m": Value(Met), "n": Value(NotMet), "a": Value(NotApplicable), "u": Value(Unanswered), "p": PartlyMet,
}

// ParseValue reads what a person typed as the answer to an objective (o) of requirement r, or to all of r's objectives
// when o is nil: a full word, a short form (m n a u p), or a step of the objective's scale.
func ParseValue(typed string, c *controls.Catalogue, r *controls.Requirement, o *controls.Objective) (Value, error) {
	word := strings.TrimSpace(typed)
	words := accepted(c, r, o)
	if slices.Contains(words, word) { // first, because a step may be called A
		return Value(word), nil
	}
	if value, ok := shortForms[strings.ToLower(word)]; ok {
		word = string(value)
	}
	for _, w := range words {
		if strings.EqualFold(w, word) {
			return Value(w), nil
		}
	}
	return "", &ValueError{Typed: typed, Accepted: words}
}

// accepted lists the answers that an objective takes, or those that all of the requirement's objectives take.
func accepted(c *controls.Catalogue, r *controls.Requirement, o *controls.Objective) []string {
	if o != nil {
		return append(answersOn(c, o.Scale), string(NotApplicable), string(Unanswered))
	}
	words := answersOn(c, r.Objectives[0].Scale)
	for i := range r.Objectives {
		if r.Objectives[i].Scale != r.Objectives[0].Scale {
			words = nil
		}
	}
	words = append(words, string(NotApplicable), string(Unanswered))
	if r.Partial != nil {
		words = append(words, string(PartlyMet))
	}
	return words
}

// answersOn lists the answers that judge an objective: the steps of its scale, or met and not met.
func answersOn(c *controls.Catalogue, scale string) []string {
	if s := c.Scale(scale); s != nil {
		return s.StepIDs()
	}
	return []string{string(Met), string(NotMet)}
}

// ValueError is an answer that the objective or requirement does not take.
type ValueError struct {
	Typed    string
	Accepted []string
}

func (e *ValueError) Error() string {
	return fmt.Sprintf("%s is no answer here; it takes %s", quoted(e.Typed), strings.Join(e.Accepted, ", "))
}
