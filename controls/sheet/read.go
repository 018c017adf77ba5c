package sheet

import (
	"errors"
	"io"
	"strings"
)

// reader reads one workbook.
type reader struct {
	*archive
	texts   []string // the shared strings
	formats []dateFormat
	from    epoch
	spent   budget
	book    Book
}

// Read reads an XLSX workbook (.xlsx or .xlsm) of so many bytes, as any of the usual programs writes it: its title, its
// time, and for every sheet the name, whether it is hidden, and the texts. A number is its shortest text, a date is
// 2006-01-02 or 2006-01-02 15:04:05, a time of day 15:04:05, a truth value TRUE or FALSE; a formula is what it last gave.
// Number is set where a cell holds a whole number. How cells look, heads and lists are not read. Rows end at their last
// cell with a text, a sheet at its last row with one; what is merged has its text in its first cell.
//
// The error is a *FormatError or a *LimitError, or that of r.
func Read(r io.ReaderAt, size int64) (Book, error) {
	a, err := openArchive(r, size)
	if err != nil {
		return Book{}, err
	}
	in := &reader{archive: a}
	err = in.read()
	switch {
	case err != nil && a.disk.failed != nil:
		return Book{}, a.disk.failed
	case err != nil:
		return Book{}, err
	}
	return in.book, nil
}

func (r *reader) read() error {
	root, err := r.relations("")
	if err != nil {
		return err
	}
	main, err := r.main(root)
	if err != nil {
		return err
	}
	sheets, err := r.workbook(main)
	if err != nil {
		return err
	}
	if err := r.properties(root.only("core-properties", "docprops/core.xml")); err != nil {
		return err
	}
	folder := folderOf(main)
	rels, err := r.relations(main)
	if err != nil {
		return err
	}
	if err := r.walk(rels.only("styles", partName(folder, "styles.xml")), "", r.readStyles); err != nil {
		return err
	}
	if err := r.walk(rels.only("sharedStrings", partName(folder, "sharedStrings.xml")), "", r.readStrings); err != nil {
		return err
	}
	for _, s := range sheets {
		if err := r.sheet(s, rels); err != nil {
			return err
		}
	}
	if len(r.book.Sheets) == 0 {
		return &FormatError{What: NoSheet}
	}
	return nil
}

// sheet reads one sheet. One that is no table, such as a chart, is left out.
func (r *reader) sheet(s sheetEntry, rels relations) error {
	rel, ok := rels.byID[s.rel]
	if !ok {
		return &FormatError{What: Damaged, Sheet: s.name, Cause: errNoPart}
	}
	if rel.kind != "worksheet" || s.hidden && s.name == listsName {
		return nil
	}
	if _, ok := r.parts[rel.target]; !ok {
		return &FormatError{What: Damaged, Part: rel.target, Sheet: s.name, Cause: errNoPart}
	}
	cells := newTable(s.name, &r.spent)
	err := r.walk(rel.target, s.name, func(x *xmlText) error { return r.readSheet(x, cells) })
	r.book.Sheets = append(r.book.Sheets, Sheet{Name: s.name, Hidden: s.hidden, Rows: cells.rows})
	return err
}

// walk reads a part; one that is not there is empty. What is wrong with it names the part, and the sheet that it holds.
func (r *reader) walk(part, sheet string, read func(*xmlText) error) error {
	x, err := r.open(part)
	if errors.Is(err, errNoPart) {
		return nil
	}
	if err == nil {
		err = read(x)
	}
	return placed(err, part, sheet)
}

func placed(err error, part, sheet string) error {
	if err == nil {
		return nil
	}
	if limit := new(LimitError); errors.As(err, &limit) {
		limit.Part, limit.Sheet = part, sheet
		return limit
	}
	return &FormatError{What: Damaged, Part: part, Sheet: sheet, Cause: err}
}

func folderOf(part string) string {
	return part[:max(0, strings.LastIndexByte(part, '/'))]
}
