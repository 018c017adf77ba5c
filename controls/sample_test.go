package controls_test

import (
	"errors"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"rung/controls"
)

// sample is a catalogue as file names and contents.
type sample map[string]string

func (s sample) files() fstest.MapFS {
	files := fstest.MapFS{}
	for name, text := range s {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

// edit returns the sample with one place of one file changed. The old text must stand there just once.
func (s sample) edit(t testing.TB, file, old, with string) sample {
	t.Helper()
	require.Equal(t, 1, strings.Count(s[file], old), "%q must stand once in %s", old, file)
	out := maps.Clone(s)
	out[file] = strings.Replace(s[file], old, with, 1)
	return out
}

func load(t testing.TB, s sample) *controls.Catalogue {
	t.Helper()
	c, err := controls.Load(s.files())
	require.NoError(t, err)
	return c
}

// broken loads a sample that must be refused and returns what was found.
func broken(t testing.TB, s sample) []controls.Problem {
	t.Helper()
	c, err := controls.Load(s.files())
	require.Nil(t, c)
	var invalid *controls.InvalidError
	require.True(t, errors.As(err, &invalid), "an InvalidError is expected, not %v", err)
	require.NotEmpty(t, invalid.Problems)
	return invalid.Problems
}

// The samples are the least that each rule needs. Line numbers in the tests count in these texts.
var allMet = sample{
	"catalogue.yaml": `format: rung/v1
id: basics
version: "1.0"
title: {en: Basics, zh-TW: 基本要求}
short: Basics
publisher: Example
languages: [en, zh-TW]
notice: {en: An example., zh-TW: 範例。}
licence: CC0-1.0
levels:
  - id: L1
    title: {en: One, zh-TW: 第一級}
    about: {en: The first., zh-TW: 第一級。}
    rule: {kind: all-met, cite: Rule 1}
domains:
  - {id: AC, title: {en: Access, zh-TW: 存取}, file: access.yaml}
`,
	"access.yaml": `- id: AC.1
  level: L1
  title: {en: Accounts, zh-TW: 帳號}
  ask: {en: "Is it so?", zh-TW: 是這樣嗎？}
  why: {en: Because., zh-TW: 因為。}
  do: {en: [Do it.], zh-TW: [去做。]}
  evidence: {en: [A list.], zh-TW: [清單。]}
  objectives:
    a: {en: It is so., zh-TW: 是這樣。}
`,
}

var deduction = sample{
	"catalogue.yaml": `format: rung/v1
id: points
version: 2024-10-15
title: Points
short: Points
publisher: Example
languages: [en]
notice: An example.
licence: CC0-1.0
sources:
  - {id: rule, title: The rule, date: 2024-10, url: "https://example.org/rule"}
references:
  - {id: other, title: Another list}
annexes:
  - id: help
    title: Whom to call
    checked: 2025-01-02
    items:
      - {title: Hotline, text: Call it.}
levels:
  - id: L2
    title: Two
    about: The second.
    rule:
      kind: deduction
      cite: Rule 2
      maximum: 10
      gate: {requirement: PL.1, cite: Rule 2(a)}
      conditional: {minimum: 8, days: 180, cite: Rule 2(b)}
    status: {final: Final Two, conditional: Conditional Two}
    validity: {years: 3, cite: Rule 2(c)}
    affirm: {years: 1, cite: Rule 2(d)}
domains:
  - id: PL
    title: Planning
    about: Plans.
    file: planning.yaml
`,
	"planning.yaml": `- id: PL.1
  level: L2
  title: A plan
  poam: never
  cite: Rule 2(e)
  ask: Is there a plan?
  why: Because.
  do: [Write it.]
  evidence: [The plan.]
  objectives:
    a: There is a plan.
- id: PL.2
  level: L2
  title: Encryption
  weight: 5
  partial:
    weight: 3
    ask: Is it in use, but not certified?
    cite: Rule 2(g)
  poam: if-partial
  cite:
    weight: Rule 2(f)
    poam: Rule 2(h)
  ask: Is it encrypted?
  why: Because.
  do:
    - Turn it on.
  evidence: [A picture.]
  objectives:
    a: It is encrypted.
    b:
      text: The keys are kept.
      renamed_from: ["PL.2[c]"]
  refs:
    other: ["3.10"]
    points: [PL.1]
  effort: {setup_days: 2, yearly_days: 0, cost: low}
  renamed_from: [PL.3]
`,
}

var count = sample{
	"catalogue.yaml": `format: rung/v1
id: counted
version: "1"
title: Counted
short: Counted
publisher: Example
languages: [en]
notice: An example.
licence: CC0-1.0
levels:
  - id: L1
    title: One
    about: The first.
    rule: {kind: all-met, cite: Rule 1}
  - id: L2
    title: Two
    about: The second.
    rule:
      kind: count
      cite: Rule 2
      maximum: 1
      conditional: {minimum: 1, days: 90, cite: Rule 2(a)}
      requires: {level: L1, status: Final One, cite: Rule 2(b)}
    implies: {level: L1, cite: Rule 2(c)}
domains:
  - {id: B, title: Second, file: b.yaml}
  - {id: A, title: First, file: a.yaml}
`,
	"b.yaml": one("B.2", "L2", "  poam: allowed\n  cite: Rule 2(d)\n", "") + one("B.1", "L1", "", ""),
	"a.yaml": one("A.1", "L1", "", ""),
}

var cumulative = sample{
	"catalogue.yaml": `format: rung/v1
id: ladder
version: "1"
title: Ladder
short: Ladder
publisher: Example
languages: [en]
notice: An example.
licence: CC0-1.0
scales:
  - id: often
    title: How often
    steps:
      - {id: never, title: Never}
      - {id: yearly, title: Yearly, text: At least once a year.}
      - {id: monthly, title: Monthly}
facts:
  - {id: remote, ask: "Does anyone work from home?", off: Nobody works from home.}
profiles:
  - {id: workshop, title: A workshop, facts: {remote: false}}
levels:
  - {id: L1, title: One, about: The first., rule: {kind: cumulative, cite: Rule 1}}
  - {id: L2, title: Two, about: The second., rule: {kind: cumulative, cite: Rule 2}}
domains:
  - {id: A, title: First, file: a.yaml}
`,
	"a.yaml": one("A.2", "L2", "  needs: [remote]\n", `    b:
      text: Copies are tried out.
      scale: often
      minimum: yearly
      stages: {monthly: Each month one copy is restored.}
`) + one("A.1", "L1", "", ""),
}

var rating = sample{
	"catalogue.yaml": `format: rung/v1
id: tiers
version: "1"
title: Tiers
short: Tiers
publisher: Example
languages: [en]
notice: An example.
licence: CC0-1.0
scales:
  - id: tier
    title: Tier
    steps:
      - {id: t1, title: Partial}
      - {id: t2, title: Informed}
levels:
  - {id: T2, title: Tier 2, about: The second tier., rule: {kind: rating, cite: Rule 1, scale: tier, step: t2}}
domains:
  - {id: GV, title: Govern, file: govern.yaml}
`,
	"govern.yaml": `- id: GV.1
  level: T2
  title: Roles
  ask: Who decides?
  why: Because.
  do: [Name someone.]
  evidence: [A name.]
  objectives:
    a:
      text: Someone is named.
      scale: tier
      stages:
        t1: Nobody is named.
        t2: Someone is named in writing.
`,
}

// one writes a requirement in a catalogue of one language.
func one(id, level, more, objectives string) string {
	return "- id: " + id + "\n  level: " + level + "\n  title: A title\n  ask: Is it so?\n  why: Because.\n  do: [Do it.]\n" +
		"  evidence: [A list.]\n" + more + "  objectives:\n    a: It is so.\n" + objectives
}
