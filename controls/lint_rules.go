package controls

// LintRule is a kind of problem that Lint can find.
type LintRule struct {
	ID       string // as in Problem.Rule
	Severity Severity
}

// LintRules lists every kind of problem, those of Load first.
func LintRules() []LintRule {
	var out []LintRule
	for _, id := range []string{
		"alias", "directive", "duplicate-id", "duplicate-key", "empty", "encoding", "figures", "form", "format", "kind", "language", "limit",
		"missing-file", "missing-key", "missing-language", "number", "rule", "scale", "second-document", "stamp", "syntax", "tag", "unfit-text",
		"unknown-fact", "unknown-key", "unknown-language", "unknown-level", "unknown-reference", "unknown-requirement", "unknown-scale",
		"unknown-step", "unused-file",
	} {
		out = append(out, LintRule{id, Error})
	}
	for _, id := range []string{
		"empty-domain", "empty-level", "forbidden-term", "list-lengths", "maximum", "missing-evidence", "missing-steps", "missing-why",
		"repeated-question", "same-text", "stale-translation", "still-there", "unreachable-level", "unused-fact", "unused-reference", "unused-scale", "weight-sum",
	} {
		out = append(out, LintRule{id, Warning})
	}
	for _, id := range []string{"few-evidence", "few-steps", "long-question", "long-text", "many-steps", "missing-effort", "repeated-text", "same-title"} {
		out = append(out, LintRule{id, Advice})
	}
	return out
}
