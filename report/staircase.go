package report

import (
	"rung/assessment"
	"rung/controls/lang"
)

// Staircase is the running score as the gaps are closed one after the other, in the order of the plan.
type Staircase struct {
	Start       *int // the score with all gaps open, nil while there is none
	StartWord   string
	Minimum     int // the score from which a conditional status can be given, 0 where the level knows none
	MinimumWord string
	Maximum     int
	MaximumWord string
	Steps       []Stair
}

// Stair is one gap closed.
type Stair struct {
	Place   int
	ID      string
	Points  int    // what closing it gains
	Score   *int   // afterwards, nil while there is none
	Reaches string // the status that it reaches, in words, or ""
}

// stairs draws up the plan as a staircase.
func (b *builder) stairs(p assessment.Plan) *Staircase {
	if len(p.Steps) == 0 {
		return nil
	}
	goal := b.result.Goal()
	out := &Staircase{Maximum: goal.Maximum}
	out.MaximumWord, out.MinimumWord = b.levelWords()
	if c := goal.Level.Rule.Conditional; c != nil {
		out.Minimum = c.Minimum
	}
	out.StartWord = b.say("stairs-none")
	if goal.Score != nil {
		start := goal.Score.High // open answers taken as met, as the plan does
		out.Start, out.StartWord = &start, b.say("stairs-start", lang.Data{"Score": start})
	}
	for i := range p.Steps {
		s := &p.Steps[i]
		stair := Stair{Place: s.Place, ID: s.Requirement.ID, Points: s.Points, Score: s.Score}
		if s.Reaches != "" {
			stair.Reaches = b.statusName(b.result.Target, s.Reaches)
		}
		out.Steps = append(out.Steps, stair)
	}
	return out
}

// levelWords name the status at the maximum and, where the level knows one, that at the conditional minimum.
func (b *builder) levelWords() (maximum, minimum string) {
	goal := b.result.Goal()
	maximum = b.say("stairs-maximum", lang.Data{"Score": goal.Maximum, "Status": b.statusName(goal.Level, assessment.Final)})
	if c := goal.Level.Rule.Conditional; c != nil {
		minimum = b.say("stairs-minimum", lang.Data{"Score": c.Minimum, "Status": b.statusName(goal.Level, assessment.Conditional)})
	}
	return maximum, minimum
}
