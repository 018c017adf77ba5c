package sheet

import (
	"bufio"
	"fmt"
	"strconv"
)

func (w *writer) sheet(out *bufio.Writer, i int) {
	w.table(out, w.book.Sheets[i], i == w.first())
}

// table writes one sheet. The order of its elements is fixed by the format.
func (w *writer) table(out *bufio.Writer, s Sheet, active bool) {
	fmt.Fprintf(out, `<worksheet xmlns="%s"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`, nsMain)
	fmt.Fprintf(out, `<dimension ref="A1:%s"/>`, Ref(max(0, len(s.Rows)-1), max(0, width(s)-1)))
	writeView(out, s, active)
	out.WriteString(`<sheetFormatPr defaultRowHeight="15"/>`)
	w.columns(out, s)
	out.WriteString(`<sheetData>`)
	for i, row := range s.Rows {
		w.row(out, i, row, s.Columns)
	}
	out.WriteString(`</sheetData>`)
	if s.Protect { // 0 leaves a thing allowed
		out.WriteString(`<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>`)
	}
	if filter, ok := filterArea(s, area); ok {
		fmt.Fprintf(out, `<autoFilter ref="%s"/>`, filter)
	}
	w.validations(out, s.Lists)
	out.WriteString(`<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.7" header="0.3" footer="0.3"/>`)
	out.WriteString(`<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>`)
	out.WriteString(`<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`)
}

// width is the number of columns that a sheet uses or describes.
func width(s Sheet) int {
	n := min(len(s.Columns), MaxColumns)
	for _, row := range s.Rows {
		n = max(n, len(row))
	}
	return n
}

// head is the number of rows that are the head.
func head(s Sheet) int {
	return max(0, min(s.Head, len(s.Rows)))
}

// filterArea is what can be sorted and filtered: the cells from the last row of the head to the end, written by a way of
// writing a range.
func filterArea(s Sheet, write func(row, column, toRow, toColumn int) string) (string, bool) {
	if !s.Filter || head(s) == 0 || width(s) == 0 {
		return "", false
	}
	return write(head(s)-1, 0, len(s.Rows)-1, width(s)-1), true
}

func writeView(out *bufio.Writer, s Sheet, active bool) {
	out.WriteString(`<sheetViews><sheetView`)
	if active {
		out.WriteString(` tabSelected="1"`)
	}
	out.WriteString(` workbookViewId="0">`)
	rows, columns := head(s), max(0, min(s.Freeze, width(s)))
	if rows > 0 || columns > 0 {
		pane := "bottomRight"
		out.WriteString(`<pane`)
		if columns > 0 {
			fmt.Fprintf(out, ` xSplit="%d"`, columns)
		} else {
			pane = "bottomLeft"
		}
		if rows > 0 {
			fmt.Fprintf(out, ` ySplit="%d"`, rows)
		} else {
			pane = "topRight"
		}
		corner := Ref(rows, columns)
		fmt.Fprintf(out, ` topLeftCell="%s" activePane="%s" state="frozen"/><selection pane="%s" activeCell="%s" sqref="%s"/>`, corner, pane, pane, corner, corner)
	}
	out.WriteString(`</sheetView></sheetViews>`)
}

// maxWidth is the widest column that the programs take, in characters.
const maxWidth = 255

// usualWidth is how wide a column is that does not say it.
const usualWidth = 9.14

// columns gives every column the format of texts, so that what is typed below the table stays as it is, too.
func (w *writer) columns(out *bufio.Writer, s Sheet) {
	n := width(s)
	if n == 0 {
		return
	}
	out.WriteString(`<cols>`)
	for i := range n {
		var c Column
		if i < len(s.Columns) {
			c = s.Columns[i]
		}
		fmt.Fprintf(out, `<col min="%d" max="%d" style="%d"`, i+1, i+1, w.styles.of(Style{Locked: s.Protect}, false))
		fmt.Fprintf(out, ` width="%s" customWidth="%d"`, strconv.FormatFloat(shown(c), 'f', -1, 64), oneIf(c.Width > 0))
		if c.Hidden {
			out.WriteString(` hidden="1"`)
		}
		out.WriteString(`/>`)
	}
	out.WriteString(`</cols>`)
}

// shown is how wide a column is, in characters.
func shown(c Column) float64 {
	if c.Width > 0 {
		return min(c.Width, maxWidth)
	}
	return usualWidth
}

func (w *writer) row(out *bufio.Writer, i int, row []Cell, columns []Column) {
	number := strconv.Itoa(i + 1)
	begun := false
	for j, c := range row {
		if c.Text == "" && c.Style == (Style{}) {
			continue
		}
		if !begun {
			out.WriteString(`<row r="` + number + `"` + height(row, columns) + `>`)
			begun = true
		}
		w.cell(out, letters(j)+number, c)
	}
	if begun {
		out.WriteString(`</row>`)
	}
}

func (w *writer) cell(out *bufio.Writer, ref string, c Cell) {
	number := c.Number && whole(c.Text)
	out.WriteString(`<c r="` + ref + `" s="` + strconv.Itoa(w.styles.of(c.Style, number)) + `"`)
	switch {
	case c.Text == "":
		out.WriteString(`/>`)
	case number:
		out.WriteString(`><v>` + c.Text + `</v></c>`)
	default:
		out.WriteString(` t="s"><v>` + strconv.Itoa(w.strings.of(c.Text)) + `</v></c>`)
	}
}
