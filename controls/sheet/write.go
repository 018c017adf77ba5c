package sheet

import (
	"archive/zip"
	"bufio"
	"fmt"
	"io"
	"strings"
	"time"
)

// writer makes one workbook.
type writer struct {
	zip     *zip.Writer
	book    Book
	names   []string // the sheets' legal names
	strings stringTable
	styles  styleTable
	lists   choices
	spent   int // bytes of all parts so far
}

// Write writes a workbook as XLSX. The same book always gives the same bytes. Every text stands in it as a string: the
// file holds no formula. What is not UTF-8 becomes U+FFFD.
//
// Names that no program takes are replaced by near ones. The error is a *LimitError that names the cell, a *FormatError
// (NoSheet), or the writer's.
func Write(w io.Writer, b Book) error {
	spent, seen := 0, false
	for _, s := range b.Sheets {
		if err := fits(&spent, s); err != nil {
			return err
		}
		seen = seen || !s.Hidden
	}
	switch {
	case !seen:
		return &FormatError{What: NoSheet}
	case len(b.Sheets) > MaxSheets-1: // one more holds the choices
		return &LimitError{What: SheetLimit, Max: MaxSheets - 1}
	}
	out := &writer{zip: zip.NewWriter(w), book: b, names: legalNames(b.Sheets), strings: newStringTable(), styles: newStyleTable()}
	for _, s := range b.Sheets {
		out.lists.gather(s.Lists)
	}
	if err := fits(&spent, out.lists.sheet()); err != nil {
		return err
	}
	if err := out.parts(); err != nil {
		return err
	}
	return out.zip.Close()
}

// parts writes all parts. The sheets come before the tables that they fill.
func (w *writer) parts() error {
	parts := []struct {
		name string
		fill func(*bufio.Writer)
	}{
		{"[Content_Types].xml", w.contentTypes},
		{"_rels/.rels", w.rootRels},
		{"docProps/app.xml", w.app},
		{"docProps/core.xml", w.core},
		{"xl/workbook.xml", w.workbook},
		{"xl/_rels/workbook.xml.rels", w.workbookRels},
	}
	for _, part := range parts {
		if err := w.part(part.name, part.fill); err != nil {
			return err
		}
	}
	for i := range w.book.Sheets {
		if err := w.part(sheetPart(i), func(out *bufio.Writer) { w.sheet(out, i) }); err != nil {
			return err
		}
	}
	if w.lists.needed() {
		if err := w.part(sheetPart(len(w.book.Sheets)), w.choices); err != nil {
			return err
		}
	}
	if err := w.part("xl/styles.xml", w.styles.write); err != nil {
		return err
	}
	return w.part("xl/sharedStrings.xml", w.strings.write)
}

func sheetPart(i int) string {
	return fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)
}

// birthday is the time of all entries: the first that a zip file can tell.
var birthday = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

func (w *writer) part(name string, fill func(*bufio.Writer)) error {
	entry, err := w.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: birthday})
	if err != nil {
		return err
	}
	counted := &counter{w: entry}
	out := bufio.NewWriterSize(counted, 64<<10)
	out.WriteString(xmlHead)
	fill(out)
	if err := out.Flush(); err != nil {
		return err
	}
	if w.spent += counted.n; w.spent > MaxUnpacked {
		return &LimitError{What: UnpackedLimit, Max: MaxUnpacked, Part: name}
	}
	return nil
}

type counter struct {
	w io.Writer
	n int
}

func (c *counter) Write(p []byte) (int, error) {
	c.n += len(p)
	return c.w.Write(p)
}

// fits says where a sheet is larger than Read would read it. It adds the sheet's cells to those spent.
func fits(spent *int, s Sheet) error {
	if len(s.Rows) > MaxRows {
		return &LimitError{What: RowLimit, Max: MaxRows, Sheet: s.Name, Cell: Ref(MaxRows, 0)}
	}
	for i, row := range s.Rows {
		if len(row) > MaxColumns {
			return &LimitError{What: ColumnLimit, Max: MaxColumns, Sheet: s.Name, Cell: Ref(i, MaxColumns)}
		}
		if *spent += 1 + len(row); *spent > MaxCells {
			return &LimitError{What: CellLimit, Max: MaxCells, Sheet: s.Name, Cell: Ref(i, 0)}
		}
		for j, c := range row {
			if tooLong(c.Text) {
				return &LimitError{What: CellTextLimit, Max: MaxCellText, Sheet: s.Name, Cell: Ref(i, j)}
			}
		}
	}
	return nil
}

// attr writes a text as the value of an attribute, where XML would turn line breaks into spaces.
func attr(text string) string {
	return strings.NewReplacer("\n", "&#10;", "\t", "&#9;").Replace(escape(text))
}
