package workbook

import (
	"fmt"
	"slices"
	"strings"

	"rung/assessment"
	"rung/assessment/exchange"
	"rung/controls"
	"rung/controls/lang"
	"rung/controls/sheet"
)

// Filled is what people wrote into sheets.
type Filled struct {
	Answers []exchange.Incoming
	Sheets  int // that hold questions
	Rows    int // of questions
	// OtherCatalogue says that the sheets were handed out under another version of the catalogue.
	OtherCatalogue bool

	ignored []exchange.Ignored
	plans   []planned
	flags   []flag
	places  map[string]places // by the Where of an answer
}

// The reasons why a row or a cell is of no use, besides those of exchange.
const (
	NoID       exchange.Reason = "no-id"       // something is filled in, and the id is gone
	ChangedID  exchange.Reason = "changed-id"  // the row was handed out with another id
	Repeated   exchange.Reason = "repeated"    // the row stands twice and says the same
	DoubleHead exchange.Reason = "double-head" // a column stands twice; the first counts
	LostHead   exchange.Reason = "lost-head"   // a column that was handed out has no head by which it is known
	BadDate    exchange.Reason = "date"
	BadOwner   exchange.Reason = "owner"
)

// NoTableError is a file without a table of questions.
type NoTableError struct{}

func (e *NoTableError) Error() string { return "no table with an id and an answer" }

// OtherAssessmentError is a row that was handed out from another assessment.
type OtherAssessmentError struct{ Where string }

func (e *OtherAssessmentError) Error() string { return e.Where + " is of another assessment" }

// places are the cells of a row.
type places struct{ id, note string }

// headRows is how many rows may stand above the heads.
const headRows = 50

// reader reads the sheets of one file.
type reader struct {
	*Filled
	catalogue *controls.Catalogue
	state     *assessment.State
	words     reading
	name      string
	seen      map[string]*row // by id in small letters
	ids       map[string]named
}

// Read reads the sheets of a file; name is how its places are named. What it says is not checked against the catalogue
// but for the words of answers. Sheets without a head are left out. The error is a *NoTableError or an
// *OtherAssessmentError.
func Read(sheets []sheet.Sheet, name string, c *controls.Catalogue, s *assessment.State) (*Filled, error) {
	r := &reader{
		Filled: &Filled{places: map[string]places{}}, catalogue: c, state: s, name: name, seen: map[string]*row{},
		words: reading{c, map[string]map[string]string{}}, ids: index(c),
	}
	for i := range sheets {
		if err := r.sheet(&sheets[i]); err != nil {
			return nil, err
		}
	}
	if r.Sheets == 0 {
		return nil, &NoTableError{}
	}
	return r.Filled, nil
}

// named is what an id names.
type named struct {
	requirement *controls.Requirement
	objective   *controls.Objective
}

// index has the catalogue's ids in small letters, and those of its earlier versions where they stand for nothing else now.
func index(c *controls.Catalogue) map[string]named {
	out := map[string]named{}
	add := func(id string, r *controls.Requirement) {
		if _, taken := out[strings.ToLower(id)]; taken {
			return
		}
		out[strings.ToLower(id)] = named{r, nil}
		for j := range r.Objectives {
			out[strings.ToLower(id+"["+r.Objectives[j].Key+"]")] = named{r, &r.Objectives[j]}
		}
	}
	for i := range c.Requirements {
		add(c.Requirements[i].ID, &c.Requirements[i])
	}
	for i := range c.Requirements {
		for _, id := range c.Requirements[i].Renamed {
			add(id, &c.Requirements[i])
		}
	}
	return out
}

func (r *reader) find(id string) (*controls.Requirement, *controls.Objective) {
	found := r.ids[strings.ToLower(id)]
	return found.requirement, found.objective
}

// table is one sheet with its columns.
type table struct {
	prefix  string // of its places
	columns map[column]int
	lang    lang.Tag // of the head above the evidence, or of another
}

func (t *table) at(row int, c column) string {
	return t.prefix + sheet.Ref(row, t.columns[c])
}

func (t *table) has(c column) bool {
	_, ok := t.columns[c]
	return ok
}

// text is what a row has in a column.
func (t *table) text(cells []sheet.Cell, c column) string {
	if i, ok := t.columns[c]; ok && i < len(cells) {
		return exchange.Tidy(cells[i].Text)
	}
	return ""
}

func (r *reader) sheet(s *sheet.Sheet) error {
	t := &table{prefix: r.name + ": "}
	if s.Name != "" {
		t.prefix += s.Name + "!"
	}
	head := r.heads(s, t)
	if head < 0 {
		return nil
	}
	r.Sheets++
	for i := head + 1; i < len(s.Rows); i++ {
		if err := r.row(t, i, s.Rows[i]); err != nil {
			return err
		}
	}
	return nil
}

// heads finds the row of the heads and its columns; -1 where there is none.
func (r *reader) heads(s *sheet.Sheet, t *table) int {
	for i, cells := range s.Rows[:min(len(s.Rows), headRows)] {
		var twice []exchange.Ignored
		t.columns = map[column]int{}
		for j, cell := range cells {
			found, ok := columnOf(cell.Text)
			if !ok {
				continue
			}
			if t.has(found.column) {
				twice = append(twice, exchange.Ignored{ID: cell.Text, Reason: DoubleHead, Detail: t.at(i, found.column), Where: t.prefix + sheet.Ref(i, j)})
				continue
			}
			t.columns[found.column] = j
			if found.column == colEvidence || t.lang == "" {
				t.lang = found.lang
			}
		}
		if t.has(colID) && slices.ContainsFunc(inputs, t.has) {
			r.ignored = append(append(r.ignored, twice...), t.lost(i)...)
			return i
		}
	}
	return -1
}

// lost names the columns of a sheet that was handed out whose heads are gone: what was filled in there cannot be read.
func (t *table) lost(row int) []exchange.Ignored {
	var out []exchange.Ignored
	for _, c := range inputs {
		if t.has(ofKey) && !t.has(c) {
			out = append(out, exchange.Ignored{ID: Messages.In(t.lang).Say("head-" + string(c)), Reason: LostHead, Where: t.at(row, colID)})
		}
	}
	return out
}

// Count is how many rows of questions sheets hold.
func Count(sheets []sheet.Sheet) (int, error) {
	n := 0
	r := &reader{Filled: &Filled{}}
	for i := range sheets {
		t := &table{}
		head := r.heads(&sheets[i], t)
		if head < 0 {
			continue
		}
		r.Sheets++
		for _, cells := range sheets[i].Rows[head+1:] {
			if t.text(cells, colID) != "" {
				n++
			}
		}
	}
	if r.Sheets == 0 {
		return 0, fmt.Errorf("count the rows: %w", &NoTableError{})
	}
	return n, nil
}
