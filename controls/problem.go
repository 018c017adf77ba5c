package controls

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rung/controls/lang"
)

// Problem is one thing that is wrong with a catalogue, and where.
type Problem struct {
	File         string
	Line, Column int    // from 1; 0 where the problem is the file's as a whole
	Rule         string // a short stable name, for example unknown-key; see LintRules
	Message      string // what is wrong and what would be right, in English
	Severity     Severity
	// Key and Data say the same for other languages, see Saying: a rule has one key or several.
	Key  string
	Data lang.Data
}

// String writes a problem the way editors read it: file:line:column: message. A file name that could drive a terminal
// is quoted.
func (p Problem) String() string {
	file := p.File
	if strings.ContainsFunc(file, func(r rune) bool { return Hidden(r) || r == '\n' }) {
		file = show(file)
	}
	if p.Line == 0 {
		return fmt.Sprintf("%s: %s", file, p.Message)
	}
	return fmt.Sprintf("%s:%d:%d: %s", file, p.Line, p.Column, p.Message)
}

// InvalidError is a catalogue that cannot be used, with every problem that was found, in order of place. Beyond
// MaxProblems the last one only says that there are more.
type InvalidError struct{ Problems []Problem }

func (e *InvalidError) Error() string {
	lines := make([]string, len(e.Problems))
	for i, p := range e.Problems {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// problems gathers what is wrong while a catalogue is read.
type problems struct {
	list []Problem
	more int // beyond MaxProblems
}

func (p *problems) add(at place, rule string, s Saying) {
	if len(p.list) == MaxProblems {
		p.more++
		return
	}
	p.list = append(p.list, problem(at, rule, s))
}

func problem(at place, rule string, s Saying) Problem {
	return Problem{File: at.file, Line: at.line, Column: at.column, Rule: rule, Message: s.English, Key: s.Key, Data: s.Data}
}

func (p *problems) count() int { return len(p.list) + p.more }

// err returns an InvalidError with the problems in order of place, or nil when there is none.
func (p *problems) err() error {
	if len(p.list) == 0 {
		return nil
	}
	slices.SortStableFunc(p.list, byPlace)
	if p.more > 0 {
		s := say("limit-problems", "there are more problems than the {{.Limit}} told here; mend these first", "Limit", MaxProblems)
		p.list = append(p.list, problem(place{file: MainFile}, "limit", s))
	}
	return &InvalidError{p.list}
}

func byPlace(a, b Problem) int {
	return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
}

// place is where in a catalogue something stands.
type place struct {
	file         string
	line, column int
}

func (p place) String() string { return fmt.Sprintf("%s:%d", p.file, p.line) }
