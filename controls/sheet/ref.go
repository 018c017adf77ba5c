package sheet

import "strconv"

// Ref names a cell as spreadsheets do: row 6, column 1 is "B7". Both count from 0 and must not be negative.
func Ref(row, column int) string {
	return letters(column) + strconv.Itoa(row+1)
}

// letters names a column, counted from 0: A, B, ... Z, AA.
func letters(column int) string {
	var b [16]byte
	i := len(b)
	for column >= 0 {
		i--
		b[i] = byte('A' + column%26)
		column = column/26 - 1
	}
	return string(b[i:])
}

// area is the range from one cell to another.
func area(row, column, toRow, toColumn int) string {
	return Ref(row, column) + ":" + Ref(toRow, toColumn)
}

// absolute is the range from one cell to another, as a reference that does not move.
func absolute(row, column, toRow, toColumn int) string {
	one := func(r, c int) string { return "$" + letters(c) + "$" + strconv.Itoa(r+1) }
	return one(row, column) + ":" + one(toRow, toColumn)
}

// cellOf reads a reference such as B7 or $B$7; row and column count from 0. Not one of the spreadsheet programs has cells
// beyond the million rows and the 16,384 columns that are taken here.
func cellOf(ref []byte) (row, column int, ok bool) {
	i := 0
	skip := func() {
		if i < len(ref) && ref[i] == '$' {
			i++
		}
	}
	skip()
	from := i
	for ; i < len(ref) && isLetter(ref[i]) && i-from < 3; i++ {
		column = column*26 + int(ref[i]&^0x20-'A') + 1
	}
	if i == from {
		return 0, 0, false
	}
	skip()
	from = i
	for ; i < len(ref) && '0' <= ref[i] && ref[i] <= '9' && i-from < 7; i++ {
		row = row*10 + int(ref[i]-'0')
	}
	return row - 1, column - 1, i == len(ref) && row > 0
}

func isLetter(b byte) bool {
	return 'A' <= b && b <= 'Z' || 'a' <= b && b <= 'z'
}
