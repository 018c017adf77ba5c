package workbook

import (
	"slices"
	"strings"

	"rung/assessment"
	"rung/assessment/exchange"
	"rung/controls"
	"rung/controls/lang"
	"rung/controls/sheet"
)

// row is one row of a sheet that came back.
type row struct {
	table *table
	place int
	cells []sheet.Cell
	id    string
	known bool // it says what stood in it when it was handed out
}

func (w *row) text(c column) string { return w.table.text(w.cells, c) }
func (w *row) at(c column) string   { return w.table.at(w.place, c) }

// blank reports whether nobody can have meant anything by a row.
func (w *row) blank() bool {
	return w.text(colID) == "" && w.text(wasID) == "" && !slices.ContainsFunc(inputs, func(c column) bool { return w.text(c) != "" })
}

// same reports whether two rows are filled in alike.
func (w *row) same(other *row) bool {
	return !slices.ContainsFunc(inputs, func(c column) bool { return w.text(c) != other.text(c) })
}

// touched reports whether a cell says something else than when it was handed out.
func (w *row) touched(c, was column) bool { return w.table.has(c) && w.text(c) != w.text(was) }

func (r *reader) row(t *table, place int, cells []sheet.Cell) error {
	w := &row{table: t, place: place, cells: cells}
	if w.blank() {
		return nil
	}
	r.Rows++
	if err := r.origin(w); err != nil {
		return err
	}
	if !r.identify(w) {
		return nil
	}
	req, o := r.find(w.id)
	if o == nil && req != nil && w.text(wasID) != "" && w.known {
		r.flag(w, req)
		return nil
	}
	r.answer(w, o)
	r.plan(w, req)
	return nil
}

// origin finds out which assessment a row was handed out from.
func (r *reader) origin(w *row) error {
	of := w.text(ofKey)
	if of == "" {
		return nil
	}
	id, digest, _ := strings.Cut(of, " ")
	if id != r.state.Header.ID {
		return &OtherAssessmentError{w.at(ofKey)}
	}
	r.OtherCatalogue = r.OtherCatalogue || digest != r.state.Framework.Digest
	w.known = w.table.has(wasAnswer) && w.table.has(wasNote)
	return nil
}

// identify takes the id of a row, unless it is gone, was changed, or had a row of its own that says the same.
func (r *reader) identify(w *row) bool {
	w.id = w.text(colID)
	handed := w.text(wasID)
	switch {
	case brief(w.id) != w.id: // no id is so long
		w.id = brief(w.id)
		r.ignore(w, exchange.Unknown, "", colID)
		return false
	case w.id == "":
		r.ignore(w, NoID, handed, colID)
		return false
	case handed != "" && !strings.EqualFold(handed, w.id):
		r.ignore(w, ChangedID, handed, colID)
		return false
	}
	name := strings.ToLower(w.id)
	if handed != "" {
		w.id = handed
	}
	if before := r.seen[name]; before != nil && before.same(w) {
		r.ignore(w, Repeated, before.at(colID), colID)
		return false
	} else if before == nil {
		r.seen[name] = w
	}
	return true
}

func (r *reader) ignore(w *row, why exchange.Reason, detail string, c column) {
	r.ignored = append(r.ignored, exchange.Ignored{ID: w.id, Reason: why, Detail: brief(detail), Where: w.at(c)})
}

// answer makes what a row says of an objective, or of a requirement as a whole. What was not touched says nothing, so that
// several people may fill in parts of one row; a row that was not touched at all says that it stands as it was.
func (r *reader) answer(w *row, o *controls.Objective) {
	in := exchange.Incoming{ID: w.id, Where: w.at(colID)}
	if w.known {
		in.Base = &exchange.Base{Status: w.text(wasAnswer), Note: w.text(wasNote)}
	}
	if w.table.has(colAnswer) {
		in.Status, in.Where = r.words.value(w.text(colAnswer), o), w.at(colAnswer)
		if in.Status == "" && in.Base != nil && in.Base.Status != "" {
			in.Status = string(assessment.Unanswered) // it was deleted
		}
	}
	in.Note = r.note(w)
	sameAnswer := w.known && (in.Status == in.Base.Status || in.Status == "")
	sameNote := w.known && in.Note != nil && *in.Note == in.Base.Note
	switch {
	case sameAnswer && sameNote:
		in.Status = ""
	case sameAnswer:
		in.Status = ""
		if in.Where = w.at(colEvidence); w.touched(colNote, wasNote) {
			in.Where = w.at(colNote)
		}
	case sameNote:
		in.Note = nil
	}
	if in.Status == "" && in.Note == nil {
		return
	}
	r.Answers = append(r.Answers, in)
	at := places{id: w.at(colID), note: in.Where}
	if w.table.has(colNote) {
		at.note = w.at(colNote)
	}
	r.places[in.Where] = at
}

// note is the note of a row with the evidence that was named in it; nil where it brings none.
func (r *reader) note(w *row) *string {
	note := w.text(colNote)
	if !w.table.has(colNote) {
		note = w.text(wasNote)
	}
	named := r.named(w)
	if note == "" && len(named) == 0 && !w.known {
		return nil
	}
	for _, name := range named {
		line := Messages.In(w.table.lang).Say("evidence-named", lang.Data{"Name": name})
		if note != "" {
			line = "\n" + line
		}
		note += line
	}
	return &note
}

// named lists what people added to the evidence. It is their word alone: nobody has seen a file, so it is no link to one.
func (r *reader) named(w *row) []string {
	if !w.table.has(colEvidence) || w.text(colEvidence) == w.text(wasEvidence) {
		return nil
	}
	there := strings.Split(w.text(wasEvidence), "\n")
	req, o := r.find(w.id)
	if o != nil {
		there = append(there, strings.Split(evidenceText(r.state.Evidence(o.ID)), "\n")...)
	}
	if req != nil {
		there = append(there, strings.Split(evidenceText(r.state.Evidence(req.ID)), "\n")...)
	}
	var out []string
	for line := range strings.SplitSeq(w.text(colEvidence), "\n") {
		if line = strings.TrimSpace(line); line != "" && !slices.ContainsFunc(there, func(s string) bool { return strings.TrimSpace(s) == line }) {
			out = append(out, line)
		}
	}
	return out
}

// flag is what a row says of whether a requirement is met in part.
type flag struct {
	id      string
	is, was assessment.Value // PartlyMet or ""
	where   string
}

// flag takes the row of a requirement, which was handed out for that alone.
func (r *reader) flag(w *row, req *controls.Requirement) {
	if !w.table.has(colAnswer) {
		return
	}
	is := assessment.Value(r.words.value(w.text(colAnswer), nil))
	if is == assessment.Value(assessment.Unanswered) {
		is = ""
	}
	if is != "" && (is != assessment.PartlyMet || req.Partial == nil) {
		r.ignore(w, exchange.BadValue, w.text(colAnswer), colAnswer)
		return
	}
	r.flags = append(r.flags, flag{req.ID, is, assessment.Value(w.text(wasAnswer)), w.at(colAnswer)})
}
