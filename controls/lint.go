package controls

import (
	"errors"
	"io/fs"
	"slices"

	"gopkg.in/yaml.v3"

	"rung/controls/lang"
)

// Lint reads a catalogue as Load does. Where Load refuses it, its problems are returned; else what is not wrong enough
// to refuse: warnings and advice, in order of place. The error is one of reading the files, never an *InvalidError.
func Lint(files fs.FS) ([]Problem, error) {
	c, parsed, err := load(files)
	var invalid *InvalidError
	switch {
	case errors.As(err, &invalid):
		return invalid.Problems, nil
	case err != nil:
		return nil, err
	}
	l := &linter{c: c, severity: map[string]Severity{}, asked: map[textKey]place{}, said: map[textKey]place{}}
	for _, r := range LintRules() {
		l.severity[r.ID] = r.Severity
	}
	l.main = parsed[MainFile].document.Content[0]
	l.file = MainFile
	l.texts(l.main, "", false)
	for _, domain := range find(l.main, "domains").Content {
		l.domain(domain, parsed[find(domain, "file").Value].document.Content[0])
	}
	l.file = MainFile
	l.levels()
	l.unused()
	slices.SortStableFunc(l.found, byPlace)
	return l.found, nil
}

// linter goes through a catalogue that loads. Its nodes are what Load has checked, so it need not ask what they are.
type linter struct {
	c        *Catalogue
	main     *yaml.Node
	file     string // the file that is being gone through
	severity map[string]Severity
	asked    map[textKey]place // where each question stands first
	said     map[textKey]place // the same of reasons and objectives
	misuses  map[lang.Tag]misuses
	found    []Problem
}

// tell notes a problem of the file that is being gone through: name and value of what the words name in turn, see say.
func (l *linter) tell(n *yaml.Node, rule, words string, pairs ...any) {
	l.note(n, rule, say(rule, words, pairs...))
}

// note is tell for a rule that has several sayings.
func (l *linter) note(n *yaml.Node, rule string, s Saying) {
	p := problem(place{l.file, n.Line, n.Column}, rule, s)
	p.Severity = l.severity[rule]
	l.found = append(l.found, p)
}

// domain goes through one domain's file.
func (l *linter) domain(entry, root *yaml.Node) {
	if len(root.Content) == 0 {
		id := find(entry, "id").Value
		l.file = MainFile
		l.tell(entry, "empty-domain", "the domain {{.ID}} has no requirements; write some or remove it", "ID", bare(id))
		return
	}
	l.file = find(entry, "file").Value
	l.texts(root, "", false)
	for _, n := range root.Content {
		l.requirement(n, l.c.Requirement(find(n, "id").Value))
	}
}
