package sheet

import (
	"bufio"
	"io"
	"strings"
)

// byteOrderMark makes Excel take CSV for UTF-8.
const byteOrderMark = "\ufeff"

// WriteCSV writes the texts of a sheet as CSV: UTF-8, commas, lines that end in CR LF, every row as wide as the widest.
// With bom it begins with a byte order mark, without which Excel takes Chinese for another encoding.
//
// A text that a program would run as a formula gets an apostrophe before it, which ReadCSV takes away again; a Number
// does not. Bytes that are not UTF-8 and zero bytes become U+FFFD. The error is a *LimitError, or the writer's.
func WriteCSV(w io.Writer, s Sheet, bom bool) error {
	if err := fits(new(int), s); err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	if bom {
		out.WriteString(byteOrderMark)
	}
	width := 0
	for _, row := range s.Rows {
		width = max(width, len(row))
	}
	for _, row := range s.Rows {
		for i := range width {
			if i > 0 {
				out.WriteByte(',')
			}
			if i < len(row) {
				writeField(out, row[i])
			}
		}
		out.WriteString("\r\n")
	}
	return out.Flush()
}

func writeField(out *bufio.Writer, c Cell) {
	text := strings.ReplaceAll(strings.ToValidUTF8(c.Text, "\ufffd"), "\x00", "\ufffd")
	if !c.Number || !whole(text) {
		text = guard(text)
	}
	if !quoted(text) {
		out.WriteString(text)
		return
	}
	out.WriteByte('"')
	out.WriteString(strings.ReplaceAll(text, `"`, `""`))
	out.WriteByte('"')
}

// quoted reports whether a text needs quotes: for what divides fields in any country's CSV, for spaces at its ends, and
// for what would be taken for the file's own: a byte order mark, and sep= before a comma.
func quoted(text string) bool {
	return strings.EqualFold(text, "sep=") || text != "" && (strings.ContainsAny(text, ",;\t\"\r\n"+byteOrderMark) || text[0] == ' ' || text[len(text)-1] == ' ')
}
