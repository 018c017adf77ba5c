package assessment

import (
	"strings"

	"rung/controls"
)

// Goal is the step of a scale that a domain or a requirement is to reach. An empty step takes it back.
type Goal struct {
	ID   string `json:"id"` // of a domain or a requirement
	Step string `json:"step,omitempty"`
}

// SetGoal is the event that sets the target step of a domain or of a requirement, where the state's target is rated on a
// scale; an empty step takes it back. The error is an *UnknownIDError, a *NotAskedError, a *ValueError or a
// *RefusedError.
func SetGoal(c *controls.Catalogue, s *State, id, step string) (Event, error) {
	level, err := targetOf(c, s)
	if err != nil {
		return Event{}, err
	}
	scale := ratedOn(c, level)
	if scale == nil {
		return Event{}, &RefusedError{What: "not-rated", Value: level.ID, Cite: level.Rule.Cite}
	}
	about, err := goalFor(c, s, id)
	if err != nil {
		return Event{}, err
	}
	step = strings.TrimSpace(step)
	if step != "" && scale.Rank(step) == 0 {
		return Event{}, &ValueError{Typed: step, Accepted: scale.StepIDs()}
	}
	return Event{Do: DoTarget, Goal: &Goal{about, step}}, nil
}

// goalFor finds the domain or the requirement that an id names.
func goalFor(c *controls.Catalogue, s *State, typed string) (string, error) {
	id := strings.TrimSpace(typed)
	for _, d := range c.Domains {
		if strings.EqualFold(d.ID, id) {
			return d.ID, nil
		}
	}
	r, _, err := lookUp(c, s, id)
	if err != nil {
		return "", err
	}
	return r.ID, nil
}

// ratedOn is the scale that a level's rule rates on, nil where it does not.
func ratedOn(c *controls.Catalogue, l *controls.Level) *controls.Scale {
	if l.Rule.Kind != controls.Rating {
		return nil
	}
	return c.Scale(l.Rule.Scale)
}

// Goal returns the target step that was set for a domain or a requirement, "" for none.
func (s *State) Goal(id string) string { return s.goals[id] }

// DomainRating is where a domain's objectives stand on the scale of the target's rule against the target profile. Steps
// are counted from 1; 0 is none yet.
type DomainRating struct {
	Domain          string
	Lowest, Highest int // among the objectives that were rated
	Open            int // objectives that were not
	Target          int // of the domain
	Requirements    []RequirementRating
}

// RequirementRating is one requirement of it: its lowest rating, 0 while an objective is open, and its target.
type RequirementRating struct {
	Requirement *controls.Requirement
	Current     int
	Target      int
}

// Below lists the requirements that stand below their target for certain.
func (d DomainRating) Below() []RequirementRating {
	var out []RequirementRating
	for _, r := range d.Requirements {
		if r.Current > 0 && r.Current < r.Target {
			out = append(out, r)
		}
	}
	return out
}

// Ratings sum up what was rated by domain, in the catalogue's order; nil where the target's rule rates on no scale.
// A target that was not set is the step of the level that is the goal.
func Ratings(c *controls.Catalogue, s *State, r *Result) []DomainRating {
	scale := ratedOn(c, r.Target)
	if scale == nil {
		return nil
	}
	var out []DomainRating
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Off != nil {
			continue
		}
		domain := f.Requirement.Domain
		if len(out) == 0 || out[len(out)-1].Domain != domain {
			out = append(out, DomainRating{Domain: domain, Target: firstRank(scale, s.Goal(domain), r.Target.Rule.Step)})
		}
		d := &out[len(out)-1]
		d.take(scale, f, firstRank(scale, s.Goal(f.Requirement.ID), s.Goal(domain), r.Target.Rule.Step))
	}
	return out
}

// firstRank is the rank of the first step that the scale knows, so that one of another version of it means nothing.
func firstRank(scale *controls.Scale, steps ...string) int {
	for _, step := range steps {
		if rank := scale.Rank(step); rank > 0 {
			return rank
		}
	}
	return 0
}

func (d *DomainRating) take(scale *controls.Scale, f *Finding, target int) {
	one := RequirementRating{Requirement: f.Requirement, Target: target}
	open := false
	for _, o := range f.Objectives {
		if o.Objective.Scale != scale.ID || o.Outcome == NotApplicable {
			continue
		}
		rank := scale.Rank(string(o.Answer.Value))
		if rank == 0 {
			open = true
			d.Open++
			continue
		}
		d.Highest = max(d.Highest, rank)
		d.Lowest = lower(d.Lowest, rank)
		one.Current = lower(one.Current, rank)
	}
	if open {
		one.Current = 0
	}
	d.Requirements = append(d.Requirements, one)
}

// lower is the lower of two ranks of which the first may be none yet.
func lower(a, b int) int {
	if a == 0 {
		return b
	}
	return min(a, b)
}
