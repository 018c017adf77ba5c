package pdf

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls/lang"
	"rung/report"
)

// drawn is all text of a document in the order of reading, without white space and without what only repeats.
func drawn(d *document) string {
	var b strings.Builder
	for _, p := range d.pages {
		for _, m := range p.marks {
			if m.text != nil && !m.text.again {
				b.WriteString(squeezed(m.text.text))
			}
		}
	}
	return b.String()
}

// sentences are all texts of a model that its report must show.
func sentences(m report.Model) []string {
	var out []string
	switch m.Kind {
	case report.KindSummary:
		out = summarySentences(m)
	case report.KindPlan:
		out = planSentences(m)
	default:
		out = labelsOf(m)
		m.Labels = report.Labels{Legend: m.Labels.Legend}
		m.Kind, m.Lang, m.Also, m.Generator, m.Title, m.Date, m.Score = "", "", "", "", "", "", report.Score{} // of the file, not of its pages
		m.Cover.Firm, m.Cover.Scope = "", ""                                                                   // shortened on the cover where they are very long, then in full with the method
		m.Look.Confidential = ""                                                                               // in the footer
		if len(m.Gaps) == 0 {
			m.Ways = nil
		}
		collect(reflect.ValueOf(m), &out)
	}
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}

// labelsOf are the labels that a full report of a model shows.
func labelsOf(m report.Model) []string {
	l := m.Labels
	out := []string{
		l.Contents, l.Ladder, l.Summary, l.Progress, l.Domains, l.Gaps, l.Findings, l.Method, l.Sources, l.Notice, l.Outcomes,
		l.ReadDomains, l.ReadFindings, l.Statement, l.Answer, l.Heat, l.ReadHeat, l.Target, l.SignOff, l.ReadSignOff, l.Role, l.Name,
		l.Signature, l.Day, l.History, l.ReadHistory,
	}
	when := func(there bool, labels ...string) {
		if there {
			out = append(out, labels...)
		}
	}
	when(len(m.Gaps) > 0, l.FirstGaps, l.ReadGaps, l.Failing, l.DoFirst, l.Evidence, l.Why, l.Work, l.Stairs, l.ReadStairs, l.Place)
	when(len(m.Gaps) == 0, l.NoGaps)
	when(len(m.Todos) > 0, l.Todos, l.ReadTodos)
	when(len(m.Exceptions) > 0, l.Exceptions, l.ReadExceptions, l.Exception)
	when(len(m.Evidence) > 0, l.Index, l.ReadIndex, l.Hash, l.SpeaksFor)
	when(len(m.Related) > 0, l.Related, l.ReadRelated)
	when(len(m.Annexes) > 0, l.Annexes, l.ReadAnnexes)
	when(m.Timeline != nil, l.Timeline, l.ReadTimeline)
	when(m.Look.PreparedFor != "", l.PreparedFor)
	when(m.Look.NoCover, l.Firms)
	when(m.Look.Radar && len(m.Domains) > 2, l.Radar)
	when(slices.ContainsFunc(m.Findings, func(g report.FindingGroup) bool {
		return slices.ContainsFunc(g.Findings, func(f report.Finding) bool { return f.References != "" })
	}), l.References)
	return out
}

func summarySentences(m report.Model) []string {
	l := m.Labels
	out := append([]string{m.Summary.Headline, m.Summary.Score, m.Summary.ScoreWord, l.Outcomes, m.Method.Certificate, m.Cover.Heading}, m.Ways...)
	if len(m.Summary.First) > 0 {
		out = append(out, l.Ways)
	}
	out = append(out, m.Summary.Paragraphs...)
	for _, g := range m.Summary.First {
		out = append(out, g.ID, g.Title, g.Also)
	}
	for _, r := range m.Cover.Ladder {
		out = append(out, r.Title, r.Word)
	}
	if m.Since != nil {
		out = append(append(out, m.Since.Title), m.Since.Lines...)
	}
	return out
}

func planSentences(m report.Model) []string {
	l := m.Labels
	out := append([]string{m.Summary.Headline, l.Plan, l.ReadPlan, l.SignOff, m.Method.Certificate, m.Method.Notice, m.Cover.Heading}, m.Ways...)
	if len(m.Gaps) > 0 {
		out = append(out, l.Requirement, l.Owner, l.Due, l.Effort, l.Points, l.After, l.Stairs, l.ReadStairs)
	}
	for _, g := range m.Gaps {
		out = append(out, g.ID, g.Title, g.Also, g.Owner, g.Due, g.Allowed, g.Unlocks, g.After, g.Resources, g.Comments)
		for _, step := range g.Milestones {
			out = append(out, step.Text, step.Due, step.Word)
		}
		if len(g.Milestones) == 0 {
			out = append(out, g.Do...)
		}
		for _, f := range alikeNoted(g.Failing) {
			out = append(out, f.text)
		}
	}
	for _, sign := range m.SignOff {
		out = append(out, sign.Role, sign.Name)
	}
	return out
}

// unseen are fields whose values stand for something and are not words: each with where its words are.
var unseen = map[string]bool{
	"Mark.Outcome": true, "Rung.State": true, // the word beside it
	"Objective.ID": true,                                         // its key
	"Gap.Level":    true, "Gap.Ask": true, "Finding.Level": true, // among the findings
	"Gap.OnPlan": true, "Gap.After": true, "Stair.Reaches": true, // in the sentences of the gap
	"Finding.Owner": true, "Finding.Due": true, // in the register
	"Timeline.Points": true, // some of them: see TestSomeOf
	"Rating.Steps":    true, // in its words
	"Look.Logo":       true,
}

func collect(v reflect.Value, out *[]string) {
	switch v.Kind() {
	case reflect.String:
		if v.String() != "" {
			*out = append(*out, v.String())
		}
	case reflect.Slice:
		for i := range v.Len() {
			collect(v.Index(i), out)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			collect(v.Elem(), out)
		}
	case reflect.Struct:
		if v.Type().PkgPath() == "time" {
			return
		}
		for i := range v.NumField() {
			if !unseen[v.Type().Name()+"."+v.Type().Field(i).Name] {
				collect(v.Field(i), out)
			}
		}
	}
}

func TestEverySentenceIsOnAPage(t *testing.T) {
	f := bothFaces(t)
	eachModel(t, func(t *testing.T, m report.Model) {
		if m.Title == "" {
			return // a model without words
		}
		text := drawn(layOut(m, f))
		said := sentences(m)
		if m.Kind != report.KindSummary || len([]rune(m.Cover.Firm)) <= 120 { // one page has no room for more
			said = append(said, m.Cover.Firm, m.Cover.Scope)
		}
		for _, s := range said {
			if !strings.Contains(text, squeezed(clean(s, f.regular))) {
				t.Errorf("not in the report: %.200q", s)
			}
		}
	})
}

func TestEverythingStandsWithinItsPage(t *testing.T) {
	f := bothFaces(t)
	eachModel(t, func(t *testing.T, m report.Model) { standsWithin(t, layOut(m, f)) })
}

// standsWithin checks that all marks of a document stand within their pages and no text lies over another.
func standsWithin(t *testing.T, d *document) {
	t.Helper()
	for n, p := range d.pages {
		var texts []*textMark
		for _, mark := range p.marks {
			if x := mark.text; x != nil {
				texts = append(texts, x)
				end := x.x + x.style.font.width(x.text)
				if x.x < left-0.1 || end > right+0.6 || x.baseline < 30 || x.baseline > footerLine+6 {
					t.Fatalf("page %d: %.80q from %.1f to %.1f at %.1f", n+1, x.text, x.x, end, x.baseline)
				}
			}
			if s := mark.shape; s != nil {
				for _, at := range s.points {
					require.True(t, at.x >= -0.1 && at.x <= pageWidth+0.1 && at.y >= -0.1 && at.y <= pageHeight+0.1)
				}
			}
		}
		for i, a := range texts {
			for _, b := range texts[i+1:] {
				if overlap(a, b) {
					t.Fatalf("page %d: %.60q lies over %.60q", n+1, a.text, b.text)
				}
			}
		}
	}
}

// overlap reports whether the letters of two texts touch.
func overlap(a, b *textMark) bool {
	high := func(x *textMark) (float64, float64) {
		return x.baseline - 0.7*x.style.font.size, x.baseline + 0.08*x.style.font.size
	}
	aTop, aBottom := high(a)
	bTop, bBottom := high(b)
	return a.x < b.x+b.style.font.width(b.text) && b.x < a.x+a.style.font.width(a.text) && aTop < bBottom && bTop < aBottom
}

func TestEveryLinkLeadsSomewhere(t *testing.T) {
	f := bothFaces(t)
	eachModel(t, func(t *testing.T, m report.Model) {
		if m.Title == "" {
			return // a model without words has no headings to lead to
		}
		d := layOut(m, f)
		for _, p := range d.pages {
			for _, mark := range p.marks {
				if l := mark.link; l != nil && l.address == "" {
					at, ok := d.anchors[l.anchor]
					require.True(t, ok, l.anchor)
					require.Contains(t, d.pages, at.page)
				}
			}
		}
	})
}

func TestBookmarksFollowThePages(t *testing.T) {
	f := bothFaces(t)
	m := usual(lang.English).model(t, lang.English)
	d := layOut(m, f)
	var tops []string
	last := 0
	for _, b := range d.bookmarks {
		if b.level == 0 {
			tops = append(tops, b.title)
		}
		page := slices.Index(d.pages, b.page)
		require.GreaterOrEqual(t, page, last, b.title)
		last = page
	}
	l := m.Labels
	require.Equal(t, []string{
		m.Cover.Heading, l.Contents, l.Ladder, l.Summary, l.Heat, l.Domains, l.Gaps, l.Todos, l.Findings, l.History, l.Related, l.Method, l.SignOff,
	}, tops)
	require.Len(t, d.bookmarks, len(tops)+len(m.Gaps)+len(m.Findings))
}

func TestUnansweredIsNeverDrawnAsMet(t *testing.T) {
	f := bothFaces(t)
	m := trial{profile: firms[lang.English], answer: always(assessment.Unanswered, "")}.model(t, lang.English)
	for _, p := range layOut(m, f).pages[4:] { // past the legends, which show every sign
		for i, mark := range p.marks {
			if mark.text != nil {
				require.NotEqual(t, "met", mark.text.text)
			}
			if s := mark.shape; s != nil && s.fill != nil && i > 0 {
				require.NotEqual(t, metFill, *s.fill)
			}
		}
	}
}

func TestTheMethodSaysWhatTheCoverCutShort(t *testing.T) {
	s := &setter{Model: hostile().model(t, lang.English), faces: bothFaces(t), styles: newStyles(bothFaces(t), false)}
	s.flow.document = newDocument()
	s.cover(s.flow.document.newPage())
	var labels []string
	for _, field := range s.cut {
		labels = append(labels, field.Label)
	}
	require.Equal(t, []string{"Firm", "Scope", "Filled in by", "Sector", "CAGE codes"}, slices.Compact(labels))
}
