package assessment_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"rung/assessment"
)

func paper(path, sum string) assessment.Evidence {
	return assessment.Evidence{Path: path, SHA256: sum, Size: 3, Date: "2026-03-01"}
}

func TestLinkEvidence(t *testing.T) {
	c := one("kind: all-met", req("AC-1", "L1", "a b"), req("AC-2", "L1", "a")).load(t)
	s, r := answered("L1", ""), tape()
	yes, no := true, false
	link := func(id string, draft *bool, files ...assessment.Evidence) []assessment.Evidence {
		e, err := assessment.LinkEvidence(c, s, id, files, draft)
		require.NoError(t, err)
		require.Equal(t, assessment.DoEvidence, e.Do)
		s.Add(r.Record(e))
		return e.Evidence
	}
	require.Len(t, link("ac-1[A]", nil, paper("a.pdf", "1"), paper("b.pdf", "2")), 2, "an id in another case is found")
	require.Equal(t, "AC-1[a]", s.Evidence("AC-1[a]")[0].ID)
	require.Empty(t, link("AC-1[a]", nil, paper("a.pdf", "1")), "nothing is new")
	require.Len(t, link("AC-1[a]", nil, paper("a.pdf", "1"), paper("b.pdf", "3")), 1, "only what changed")
	require.Len(t, link("AC-1[a]", &yes, paper("a.pdf", "1")), 1)
	require.True(t, s.Evidence("AC-1[a]")[1].Draft)
	require.True(t, link("AC-1[a]", nil, paper("a.pdf", "4"))[0].Draft, "a draft stays one")
	require.False(t, link("AC-1[a]", &no, paper("a.pdf", "4"))[0].Draft, "until it is final")
	require.Len(t, link("AC-1", nil, paper("a.pdf", "4")), 1, "a requirement has files of its own")

	_, err := assessment.LinkEvidence(c, s, "AC-9", nil, nil)
	var unknown *assessment.UnknownIDError
	require.ErrorAs(t, err, &unknown)
}

func TestUnlinkEvidence(t *testing.T) {
	c := one("kind: all-met", req("AC-1", "L1", "a")).load(t)
	s, r := answered("L1", ""), tape()
	e, err := assessment.LinkEvidence(c, s, "AC-1[a]", []assessment.Evidence{paper("policy.pdf", "1")}, nil)
	require.NoError(t, err)
	s.Add(r.Record(e))
	_, err = assessment.UnlinkEvidence(c, s, "AC-1[a]", "polcy.pdf")
	var gone *assessment.NoEvidenceError
	require.ErrorAs(t, err, &gone)
	require.Equal(t, []string{"policy.pdf"}, gone.Near)
	_, err = assessment.UnlinkEvidence(c, s, "AC-7", "policy.pdf")
	var unknown *assessment.UnknownIDError
	require.ErrorAs(t, err, &unknown)
	e, err = assessment.UnlinkEvidence(c, s, "AC-1[a]", "policy.pdf")
	require.NoError(t, err)
	s.Add(r.Record(e))
	require.Empty(t, s.Evidence("AC-1[a]"))
}

func TestEvidenceIndex(t *testing.T) {
	c := one("kind: all-met", req("AC-1", "L1", "a b"), req("AC-2", "L1", "a")).load(t)
	s, r := answered("L1", ""), tape()
	add := func(author, id string, e assessment.Evidence) assessment.Event {
		e.ID = id
		r.Author = author
		event := r.Record(assessment.Event{Do: assessment.DoEvidence, Evidence: []assessment.Evidence{e}})
		s.Add(event)
		return event
	}
	add("IT", "AC-2[a]", paper("late.pdf", "1"))
	add("IT", "AC-9[z]", paper("lost.pdf", "2"))
	first := add("IT", "AC-1[b]", paper("b.pdf", "3"))
	add("IT", "AC-1[a]", paper("a.pdf", "4"))
	add("IT", "AC-1", paper("all.pdf", "5"))
	undone := add("Intern", "AC-1[b]", paper("b.pdf", "3"))
	s.Add(r.Record(assessment.Event{Do: assessment.DoUndo, Undo: undone.ID}))
	var got []string
	for _, l := range assessment.EvidenceIndex(c, s) {
		got = append(got, l.ID+" "+l.Path+" "+l.Author)
		if l.Path == "b.pdf" {
			require.Equal(t, first.Time, l.Time, "what was undone linked nothing")
		}
	}
	require.Equal(t, []string{"AC-1 all.pdf IT", "AC-1[a] a.pdf IT", "AC-1[b] b.pdf IT", "AC-2[a] late.pdf IT", "AC-9[z] lost.pdf IT"}, got)
}

func TestRetainUntil(t *testing.T) {
	b := book{
		levels: []string{
			level("L1", "kind: all-met", "evidence: {retention: {years: 6, cite: rule 7}}"), level("L2", "kind: all-met"),
		},
		requirements: []string{req("AC-1", "L1", "a"), req("AC-2", "L2", "a")},
	}
	c := b.load(t)
	for _, test := range []struct {
		says, level, date, until string
	}{
		{"six years from the status date", "L1", "2026-03-01", "2032-03-01"},
		{"not a day early where there is no 29 February", "L1", "2028-02-29", "2034-03-01"},
		{"the day itself where there is one", "L1", "2022-02-28", "2028-02-28"},
		{"nothing without a status date", "L1", "", ""},
		{"nothing where the level sets nothing", "L2", "2026-03-01", ""},
	} {
		t.Run(test.says, func(t *testing.T) {
			day, ok := assessment.RetainUntil(c.Level(test.level), test.date)
			require.Equal(t, test.until != "", ok)
			if ok {
				require.Equal(t, test.until, day.Format(time.DateOnly))
			}
		})
	}
}
