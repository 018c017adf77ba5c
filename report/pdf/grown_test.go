package pdf

import (
	"bytes"
	"fmt"
	"image"
	rgb "image/color"
	"image/png"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
	"rung/report"
)

// owners are who closes gaps.
var owners = map[lang.Tag][]string{
	lang.English: {"IT supplier", "Plant manager", "Purchasing department of the second plant"}, lang.TraditionalChinese: {"資訊廠商", "廠長", "二廠採購部門承辦人員"},
}

// grown is an assessment of Level 2 that took four months: about 60 gaps, with notes, evidence, plans and an exception.
func grown(tag lang.Tag, o report.Options) trial {
	return trial{profile: firms[tag], level: "L2", grown: true, options: o, answer: func(i int) (assessment.Outcome, string) {
		switch {
		case i%5 == 3:
			return assessment.NotMet, notes[tag][i%len(notes[tag])]
		case i%47 == 1:
			return assessment.NotApplicable, notes[tag][0]
		}
		return assessment.Met, ""
	}}
}

// growth is what happened in the months before the last answers.
func (x trial) growth(c *controls.Catalogue) []assessment.Event {
	var events []assessment.Event
	tag := x.tag()
	asked := c.Asked(x.level)
	for i, r := range asked {
		day := made.AddDate(0, 0, -120+i)
		to := assessment.Value(assessment.Met)
		if i%3 == 0 {
			to = assessment.Value(assessment.NotMet)
		}
		var set []assessment.Setting
		for _, o := range r.Objectives {
			set = append(set, assessment.Setting{ID: o.ID, To: to})
		}
		events = append(events, assessment.Event{ID: fmt.Sprint("g", i), Time: day, Author: x.profile.Assessor, Do: assessment.DoAnswer, Set: set})
		if i%9 == 0 {
			file := assessment.Evidence{
				ID: r.Objectives[0].ID, Path: fmt.Sprintf("evidence/%s/%s.pdf", strings.Repeat("folder/", i%4*6), r.ID),
				SHA256: strings.Repeat(fmt.Sprintf("%08x", i), 8), Size: int64(i) * 12345, Date: day.Format(time.DateOnly), Draft: i%2 == 1,
			}
			events = append(events, assessment.Event{ID: fmt.Sprint("f", i), Time: day, Do: assessment.DoEvidence, Evidence: []assessment.Evidence{file}})
		}
		if i%4 == 0 {
			plan := assessment.PlanItem{ID: r.ID, Owner: owners[tag][i%3], Due: "2026-06-30", Resources: notes[tag][2], Milestones: []assessment.Milestone{
				{Text: notes[tag][0], Due: "2026-04-01", Done: true}, {Text: strings.Repeat(notes[tag][2], 3), Due: "2026-06-30"},
			}}
			events = append(events, assessment.Event{ID: fmt.Sprint("l", i), Time: day, Do: assessment.DoPlan, Plan: &plan})
		}
	}
	x2 := assessment.Exception{Kind: c.Exceptions[0].ID, Reference: "SSP 4.2"}
	last := asked[len(asked)-1].Objectives[0].ID
	return append(events, assessment.Event{ID: "x", Time: made, Do: assessment.DoAnswer, Set: []assessment.Setting{{ID: last, Exception: &x2}}})
}

// tag is the language of the trial's firm.
func (x trial) tag() lang.Tag {
	for _, tag := range languages {
		if firms[tag].Firm == x.profile.Firm {
			return tag
		}
	}
	return lang.English
}

// everyOption asks for all that a report can have.
func everyOption(t testing.TB, tag lang.Tag) report.Options {
	t.Helper()
	return report.Options{
		Langs: languages, Dates: report.DatesBoth,
		Look: report.Look{
			Logo: logo(t), Confidential: "Confidential 機密", PreparedFor: notes[tag][0] + notes[tag][2], NoCover: true, Radar: true,
		},
	}
}

// logo is a picture with a transparent edge.
func logo(t testing.TB) *report.Logo {
	t.Helper()
	picture := image.NewNRGBA(image.Rect(0, 0, 300, 100))
	for x := 10; x < 290; x++ {
		for y := 10; y < 90; y++ {
			picture.Set(x, y, rgb.NRGBA{uint8(x), 90, uint8(2 * y), 255})
		}
	}
	var b bytes.Buffer
	require.NoError(t, png.Encode(&b, picture))
	read, err := report.ReadLogo(&b)
	require.NoError(t, err)
	return read
}

// stairsOf is a staircase of one point a gap.
func stairsOf(gaps []report.Gap) *report.Staircase {
	start := 0
	s := &report.Staircase{Start: &start, StartWord: "Now: 0", Minimum: 88, MinimumWord: "88: some", Maximum: len(gaps), MaximumWord: "110: all"}
	for i, g := range gaps {
		score := i + 1
		s.Steps = append(s.Steps, report.Stair{Place: g.Place, ID: g.ID, Points: 1, Score: &score})
	}
	return s
}

func TestTheSummaryIsOnePage(t *testing.T) {
	f := bothFaces(t)
	eachModel(t, func(t *testing.T, m report.Model) {
		if m.Kind == report.KindSummary {
			require.Len(t, layOut(m, f).pages, 1)
		}
	})
}

func TestEveryPageCarriesTheMark(t *testing.T) {
	f := bothFaces(t)
	for _, kind := range report.Kinds {
		for _, noCover := range []bool{false, true} {
			o := everyOption(t, lang.English)
			o.Kind, o.Look.NoCover = kind, noCover
			for i, p := range layOut(grown(lang.English, o).model(t, lang.English), f).pages {
				marked := slices.ContainsFunc(p.marks, func(m mark) bool { return m.text != nil && m.text.text == o.Look.Confidential })
				require.True(t, marked, "%s, page %d", kind, i+1)
			}
		}
	}
}

func TestTheLogoStandsOnTheFirstPage(t *testing.T) {
	f := bothFaces(t)
	for _, kind := range report.Kinds {
		o := everyOption(t, lang.English)
		o.Kind = kind
		first := layOut(grown(lang.English, o).model(t, lang.English), f).pages[0]
		at := slices.IndexFunc(first.marks, func(m mark) bool { return m.image != nil })
		require.GreaterOrEqual(t, at, 0, kind)
		i := first.marks[at].image
		require.InDelta(t, 3, i.w/i.h, 0.05, "its shape is kept")
		require.LessOrEqual(t, i.x+i.w, right+0.01)
	}
}

func TestSomeOf(t *testing.T) {
	require.Equal(t, []int{0, 1, 2}, someOf(3, 10))
	require.Equal(t, []int{0, 2, 5, 8, 11}, someOf(12, 5))
	require.Empty(t, someOf(0, 5))
}
