package docx

import (
	"fmt"
	"strings"
)

// The width of the text between margins of 2.2 cm on A4, in twentieths of a point.
const textWidth = 9412

// table is a table that is being written.
type table struct {
	style  string
	widths []int // of the columns, together textWidth
	rows   strings.Builder
	count  int
}

// cell is a cell with its finished paragraphs.
type cell struct {
	paragraphs string
	span       int    // columns, 0 for one
	fill       string // a colour as RRGGBB, "" for none
}

// text is a cell of one paragraph of running text.
func text(texts ...run) cell {
	return cell{paragraphs: paragraph("TableText", runs(texts...))}
}

// figure is a cell of a figure, set at the right.
func figure(texts ...run) cell {
	return cell{paragraphs: `<w:p><w:pPr><w:pStyle w:val="TableText"/><w:jc w:val="right"/></w:pPr>` + runs(texts...) + "</w:p>"}
}

func (c cell) filled(color string) cell {
	c.fill = color
	return c
}

// head writes the heads of columns, which are repeated on every page. A head that begins with > stands at the right.
func (t *table) head(heads ...string) {
	t.rows.WriteString(`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
	for i, h := range heads {
		align := ""
		if rest, ok := strings.CutPrefix(h, ">"); ok {
			h, align = rest, `<w:jc w:val="right"/>`
		}
		t.cell(i, cell{paragraphs: `<w:p><w:pPr><w:pStyle w:val="TableHead"/>` + align + `</w:pPr>` + runs(plain(h)) + "</w:p>"})
	}
	t.rows.WriteString("</w:tr>")
}

// row writes a row, kept whole on a page where it fits.
func (t *table) row(cells ...cell) { t.tallRow(0, cells...) }

// tallRow is a row of at least so many twentieths of a point.
func (t *table) tallRow(height int, cells ...cell) {
	t.count++
	t.rows.WriteString("<w:tr><w:trPr><w:cantSplit/>")
	if height > 0 {
		fmt.Fprintf(&t.rows, `<w:trHeight w:val="%d" w:hRule="atLeast"/>`, height)
	}
	t.rows.WriteString("</w:trPr>")
	column := 0
	for _, c := range cells {
		t.cell(column, c)
		column += max(1, c.span)
	}
	t.rows.WriteString("</w:tr>")
}

func (t *table) cell(column int, c cell) {
	width := 0
	for i := range max(1, c.span) {
		width += t.widths[column+i]
	}
	fmt.Fprintf(&t.rows, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, width)
	if c.span > 1 {
		fmt.Fprintf(&t.rows, `<w:gridSpan w:val="%d"/>`, c.span)
	}
	if c.fill != "" {
		fmt.Fprintf(&t.rows, `<w:shd w:val="clear" w:color="auto" w:fill="%s"/>`, c.fill)
	}
	t.rows.WriteString("</w:tcPr>" + c.paragraphs + "</w:tc>")
}

// table writes a finished table; none where it has no rows. Its first row is a head or not.
func (d *document) table(t *table, hasHead bool) {
	if t.count == 0 {
		return
	}
	first, look := "0", "0600"
	if hasHead {
		first, look = "1", "0620"
	}
	fmt.Fprintf(d, `<w:tbl><w:tblPr><w:tblStyle w:val="%s"/><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="%s" w:firstRow="%s" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>`, t.style, textWidth, look, first)
	for _, w := range t.widths {
		fmt.Fprintf(d, `<w:gridCol w:w="%d"/>`, w)
	}
	d.WriteString("</w:tblGrid>" + t.rows.String() + "</w:tbl>")
	d.WriteString(paragraph("Gap", "")) // two tables side by side would become one
}

// reportTable begins a table in the report's style. The first column takes what the others leave.
func reportTable(others ...int) *table {
	first := textWidth
	for _, w := range others {
		first -= w
	}
	return &table{style: "ReportTable", widths: append([]int{first}, others...)}
}
