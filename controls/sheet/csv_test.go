package sheet_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"rung/controls/sheet"
)

func TestWriteCSV(t *testing.T) {
	for _, test := range []struct {
		says  string
		cells [][]sheet.Cell
		want  string
	}{
		{"nothing", nil, ""},
		{"rows as wide as the widest", texts([]string{"a", "b", "c"}, nil, []string{"d"}), "a,b,c\r\n,,\r\nd,,\r\n"},
		{"signs of a formula, full-width ones too", texts([]string{"=1", "+1", "-1", "@a", "＝1", "＋", "－", "＠"}), "'=1,'+1,'-1,'@a,'＝1,'＋,'－,'＠\r\n"},
		{"a tab and a return before a formula", texts([]string{"\t=1", "\r=1"}), "\"'\t=1\",\"'\r=1\"\r\n"},
		{"apostrophes before a sign get one more, others none", texts([]string{"'=1", "''=1", "'a", "''"}), "''=1,'''=1,'a,''\r\n"},
		{"a number is no formula", [][]sheet.Cell{{{Text: "-5", Number: true}, {Text: "-5"}, {Text: "-x", Number: true}}}, "-5,'-5,'-x\r\n"},
		{"all that divides fields anywhere is quoted", texts([]string{"a,b", "a;b", "a\tb", "a\nb", "a\rb", `a"b`, " a", "a "}), "\"a,b\",\"a;b\",\"a\tb\",\"a\nb\",\"a\rb\",\"a\"\"b\",\" a\",\"a \"\r\n"},
		{"what would say what divides fields is quoted", texts([]string{"sep=", "a"}), "\"sep=\",a\r\n"},
		{"what is no text is replaced", texts([]string{"a\xffb", "a\x00b"}), "a\ufffdb,a\ufffdb\r\n"},
	} {
		t.Run(test.says, func(t *testing.T) {
			var out bytes.Buffer
			require.NoError(t, sheet.WriteCSV(&out, sheet.Sheet{Rows: test.cells}, false))
			require.Equal(t, test.want, out.String())
			out.Reset()
			require.NoError(t, sheet.WriteCSV(&out, sheet.Sheet{Rows: test.cells}, true))
			require.Equal(t, "\ufeff"+test.want, out.String())
		})
	}
}

func TestReadCSV(t *testing.T) {
	for _, test := range []struct {
		says, text string
		want       [][]string
	}{
		{"nothing", "", [][]string{}},
		{"only a mark and empty lines", "\ufeff\r\n\r\n,,,\r\n", [][]string{}},
		{"empty lines keep their place", "a\r\n\r\nb", [][]string{{"a"}, {}, {"b"}}},
		{"fields without text at the end are none", "a,,b,,\r\n,c\r\n", [][]string{{"a", "", "b"}, {"", "c"}}},
		{"semicolons", "id;status\r\na,b;met\r\n", [][]string{{"id", "status"}, {"a,b", "met"}}},
		{"tabs", "id\tstatus\nx\ty\n", [][]string{{"id", "status"}, {"x", "y"}}},
		{"what is in quotes does not say what divides", "\"a;b;c\nd;e\",f\n", [][]string{{"a;b;c\nd;e", "f"}}},
		{"empty lines do not say it either", "\n\na;b\n", [][]string{{}, {}, {"a", "b"}}},
		{"a line that says it", "sep=;\r\na,b\r\nc;d\r\n", [][]string{{"a,b"}, {"c", "d"}}},
		{"old line ends", "a,b\rc,d\r", [][]string{{"a", "b"}, {"c", "d"}}},
		{"line ends in quotes stay as they are", "\"a\r\nb\rc\nd\"", [][]string{{"a\r\nb\rc\nd"}}},
		{"quotes in quotes", `"a""b","""",""`, [][]string{{`a"b`, `"`}}},
		{"guards are taken away, apostrophes are not", "'=1,''=1,'a,'',=1,'＝\n", [][]string{{"=1", "'=1", "'a", "''", "=1", "＝"}}},
		{"spaces stay", " a , b", [][]string{{" a ", " b"}}},
	} {
		t.Run(test.says, func(t *testing.T) {
			got, err := sheet.ReadCSV(strings.NewReader(test.text))
			require.NoError(t, err)
			require.Equal(t, test.want, plain(got))
		})
	}
}

func TestReadCSVNamesTheLineOfBadQuotes(t *testing.T) {
	for _, test := range []struct {
		says, text string
		line       int
	}{
		{"a stray quote", "a,b\nc,d\"e\n", 2},
		{"text after a closing quote", "a\n\n\"b\"c\n", 3},
		{"a quote that never closes, where it opens", "a\n\"b\nc\nd", 2},
		{"lines in quotes are counted", "\"a\nb\nc\",d\ne,f\"\n", 4},
		{"the line that says what divides is counted", "sep=;\na;\"b\"c\n", 2},
		{"old line ends are counted", "a\rb\rc\"\r", 3},
	} {
		t.Run(test.says, func(t *testing.T) {
			_, err := sheet.ReadCSV(strings.NewReader(test.text))
			var wrong *sheet.FormatError
			require.ErrorAs(t, err, &wrong)
			require.Equal(t, sheet.BadQuotes, wrong.What)
			require.Equal(t, test.line, wrong.Line)
			require.Contains(t, err.Error(), "line")
		})
	}
}

func TestReadCSVInOtherEncodings(t *testing.T) {
	const text = "識別碼,說明\r\nAC-1,帳號清單𠮷\r\n"
	want := [][]string{{"識別碼", "說明"}, {"AC-1", "帳號清單𠮷"}}
	var wrong *sheet.FormatError
	for says, endian := range map[string]unicode.Endianness{"little": unicode.LittleEndian, "big": unicode.BigEndian} {
		marked, err := unicode.UTF16(endian, unicode.ExpectBOM).NewEncoder().String(text)
		require.NoError(t, err)
		got, err := sheet.ReadCSV(strings.NewReader(marked))
		require.NoError(t, err, says)
		require.Equal(t, want, plain(got), says)
		bare, err := unicode.UTF16(endian, unicode.IgnoreBOM).NewEncoder().String(text)
		require.NoError(t, err)
		_, err = sheet.ReadCSV(strings.NewReader(bare))
		require.ErrorAs(t, err, &wrong, "without its mark nobody can tell")
		require.Equal(t, sheet.NotUTF8, wrong.What)
	}
	big5, err := traditionalchinese.Big5.NewEncoder().String("識別碼,帳號清單\r\n")
	require.NoError(t, err)
	_, err = sheet.ReadCSV(strings.NewReader(big5))
	require.ErrorAs(t, err, &wrong)
	require.Equal(t, sheet.NotUTF8, wrong.What)
}

func TestReadCSVHasLimits(t *testing.T) {
	for _, test := range []struct {
		says, text string
		what       sheet.Limit
		cell       string
	}{
		{"rows", strings.Repeat("a\n", sheet.MaxRows+1), sheet.RowLimit, "A200001"},
		{"columns", strings.Repeat("a,", sheet.MaxColumns) + "a", sheet.ColumnLimit, "SS1"},
		{"cells", strings.Repeat(strings.Repeat(",", sheet.MaxColumns-1)+"a\n", 4000), sheet.CellLimit, ""},
		{"one text", "a,b\n" + strings.Repeat("長", sheet.MaxCellText+1), sheet.CellTextLimit, "A2"},
		{"bytes", strings.Repeat("\n", sheet.MaxCSV+1), sheet.CSVLimit, ""},
	} {
		t.Run(test.says, func(t *testing.T) {
			_, err := sheet.ReadCSV(strings.NewReader(test.text))
			var limit *sheet.LimitError
			require.ErrorAs(t, err, &limit)
			require.Equal(t, test.what, limit.What)
			if test.cell != "" {
				require.Equal(t, test.cell, limit.Cell)
			}
		})
	}
	got, err := sheet.ReadCSV(strings.NewReader(strings.Repeat(",", sheet.MaxCSV-1) + "\n"))
	require.NoError(t, err, "fields without text cost nothing")
	require.Empty(t, got.Rows)
}

func TestCSVPassesOnErrors(t *testing.T) {
	broken := errors.New("the disk is gone")
	_, err := sheet.ReadCSV(iotest.ErrReader(broken))
	require.ErrorIs(t, err, broken)
	require.ErrorIs(t, sheet.WriteCSV(fullDisk{broken}, sheet.Sheet{Rows: texts([]string{"a"})}, true), broken)
	require.ErrorIs(t, sheet.Write(fullDisk{broken}, sheet.Book{Sheets: []sheet.Sheet{{}}}), broken)
}

type fullDisk struct{ err error }

func (d fullDisk) Write([]byte) (int, error) { return 0, d.err }
