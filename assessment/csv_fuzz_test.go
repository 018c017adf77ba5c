package assessment_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls"
)

// FuzzReadCSV holds that a sheet either is refused with messages fit to be shown, or gives settings that SettingsFor
// would take one by one, each once, and that read back the same when they are written as a sheet.
func FuzzReadCSV(f *testing.F) {
	for _, seed := range []string{
		"id,status,note\nAC-1[a],met,seen\nAC-2,n,\n", "id;status\r\nAC-1;p\r\n", "\ufeffnote\tid\tstatus\n\"a\nb\"\tAC-1\t\n",
		"\xff\xfei\x00d\x00,\x00s\x00t\x00a\x00t\x00u\x00s\x00\n\x00", "id,status\nAC-3,met\nac-1[X],\x1b[2J\n\"", "id,status,status,\u202e\n",
	} {
		f.Add([]byte(seed))
	}
	c := shelf(f)
	s := answered("L1", "AC-1=partial AC-1[a]=not-met")
	f.Fuzz(func(t *testing.T, data []byte) {
		settings, err := assessment.ReadCSV(bytes.NewReader(data), c, s)
		if err != nil {
			require.Nil(t, settings)
			var wrong *assessment.CSVError
			require.True(t, errors.As(err, &wrong))
			require.NotEmpty(t, wrong.Rows)
			for i, row := range wrong.Rows {
				require.False(t, strings.ContainsFunc(row.Message, func(r rune) bool { return r == '\n' || controls.Hidden(r) }), "%q", row.Message)
				require.True(t, i == 0 || wrong.Rows[i-1].Line <= row.Line)
			}
			return
		}
		again, err := assessment.ReadCSV(bytes.NewReader(write(t, settings)), c, s)
		require.NoError(t, err)
		require.Equal(t, plainly(withoutFlags(settings)), plainly(withoutFlags(again)))
		seen := map[string]bool{}
		for _, set := range settings {
			require.False(t, seen[set.ID], set.ID)
			seen[set.ID] = true
			require.True(t, set.To != "" || set.Note != nil)
			_, err := assessment.SettingsFor(c, s, set.ID, string(set.To), set.Note)
			require.NoError(t, err)
		}
		s := assessment.Replay(s.Header, append(s.Events, assessment.Event{ID: "new", Do: assessment.DoAnswer, Set: settings}))
		require.NotNil(t, assessment.Evaluate(c, s))
	})
}

// write makes a sheet of settings; a flag that is taken away has no row of its own.
func write(t *testing.T, settings []assessment.Setting) []byte {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	rows := [][]string{{"id", "status", "note"}}
	for _, set := range settings {
		if strings.HasSuffix(set.ID, "]") || set.To == assessment.PartlyMet {
			row := []string{set.ID, string(set.To), ""}
			if set.Note != nil {
				row[2] = *set.Note
			}
			rows = append(rows, row)
		}
	}
	require.NoError(t, w.WriteAll(rows))
	return out.Bytes()
}

func withoutFlags(settings []assessment.Setting) []assessment.Setting {
	var out []assessment.Setting
	for _, set := range settings {
		if strings.HasSuffix(set.ID, "]") || set.To == assessment.PartlyMet {
			out = append(out, set)
		}
	}
	return out
}
