package translation

import (
	"strings"

	"rung/controls/lang"
	"rung/controls/sheet"
)

// Sheet is a translator's sheet that came back.
type Sheet struct {
	Catalogue        string // the id of the catalogue it was made from
	Source, Language lang.Tag
	rows             []filledRow
	name             string // of the sheet in its workbook
	text, fits       int    // columns; fits is -1 where it is gone
}

// filledRow is one row of the sheet. Its place counts from 0.
type filledRow struct {
	place           int
	id, text, stamp string
	fits            string
}

// ColumnError is a column that a translator's sheet needs and that is gone: "id" or the tag of the language.
type ColumnError struct{ Column string }

func (e *ColumnError) Error() string { return "the column " + e.Column + " is gone" }

// Is reports whether a workbook holds a translator's sheet.
func Is(b sheet.Book) bool {
	for i := range b.Sheets {
		if row, _ := headOf(&b.Sheets[i]); row >= 0 {
			return true
		}
	}
	return false
}

// Read finds the translator's sheet in a workbook: nil where it holds none. Where the columns stand and how the rows are
// sorted makes no difference. A column that is gone gives a *ColumnError.
func Read(b sheet.Book) (*Sheet, error) {
	for i := range b.Sheets {
		if head, stamp := headOf(&b.Sheets[i]); head >= 0 {
			return readSheet(&b.Sheets[i], head, stamp)
		}
	}
	return nil, nil
}

// headOf finds the row that is the head of a translator's sheet, and in it the column that is hidden; -1 where it is none.
func headOf(s *sheet.Sheet) (row, column int) {
	for i, cells := range s.Rows {
		for j, cell := range cells {
			if words := strings.Fields(cell.Text); len(words) == 4 && words[0] == mark {
				return i, j
			}
		}
	}
	return -1, -1
}

func readSheet(s *sheet.Sheet, head, stamp int) (*Sheet, error) {
	words := strings.Fields(s.Rows[head][stamp].Text)
	out := &Sheet{Catalogue: words[1], Source: lang.Tag(words[2]), Language: lang.Tag(words[3]), name: s.Name}
	id := columnOf(s.Rows[head], func(text string) bool { return strings.EqualFold(text, "id") })
	out.text = columnOf(s.Rows[head], headEnds(words[3]))
	out.fits = columnOf(s.Rows[head], headEnds(fitsMark))
	switch {
	case id < 0:
		return nil, &ColumnError{"id"}
	case out.text < 0:
		return nil, &ColumnError{words[3]}
	}
	for i, cells := range s.Rows {
		at := func(column int) string {
			if column < 0 || column >= len(cells) {
				return ""
			}
			return clean(cells[column].Text)
		}
		r := filledRow{place: i, id: at(id), text: at(out.text), stamp: at(stamp), fits: at(out.fits)}
		if i != head && (r.id != "" || r.text != "" || r.stamp != "" || r.fits != "") {
			out.rows = append(out.rows, r)
		}
	}
	return out, nil
}

func columnOf(head []sheet.Cell, is func(string) bool) int {
	for i, cell := range head {
		if is(clean(cell.Text)) {
			return i
		}
	}
	return -1
}

func headEnds(with string) func(string) bool {
	return func(text string) bool { return strings.HasSuffix(text, "("+with+")") }
}

// clean takes away what spreadsheets leave around a text: blanks, and line ends of another kind.
func clean(text string) string {
	return strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
}

// Ref names the cell of a row in which the translation stands, for example B7, and the sheet where it has a name.
func (s *Sheet) ref(row, column int) string {
	if s.name == "" {
		return sheet.Ref(row, column)
	}
	return s.name + "!" + sheet.Ref(row, column)
}

// Rows is how many rows the sheet has besides its head.
func (s *Sheet) Rows() int { return len(s.rows) }
