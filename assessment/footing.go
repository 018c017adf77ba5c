package assessment

import "rung/controls"

// Footing is where a firm stands on a ladder whose rungs build on each other, up to the target.
type Footing struct {
	Held *LevelResult // the highest rung that is certainly held with all below it, nil for none
	Next *LevelResult // the rung above it, nil where the target itself is held
	// Own are the findings that the next rung adds to what is held: the requirements of its own where the levels have
	// some, else all that it asks.
	Own []Finding
}

// Stand reads the ladder off a result; nil where the target's rule does not build on lower rungs.
func Stand(c *controls.Catalogue, s *State, r *Result) *Footing {
	kind := r.Target.Rule.Kind
	if !kind.Cumulative() {
		return nil
	}
	out := &Footing{}
	for i := range r.Levels {
		if r.Levels[i].Status != Final {
			out.Next = &r.Levels[i]
			break
		}
		out.Held = &r.Levels[i]
	}
	if out.Next == nil {
		return out
	}
	asked := findings(c, s, out.Next.Level)
	for _, f := range asked {
		if kind == controls.Cumulative && f.Requirement.Level == out.Next.Level.ID {
			out.Own = append(out.Own, f)
		}
	}
	if len(out.Own) == 0 { // every level asks the same requirements, and judges them more strictly
		out.Own = asked
	}
	return out
}

// Met counts the next rung's own requirements that hold.
func (f *Footing) Met() int {
	n := 0
	for _, one := range f.Own {
		if one.Outcome.Holds() {
			n++
		}
	}
	return n
}

// Missing lists the next rung's own requirements that are not met, then those that are still open.
func (f *Footing) Missing() (notMet, open []Finding) {
	for _, one := range f.Own {
		switch one.Outcome {
		case NotMet:
			notMet = append(notMet, one)
		case Unanswered:
			open = append(open, one)
		}
	}
	return notMet, open
}

// Share is how much of the next rung holds, in whole percent rounded down, so that 100 is said of all alone.
func (f *Footing) Share() int {
	if len(f.Own) == 0 {
		return 0
	}
	return 100 * f.Met() / len(f.Own)
}
