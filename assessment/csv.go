package assessment

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"rung/controls"
	"rung/controls/sheet"
)

// ReadCSV reads a sheet of answers, with the columns id, status and, if wanted, note in any order, and makes the
// settings that they ask of the state. Each row is taken as SettingsFor takes it; a row without status and note is not
// filled in and skipped. It is all or nothing: with any bad row the error is a *CSVError that names them, and there are
// no settings.
//
// The sheet is read as sheet.CSVText takes it.
func ReadCSV(r io.Reader, c *controls.Catalogue, s *State) ([]Setting, error) {
	text, comma, first, err := sheet.CSVText(r)
	if err != nil {
		return nil, unreadCSV(err)
	}
	rows := csv.NewReader(strings.NewReader(text)) // and not sheet.ReadCSV, which knows no lines and stops at the first bad one
	rows.Comma = rune(comma)
	rows.FieldsPerRecord = -1 // counted here, for a better message
	rows.ReuseRecord = true
	t := &answerSheet{catalogue: c, state: s, setBy: map[string]int{}}
	for {
		fields, err := rows.Read()
		if errors.Is(err, io.EOF) || len(t.bad) >= MaxRowErrors {
			break
		}
		if wrong := new(csv.ParseError); errors.As(err, &wrong) {
			t.wrong(wrong.StartLine+first-1, "the quotes do not fit: "+wrong.Err.Error())
			continue
		}
		line, _ := rows.FieldPos(0)
		if t.columns == nil {
			if t.header(line+first-1, fields); len(t.bad) > 0 {
				break // without the header no row means anything
			}
			continue
		}
		t.row(line+first-1, fields)
	}
	t.settleFlags()
	if t.columns == nil && len(t.bad) == 0 {
		t.wrong(0, "the sheet is empty; its first row must be id,status,note")
	}
	if len(t.bad) > 0 {
		return nil, &CSVError{t.bad}
	}
	return t.settings, nil
}

// answerSheet gathers what the rows ask for and what is wrong with them.
type answerSheet struct {
	catalogue *controls.Catalogue
	state     *State
	columns   []string       // the header's names, in order
	setBy     map[string]int // the line that names an id or sets its answer
	settings  []Setting
	flags     []flagRow
	bad       []RowError
}

// flagRow is a row that says a requirement is partly met. What it does to the objectives waits for the rows that name them.
type flagRow struct {
	line        int
	requirement *controls.Requirement
	note        *string
}

func (t *answerSheet) wrong(line int, message string) { t.bad = append(t.bad, RowError{line, message}) }

var csvColumns = []string{"id", "status", "note"}

func (t *answerSheet) header(line int, fields []string) {
	t.columns = []string{}
	for i, field := range fields {
		name := strings.ToLower(strings.TrimSpace(field))
		switch {
		case name == "":
			t.wrong(line, fmt.Sprintf("column %d has no name; the columns are id, status and note", i+1))
		case !slices.Contains(csvColumns, name):
			t.wrong(line, fmt.Sprintf("the column %s is unknown; the columns are id, status and note", quoted(field)))
		case slices.Contains(t.columns, name):
			t.wrong(line, fmt.Sprintf("the column %s stands here twice", name))
		}
		t.columns = append(t.columns, name)
		if len(t.bad) >= MaxRowErrors {
			return
		}
	}
	for _, name := range csvColumns[:2] {
		if !slices.Contains(t.columns, name) {
			t.wrong(line, fmt.Sprintf("the column %s is missing; the first row must be id,status,note", name))
		}
	}
}

func (t *answerSheet) row(line int, fields []string) {
	blank := !slices.ContainsFunc(fields, func(f string) bool { return strings.TrimSpace(f) != "" })
	switch {
	case blank: // spreadsheets leave such rows behind
		return
	case len(fields) != len(t.columns):
		t.wrong(line, fmt.Sprintf("the row has %d fields; the first row has %d", len(fields), len(t.columns)))
		return
	}
	id, status := t.cell(fields, "id"), t.cell(fields, "status")
	var note *string
	if text := t.cell(fields, "note"); text != "" {
		note = &text
	}
	switch {
	case id == "":
		t.wrong(line, "the id is empty")
	case status != "" || note != nil: // else not filled in
		t.set(line, id, status, note)
	}
}

// cell is what a row has in a column; "" where the sheet has no such column.
func (t *answerSheet) cell(fields []string, column string) string {
	i := slices.Index(t.columns, column)
	if i < 0 {
		return ""
	}
	return strings.TrimSpace(fields[i])
}

// set takes one row's settings, unless an earlier row names the same id or sets the same answer.
func (t *answerSheet) set(line int, id, status string, note *string) {
	settings, err := SettingsFor(t.catalogue, t.state, id, status, note)
	if err != nil {
		t.wrong(line, err.Error())
		return
	}
	touched := []string{t.named(id)}
	if r := t.catalogue.Requirement(touched[0]); r != nil && settings[len(settings)-1].To == PartlyMet {
		t.flags = append(t.flags, flagRow{line, r, note})
		settings = settings[len(settings)-1:]
	}
	for _, s := range settings {
		touched = append(touched, s.ID)
	}
	for _, id := range touched {
		if earlier := t.setBy[id]; earlier != 0 {
			t.wrong(line, fmt.Sprintf("line %d sets %s already", earlier, id))
			return
		}
	}
	for _, id := range touched {
		t.setBy[id] = line
	}
	t.settings = append(t.settings, settings...)
}

// settleFlags gives the objectives of partly met requirements the flag's note and, where neither the sheet nor the state
// says which of them fails, sets those that the sheet does not name to not met.
func (t *answerSheet) settleFlags() {
	for _, f := range t.flags {
		to := Value(NotMet)
		if t.state.missing(f.requirement) || slices.ContainsFunc(t.settings, func(s Setting) bool {
			return s.To == Value(NotMet) && slices.ContainsFunc(f.requirement.Objectives, func(o controls.Objective) bool { return o.ID == s.ID })
		}) {
			to = ""
		}
		for _, o := range f.requirement.Objectives {
			if t.setBy[o.ID] == 0 && (to != "" || f.note != nil) {
				t.settings = append(t.settings, t.state.Set(o.ID, to, f.note))
			}
		}
	}
}

// named is the catalogue's own spelling of an id that SettingsFor has taken.
func (t *answerSheet) named(typed string) string {
	r, o, _ := lookUp(t.catalogue, t.state, typed)
	if o != nil {
		return o.ID
	}
	return r.ID
}
