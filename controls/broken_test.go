package controls_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// fault is a catalogue with one thing wrong: the sample, what is changed, and the one problem that must be told.
type fault struct {
	name            string
	of              sample
	file, old, with string
	at, rule, says  string
}

func requireFaults(t *testing.T, faults []fault) {
	t.Helper()
	for _, f := range faults {
		t.Run(f.name, func(t *testing.T) {
			s := f.of.edit(t, f.file, f.old, f.with)
			found := broken(t, s)
			require.Len(t, found, 1, "%v", found)
			p := found[0]
			at := p.File
			if p.Line > 0 {
				at = fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
			}
			require.Equal(t, f.at, at, p.Message)
			require.Equal(t, f.rule, p.Rule, p.Message)
			require.Contains(t, p.Message, f.says)
			requireTellable(t, s, found)
		})
	}
}

const (
	main   = "catalogue.yaml"
	access = "access.yaml"
	plan   = "planning.yaml"
)

func TestKeys(t *testing.T) {
	requireFaults(t, []fault{
		{"an unknown key with a near one", allMet, main, "licence: CC0-1.0\n", "licence: CC0-1.0\nsource: []\n", main + ":10:1", "unknown-key", "did you mean sources?"},
		{"an unknown key with two letters swapped", deduction, plan, "    ask: Is it in use, but not certified?\n", "    ask: Is it so?\n    aks: x\n", plan + ":19:5", "unknown-key", "did you mean ask?"},
		{"an unknown key with none near", allMet, access, "  level: L1\n", "  level: L1\n  zzzzzz: x\n", access + ":3:3", "unknown-key", "known here: id, level"},
		{"a key in capitals", allMet, access, "  level: L1\n", "  level: L1\n  Weight: 1\n", access + ":3:3", "unknown-key", "did you mean weight?"},
		{"a missing key in the main file", allMet, main, "short: Basics\n", "", main + ":1:1", "missing-key", "short"},
		{"a missing key in a requirement", allMet, access, "  level: L1\n", "", access + ":1:3", "missing-key", "level"},
		{"a missing key in a flow mapping", allMet, main, ", title: {en: Access, zh-TW: 存取}", "", main + ":16:5", "missing-key", "title"},
		{"a duplicate key", allMet, access, "  level: L1\n", "  level: L1\n  level: L1\n", access + ":3:3", "duplicate-key", "second time"},
		{"a duplicate objective", allMet, access, "    a: {en: It is so., zh-TW: 是這樣。}\n", "    a: {en: It., zh-TW: 是}\n    a: {en: It., zh-TW: 是}\n", access + ":10:5", "duplicate-key", `"a"`},
		{"a duplicate language in a text", allMet, access, "{en: Accounts,", "{en: Accounts, en: Accounts,", access + ":3:25", "duplicate-key", `"en"`},
		{"a key that is a list", allMet, access, "  level: L1\n", "  level: L1\n  ? [a]\n  : b\n", access + ":3:5", "kind", "a list, but a key"},
		{"a key that is a group of keys", allMet, access, "    a: {en", "    ? {x: y}\n    : {en: x, zh-TW: y}\n    a: {en", access + ":9:7", "kind", "a group of keys, but a key"},
		{"a key that is nothing", allMet, access, "    a: {en", "    ~: {en: x, zh-TW: y}\n    a: {en", access + ":9:5", "kind", "nothing, but a key"},
		{"a level without a rule", allMet, main, "    rule: {kind: all-met, cite: Rule 1}\n", "", main + ":11:5", "missing-key", "rule"},
		{"a rule without its source", allMet, main, ", cite: Rule 1", "", main + ":14:11", "missing-key", "cite"},
	})
}

func TestKinds(t *testing.T) {
	requireFaults(t, []fault{
		{"a number where a text is expected", allMet, main, `version: "1.0"`, "version: 1.0", main + ":3:10", "kind", `put it in quotes: "1.0"`},
		{"an id read as a number", allMet, access, "- id: AC.1", "- id: 3.10", access + ":1:7", "kind", `put it in quotes: "3.10"`},
		{"a reference read as a number", deduction, plan, `["3.10"]`, "[3.10]", plan + ":35:13", "kind", `put it in quotes: "3.10"`},
		{"an octal number", allMet, main, `version: "1.0"`, "version: 010", main + ":3:10", "kind", "the number 010"},
		{"a truth value where a text is expected", allMet, main, "short: Basics", "short: true", main + ":5:8", "kind", `put it in quotes: "true"`},
		{"nothing where a text is expected", allMet, main, "short: Basics", "short:", main + ":5:7", "kind", "nothing, but a text"},
		{"null where a text is expected", allMet, main, "short: Basics", "short: null", main + ":5:8", "kind", "nothing, but a text"},
		{"a tilde where a text is expected", allMet, main, "short: Basics", "short: ~", main + ":5:8", "kind", "nothing, but a text"},
		{"a list where a text is expected", allMet, main, "short: Basics", "short: [Basics]", main + ":5:8", "kind", "a list, but a text"},
		{"keys where a text is expected", allMet, main, "short: Basics", "short: {en: Basics, zh-TW: 基本}", main + ":5:8", "kind", "a group of keys, but a text"},
		{"a text where a list is expected", allMet, main, "languages: [en, zh-TW]\n", "languages: [en, zh-TW]\nfacts: none\n", main + ":8:8", "kind", `the text "none", but a list`},
		{"nothing where a list is expected", allMet, access, "en: [Do it.]", "en: ", access + ":6:12", "kind", "nothing, but a list"},
		{"a text where keys are expected", allMet, main, "rule: {kind: all-met, cite: Rule 1}", "rule: all-met", main + ":14:11", "kind", "a group of keys"},
		{"keys where a list of requirements is expected", allMet, access, "- id: AC.1\n", "  id: AC.1\n", access + ":1:3", "kind", "a list"},
		{"a text where the main file's keys are expected", allMet, main, allMet[main], "hello\n", main + ":1:1", "kind", `the text "hello", but a group of keys`},
	})
}

func TestEmptyAndUnfit(t *testing.T) {
	requireFaults(t, []fault{
		{"a short name on several lines", allMet, main, "short: Basics", "short: |\n  Basics\n  again", main + ":5:8", "form", "several lines"},
		{"an empty text", allMet, access, "ask: {en: \"Is it so?\"", `ask: {en: ""`, access + ":4:13", "empty", "empty"},
		{"a text of blanks", allMet, access, "ask: {en: \"Is it so?\"", `ask: {en: "  "`, access + ":4:13", "empty", "empty"},
		{"an empty list of texts", allMet, access, "do: {en: [Do it.]", "do: {en: []", access + ":6:12", "empty", "empty"},
		{"an empty list of references", deduction, plan, `["3.10"]`, "[]", plan + ":35:12", "empty", "empty"},
		{"no objectives", allMet, access, "objectives:\n    a: {en: It is so., zh-TW: 是這樣。}", "objectives: {}", access + ":8:15", "empty", "at least one objective"},
		{"no languages", deduction, main, "languages: [en]", "languages: []", main + ":7:12", "empty", "empty"},
		{"a scale of one step", cumulative, main, "facts:\n", "  - {id: once, title: x, steps: [{id: x, title: x}]}\nfacts:\n", main + ":17:33", "empty", "two steps"},
		{"a truth value that is a word", cumulative, main, "{remote: false}", "{remote: no}", main + ":20:55", "kind", `the text "no", but true or false`},
		{"a truth value in quotes", cumulative, main, "{remote: false}", `{remote: "false"}`, main + ":20:55", "kind", "true or false"},
		{"a truth value in capitals", cumulative, main, "{remote: false}", `{remote: False}`, main + ":20:55", "kind", "true or false"},
	})
}

func TestNumbers(t *testing.T) {
	var faults []fault
	for _, n := range []struct{ name, with, says string }{
		{"a fraction", "5.5", "the number 5.5"},
		{"a fraction that is whole", "5.0", "the number 5.0"},
		{"a negative number", "-5", "the number -5"},
		{"a huge number", "99999999999999999999", "the number 99999999999999999999"},
		{"a number out of range", "1001", "from 0 to 1000"},
		{"a quoted number", `"5"`, "remove the quotes"},
		{"a word", "five", `the text "five"`},
		{"an octal number", "010", "the number 010"},
		{"a hexadecimal number", "0x10", "the number 0x10"},
		{"a number with an underscore", "1_0", "the number 1_0"},
		{"a number with a sign", "+5", "the number +5"},
		{"a power", "1e1", "the number 1e1"},
		{"nothing", "~", "nothing"},
		{"a list", "[5]", "a list"},
		{"infinity", ".inf", "the number .inf"},
	} {
		faults = append(faults, fault{n.name, deduction, plan, "setup_days: 2", "setup_days: " + n.with, plan + ":37:24", "number", n.says})
	}
	requireFaults(t, faults)
}

func TestLanguages(t *testing.T) {
	requireFaults(t, []fault{
		{"a missing language", allMet, access, "{en: Accounts, zh-TW: 帳號}", "{en: Accounts}", access + ":3:10", "missing-language", "in zh-TW is missing"},
		{"a missing language in a list", allMet, access, "{en: [Do it.], zh-TW: [去做。]}", "{zh-TW: [去做。]}", access + ":6:7", "missing-language", "a list in en is missing"},
		{"an unknown language", allMet, access, "{en: Accounts,", "{fr: Comptes, en: Accounts,", access + ":3:11", "unknown-language", "en, zh-TW"},
		{"a plain text where languages are needed", allMet, access, `ask: {en: "Is it so?", zh-TW: 是這樣嗎？}`, "ask: Is it so?", access + ":4:8", "missing-language", "write {en: ..., zh-TW: ...}"},
		{"a plain list where languages are needed", allMet, access, "{en: [Do it.], zh-TW: [去做。]}", "[Do it.]", access + ":6:7", "missing-language", "a list for each language"},
		{"languages that are no list", deduction, main, "languages: [en]", "languages: en", main + ":7:12", "kind", "a list"},
		{"a language that is none", deduction, main, "languages: [en]", "languages: [en, klingonese]", main + ":7:17", "language", `"klingonese" is not the tag`},
		{"a language in the wrong spelling", deduction, main, "languages: [en]", "languages: [en, zh_tw]", main + ":7:17", "language", `"zh_tw" is not the tag`},
		{"a language named twice", deduction, main, "languages: [en]", "languages: [en, en]", main + ":7:17", "language", "second time"},
		{"no key languages", deduction, main, "languages: [en]\n", "", main + ":1:1", "missing-key", "languages"},
	})
}

func TestCharacters(t *testing.T) {
	requireFaults(t, []fault{
		{"a zero-width space", allMet, access, "Accounts", "Acc\u200bounts", access + ":3:18", "unfit-text", "U+200B"},
		{"a bidirectional control", allMet, access, "Accounts", "Acc\u202eounts", access + ":3:18", "unfit-text", "U+202E"},
		{"a hidden character in a comment", allMet, access, "  level: L1\n", "  level: L1 # \u2066x\n", access + ":2:15", "unfit-text", "U+2066"},
		{"an escape character", allMet, access, "Accounts", "Acc\x1b[2Jounts", access + ":3:18", "unfit-text", "U+001B"},
		{"a C1 control", allMet, access, "帳號", "帳\u009b號", access + ":3:33", "unfit-text", "U+009B"},
		{"a lone carriage return", allMet, access, "  level: L1\n", "  level: L1\r  x: 1\n", access + ":2:12", "unfit-text", "U+000D"},
		{"a line separator", allMet, access, "Accounts", "Acc\u2028ounts", access + ":3:18", "unfit-text", "U+2028"},
		{"a tag character", allMet, access, "Accounts", "Acc\U000e0041ounts", access + ":3:18", "unfit-text", "U+E0041"},
		{"a byte order mark in the middle", allMet, access, "Accounts", "Acc\ufeffounts", access + ":3:18", "unfit-text", "U+FEFF"},
		{"a hidden character written as an escape", allMet, access, "{en: Accounts", `{en: "Acc\u200bounts"`, access + ":3:15", "unfit-text", "U+200B"},
		{"a control character written as an escape", allMet, access, "{en: Accounts", `{en: "Acc\eounts"`, access + ":3:15", "unfit-text", "U+001B"},
		{"a text that is too long", allMet, access, "Accounts", strings.Repeat("x", 65537), access + ":3:15", "unfit-text", "65537 bytes"},
		{"an id with a blank", allMet, access, "- id: AC.1\n", "- id: AC 1\n", access + ":1:7", "form", `"AC 1" does not fit`},
		{"an id with a bracket", allMet, access, "- id: AC.1\n", "- id: 'AC[1]'\n", access + ":1:7", "form", "does not fit"},
		{"an objective's key with a blank", allMet, access, "    a: {", "    a b: {", access + ":9:5", "form", "a letter or a short word"},
		{"a framework's id in capitals", allMet, main, "id: basics", "id: Basics", main + ":2:5", "form", "lower-case"},
		{"a month that there is not", deduction, main, "date: 2024-10", "date: 2024-13", main + ":11:39", "form", "2024-10-15"},
		{"a day that there is not", deduction, main, "checked: 2025-01-02", "checked: 2025-02-30", main + ":17:14", "form", "2024-10-15"},
		{"a date written another way", deduction, main, "checked: 2025-01-02", "checked: 2/1/2025", main + ":17:14", "form", "2024-10-15"},
		{"an address that runs something", deduction, main, `"https://example.org/rule"`, `"javascript:alert(1)"`, main + ":11:53", "form", "https://"},
	})
}
