package sheet

import (
	"fmt"
	"strings"
)

// Fault is what is wrong with a file, as a word that stays the same.
type Fault string

// The faults.
const (
	NotZip      Fault = "not-zip"      // it is no workbook of the kind .xlsx, and no other zip file
	Sealed      Fault = "sealed"       // it is protected by a password, or of the old kind .xls: the two look alike from outside
	NotWorkbook Fault = "not-workbook" // it is a zip file, but holds no workbook: an .ods, .docx, .xlsb or any other
	Damaged     Fault = "damaged"      // a part is missing, cannot be unpacked or cannot be understood
	NoSheet     Fault = "no-sheet"     // a workbook has no sheet that can be seen
	NotUTF8     Fault = "not-utf-8"    // CSV in another encoding, such as Big5
	BadQuotes   Fault = "bad-quotes"   // CSV whose quotes do not fit
)

// FormatError says that a file is not what it should be.
type FormatError struct {
	What  Fault
	Part  string // the part of the workbook, such as xl/worksheets/sheet2.xml; "" when it is the whole file
	Sheet string // the name of the sheet that the part holds, if it is known. It comes from the file
	Line  int    // of CSV, counted from 1; else 0
	Cause error  // more for the curious; may be nil
}

func (e *FormatError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "the sheet is %s", e.What)
	if e.Part != "" {
		fmt.Fprintf(&b, " in %q", e.Part)
	}
	if e.Line > 0 {
		fmt.Fprintf(&b, " at line %d", e.Line)
	}
	if e.Cause != nil {
		fmt.Fprintf(&b, ": %v", e.Cause)
	}
	return b.String()
}

func (e *FormatError) Unwrap() error { return e.Cause }

// Limit is what there is too much of, as a word that stays the same.
type Limit string

// The limits; each has its constant.
const (
	CellTextLimit Limit = "cell-text" // MaxCellText
	RowLimit      Limit = "rows"      // MaxRows
	ColumnLimit   Limit = "columns"   // MaxColumns
	CellLimit     Limit = "cells"     // MaxCells
	SheetLimit    Limit = "sheets"    // MaxSheets
	EntryLimit    Limit = "entries"   // MaxEntries
	UnpackedLimit Limit = "unpacked"  // MaxUnpacked
	DepthLimit    Limit = "depth"     // MaxDepth
	CSVLimit      Limit = "csv"       // MaxCSV
)

// LimitError says that there is more of something than is read or written.
type LimitError struct {
	What  Limit
	Max   int    // in the unit of the constant
	Sheet string // the name of the sheet, where one is to blame. It may come from a file
	Cell  string // as Ref writes it, where one is to blame
	Part  string // the part of the workbook, where one is to blame
}

func (e *LimitError) Error() string {
	where := ""
	for _, s := range []string{e.Part, e.Sheet, e.Cell} {
		if s != "" {
			where += fmt.Sprintf(" %q", s)
		}
	}
	if where != "" {
		where = " in" + where
	}
	return fmt.Sprintf("more than %d (%s)%s", e.Max, e.What, where)
}
