package oscal_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/assessment/exchange"
	"rung/controls"
	"rung/controls/lang"
	"rung/frameworks"
	"rung/report"
	"rung/report/oscal"
)

var now = time.Date(2026, 3, 9, 8, 30, 0, 0, time.UTC)

var writers = []struct {
	name  string
	write oscal.Write
}{
	{"assessment-results", oscal.AssessmentResults}, {"plan-of-action-and-milestones", oscal.PlanOfAction}, {"system-security-plan", oscal.SecurityPlan},
}

func shipped(t testing.TB, id string) *controls.Catalogue {
	t.Helper()
	files, err := fs.Sub(frameworks.Files, id)
	require.NoError(t, err)
	c, err := controls.Load(files)
	require.NoError(t, err)
	return c
}

// teller tells what was done, an hour after the other.
type teller struct {
	catalogue *controls.Catalogue
	state     *assessment.State
	n         int
}

func begin(c *controls.Catalogue, target string, p *assessment.Profile) *teller {
	header := assessment.Header{Rung: 1, ID: "0102030405060708090a0b0c", Created: now.AddDate(0, -2, 0), Framework: assessment.Ref(c), Target: target}
	t := &teller{c, assessment.Replay(header, nil), 0}
	if p != nil {
		t.do(assessment.Event{Do: assessment.DoProfile, Profile: p})
	}
	return t
}

func (t *teller) do(e assessment.Event) {
	t.n++
	e.ID, e.Time, e.Author = fmt.Sprint("e", t.n), now.AddDate(0, -1, 0).Add(time.Duration(t.n)*time.Hour), []string{"IT", "", "assessor"}[t.n%3]
	t.state.Add(e)
}

// value is an answer that an objective takes: the highest or the lowest there is.
func (t *teller) value(o *controls.Objective, good bool) assessment.Value {
	scale := t.catalogue.Scale(o.Scale)
	switch {
	case scale != nil && good:
		return assessment.Value(scale.Steps[len(scale.Steps)-1].ID)
	case scale != nil:
		return assessment.Value(scale.Steps[0].ID)
	case good:
		return assessment.Value(assessment.Met)
	}
	return assessment.Value(assessment.NotMet)
}

// answer gives every objective an answer: by the pattern met, mostly; a share of 1 answers all of them.
func (t *teller) answer(share float64, good bool, note func(i int) string) *teller {
	asked := t.catalogue.Asked(t.state.Target)
	for i, r := range asked[:int(share*float64(len(asked)))] {
		var set []assessment.Setting
		for j := range r.Objectives {
			o := &r.Objectives[j]
			to := t.value(o, good || i%5 != 2 || j%2 == 0)
			if !good && i%11 == 7 {
				to = assessment.Value(assessment.NotApplicable)
			}
			said := note(i + j)
			set = append(set, assessment.Setting{ID: o.ID, To: to, Note: &said})
		}
		if r.Partial != nil && !good {
			set = append(set, assessment.Setting{ID: r.ID, To: assessment.PartlyMet})
		}
		t.do(assessment.AnswerEvent(set...))
	}
	return t
}

func quiet(i int) string {
	return []string{"", "Two accounts are open.", "離職同仁的帳號還沒停用。"}[i%3]
}

// grow adds plans and evidence with these words.
func (t *teller) grow(words string) *teller {
	for i, r := range t.catalogue.Asked(t.state.Target) {
		if i%5 == 2 && i%2 == 0 {
			item := assessment.PlanItem{ID: r.ID, Owner: "IT " + words, Due: "2026-06-30", Resources: words, Milestones: []assessment.Milestone{
				{Text: words, Due: "2026-05-01", Done: true}, {Text: ""}, {Text: "Signed", Due: "when it fits"},
			}}
			if i%4 == 2 {
				item.Closed = "2026-03-01"
			}
			t.do(assessment.Event{Do: assessment.DoPlan, Plan: &item})
		}
		if i%6 == 1 {
			t.do(assessment.Event{Do: assessment.DoEvidence, Evidence: []assessment.Evidence{
				{ID: r.Objectives[0].ID, Path: "policies/access rules v3.pdf", SHA256: strings.Repeat("0a", 32), Size: 48_200, Date: "2026-02-11"},
				{ID: r.ID, Path: `C:\logs\` + words, SHA256: "no hash", Draft: true},
			}})
		}
	}
	return t
}

func (t *teller) source(tag lang.Tag) report.Subject {
	return report.Subject{Catalogue: t.catalogue, State: t.state, Result: assessment.Evaluate(t.catalogue, t.state), Lang: tag, Now: now, Generator: "rung test"}
}

const hostile = "\x1b[31m\u202e\x00\u200b<script>*_`~^[a](javascript:b) {{ insert: param, x }} \"q\" & &amp; \\ \r\n# 😀\t終 \xff\u2028"

var plant = &assessment.Profile{Firm: "Example Precision Parts Ltd.", Scope: "Plant 1", Sector: "Metal", Size: 40, UBN: "04595257", CAGE: []string{"SAB12"}, Assessor: "assessor"}

// cases are assessments that between them reach every corner of the documents.
func cases(t testing.TB) map[string]*teller {
	cmmc, tw, csf := shipped(t, "cmmc-2"), shipped(t, "tw-supply-chain"), shipped(t, "csf-2")
	long := strings.Repeat("長", controls.MaxText/3)
	nasty := &assessment.Profile{Firm: hostile, Scope: hostile + long, Sector: hostile, UBN: hostile, CAGE: []string{hostile, ""}, Assessor: hostile}
	last := func(c *controls.Catalogue) string { return c.Levels[len(c.Levels)-1].ID }
	return map[string]*teller{
		"level 1":           begin(cmmc, "L1", plant).answer(1, false, quiet).grow("Signed"),
		"level 2":           begin(cmmc, "L2", plant).answer(0.9, false, quiet).grow("Signed"),
		"level 3":           begin(cmmc, "L3", plant).answer(0.5, false, quiet),
		"Taiwan's ladder":   begin(tw, last(tw), plant).answer(0.8, false, quiet).grow("簽回"),
		"a rating":          begin(csf, last(csf), plant).answer(0.9, false, quiet).grow("Signed"),
		"empty":             begin(cmmc, "L2", nil),
		"finished":          begin(cmmc, "L2", plant).answer(1, true, quiet),
		"nothing said":      begin(cmmc, "L1", &assessment.Profile{}).answer(1, false, func(int) string { return "" }),
		"hostile":           begin(cmmc, "L2", nasty).answer(1, false, func(i int) string { return hostile }).grow(hostile),
		"notes of 64 KiB":   begin(cmmc, "L1", plant).answer(0.2, false, func(int) string { return long }),
		"facts answered no": begin(tw, last(tw), &assessment.Profile{Firm: "F", Facts: facts(tw)}).answer(1, false, quiet),
	}
}

func facts(c *controls.Catalogue) map[string]bool {
	out := map[string]bool{}
	for _, f := range c.Facts {
		out[f.ID] = false
	}
	return out
}

func TestEveryDocumentIsValidAndWhole(t *testing.T) {
	for name, told := range cases(t) {
		for _, tag := range []lang.Tag{lang.English, lang.TraditionalChinese} {
			if tag == lang.TraditionalChinese && !slices.Contains([]string{"level 1", "level 2", "Taiwan's ladder", "hostile", "empty"}, name) {
				continue // its words are all in these
			}
			for _, w := range writers {
				t.Run(name+", "+string(tag)+", "+w.name, func(t *testing.T) {
					var out, again bytes.Buffer
					entries, err := w.write(&out, told.source(tag))
					if w.name == "plan-of-action-and-milestones" && (name == "empty" || name == "finished") {
						require.ErrorIs(t, err, report.ErrNoGap)
						return
					}
					require.NoError(t, err)
					valid(t, out.Bytes())
					whole(t, out.Bytes())
					require.False(t, strings.Contains(out.String(), "⟨"), "a message is missing")
					for _, r := range out.String() {
						require.False(t, controls.Hidden(r), "%U", r)
					}
					counted, err := oscal.Count(out.Bytes())
					require.NoError(t, err)
					require.Equal(t, entries, counted)
					_, err = w.write(&again, told.source(tag))
					require.NoError(t, err)
					require.True(t, bytes.Equal(out.Bytes(), again.Bytes()), "the same input gives the same bytes")
				})
			}
		}
	}
}

// TestItComesBackEqual takes a document into an empty assessment of the same target.
func TestItComesBackEqual(t *testing.T) {
	for name, told := range cases(t) {
		if name == "hostile" { // what must not be shown is written out, and does not come back
			continue
		}
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			_, err := oscal.AssessmentResults(&out, told.source(lang.English))
			require.NoError(t, err)
			read, err := exchange.ReadResults(out.Bytes(), "r.json")
			require.NoError(t, err)
			fresh := begin(told.catalogue, told.state.Target, &told.state.Profile)
			compared := exchange.Compare(told.catalogue, fresh.state, read.Incoming)
			require.Empty(t, compared.Ignored)
			require.Empty(t, compared.Conflicts)
			require.Empty(t, compared.Changed)
			if settings := compared.Settings(fresh.state, false); len(settings) > 0 {
				fresh.do(assessment.AnswerEvent(settings...))
			}
			back := assessment.Evaluate(told.catalogue, fresh.state)
			for i, f := range assessment.Evaluate(told.catalogue, told.state).Findings {
				require.Equal(t, f.Outcome, back.Findings[i].Outcome, f.Requirement.ID)
				require.Equal(t, f.Partial, back.Findings[i].Partial, f.Requirement.ID)
				for j, o := range f.Objectives {
					if f.Off == nil {
						require.Equal(t, o.Answer.Value, back.Findings[i].Objectives[j].Answer.Value, o.Objective.ID)
						require.Equal(t, o.Answer.Note, back.Findings[i].Objectives[j].Answer.Note, o.Objective.ID)
					}
				}
			}
			again := exchange.Compare(told.catalogue, told.state, read.Incoming)
			require.Empty(t, again.New)
			require.Empty(t, again.Changed)
			require.Empty(t, again.Conflicts)
		})
	}
}

// decode reads a document the way another tool would.
func decode(t testing.TB, told *teller, w oscal.Write) map[string]any {
	t.Helper()
	var out bytes.Buffer
	_, err := w(&out, told.source(lang.English))
	require.NoError(t, err)
	var d map[string]any
	require.NoError(t, json.Unmarshal(out.Bytes(), &d))
	for _, root := range d {
		return root.(map[string]any)
	}
	return nil
}
