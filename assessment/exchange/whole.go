package exchange

import (
	"slices"

	"rung/assessment"
	"rung/controls"
)

// whole is an answer to a requirement as a whole.
type whole struct {
	in    *Incoming
	found meant
}

// takeWhole spreads an answer to a requirement over the objectives that the sources do not name themselves.
func (w *weigher) takeWhole(one whole, named map[string]bool) {
	r := one.found.requirement
	p := w.read(one.in, r, nil)
	if p == nil {
		return
	}
	rest := slices.DeleteFunc(slices.Clone(one.found.objectives), func(o *controls.Objective) bool { return named[o.ID] })
	if p.value == nil {
		w.spread(p, rest)
		return
	}
	switch *p.value {
	case assessment.PartlyMet:
		flag := *p
		flag.note, flag.exception = nil, nil
		w.put(r.ID, &flag)
		notMet := assessment.Value(assessment.NotMet)
		p.value = &notMet
		w.fail(one, p, rest)
	case assessment.Value(assessment.NotMet):
		if !w.fail(one, p, rest) { // each of its objectives is said to hold
			w.ignore(one.in, Twice, one.in.Where)
		}
	default:
		w.spread(p, rest)
	}
}

// fail makes a requirement not met where nothing says so yet. It reports whether there is an objective to say it with.
func (w *weigher) fail(one whole, p *piece, rest []*controls.Objective) bool {
	failing := slices.ContainsFunc(one.found.objectives, func(o *controls.Objective) bool {
		if in := w.pieces[o.ID]; in != nil && in.value != nil {
			return *in.value == assessment.Value(assessment.NotMet)
		}
		return Here(w.state, o.ID).Value == assessment.Value(assessment.NotMet)
	})
	if failing { // the note alone is news, for the objectives that it is about
		over := slices.DeleteFunc(slices.Clone(rest), func(o *controls.Objective) bool {
			return Here(w.state, o.ID).Value != assessment.Value(assessment.NotMet)
		})
		w.spread(p, over)
		return true
	}
	open := slices.DeleteFunc(slices.Clone(rest), func(o *controls.Objective) bool { return Here(w.state, o.ID).Value != "" })
	if len(open) == 0 {
		open = rest
	}
	w.spread(p, open)
	return len(open) > 0
}

func (w *weigher) spread(p *piece, over []*controls.Objective) {
	for _, o := range over {
		own := *p
		w.put(o.ID, &own)
	}
}
