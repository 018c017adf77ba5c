package exchange

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
	here, a := Here(w.state, id), w.state.Answer(id)
	there, value, note := here, same, same
	if p.value != nil {
		if value = judge(string(here.Value), string(*p.value), p.valueBase); value != same {
			there.Value = *p.value
		}
	}
	if p.note != nil {
		if note = judge(Tidy(here.Note), *p.note, p.noteBase); note != same {
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

// judge weighs one text that comes in against the one that stands here and, unless it is nil, the one that the source was
// handed out with.
func judge(here, there string, base *string) weight {
	switch {
	case here == there, base != nil && there == *base:
		return same
	case here == "":
		return added
	case base != nil && here == *base:
		return changed
	}
	return conflicting
}
