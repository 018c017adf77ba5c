package tabular

import (
	"encoding/csv"
	"slices"
	"strings"
	"unicode"

	"rung/controls"
	"rung/controls/lang"
	"rung/controls/sheet"
)

// Field is what a column can hold.
type Field string

// The fields. A column that holds ids and words ("GV.OC-01: The purpose is ...") may be named for both.
const (
	ID          Field = "id"
	Part        Field = "part"   // a heading above the domain
	Domain      Field = "domain" // empty cells take the one above
	Level       Field = "level"
	Title       Field = "title"
	Ask         Field = "ask"
	Why         Field = "why"
	Do          Field = "do"       // a step on each line
	Evidence    Field = "evidence" // an item on each line, or between semicolons
	Objective   Field = "objective"
	ObjectiveID Field = "objective-id"
	Weight      Field = "weight"
	Refs        Field = "refs" // on each line "List: id", or an id
)

// Fields lists all fields.
var Fields = []Field{ID, Part, Domain, Level, Title, Ask, Why, Do, Evidence, Objective, ObjectiveID, Weight, Refs}

// translated are the fields that may have a column in each language.
var translated = []Field{Part, Domain, Level, Title, Ask, Why, Do, Evidence, Objective}

// Column says what a column of the table holds.
type Column struct {
	Field Field
	Tag   lang.Tag // the language of its texts, "" for the table's own
	Index int      // from 0
	Head  string
}

// String is the column as --columns writes it.
func (c Column) String() string {
	out := string(c.Field)
	if c.Tag != "" {
		out += "." + string(c.Tag)
	}
	if out += "=" + c.Head; strings.Contains(out, ",") {
		return `"` + strings.ReplaceAll(out, `"`, `""`) + `"`
	}
	return out
}

// ColumnError is a fault in what a person says of the columns.
type ColumnError struct {
	What string // BadForm, UnknownField, BadLanguage, UnknownHead, TwiceNamed or NeedsID
	Word string
	Have []string // what would fit
}

// What can be wrong there.
const (
	BadForm      = "form"
	UnknownField = "field"
	BadLanguage  = "language"
	UnknownHead  = "head"
	TwiceNamed   = "twice"
	NeedsID      = "needs" // no column has ids, or none has a text to ask
)

func (e *ColumnError) Error() string { return "columns: " + e.What + " " + e.Word }

// named is a column as a person named it, before the table is known.
type named struct {
	field Field
	tag   lang.Tag
	head  string
}

// parseColumns reads "id=Control ID,title.zh-TW=名稱". A column whose head holds a comma stands in double quotes.
func parseColumns(spec string) ([]named, error) {
	var out []named
	list := csv.NewReader(strings.NewReader(strings.ReplaceAll(spec, "\n", " ")))
	list.LazyQuotes, list.TrimLeadingSpace = true, true
	parts, err := list.Read()
	if err != nil {
		return nil, &ColumnError{What: BadForm, Word: strings.TrimSpace(spec)}
	}
	for _, part := range parts {
		name, head, ok := strings.Cut(part, "=")
		name, head = strings.TrimSpace(name), strings.TrimSpace(head)
		if !ok || name == "" || head == "" {
			return nil, &ColumnError{What: BadForm, Word: strings.TrimSpace(part)}
		}
		name, tag, _ := strings.Cut(name, ".")
		n := named{Field(name), lang.Tag(tag), head}
		switch {
		case !slices.Contains(Fields, n.field):
			return nil, &ColumnError{What: UnknownField, Word: name, Have: words(Fields)}
		case tag != "" && (!n.tag.Valid() || !slices.Contains(translated, n.field)):
			return nil, &ColumnError{What: BadLanguage, Word: name + "." + tag, Have: words(translated)}
		case slices.ContainsFunc(out, func(o named) bool { return o.field == n.field && o.tag == n.tag && !n.field.many() }):
			return nil, &ColumnError{What: TwiceNamed, Word: name}
		}
		out = append(out, n)
	}
	return out, nil
}

// many reports whether several columns may hold the field.
func (f Field) many() bool { return f == Do || f == Evidence || f == Refs }

func words(fields []Field) []string {
	out := make([]string, len(fields))
	for i, f := range fields {
		out[i] = string(f)
	}
	return out
}

// place finds the columns that a person named in a row of heads.
func place(list []named, heads []sheet.Cell) ([]Column, error) {
	var out []Column
	for _, n := range list {
		at := slices.IndexFunc(heads, func(c sheet.Cell) bool { return plain(c.Text) == plain(n.head) })
		if at < 0 {
			var have []string
			for _, c := range heads {
				if text := strings.Join(strings.Fields(c.Text), " "); text != "" {
					have = append(have, text)
				}
			}
			if near := controls.Near(n.head, have); len(near) > 0 {
				have = near
			}
			return nil, &ColumnError{What: UnknownHead, Word: n.head, Have: have}
		}
		out = append(out, Column{n.field, n.tag, at, strings.Join(strings.Fields(heads[at].Text), " ")})
	}
	return out, nil
}

// plain is a head as it is compared: small letters, digits and nothing between words but one blank.
func plain(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}
