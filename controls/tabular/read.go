// Package tabular makes a catalogue of a table as people keep them in spreadsheets: a row for each requirement or objective,
// under heads that a person names or that are guessed. It is pure.
package tabular

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"rung/controls/draft"
	"rung/controls/lang"
	"rung/controls/sheet"
)

// maxRequirements is more than a catalogue may hold, see controls.MaxNodes.
const maxRequirements = 5_000

// Options say how a table is to be read.
type Options struct {
	Columns  string   // as --columns names them; "" to guess
	Sheet    string   // its name; "" for the one that looks most like a catalogue
	Header   int      // the row of the heads, from 1; 0 to find it
	Language lang.Tag // of columns that name none; "" to tell by their letters
	Name     string   // what the file is called, for a title where the workbook has none
}

// Result is a draft, and what its columns were taken for.
type Result struct {
	Draft   *draft.Draft
	Sheet   string // the name of the sheet, "" for CSV
	Header  int    // the row of the heads, from 1
	Columns []Column
}

// SheetError is a sheet that is not there, or a book in which none looks like a catalogue.
type SheetError struct {
	Name string // "" when none does
	Have []string
}

func (e *SheetError) Error() string { return fmt.Sprintf("no sheet %q", e.Name) }

// ErrTooLarge is a table of more requirements than a catalogue may hold.
var ErrTooLarge = errors.New("the table has more rows than a catalogue may hold")

// ErrEmpty is a table without a single requirement.
var ErrEmpty = errors.New("the table has no requirements")

// Book reads the bytes of an XLSX workbook or of CSV. The error is that of package sheet.
func Book(data []byte) (sheet.Book, error) {
	if isBook(data) {
		return sheet.Read(bytes.NewReader(data), int64(len(data)))
	}
	s, err := sheet.ReadCSV(bytes.NewReader(data))
	return sheet.Book{Sheets: []sheet.Sheet{s}}, err
}

// isBook reports whether a file is a workbook. One that begins with D0 CF is an old or a locked one, which sheet.Read says.
func isBook(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK")) || bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0"))
}

// Sniff reports whether a file is a table that could be a catalogue.
func Sniff(data []byte) bool {
	if isBook(data) {
		return true
	}
	head := bytes.TrimLeft(data[:min(len(data), 64<<10)], "\ufeff \t\r\n")
	if len(head) == 0 || head[0] == '{' || head[0] == '<' || bytes.IndexByte(head, 0) >= 0 {
		return false
	}
	if at := bytes.LastIndexByte(head, '\n'); at > 0 && len(data) > len(head) {
		head = head[:at+1]
	}
	if !utf8.Valid(head) { // Book says how to save it
		strange := func(c rune) bool { return c < ' ' && c != '\t' && c != '\r' && c != '\n' }
		return bytes.ContainsAny(head, ",;\t") && !bytes.ContainsFunc(head, strange)
	}
	s, err := sheet.ReadCSV(bytes.NewReader(head))
	if err != nil { // a cell may have been cut
		line, _, _ := bytes.Cut(head, []byte("\n"))
		s, err = sheet.ReadCSV(bytes.NewReader(line))
	}
	return err == nil && header(s.Rows) >= 0
}

// Read makes a draft of a book. The error is a *ColumnError, *SheetError or *RowsError, ErrTooLarge or ErrEmpty.
func Read(book sheet.Book, o Options) (*Result, error) {
	var wanted []named
	if o.Columns != "" {
		var err error
		if wanted, err = parseColumns(o.Columns); err != nil {
			return nil, err
		}
	}
	s, err := choose(book, o, wanted)
	if err != nil {
		return nil, err
	}
	b := &builder{sheet: s, tally: &draft.Tally{}, found: &RowsError{}}
	var unknown []Column
	if b.head, b.columns, unknown, err = b.heads(o, wanted); err != nil {
		return nil, err
	}
	for _, c := range unknown {
		b.tally.Leave(LeftColumn, draft.Line(nil, "", c.Head), sheet.Ref(b.head, c.Index))
	}
	if o.Sheet == "" && len(book.Sheets) > 1 {
		for i := range book.Sheets {
			if &book.Sheets[i] != s && !book.Sheets[i].Hidden {
				b.tally.Leave(LeftSheet, draft.Line(nil, "", book.Sheets[i].Name), "")
			}
		}
	}
	b.start(book, o)
	if err := b.read(); err != nil {
		return nil, err
	}
	if !draft.Fit(b.tally, b.c) {
		return nil, ErrTooLarge
	}
	return &Result{&draft.Draft{Catalogue: b.c, Left: b.tally.List()}, s.Name, b.head + 1, b.columns}, nil
}

// choose takes the sheet that was named, else the one whose heads say most.
func choose(book sheet.Book, o Options, wanted []named) (*sheet.Sheet, error) {
	var have []string
	best, most := -1, 0
	for i := range book.Sheets {
		s := &book.Sheets[i]
		have = append(have, s.Name)
		if o.Sheet != "" {
			if strings.EqualFold(strings.TrimSpace(s.Name), strings.TrimSpace(o.Sheet)) {
				return s, nil
			}
			continue
		}
		if s.Hidden {
			continue
		}
		score := 0
		switch at := header(s.Rows); {
		case len(wanted) > 0 && findHeads(s.Rows, wanted) >= 0, o.Header > 0 && len(s.Rows) >= o.Header && len(wanted) > 0:
			score = 1000
		case at >= 0 && len(wanted) == 0:
			known, _ := guess(s.Rows[at])
			score = len(known)*100 + min(len(s.Rows), 99)
		case len(book.Sheets) == 1:
			score = 1
		}
		if score > most {
			best, most = i, score
		}
	}
	if best < 0 {
		return nil, &SheetError{o.Sheet, have}
	}
	return &book.Sheets[best], nil
}

// findHeads finds the row that has all the heads a person named, -1 for none.
func findHeads(rows [][]sheet.Cell, wanted []named) int {
	const farthest = 30 // rows
	return slices.IndexFunc(rows[:min(len(rows), farthest)], func(row []sheet.Cell) bool {
		_, err := place(wanted, row)
		return err == nil
	})
}

// heads finds the row of heads and what its columns hold.
func (b *builder) heads(o Options, wanted []named) (row int, known, unknown []Column, err error) {
	rows := b.sheet.Rows
	row = o.Header - 1
	if o.Header == 0 {
		if row = findHeads(rows, wanted); len(wanted) == 0 || row < 0 {
			row = header(rows)
		}
	}
	if row < 0 && len(wanted) > 0 {
		row = 0
	}
	if row < 0 || row >= len(rows) {
		return 0, nil, nil, &ColumnError{What: NeedsID}
	}
	known, unknown = guess(rows[row])
	if len(wanted) > 0 {
		if known, err = place(wanted, rows[row]); err != nil {
			return 0, nil, nil, err
		}
		unknown = nil
		for i, c := range rows[row] {
			if strings.TrimSpace(c.Text) != "" && !slices.ContainsFunc(known, func(k Column) bool { return k.Index == i }) {
				unknown = append(unknown, Column{Index: i, Head: c.Text})
			}
		}
	}
	if !enough(known) {
		return 0, nil, nil, &ColumnError{What: NeedsID}
	}
	return row, known, unknown, nil
}

func (b *builder) start(book sheet.Book, o Options) {
	b.base = o.Language
	if b.base == "" {
		b.base = b.language()
	}
	for i := range b.columns {
		if b.columns[i].Tag == b.base {
			b.columns[i].Tag = ""
		}
	}
	title := draft.Line(b.tally, "title", book.Title)
	for _, other := range []string{draft.Line(nil, "", o.Name), b.sheet.Name, "Imported"} {
		if title == "" {
			title = other
		}
	}
	b.origin = draft.Origin{ID: draft.CatalogueID(title), Title: lang.Plain(title), Languages: []lang.Tag{b.base}}
	if !book.Created.IsZero() {
		b.origin.Date = book.Created.UTC().Format("2006-01-02")
	}
	b.c = draft.Start(b.tally, b.origin)
	b.names, b.domainNames, b.levelNames = draft.NewNames(b.tally), draft.NewNames(nil), draft.NewNames(nil)
	b.byID, b.domains, b.sets = map[string]int{}, map[string]string{}, map[string]string{}
}

// language tells the language of a table by the letters of its texts.
func (b *builder) language() lang.Tag {
	wide, all := 0, 0
	for i := b.head + 1; i < len(b.sheet.Rows) && all < 5000; i++ {
		for _, c := range b.columns {
			if c.Tag != "" || c.Field != Ask && c.Field != Title && c.Field != Objective {
				continue
			}
			for _, r := range b.cell(i, c.Index) {
				all++
				if han(string(r)) {
					wide++
				}
			}
		}
	}
	if wide*4 > all {
		return lang.TraditionalChinese
	}
	return lang.English
}

// The kinds of things that only tables leave behind.
const (
	LeftColumn = "column"    // columns that mean nothing here: Name is the head
	LeftSheet  = "sheet"     // other sheets of the book
	LeftWeight = "weight"    // weights, where the levels do not deduct points
	LeadIn     = "lead-in"   // words in a requirement's row that lead to its objectives
	NoQuestion = "no-asking" // requirements without a text of their own: their objectives stand for it
)
