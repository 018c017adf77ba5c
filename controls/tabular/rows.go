package tabular

import (
	"fmt"
	"strings"

	"rung/controls"
	"rung/controls/draft"
	"rung/controls/lang"
	"rung/controls/pattern"
	"rung/controls/sheet"
)

// RowsError is a table with rows that cannot be understood. Nothing of it is taken.
type RowsError struct{ Rows []BadRow }

// BadRow is what is wrong with one cell.
type BadRow struct {
	Cell  string // Sheet!B7, or B7 in CSV
	What  string // NoRequirement, SameID, NoText or NotNumber
	Value string
}

// What can be wrong with a row.
const (
	NoRequirement = "no-requirement" // an objective that no requirement stands above
	SameID        = "same-id"        // an id that stands already, without an objective
	NoText        = "no-text"        // an id without a word
	NotNumber     = "not-number"     // a weight that is no whole number from 0 to 1000
)

// maxBad is how many bad rows are told.
const maxBad = 200

func (e *RowsError) Error() string {
	var lines []string
	for _, r := range e.Rows {
		lines = append(lines, fmt.Sprintf("%s: %s %q", r.Cell, r.What, r.Value))
	}
	return strings.Join(lines, "\n")
}

// builder makes a catalogue of a sheet.
type builder struct {
	sheet   *sheet.Sheet
	head    int // the row of the heads, from 0
	columns []Column
	tally   *draft.Tally
	found   *RowsError
	origin  draft.Origin
	base    lang.Tag
	c       *controls.Catalogue

	names, domainNames, levelNames *draft.Names
	byID                           map[string]int    // the requirements' places, by the ids of the table
	domains, sets                  map[string]string // ids by what the table calls them
	part, domain                   lang.Text         // of the rows above
	level                          lang.Text
	current                        int // the requirement above, -1 for none
	keys                           []*draft.Names
	weights                        []int        // -1 for none
	own                            map[int]bool // requirements whose one objective stands in their own row, under no key
	texts                          []draft.Translated
}

func (b *builder) bad(row int, f Field, what, value string) {
	if len(b.found.Rows) >= maxBad {
		return
	}
	at := 0
	for _, c := range b.columns {
		if c.Field == f {
			at = c.Index
			break
		}
	}
	cell := sheet.Ref(row, at)
	if b.sheet.Name != "" {
		cell = b.sheet.Name + "!" + cell
	}
	b.found.Rows = append(b.found.Rows, BadRow{cell, what, value})
}

// cell is the text of a cell, "" beyond the end of a row.
func (b *builder) cell(row, column int) string {
	if row >= len(b.sheet.Rows) || column >= len(b.sheet.Rows[row]) {
		return ""
	}
	return strings.TrimSpace(b.sheet.Rows[row][column].Text)
}

// value is a field of a row in each language that has a column for it and a text in it.
func (b *builder) value(row int, f Field) lang.Text {
	out := lang.Text{}
	for _, c := range b.columns {
		if c.Field != f {
			continue
		}
		s := draft.Clean(b.tally, sheet.Ref(row, c.Index), b.cell(row, c.Index))
		tag := c.Tag
		if tag == "" {
			tag = b.base
		}
		switch {
		case s == "":
		case out[tag] != "": // several columns of one field
			out[tag] += "\n" + s
		default:
			out[tag] = s
		}
	}
	return out
}

// shared reports whether one column holds the ids and also the words of a field.
func (b *builder) shared(f Field) bool {
	id, other := -1, -2
	for _, c := range b.columns {
		switch {
		case c.Field == ID:
			id = c.Index
		case c.Field == f && c.Tag == "":
			other = c.Index
		}
	}
	return id == other || id < 0
}

var (
	labelled  = pattern.Of(`^([A-Za-z0-9][A-Za-z0-9._()-]{0,40})\s*[:：]\s*(?s:(.+))$`) // GV.OC-01: The purpose
	bracketed = pattern.Of(`^(.+?)\s*\[([^\[\]\s]{1,20})\]$`)                          // 3.1.1[a]
	withdrawn = pattern.Of(`(?i)^\[?\s*withdrawn\b`)
)

// row reads one row.
func (b *builder) row(row int) {
	id := draft.Line(b.tally, sheet.Ref(row, 0), b.value(row, ID)[b.base])
	ask, title, objective := b.value(row, Ask), b.value(row, Title), b.value(row, Objective)
	if b.shared(Ask) {
		id = ""
		if m := labelled().FindStringSubmatch(ask[b.base]); m != nil {
			id = m[1]
			for tag, s := range ask {
				if m := labelled().FindStringSubmatch(s); m != nil {
					ask[tag] = m[2]
				}
			}
		}
	}
	b.headings(row)
	switch m := bracketed().FindStringSubmatch(id); {
	case withdrawn().MatchString(ask[b.base]), withdrawn().MatchString(title[b.base]):
		b.tally.Leave(draft.Withdrawn, "", id)
		b.current = -1
	case m != nil:
		b.objectiveOf(row, strings.TrimRight(m[1], ". "), m[2], first(objective, ask, title)) // 3.12.4.[h] is seen, too
	case id == "" && len(objective)+len(ask)+len(title) == 0: // a heading, or nothing
	case id == "":
		b.objectiveOf(row, "", b.value(row, ObjectiveID)[b.base], first(objective, ask, title))
	default:
		if at, ok := b.byID[strings.ToLower(id)]; ok {
			b.repeated(row, at, id, objective)
			return
		}
		b.requirement(row, id, ask, title, objective)
	}
}

func first(list ...lang.Text) lang.Text {
	for _, x := range list {
		if len(x) > 0 {
			return x
		}
	}
	return nil
}

// repeated reads a row whose id stands already: one more objective of the same requirement.
func (b *builder) repeated(row, at int, id string, objective lang.Text) {
	if len(objective) == 0 {
		b.bad(row, ID, SameID, id)
		return
	}
	b.current = at
	b.objectiveOf(row, id, b.value(row, ObjectiveID)[b.base], objective)
}

// objectiveOf adds an objective to the requirement that is named, or to the one above.
func (b *builder) objectiveOf(row int, requirement, key string, text lang.Text) {
	if requirement != "" {
		at, ok := b.byID[strings.ToLower(strings.TrimSpace(requirement))]
		if !ok {
			b.bad(row, ID, NoRequirement, requirement+"["+key+"]")
			return
		}
		b.current = at
	}
	switch {
	case b.current < 0:
		b.bad(row, ID, NoRequirement, "")
	case len(text) == 0 || text[b.base] == "":
		b.bad(row, Objective, NoText, "")
	default:
		b.addObjective(b.current, key, text)
	}
}

func (b *builder) addObjective(at int, key string, text lang.Text) {
	r := &b.c.Requirements[at]
	if len(r.Objectives) >= controls.MaxKeys {
		b.found.Rows = append(b.found.Rows, BadRow{r.ID, SameID, key})
		return
	}
	if len(r.Objectives) == 1 && b.own[at] && key != "" { // the row of the requirement said what leads to those that follow
		b.tally.Leave(LeadIn, "", r.ID)
		r.Objectives, b.keys[at] = nil, draft.NewNames(nil)
	}
	b.own[at] = false
	if m := bracketed().FindStringSubmatch(key); m != nil {
		key = m[2]
	}
	key = b.keys[at].Key(strings.Trim(key, "[]"))
	r.Objectives = append(r.Objectives, controls.Objective{ID: r.ID + "[" + key + "]", Key: key, Text: b.use(text)})
}
