package exchange

import (
	"cmp"
	"slices"
	"strings"

	"rung/assessment"
	"rung/controls"
)

// Compare says what a list of answers from elsewhere would do to an assessment. What names a single objective goes before
// what names the requirement as a whole. A requirement that is not met there agrees with one that has an objective not met
// here; else its open objectives are set so.
func Compare(c *controls.Catalogue, s *assessment.State, incoming []Incoming) *Report {
	w := &weigher{catalogue: c, state: s, names: newNames(c, s.Target), pieces: map[string]*piece{}, report: &Report{}}
	var wholes []whole
	meanings, newest := w.resolveAll(incoming)
	for i, found := range meanings {
		in := &incoming[i]
		if found.reason != "" {
			w.ignore(in, found.reason, found.detail)
			continue
		}
		found.objectives = slices.DeleteFunc(found.objectives, func(o *controls.Objective) bool { return newest[topic{in.Source, o.ID}] < in.Newer })
		switch {
		case len(found.objectives) == 0: // all of it is said anew
		case found.whole:
			wholes = append(wholes, whole{in, found})
		default:
			for _, o := range found.objectives {
				w.takeObjective(in, found.requirement, o)
			}
		}
	}
	named := map[string]bool{} // by an objective of its own
	for id := range w.pieces {
		named[id] = true
	}
	for _, one := range wholes {
		w.takeWhole(one, named)
	}
	w.weighAll()
	return w.report
}

// weigher gathers what comes in for each objective, then weighs it against what stands here.
type weigher struct {
	catalogue *controls.Catalogue
	state     *assessment.State
	names     *names
	pieces    map[string]*piece
	report    *Report
}

// piece is what comes in for one objective or flag.
type piece struct {
	value     *assessment.Value // nil brings none
	note      *string
	exception *assessment.Exception
	// What stood here when the sources were handed out that bring the value and the note; nil where they do not know.
	valueBase, noteBase *string
	in                  *Incoming
	twice               bool // the sources contradict each other
}

func (w *weigher) ignore(in *Incoming, why Reason, detail string) {
	w.report.Ignored = append(w.report.Ignored, Ignored{ID: in.ID, Reason: why, Detail: detail, Where: in.Where})
}

// topic is an objective as a source speaks of it.
type topic struct{ source, id string }

// resolveAll finds what the answers are for, and in how new a list of its source each objective is named last.
func (w *weigher) resolveAll(incoming []Incoming) (meanings []meant, newest map[topic]int) {
	newest = map[topic]int{}
	for i := range incoming {
		in := &incoming[i]
		found := w.resolve(in)
		meanings = append(meanings, found)
		for _, o := range found.objectives {
			by := topic{in.Source, o.ID}
			if newer, known := newest[by]; !known || in.Newer < newer {
				newest[by] = in.Newer
			}
		}
	}
	return meanings, newest
}

// resolve finds what an answer is for, by the first of its names that stands for something.
func (w *weigher) resolve(in *Incoming) meant {
	found := w.names.find(in.ID)
	for _, name := range in.Also {
		if found.reason == "" {
			break
		}
		if other := w.names.find(name); other.reason == "" || found.reason == Unknown {
			found = other
		}
	}
	return found
}

// read makes a piece of what comes in; nil where it brings nothing.
func (w *weigher) read(in *Incoming, r *controls.Requirement, o *controls.Objective) *piece {
	p := &piece{in: in}
	if in.Base != nil {
		status, note := string(settled(assessment.Value(in.Base.Status))), Tidy(in.Base.Note)
		p.valueBase, p.noteBase = &status, &note
	}
	if strings.TrimSpace(in.Status) != "" {
		value, err := assessment.ParseValue(in.Status, w.catalogue, r, o)
		if err != nil {
			w.ignore(in, BadValue, in.Status)
			return nil
		}
		value = settled(value)
		p.value = &value
	}
	if in.Note != nil {
		note := Tidy(*in.Note)
		if why := controls.WhyUnfit(note); why.Key != "" {
			w.report.Ignored = append(w.report.Ignored, Ignored{ID: in.ID, Reason: BadNote, Why: why, Where: in.Where})
		} else if note != "" || in.Base != nil {
			p.note = &note
		}
	}
	if x := in.Exception; x != nil && w.knows(x) {
		p.exception = x
	}
	if p.value == nil && p.note == nil && p.exception == nil {
		return nil
	}
	return p
}

// knows reports whether the catalogue has such an exception and a place is named that describes it.
func (w *weigher) knows(x *assessment.Exception) bool {
	return strings.TrimSpace(x.Reference) != "" && controls.Unfit(x.Reference) == "" &&
		slices.ContainsFunc(w.catalogue.Exceptions, func(known controls.Exception) bool { return known.ID == x.Kind })
}

func (w *weigher) takeObjective(in *Incoming, r *controls.Requirement, o *controls.Objective) {
	if p := w.read(in, r, o); p != nil {
		w.put(o.ID, p)
	}
}

// put keeps a piece, beside an earlier one for the same id if they agree.
func (w *weigher) put(id string, p *piece) {
	old := w.pieces[id]
	switch {
	case old == nil || old.untouched():
		w.pieces[id] = p
	case p.untouched() || old.twice:
	case differ(old.value, p.value) || differ(old.note, p.note):
		old.twice = true
		w.ignore(p.in, Twice, old.in.Where)
	default:
		if old.value == nil {
			old.value, old.valueBase = p.value, p.valueBase
		}
		if old.note == nil {
			old.note, old.noteBase = p.note, p.noteBase
		}
		old.exception = cmp.Or(old.exception, p.exception)
	}
}

// untouched reports whether a piece still says what its source was handed out with.
func (p *piece) untouched() bool {
	return p.valueBase != nil && (p.value == nil || string(*p.value) == *p.valueBase) && (p.note == nil || *p.note == *p.noteBase)
}

func differ[T comparable](a, b *T) bool { return a != nil && b != nil && *a != *b }

// Here is what stands in an assessment for an objective or a requirement's flag. What is to be confirmed first does not
// count, and an answer that was taken back is none.
func Here(s *assessment.State, id string) Said {
	a := s.Answer(id)
	said := Said{settled(a.Value), a.Note, a.Exception}
	if s.Unconfirmed(id) {
		said.Value, said.Exception = "", nil
	}
	return said
}

// settled takes an answer that was taken back for none.
func settled(v assessment.Value) assessment.Value {
	if v == assessment.Value(assessment.Unanswered) {
		return ""
	}
	return v
}

// Tidy is a text from elsewhere with line ends as here and no blanks around it.
func Tidy(text string) string { return strings.TrimSpace(lineEnds.Replace(text)) }

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")
