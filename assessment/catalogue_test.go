package assessment_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls"
)

const (
	met        = assessment.Met
	notMet     = assessment.NotMet
	na         = assessment.NotApplicable
	unanswered = assessment.Unanswered
)

// level writes a level in YAML: level("L1", "kind: all-met"). What follows the rule are further keys of the level.
func level(id, rule string, more ...string) string {
	l := fmt.Sprintf("{id: %s, title: Rung, about: A rung, rule: {cite: rule 1, %s}", id, rule)
	for _, m := range more {
		l += ", " + m
	}
	return l + "}"
}

// req writes a requirement in YAML: req("AC-1", "L1", "a b", "weight: 5"). What stands before the hyphen of the id is its
// domain. An objective "a/freq/yearly" is answered on the scale freq and met from the step yearly, "a/freq" on the
// scale of its level's rule.
func req(id, level, objectives string, figures ...string) string {
	var asks []string
	for _, o := range strings.Fields(objectives) {
		key, scale, _ := strings.Cut(o, "/")
		scale, minimum, _ := strings.Cut(scale, "/")
		switch {
		case scale == "":
			asks = append(asks, key+": It is so")
		case minimum == "":
			asks = append(asks, fmt.Sprintf("%s: {text: It is so, scale: %s}", key, scale))
		default:
			asks = append(asks, fmt.Sprintf("%s: {text: It is so, scale: %s, minimum: %s}", key, scale, minimum))
		}
	}
	r := fmt.Sprintf("{id: %s, level: %s, title: T, ask: Is it, why: Because, do: [Do it], evidence: [Paper], cite: rule 2, objectives: {%s}",
		id, level, strings.Join(asks, ", "))
	for _, f := range figures {
		if f != "" {
			r += ", " + f
		}
	}
	return r + "}"
}

// partial writes the lesser weight of a requirement.
func partial(weight int) string {
	return fmt.Sprintf("partial: {weight: %d, ask: In part, cite: rule 3}", weight)
}

// counterparts refers a requirement to others of the same catalogue: counterparts("AC-1", "AC-2").
func counterparts(ids ...string) string {
	return fmt.Sprintf("refs: {small: [%s]}", strings.Join(ids, ", "))
}

// effort writes the estimate of a requirement, in days to set up.
func effort(days int) string {
	return fmt.Sprintf("effort: {setup_days: %d, yearly_days: 1, cost: low}", days)
}

// scale writes a scale in YAML: scale("freq", "never", "yearly").
func scale(id string, steps ...string) string {
	out := make([]string, len(steps))
	for i, s := range steps {
		out[i] = fmt.Sprintf("{id: %s, title: Step}", s)
	}
	return fmt.Sprintf("{id: %s, title: Scale, steps: [%s]}", id, strings.Join(out, ", "))
}

// book is a small catalogue in YAML.
type book struct {
	levels, requirements, scales, facts, exceptions []string

	reasons string // "not-met: rule 6"
}

// load reads the book as a catalogue.
func (b book) load(t testing.TB) *controls.Catalogue {
	t.Helper()
	var domains []string
	files := fstest.MapFS{}
	for _, r := range b.requirements {
		id, _, _ := strings.Cut(strings.TrimPrefix(r, "{id: "), ",")
		domain, _, _ := strings.Cut(id, "-")
		name := domain + ".yaml"
		if files[name] == nil {
			files[name] = &fstest.MapFile{}
			domains = append(domains, fmt.Sprintf("{id: %s, title: Domain, file: %s}", domain, name))
		}
		files[name].Data = append(files[name].Data, "- "+r+"\n"...)
	}
	var main strings.Builder
	main.WriteString("format: rung/v1\nid: small\nversion: v1\ntitle: Small\nshort: Small\npublisher: Nobody\nlanguages: [en]\nnotice: None\nlicence: CC0-1.0\n")
	for _, part := range []struct {
		key   string
		items []string
	}{{"scales", b.scales}, {"facts", b.facts}, {"exceptions", b.exceptions}, {"levels", b.levels}, {"domains", domains}} {
		fmt.Fprintf(&main, "%s: [%s]\n", part.key, strings.Join(part.items, ", "))
	}
	if b.reasons != "" {
		fmt.Fprintf(&main, "reasons: {%s}\n", b.reasons)
	}
	files[controls.MainFile] = &fstest.MapFile{Data: []byte(main.String())}
	c, err := controls.Load(files)
	require.NoError(t, err)
	return c
}

// enduring and temporary are exceptions in YAML.
const (
	enduring  = "{id: enduring, title: Enduring, about: No fix, cite: rule 7}"
	temporary = "{id: temporary, title: Temporary, about: A fix is near, cite: rule 8}"
)

// one is a book of one level L1 with this rule.
func one(rule string, requirements ...string) book {
	return book{levels: []string{level("L1", rule)}, requirements: requirements}
}

// answered is the state of an assessment with these answers: "AC-1[a]=met AC-2=partial".
func answered(target, answers string) *assessment.State {
	s := assessment.Replay(assessment.Header{Rung: assessment.Version, ID: "x", Target: target}, nil)
	for i, answer := range strings.Fields(answers) {
		id, value, _ := strings.Cut(answer, "=")
		e := assessment.AnswerEvent(s.Set(id, assessment.Value(value), nil))
		e.ID, e.Time = fmt.Sprintf("e%d", i), instant(i)
		s.Add(e)
	}
	return s
}

// instant is a time, n seconds after a fixed one.
func instant(n int) time.Time {
	return time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC).Add(time.Duration(n) * time.Second)
}
