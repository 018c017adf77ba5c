package assessment_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"rung/assessment"
	"rung/controls/sheet"
)

func TestReadCSV(t *testing.T) {
	c := shelf(t)
	for _, test := range []struct {
		says, before, sheet, want string
	}{
		{"rows in order", "", "id,status,note\nAC-2[a],met,seen\nAC-1[b],n,\n", "AC-2[a]=met(seen) AC-1[b]=not-met"},
		{"columns in any order and case", "", "Note, STATUS ,Id\nseen,met,AC-2[a]\n", "AC-2[a]=met(seen)"},
		{"no note column", "", "id,status\nAC-2[a],met\n", "AC-2[a]=met"},
		{"a requirement sets all", "", "id,status,note\nAC-1,met,all of it\n", "AC-1[a]=met(all of it) AC-1[b]=met(all of it)"},
		{"the flag beside its objectives", "", "id,status\nAC-1[a],not-met\nAC-1,partial\n", "AC-1[a]=not-met AC-1=partial"},
		{"in either order", "", "id,status\nAC-1,partial\nAC-1[b],n\n", "AC-1=partial AC-1[b]=not-met"},
		{"the flag alone sets what the sheet does not name", "", "id,status,note\nAC-1,partial,why\nAC-1[a],met,\n", "AC-1=partial AC-1[a]=met AC-1[b]=not-met(why)"},
		{"a status takes a set flag away", "AC-1=partial", "id,status\nAC-1,met\n", "AC-1[a]=met AC-1[b]=met AC-1=unanswered<e0"},
		{"an empty status with a note sets the note alone", "AC-2[a]=met", "id,status,note\nAC-2[a],,seen\n", "AC-2[a]=(seen)<e0"},
		{"an empty note leaves the note", "", "id,status,note\nAC-2[a],met,\n", "AC-2[a]=met"},
		{"a row that is not filled in is skipped", "", "id,status,note\nAC-1[a],,\nAC-2[a],met,\n", "AC-2[a]=met"},
		{"so is a row for another level", "", "id,status\nAC-3,\n", ""},
		{"and rows left blank", "", "id,status,note\n\n,,\n , ,,,\nAC-2[a],met,\n", "AC-2[a]=met"},
		{"a header alone sets nothing", "", "id,status,note\n", ""},
		{"no newline at the end", "", "id,status\nAC-2[a],met", "AC-2[a]=met"},
		{"CRLF", "", "id,status,note\r\nAC-2[a],met,\"two\r\nlines\"\r\n", "AC-2[a]=met(two\nlines)"},
		{"semicolons", "", "id;status;note\nAC-2[a];met;one, two\n", "AC-2[a]=met(one, two)"},
		{"blank lines before the header", "", "\r\n\r\nid;status\nAC-2[a];met\n", "AC-2[a]=met"},
		{"tabs", "", "id\tstatus\tnote\nAC-2[a]\tmet\tone, two; three\n", "AC-2[a]=met(one, two; three)"},
		{"a byte order mark", "", "\ufeffid,status\nAC-2[a],met\n", "AC-2[a]=met"},
		{"a mark and quotes", "", "\ufeff\"id\";\"status\"\n\"AC-2[a]\";\"met\"\n", "AC-2[a]=met"},
		{"quotes in a note", "", "id,status,note\nAC-2[a],met,\"the \"\"list\"\"\"\n", `AC-2[a]=met(the "list")`},
		{"a line that says what divides", "", "sep=;\nid;status\nAC-2[a];met\n", "AC-2[a]=met"},
		{"Chinese", "", "id,status,note\nAC-2[a],met,帳號清單\n", "AC-2[a]=met(帳號清單)"},
		{"ids in other case", "", "id,status\nac-1[B],met\n", "AC-1[b]=met"},
	} {
		t.Run(test.says, func(t *testing.T) {
			got, err := assessment.ReadCSV(strings.NewReader(test.sheet), c, answered("L1", test.before))
			require.NoError(t, err)
			require.Equal(t, test.want, plainly(got))
		})
	}
}

func TestReadCSVNamesEveryBadRow(t *testing.T) {
	c := shelf(t)
	const head = "id,status,note\n"
	for _, test := range []struct {
		says, sheet string
		want        []string
	}{
		{"an unknown id", head + "AC-1[x],met,\n", []string{`line 2: there is no requirement or objective "AC-1[x]"; did you mean`}},
		{"an unknown status", head + "AC-2[a],done,\n", []string{`line 2: "done" is no answer here; it takes met`}},
		{"an empty id", head + ",met,\n", []string{"line 2: the id is empty"}},
		{"an empty id with a note", head + ",,seen\n", []string{"line 2: the id is empty"}},
		{"too few fields", head + "AC-2[a],met\n", []string{"line 2: the row has 2 fields; the first row has 3"}},
		{"too many fields", head + "AC-2[a],met,one,two\n", []string{"line 2: the row has 4 fields; the first row has 3"}},
		{"an id of another level", head + "AC-3[a],met,\n", []string{"line 2: \"AC-3[a]\" belongs to level L2"}},
		{"an unfit note", head + "AC-2[a],met,\u202eevil\n", []string{"line 2: the note cannot be kept"}},
		{"an objective twice", head + "AC-2[a],met,\nAC-2[a],met,\n", []string{"line 3: line 2 sets AC-2[a] already"}},
		{"an objective twice in other case", head + "AC-2[a],met,\nac-2[A],met,\n", []string{"line 3: line 2 sets AC-2[a] already"}},
		{"an objective and its requirement", head + "AC-1[b],met,\nAC-1,met,\n", []string{"line 3: line 2 sets AC-1[b] already"}},
		{"a requirement and its objective", head + "AC-1,met,\nAC-1[b],,seen\n", []string{"line 3: line 2 sets AC-1[b] already"}},
		{"a requirement not met and partial at once", head + "AC-1,not-met,\nAC-1,partial,\n", []string{"line 3: line 2 sets AC-1 already"}},
		{"a stray quote", head + "AC-2[a],m\"et,\nAC-1[x],met,\n", []string{"line 2: the quotes do not fit", "line 3: there is no"}},
		{"a quote that never closes", head + "AC-2[a],met,\"seen\n", []string{"line 2: the quotes do not fit"}},
		{"several rows, with lines counted through notes of more than one", head + "AC-2[a],met,\"one\ntwo\"\nAC-9,met,\n\nAC-1,done,\nAC-1[a],met,\n",
			[]string{"line 4: there is no", `line 6: "done"`}},
		{"lines are those of the file", "sep=,\nid,status\nAC-9,met\n", []string{"line 3: there is no"}},
		{"an unknown column", "id,status,remark\nAC-2[a],met,\n", []string{`line 1: the column "remark" is unknown; the columns are id, status and note`}},
		{"a column without a name", "id,status,\nAC-2[a],met,\n", []string{"line 1: column 3 has no name"}},
		{"a column twice", "id,status,Status\n", []string{"line 1: the column status stands here twice"}},
		{"no status column", "id,note\n", []string{"line 1: the column status is missing"}},
		{"no header", "AC-2[a],met\n", []string{`line 1: the column "AC-2[a]" is unknown`, `line 1: the column "met" is unknown`, "line 1: the column id is missing", "line 1: the column status is missing"}},
		{"an empty sheet", "", []string{"the sheet is empty; its first row must be id,status,note"}},
		{"a sheet of nothing but a mark", "\ufeff\r\n", []string{"the sheet is empty"}},
	} {
		t.Run(test.says, func(t *testing.T) {
			got, err := assessment.ReadCSV(strings.NewReader(test.sheet), c, answered("L1", ""))
			require.Nil(t, got, "all or nothing")
			var wrong *assessment.CSVError
			require.ErrorAs(t, err, &wrong)
			lines := strings.Split(err.Error(), "\n")
			require.Len(t, lines, len(test.want), err.Error())
			for i, want := range test.want {
				require.True(t, strings.HasPrefix(lines[i], want), "%s\nshould begin %s", lines[i], want)
			}
		})
	}
}

func TestReadCSVInOtherEncodings(t *testing.T) {
	c := shelf(t)
	const text = "id,status,note\r\nAC-2[a],met,帳號清單𠮷\r\n"
	for says, endian := range map[string]unicode.Endianness{"little": unicode.LittleEndian, "big": unicode.BigEndian} {
		marked, err := unicode.UTF16(endian, unicode.ExpectBOM).NewEncoder().String(text)
		require.NoError(t, err)
		got, err := assessment.ReadCSV(strings.NewReader(marked), c, answered("L1", ""))
		require.NoError(t, err, says)
		require.Equal(t, "AC-2[a]=met(帳號清單𠮷)", plainly(got), says)

		_, err = assessment.ReadCSV(strings.NewReader(marked[:len(marked)-1]), c, answered("L1", ""))
		require.Error(t, err, "cut in the middle of a letter")

		bare, err := unicode.UTF16(endian, unicode.IgnoreBOM).NewEncoder().String("id,status\r\nAC-2[a],met\r\n")
		require.NoError(t, err)
		_, err = assessment.ReadCSV(strings.NewReader(bare), c, answered("L1", ""))
		require.ErrorContains(t, err, "CSV UTF-8", "without its mark nobody can tell")
	}
	big5, err := traditionalchinese.Big5.NewEncoder().String("id,status,note\r\nAC-2[a],met,帳號清單\r\n")
	require.NoError(t, err)
	_, err = assessment.ReadCSV(strings.NewReader(big5), c, answered("L1", ""))
	require.EqualError(t, err, `the sheet is not UTF-8; in the spreadsheet program choose "Save as" and the type "CSV UTF-8"`)
}

func TestReadCSVHasLimits(t *testing.T) {
	c := shelf(t)
	const head = "id,status,note\n"
	fits := head + strings.Repeat(",,\n", (sheet.MaxCSV-len(head))/3)
	fits += strings.Repeat("\n", sheet.MaxCSV-len(fits))
	got, err := assessment.ReadCSV(strings.NewReader(fits), c, answered("L1", ""))
	require.NoError(t, err)
	require.Empty(t, got)
	_, err = assessment.ReadCSV(strings.NewReader(fits+"\n"), c, answered("L1", ""))
	require.EqualError(t, err, "the sheet is larger than 32 MiB")

	var wrong *assessment.CSVError
	_, err = assessment.ReadCSV(strings.NewReader(head+strings.Repeat("AC-1[x],met,\n", 5_000)), c, answered("L1", ""))
	require.ErrorAs(t, err, &wrong)
	require.Len(t, wrong.Rows, assessment.MaxRowErrors)
	_, err = assessment.ReadCSV(strings.NewReader(strings.Repeat("x,", 5_000)), c, answered("L1", ""))
	require.ErrorAs(t, err, &wrong)
	require.LessOrEqual(t, len(wrong.Rows), assessment.MaxRowErrors+2)
}

func TestReadCSVPassesOnReadErrors(t *testing.T) {
	broken := errors.New("the disk is gone")
	_, err := assessment.ReadCSV(iotest.ErrReader(broken), shelf(t), answered("L1", ""))
	require.ErrorIs(t, err, broken)
}

func BenchmarkReadCSVOfBadRows(b *testing.B) {
	c := largeCatalogue(b)
	var rows strings.Builder
	rows.WriteString("id,status\n")
	for i := range 5_000 {
		fmt.Fprintf(&rows, "D1-%d[x],met\n", i)
	}
	for b.Loop() {
		if _, err := assessment.ReadCSV(strings.NewReader(rows.String()), c, answered("L1", "")); err == nil {
			b.Fatal("no error")
		}
	}
}
