package controls_test

import "testing"

func TestIDs(t *testing.T) {
	requireFaults(t, []fault{
		{"two requirements with one id", deduction, plan, "- id: PL.2", "- id: PL.1\n  level: L2\n  title: x\n  poam: never\n  cite: x\n  ask: x\n  why: x\n  do: [x]\n  evidence: [x]\n  objectives: {a: x}\n- id: PL.2", plan + ":12:7", "duplicate-id", `"PL.1" stands here a second time, after planning.yaml:1`},
		{"two requirements with one id in two files", count, "a.yaml", "- id: A.1", "- id: B.1", "a.yaml:1:7", "duplicate-id", "after b.yaml:12"},
		{"two levels with one id", cumulative, main, "domains:\n", "  - {id: L1, title: x, about: x, rule: {kind: cumulative, cite: x}}\ndomains:\n", main + ":24:10", "duplicate-id", "level"},
		{"two domains with one id", count, main, "{id: A,", "{id: B,", main + ":27:10", "duplicate-id", "domain"},
		{"two domains with one file", allMet, main, "domains:\n", "domains:\n  - {id: AT, title: {en: x, zh-TW: y}, file: access.yaml}\n", main + ":17:52", "duplicate-id", "file"},
		{"two steps with one id", rating, main, "levels:\n", "      - {id: t1, title: x}\nlevels:\n", main + ":16:14", "duplicate-id", "step"},
		{"two facts with one id", cumulative, main, "profiles:\n", "  - {id: remote, ask: x, off: x}\nprofiles:\n", main + ":19:10", "duplicate-id", "fact"},
		{"two profiles with one id", cumulative, main, "levels:\n", "  - {id: workshop, title: x, facts: {}}\nlevels:\n", main + ":21:10", "duplicate-id", "profile"},
		{"two reference sets with one id", deduction, main, "annexes:\n", "  - {id: other, title: x}\nannexes:\n", main + ":14:10", "duplicate-id", "reference set"},
		{"two sources with one id", deduction, main, "references:\n", "  - {id: rule, title: x}\nreferences:\n", main + ":12:10", "duplicate-id", "source"},
		{"two annexes with one id", deduction, main, "levels:\n", "  - {id: help, title: x}\nlevels:\n", main + ":20:10", "duplicate-id", "annex"},
		{"two scales with one id", cumulative, main, "facts:\n", "  - {id: often, title: x, steps: [{id: x, title: x}, {id: y, title: y}]}\nfacts:\n", main + ":17:10", "duplicate-id", "scale"},
		{"a step that is an answer word", cumulative, main, "{id: never,", "{id: not-met,", main + ":14:14", "form", "an answer already"},
		{"a step that is an answer's letter", cumulative, main, "{id: never,", "{id: m,", main + ":14:14", "form", "an answer already"},
	})
}

func TestAHostileIDIsNeverRepeatedRaw(t *testing.T) {
	s := cumulative.edit(t, main, "{id: L2, title", `{id: "L\u202e2\e[2J", title`).edit(t, "a.yaml", "level: L2", `level: "L\u202e2\e[2J"`)
	s = s.edit(t, main, "{id: remote,", `{id: "remote\e[2J",`).edit(t, "a.yaml", "  needs: [remote]\n", "  needs: [remote]\n  weight: 5\n  poam: never\n")
	s = s.edit(t, main, "{id: never,", `{id: "\u200b",`).edit(t, "a.yaml", "minimum: yearly", "minimum: weekly")
	requireTellable(t, s, broken(t, s))
}

func TestWhatIsReferredToMustExist(t *testing.T) {
	requireFaults(t, []fault{
		{"an unknown level", allMet, access, "level: L1", "level: L2", access + ":2:10", "unknown-level", `no level "L2"; did you mean L1?`},
		{"an unknown level, none near", allMet, access, "level: L1", "level: expert", access + ":2:10", "unknown-level", "it has L1"},
		{"an implied level that there is not", count, main, "implies: {level: L1", "implies: {level: L3", main + ":24:22", "unknown-level", `"L3"`},
		{"a required level that there is not", count, main, "requires: {level: L1", "requires: {level: L3", main + ":23:25", "unknown-level", `"L3"`},
		{"a level that implies itself", count, main, "implies: {level: L1", "implies: {level: L2", main + ":24:22", "unknown-level", "names itself"},
		{"a gate that there is not", deduction, main, "requirement: PL.1", "requirement: PL.9", main + ":28:27", "unknown-requirement", `did you mean PL.1 or PL.2?`},
		{"a step that there is not", rating, main, "step: t2", "step: t9", main + ":17:108", "unknown-step", `the scale "tier" has no step "t9"`},
		{"a minimum that there is not", cumulative, "a.yaml", "minimum: yearly", "minimum: weekly", "a.yaml:14:16", "unknown-step", `the scale "often" has no step "weekly"`},
		{"an objective's scale that there is not", cumulative, "a.yaml", "scale: often", "scale: offen", "a.yaml:13:14", "unknown-scale", "did you mean often?"},
		{"a stage that there is not", cumulative, "a.yaml", "{monthly: Each", "{hourly: Each", "a.yaml:15:16", "unknown-step", `"hourly"`},
		{"a fact that there is not", cumulative, "a.yaml", "needs: [remote]", "needs: [remotely]", "a.yaml:8:11", "unknown-fact", `no fact "remotely"`},
		{"a profile's fact that there is not", cumulative, main, "facts: {remote: false}", "facts: {remotes: false}", main + ":20:47", "unknown-fact", "did you mean remote?"},
		{"a reference set that there is not", deduction, plan, `    other: ["3.10"]`, `    others: ["3.10"]`, plan + ":35:5", "unknown-reference", "did you mean other?"},
		{"an own requirement that there is not", deduction, plan, "points: [PL.1]", "points: [PL.1, PL.7]", plan + ":36:20", "unknown-reference", `no requirement "PL.7"`},
	})
}

func TestRules(t *testing.T) {
	requireFaults(t, []fault{
		{"an unknown rule", allMet, main, "kind: all-met", "kind: all-good", main + ":14:18", "rule", "one of: all-met, deduction"},
		{"a rule that is nothing", allMet, main, "kind: all-met", "kind: ", main + ":14:18", "kind", "nothing"},
		{"an unknown rule with keys of another", deduction, main, "kind: deduction", "kind: subtraction", main + ":25:13", "rule", "one of"},
		{"a key that the rule does not know", allMet, main, "kind: all-met,", "kind: all-met, maximum: 5,", main + ":14:27", "unknown-key", `"maximum"`},
		{"a gate under a rule without gates", count, main, "      maximum: 1\n", "      maximum: 1\n      gate: {requirement: B.2, cite: x}\n", main + ":22:7", "unknown-key", `"gate"`},
		{"a maximum that is missing", count, main, "      maximum: 1\n", "", main + ":19:7", "missing-key", "maximum"},
		{"a minimum above the maximum", deduction, main, "minimum: 8", "minimum: 11", main + ":29:30", "figures", "more than the maximum"},
		{"a gate without its source", deduction, main, ", cite: Rule 2(a)", "", main + ":28:13", "missing-key", "cite"},
		{"no years of validity", deduction, main, "years: 3", "years: 0", main + ":31:23", "number", "from 1 to 100"},
		{"a status that the rule does not give", deduction, main, "final: Final Two", "finel: Final Two", main + ":30:14", "unknown-key", "did you mean final?"},
		{"a weight under a rule without weights", count, "a.yaml", "  title: A title\n", "  title: A title\n  weight: 1\n", "a.yaml:4:11", "figures", "knows no weight"},
		{"a weight of nought under a rule without weights", count, "a.yaml", "  title: A title\n", "  title: A title\n  weight: 0\n", "a.yaml:4:11", "figures", "knows no weight"},
		{"a partial weight under a rule without weights", count, "a.yaml", "  title: A title\n", "  title: A title\n  partial: {weight: 1, ask: x, cite: x}\n", "a.yaml:4:12", "figures", "knows no partial weight"},
		{"a missing weight", deduction, plan, "  weight: 5\n", "", plan + ":12:3", "figures", "weight is missing"},
		{"a weight of nought", deduction, plan, "  weight: 5\n", "  weight: 0\n", plan + ":15:11", "figures", "at least 1"},
		{"a gate with a weight", deduction, plan, "  title: A plan\n", "  title: A plan\n  weight: 5\n", plan + ":4:11", "figures", "gate"},
		{"a partial weight that is not less", deduction, plan, "    weight: 3\n", "    weight: 5\n", plan + ":17:5", "figures", "must be less"},
		{"a partial weight of nought", deduction, plan, "    weight: 3\n", "    weight: 0\n", plan + ":17:13", "number", "from 1 to 1000"},
		{"a missing plan rule", deduction, plan, "  poam: if-partial\n", "", plan + ":12:3", "figures", "poam is missing"},
		{"an unknown plan rule", deduction, plan, "poam: if-partial", "poam: maybe", plan + ":20:9", "form", "allowed, never, if-partial"},
		{"a plan rule without a conditional status", allMet, access, "  level: L1\n", "  level: L1\n  poam: never\n", access + ":3:9", "figures", "means nothing"},
		{"if-partial without a partial weight", deduction, plan, "poam: never", "poam: if-partial", plan + ":4:9", "figures", "partial is missing"},
		{"a weight without its source", deduction, plan, "    weight: Rule 2(f)\n", "", plan + ":15:11", "figures", "under the key cite"},
		{"a plan rule without its source", deduction, plan, "    poam: Rule 2(h)\n", "", plan + ":20:9", "figures", "under the key cite"},
		{"a source for a figure that there is not", deduction, plan, "    poam: Rule 2(h)\n", "    poam: Rule 2(h)\n    effort: x\n", plan + ":24:5", "unknown-key", "weight, poam"},
		{"an unknown cost", deduction, plan, "cost: low", "cost: cheap", plan + ":37:49", "form", "low, medium, high"},
	})
}

func TestScales(t *testing.T) {
	requireFaults(t, []fault{
		{"an objective without a scale under rating", rating, "govern.yaml", "      scale: tier\n      stages:\n        t1: Nobody is named.\n        t2: Someone is named in writing.\n", "      renamed_from: [b]\n", "govern.yaml:10:7", "scale", "text and scale"},
		{"a plain objective under rating", rating, "govern.yaml", "      stages:\n        t1: Nobody is named.\n        t2: Someone is named in writing.\n", "    b: It is so.\n", "govern.yaml:12:8", "scale", "text and scale"},
		{"a minimum under rating", rating, "govern.yaml", "      scale: tier\n", "      scale: tier\n      minimum: t2\n", "govern.yaml:11:14", "scale", "remove the key minimum"},
		{"stages without a scale", cumulative, "a.yaml", "      scale: often\n      minimum: yearly\n", "", "a.yaml:12:7", "scale", "scale is missing"},
		{"a scale without a minimum", cumulative, "a.yaml", "      minimum: yearly\n", "", "a.yaml:13:14", "scale", "minimum is missing"},
		{"an objective with a scale and no text", cumulative, "a.yaml", "      text: Copies are tried out.\n", "", "a.yaml:12:7", "missing-key", "text"},
	})
}
