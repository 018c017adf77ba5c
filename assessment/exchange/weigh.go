package exchange

import (
	"rung/assessment"
)

// weight says how something that comes in stands to what is here. The heavier one decides.
type weight int

const (
	same weight = iota
	changed
	added
	conflicting
)

// weighAll sorts what came in into the report, in the catalogue's order.
func (w *weigher) weighAll() {
	for i := range w.catalogue.Requirements {
		r := &w.catalogue.Requirements[i]
		for j := range r.Objectives {
			w.weigh(r.Objectives[j].ID)
		}
		w.weigh(r.ID)
	}
}

func (w *weigher) weigh(id string) {
	p := w.pieces[id]
	if p == nil || p.twice {
		return
	}
	here, a := w.here(id), w.state.Answer(id)
	there, value, note := here, same, same
	if p.value != nil {
		base := Base{}
		if p.base != nil {
			base.Status = string(settled(assessment.Value(p.base.Status)))
		}
		if value = judge(string(here.Value), string(*p.value), base.Status, p.base != nil); value != same {
			there.Value = *p.value
		}
	}
	if p.note != nil {
		base := ""
		if p.base != nil {
			base = tidy(p.base.Note)
		}
		if note = judge(tidy(here.Note), *p.note, base, p.base != nil); note != same {
			there.Note = *p.note
		}
	}
	heaviest := max(value, note)
	if note == added && value < added && here.Value != "" {
		heaviest = changed // a note for an answer that stands, or that changes
	}
	if p.exception != nil && !sameException(p.exception, here.Exception) {
		there.Exception = p.exception
		if here.Exception != nil {
			heaviest = conflicting
		} else {
			heaviest = max(heaviest, changed)
		}
	}
	if heaviest != same && w.state.Disputed(id) {
		heaviest = conflicting
	}
	d := Difference{ID: id, Here: here, There: there, Author: a.Author, Time: a.Time, Where: p.in.Where}
	switch heaviest {
	case same:
		w.report.Same = append(w.report.Same, d)
	case changed:
		w.report.Changed = append(w.report.Changed, d)
	case added:
		w.report.New = append(w.report.New, d)
	default:
		w.report.Conflicts = append(w.report.Conflicts, d)
	}
}

// judge weighs one text that comes in against the one that stands here and, where it is known, the one that the source was
// handed out with.
func judge(here, there, base string, known bool) weight {
	switch {
	case here == there, known && there == base:
		return same
	case here == "":
		return added
	case known && here == base:
		return changed
	}
	return conflicting
}
