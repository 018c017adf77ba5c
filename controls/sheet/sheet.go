// Package sheet reads and writes tables as people keep them: XLSX workbooks and CSV, as plain cells of text. It never
// writes a formula and never computes one. It is pure: what is read and written comes in from outside.
//
// The code is our own because a library that knows all of XLSX would make the program a tenth larger, to use a twentieth
// of it, and because what is read here comes from anybody: it has to be bounded in time and memory.
package sheet

import "time"

// Book is a workbook.
type Book struct {
	Title   string
	Created time.Time // as the file says; the zero time says none
	Sheets  []Sheet
}

// Sheet is one table of a workbook. The first Head rows are its head: they stay in sight and stand on every printed page.
type Sheet struct {
	Name    string // what is not allowed in a sheet's name is replaced when it is written
	Columns []Column
	Rows    [][]Cell
	Head    int // rows
	Freeze  int // columns that stay in sight
	// Filter offers to sort and filter by the last row of the head.
	Filter bool
	// Protect keeps locked cells from being edited by mistake. There is no password.
	Protect bool
	Lists   []List
	Hidden  bool
}

// Column is how a column looks.
type Column struct {
	Width  float64 // in characters of the standard font; 0 leaves it to the program
	Hidden bool
}

// Cell is one cell. Its text is kept exactly, whatever it begins with.
type Cell struct {
	Text  string
	Style Style
	// Number says that the text is a whole number of the program's own and may be written as one, so that it can be added up.
	Number bool
}

// Style is how a cell looks, and whether it can be edited.
type Style struct {
	Bold, Wrap, Locked bool
	Fill               Fill
}

// Fill is the colour behind a cell.
type Fill string

// The fills. The zero value is none.
const (
	NoFill    Fill = ""
	HeadFill  Fill = "head"
	InputFill Fill = "input" // here something is to be filled in
	GoodFill  Fill = "good"
	WarnFill  Fill = "warn"
	BadFill   Fill = "bad"
)

// List offers a choice in the cells of one column. Columns and rows count from 0; the rows From to To are included.
type List struct {
	Column, From, To int
	Values           []string
	Title, Prompt    string // shown beside the cell
}
