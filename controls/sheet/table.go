package sheet

import "unicode/utf16"

// budget is what all sheets of a book may hold together.
type budget struct {
	cells, bytes int
}

// table gathers the cells of one sheet, wherever they come from, within the limits. Cells without text take no room, so
// what a sheet declares costs nothing; only what it holds does.
type table struct {
	name  string
	rows  [][]Cell
	spent *budget
}

func newTable(name string, spent *budget) *table {
	return &table{name: name, spent: spent}
}

// put sets a cell. A cell without text is left out. The error is a *LimitError.
func (t *table) put(row, column int, c Cell) error {
	if c.Text == "" {
		return nil
	}
	switch {
	case row >= MaxRows:
		return t.over(RowLimit, MaxRows, row, column)
	case column >= MaxColumns:
		return t.over(ColumnLimit, MaxColumns, row, column)
	case tooLong(c.Text):
		return t.over(CellTextLimit, MaxCellText, row, column)
	}
	t.spent.bytes += len(c.Text)
	t.spent.cells += max(0, row+1-len(t.rows))
	if row < len(t.rows) {
		t.spent.cells += max(0, column+1-len(t.rows[row]))
	} else {
		t.spent.cells += column + 1
	}
	switch {
	case t.spent.cells > MaxCells:
		return t.over(CellLimit, MaxCells, row, column)
	case t.spent.bytes > MaxUnpacked:
		return t.over(UnpackedLimit, MaxUnpacked, row, column)
	}
	for row >= len(t.rows) {
		t.rows = append(t.rows, nil)
	}
	cells := t.rows[row]
	if cells == nil && row > 0 {
		cells = make([]Cell, 0, max(column+1, len(t.rows[row-1]))) // most rows are as wide as the one above
	}
	for column >= len(cells) {
		cells = append(cells, Cell{})
	}
	cells[column] = c
	t.rows[row] = cells
	return nil
}

func (t *table) over(what Limit, most, row, column int) error {
	return &LimitError{What: what, Max: most, Sheet: t.name, Cell: Ref(row, column)}
}

// tooLong reports whether a text does not fit into a cell.
func tooLong(text string) bool {
	return len(text) > MaxCellText && units(text) > MaxCellText
}

// units is the length of a text in UTF-16, in which spreadsheet programs count.
func units(text string) int {
	n := 0
	for _, r := range text {
		n += max(1, utf16.RuneLen(r))
	}
	return n
}
