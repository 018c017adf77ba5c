package sheet_test

import (
	"fmt"
	"html"
	"testing"

	"github.com/stretchr/testify/require"
)

// styled reads a number under a format, given by its number or as a pattern.
func styled(t *testing.T, number, format string, since1904 bool) string {
	t.Helper()
	id, own := format, ""
	if _, err := fmt.Sscanf(format+" ", "%d ", new(int)); err != nil || len(format) > 2 {
		id, own = "164", fmt.Sprintf(`<numFmts><numFmt numFmtId="164" formatCode="%s"/></numFmts>`, html.EscapeString(format))
	}
	book := `<workbook xmlns:r="r"><workbookPr date1904="` + fmt.Sprint(since1904) + `"/><sheets><sheet name="S" r:id="s1"/></sheets></workbook>`
	return readCells(t, part{"xl/workbook.xml", book},
		part{"xl/styles.xml", `<styleSheet>` + own + `<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="` + id + `"/></cellXfs></styleSheet>`},
		sheetOf(`<row><c s="1"><v>`+number+`</v></c></row>`))
}

func TestReadDates(t *testing.T) {
	for _, test := range []struct {
		says, number, format, want string
	}{
		{"a number without a date's format is a number", "46000", "0", "46000"},
		{"a date", "46000", "14", "2025-12-09"},
		{"a date with a time", "46000.5", "22", "2025-12-09 12:00:00"},
		{"a time of day", "0.75", "20", "18:00:00"},
		{"a time is rounded to seconds", "46000.999999", "22", "2025-12-10"},
		{"a Taiwanese built-in format", "46000", "27", "2025-12-09"},
		{"a time by a Chinese built-in format", "0.5", "33", "12:00:00"},
		{"elapsed hours are a number", "1.5", "46", "1.5"},
		{"text is no date", "46000", "49", "46000"},
		{"the first day", "1", "14", "1900-01-01"},
		{"the day before the one that never was", "59", "14", "1900-02-28"},
		{"the day that never was", "60", "14", "1900-02-29"},
		{"the day after it", "61", "14", "1900-03-01"},
		{"the last day", "2958465", "14", "9999-12-31"},
		{"a day after the last is a number", "2958466", "14", "2958466"},
		{"a negative day is a number", "-1", "14", "-1"},
		{"a huge one, too", "1E300", "14", "1E+300"},
		{"what is no number stays", "soon", "14", "soon"},
		{"an own format", "46000", "yyyy-mm-dd", "2025-12-09"},
		{"an own format with Chinese", "46000", `[$-404]e"年"m"月"d"日";@`, "2025-12-09"},
		{"capitals", "46000.25", "DD/MM/YYYY HH:MM", "2025-12-09 06:00:00"},
		{"General", "46000", "General", "46000"},
		{"a colour is no date", "46000", "[Red]0.00", "46000"},
		{"a quoted unit is no date", "46000", `0 "days"`, "46000"},
		{"an escaped letter is no date", "46000", `0\d`, "46000"},
		{"the width of a letter is no date", "46000", `0_m`, "46000"},
		{"a locale is no date", "46000", "[$USD-409]#,##0.00", "46000"},
		{"the sections after the first do not count", "46000", `0;"d"d`, "46000"},
		{"own elapsed hours", "1.5", "[hh]:mm:ss", "1.5"},
		{"a quote that never closes", "46000", `0"d`, "46000"},
		{"a bracket that never closes", "46000", `0[d`, "46000"},
		{"an escape at the end", "46000", `0\`, "46000"},
	} {
		t.Run(test.says, func(t *testing.T) {
			require.Equal(t, test.want, styled(t, test.number, test.format, false))
		})
	}
}

func TestReadDatesSince1904(t *testing.T) {
	require.Equal(t, "1904-01-01", styled(t, "0", "14", true))
	require.Equal(t, "2025-12-09", styled(t, "44538", "14", true))
	require.Equal(t, "9999-12-31", styled(t, "2957003", "14", true))
	require.Equal(t, "2957004", styled(t, "2957004", "14", true))
	require.Equal(t, "06:00:00", styled(t, "0.25", "20", true))
}
