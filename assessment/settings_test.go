package assessment_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls"
)

// shelf is a catalogue for answering by id: AC-1 has a partial weight, AC-3 is asked by no assessment of L1.
func shelf(t testing.TB) *controls.Catalogue {
	b := book{
		levels:       []string{level("L1", "kind: deduction, maximum: 9"), level("L2", "kind: all-met")},
		requirements: []string{req("AC-1", "L1", "a b", "weight: 5", partial(3)), req("AC-2", "L1", "a", "weight: 1"), req("AC-3", "L2", "a")},
	}
	return b.load(t)
}

// plainly writes settings as "AC-1[a]=met(note)<was".
func plainly(settings []assessment.Setting) string {
	var out []string
	for _, s := range settings {
		text := s.ID + "=" + string(s.To)
		if s.Note != nil {
			text += "(" + *s.Note + ")"
		}
		if s.Was != "" {
			text += "<" + s.Was
		}
		out = append(out, text)
	}
	return strings.Join(out, " ")
}

func TestSettingsFor(t *testing.T) {
	c := shelf(t)
	for _, test := range []struct {
		says, before, id, status string
		note                     *string
		want                     string
	}{
		{"an objective is set alone", "", "AC-1[a]", "met", nil, "AC-1[a]=met"},
		{"with its note", "", "AC-1[a]", "m", note("list"), "AC-1[a]=met(list)"},
		{"an id in other case is found", "", "ac-1[A]", "met", nil, "AC-1[a]=met"},
		{"blanks around the id do not matter", "", " AC-1[a] ", "met", nil, "AC-1[a]=met"},
		{"a requirement sets all its objectives", "", "AC-1", "n", nil, "AC-1[a]=not-met AC-1[b]=not-met"},
		{"and puts the note on each", "", "AC-1", "n", note("why"), "AC-1[a]=not-met(why) AC-1[b]=not-met(why)"},
		{"a note alone leaves the answers", "AC-1[a]=met", "AC-1", "", note("why"), "AC-1[a]=(why)<e0 AC-1[b]=(why)"},
		{"an empty note takes the note away", "", "AC-2[a]", "", note(""), "AC-2[a]=()"},
		{"neither status nor note sets nothing", "", "AC-1", " ", nil, ""},
		{"partial sets the flag and leaves the objectives", "AC-1[a]=not-met", "AC-1", "partial", nil, "AC-1=partial"},
		{"partial sets all objectives not met where none is", "AC-1[a]=met", "AC-1", "p", nil, "AC-1[a]=not-met<e0 AC-1[b]=not-met AC-1=partial"},
		{"partial with a note puts the note on the objectives", "AC-1[b]=not-met", "AC-1", "p", note("why"), "AC-1[a]=(why) AC-1[b]=(why)<e0 AC-1=partial"},
		{"another status takes a set flag away", "AC-1=partial", "AC-1", "not-met", nil, "AC-1[a]=not-met AC-1[b]=not-met AC-1=unanswered<e0"},
		{"but not one that was taken away before", "AC-1=partial AC-1=unanswered", "AC-1", "met", nil, "AC-1[a]=met AC-1[b]=met"},
		{"a note alone leaves the flag", "AC-1=partial", "AC-1", "", note("why"), "AC-1[a]=(why) AC-1[b]=(why)"},
		{"an objective leaves the flag", "AC-1=partial", "AC-1[a]", "not-met", nil, "AC-1[a]=not-met"},
		{"what stood before is named", "AC-1[a]=met", "AC-1[a]", "n", nil, "AC-1[a]=not-met<e0"},
	} {
		t.Run(test.says, func(t *testing.T) {
			got, err := assessment.SettingsFor(c, answered("L1", test.before), test.id, test.status, test.note)
			require.NoError(t, err)
			require.Equal(t, test.want, plainly(got))
		})
	}
}

func TestSettingsForRefuses(t *testing.T) {
	c := shelf(t)
	for _, test := range []struct {
		says, id, status string
		note             *string
		as               any
		message          string
	}{
		{"an unknown id, with what looks like it", "AC-1[x]", "met", nil, new(*assessment.UnknownIDError), `there is no requirement or objective "AC-1[x]"; did you mean AC-1[a]`},
		{"an id like no other", "zebra crossing", "met", nil, new(*assessment.UnknownIDError), `there is no requirement or objective "zebra crossing"`},
		{"an empty id", "", "met", nil, new(*assessment.UnknownIDError), `there is no requirement or objective ""`},
		{"an id of another level", "AC-3", "met", nil, new(*assessment.NotAskedError), `"AC-3" belongs to level L2; this assessment's target L1 does not ask it`},
		{"an objective of another level", "ac-3[a]", "met", nil, new(*assessment.NotAskedError), "belongs to level L2"},
		{"a status that is none", "AC-2", "maybe", nil, new(*assessment.ValueError), `"maybe" is no answer here; it takes met, not-met, not-applicable, unanswered`},
		{"partial without a partial weight", "AC-2", "partial", nil, new(*assessment.ValueError), "is no answer here"},
		{"partial on an objective", "AC-1[a]", "p", nil, new(*assessment.ValueError), "is no answer here"},
		{"a note that drives a terminal", "AC-2", "met", note("\x1b[2J"), new(*assessment.NoteError), "the note cannot be kept: the text holds"},
		{"a note that is too long", "AC-2", "met", note(strings.Repeat("x", controls.MaxText+1)), new(*assessment.NoteError), "at most"},
	} {
		t.Run(test.says, func(t *testing.T) {
			got, err := assessment.SettingsFor(c, answered("L1", ""), test.id, test.status, test.note)
			require.Nil(t, got)
			require.ErrorAs(t, err, test.as)
			require.ErrorContains(t, err, test.message)
		})
	}
}

func TestAnIDThatFitsTwiceInOtherCaseIsUnknown(t *testing.T) {
	c := one("kind: all-met", req("AC-1", "L1", "a A"), req("AC-2", "L1", "a")).load(t)
	s := answered("L1", "")
	_, err := assessment.SettingsFor(c, s, "ac-1[A]", "met", nil)
	var unknown *assessment.UnknownIDError
	require.ErrorAs(t, err, &unknown)
	require.Subset(t, unknown.Near, []string{"AC-1[a]", "AC-1[A]"})
	got, err := assessment.SettingsFor(c, s, "AC-1[A]", "met", nil)
	require.NoError(t, err, "as written it is clear")
	require.Equal(t, "AC-1[A]=met", plainly(got))
}
