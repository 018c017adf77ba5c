package main

import (
	"bytes"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"rung/assessment"
	"rung/assessment/exchange"
	"rung/assessment/exchange/workbook"
	"rung/controls/lang"
)

// importFormat is one kind of file that answers come in.
type importFormat struct {
	// fits reports whether a file is of this kind, by its bytes.
	fits func(data []byte) bool
	read func(a *app, at *opened, name string, data []byte) (incoming, error)
}

// incoming is what one file brings.
type incoming struct {
	about   string // what the file is, in words
	answers []exchange.Incoming
	filled  *workbook.Filled // what sheets say besides; nil where it is none
}

// imports are the kinds of file, the first that fits reads it.
var imports = []importFormat{
	{looksLikeAssessment, func(*app, *opened, string, []byte) (incoming, error) { return incoming{}, &sourceKindError{own: true} }},
	{looksLikeJSON, readOSCAL},
	{looksLikeWorkbook, readXLSX},
	{looksLikeTable, readCSV},
}

// looksLikeAssessment reports whether a file is one of this program's own, encrypted or not.
func looksLikeAssessment(data []byte) bool {
	return bytes.HasPrefix(data, []byte(`{"rung":`))
}

func looksLikeJSON(data []byte) bool {
	data = bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\ufeff")), " \t\r\n")
	return len(data) > 0 && data[0] == '{'
}

func readOSCAL(a *app, _ *opened, name string, data []byte) (incoming, error) {
	r, err := exchange.ReadResults(data, name)
	if err != nil {
		return incoming{}, err
	}
	about := a.say("import-oscal", lang.Data{"Title": oneLine(r.Title), "Version": r.Version, "Count": len(r.Incoming)})
	return incoming{about: about, answers: r.Incoming}, nil
}

// maxImport is the most bytes that are read of one file, and maxImports of all of them.
const maxImport, maxImports = exchange.MaxResults, 2 * exchange.MaxResults

type importOptions struct {
	path, author      string
	from              []string
	yes, replace, all bool
}

func newImport(a *app) *cobra.Command {
	c := a.command("import FILE SOURCE... [--yes] [--replace]", "import")
	c.Args = cobra.MinimumNArgs(2)
	var o importOptions
	c.Flags().BoolVar(&o.yes, "yes", false, a.say("flag-import-yes"))
	c.Flags().BoolVar(&o.replace, "replace", false, a.say("flag-import-replace"))
	c.Flags().BoolVar(&o.all, "all", false, a.say("flag-import-all"))
	c.Flags().StringVar(&o.author, "as", "", a.say("flag-as"))
	c.RunE = func(_ *cobra.Command, args []string) error {
		o.path, o.from = args[0], args[1:]
		return a.runImport(o)
	}
	return c
}

// runImport shows what answers from elsewhere would do to an assessment and, with --yes, takes them in one event.
func (a *app) runImport(o importOptions) error {
	if !o.yes {
		at, err := a.read(o.path)
		if err != nil {
			return err
		}
		take, err := a.compareImport(o, at)
		if err == nil {
			a.tellDry(take)
		}
		return err
	}
	j, c, state, err := a.edit(o.path)
	if err != nil {
		return err
	}
	defer j.Close()
	take, err := a.compareImport(o, &opened{c, state, assessment.Evaluate(c, state)})
	if err != nil || take.nothing() {
		return err
	}
	events := take.events(a.recorder(o.author, state))
	if err := j.Append(events...); err != nil {
		return err
	}
	for _, event := range events {
		state.Add(event)
	}
	if len(take.settings) > 0 {
		result := assessment.Evaluate(c, state)
		a.tell("answer-done", lang.Data{"Count": len(take.settings), "Answered": result.Answered, "Questions": result.Questions})
	}
	if len(take.plan) > 0 {
		a.tell("import-plan-done", lang.Data{"Count": len(take.plan)})
	}
	return j.Close()
}

// importEvent is one event of all settings.
func importEvent(settings []assessment.Setting) assessment.Event {
	event := assessment.AnswerEvent(settings...)
	for _, set := range settings {
		if set.Exception != nil {
			event.Do = assessment.DoAnswer
		}
	}
	return event
}

// compareImport reads the sources, writes what they would do, and returns what to take.
func (a *app) compareImport(o importOptions, at *opened) (taken, error) {
	var answers []exchange.Incoming
	var sheets []*workbook.Filled
	left := maxImports
	for _, name := range o.from {
		data, err := a.readSource(name, min(left, maxImport))
		if err != nil {
			return taken{}, err
		}
		left -= len(data)
		in, err := readImport(a, at, name, data)
		if err != nil {
			return taken{}, &importError{name, err}
		}
		if _, err := fmt.Fprintln(a.Out, visible(name+": "+in.about)); err != nil {
			return taken{}, err
		}
		answers = append(answers, in.answers...)
		if in.filled != nil {
			sheets = append(sheets, in.filled)
		}
	}
	report := exchange.Compare(at.catalogue, at.state, answers)
	plan := workbook.Complete(at.catalogue, at.state, report, sheets...)
	take := taken{report.Settings(at.state, o.replace), plan.Items(at.state, o.replace)}
	_, err := fmt.Fprint(a.Out, a.importText(at, report, o), a.planText(plan, o))
	if err == nil && take.nothing() {
		a.tell("import-nothing")
	}
	if err == nil && len(report.Conflicts)+len(plan.Conflicts) > 0 && !o.replace {
		a.tell("import-kept")
	}
	return take, err
}

func readImport(a *app, at *opened, name string, data []byte) (incoming, error) {
	for _, format := range imports {
		if format.fits(data) {
			return format.read(a, at, name, data)
		}
	}
	return incoming{}, &sourceKindError{}
}

// readSource reads a whole file, or standard input for "-".
func (a *app) readSource(name string, most int) ([]byte, error) {
	var read bytes.Buffer
	in := a.In
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		if info, err := f.Stat(); err == nil && info.IsDir() {
			return nil, &importError{name, &isFolderError{name}}
		} else if err == nil {
			read.Grow(int(min(info.Size(), int64(most))) + bytes.MinRead) // at once: a buffer that grows holds all twice
		}
		in = f
	}
	_, err := read.ReadFrom(io.LimitReader(in, int64(most)+1))
	if err == nil && read.Len() > most {
		return nil, &importError{name, &exchange.ResultsError{What: "large"}}
	}
	return read.Bytes(), err
}
