package sheet

import (
	"math"
	"strconv"
	"strings"
)

// Heights of rows, in points.
const (
	lineHeight = 16
	maxHeight  = 409 // the programs' own limit
)

// height says how high a row must be for its wrapped texts to be seen. It is an estimate, which not all programs correct
// when they open the workbook; they do when somebody types. A row of one line says nothing.
func height(row []Cell, columns []Column) string {
	lines := 1
	for i, c := range row {
		if !c.Style.Wrap || c.Text == "" {
			continue
		}
		var column Column
		if i < len(columns) {
			column = columns[i]
		}
		if !column.Hidden {
			lines = max(lines, linesOf(c, shown(column)-1))
		}
	}
	if lines == 1 {
		return ""
	}
	return ` ht="` + strconv.Itoa(min(maxHeight, lines*lineHeight+2)) + `"`
}

// linesOf estimates how many lines a text takes in so many characters. Words that do not fit waste part of a line.
func linesOf(c Cell, room float64) int {
	waste := 1.05
	if c.Style.Bold {
		waste = 1.15
	}
	lines := 0
	for line := range strings.SplitSeq(c.Text, "\n") {
		lines += max(1, int(math.Ceil(letterWidth(line)*waste/max(1, room))))
		if lines*lineHeight > maxHeight {
			break
		}
	}
	return lines
}

// letterWidth is the width of a line in characters; a Chinese letter is as wide as two.
func letterWidth(line string) float64 {
	n := 0
	for _, r := range line {
		n++
		if r >= 0x1100 {
			n++
		}
	}
	return float64(n)
}
