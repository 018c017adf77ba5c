// Package poam writes the plan of action and milestones (POA&M) as a workbook, in the columns that assessors use.
package poam

import (
	"bytes"
	"embed"
	"io"

	"rung/assessment"
	"rung/controls/lang"
	"rung/controls/sheet"
	"rung/report"
)

//go:embed messages/*.yaml
var messageFiles embed.FS

// Messages are the words of the workbook.
var Messages = lang.NewMessages(messageFiles, "messages")

// Write writes the workbook and returns how many entries the plan has: the gaps, and what was planned for and is met by
// now. The errors are report.ErrNoGap, *sheet.LimitError and the writer's.
func Write(w io.Writer, s report.Subject) (entries int, err error) {
	p := &planner{Subject: s, voice: Messages.In(s.Lang)}
	rows := p.entries()
	if len(rows) == 0 {
		return 0, report.ErrNoGap
	}
	return len(rows), sheet.Write(w, sheet.Book{
		Title: p.say("title"), Created: s.Now, Sheets: []sheet.Sheet{p.table(rows), p.about()},
	})
}

// Count counts the entries in a workbook that Write wrote.
func Count(written []byte) (entries int, err error) {
	book, err := sheet.Read(bytes.NewReader(written), int64(len(written)))
	if err != nil {
		return 0, err
	}
	return max(0, len(book.Sheets[0].Rows)-1), nil
}

// planner words one plan.
type planner struct {
	report.Subject
	voice lang.Voice
}

func (p *planner) say(id string, data ...lang.Data) string { return p.voice.Say(id, data...) }

// entry is one line of the plan.
type entry struct {
	number int
	assessment.CloseOut
	points int
	must   bool // it may not stand on a plan while a status is given
}

// stateMet is a gap that was planned for and is met by now, without a word on when it was closed.
const stateMet assessment.PlanState = "met"

// open reports whether the entry is a gap still.
func (e *entry) open() bool { return e.State != assessment.PlanClosed && e.State != stateMet }

// entries are the gaps in the order that pays best, then what was planned for and is met by now in the catalogue's order.
func (p *planner) entries() []entry {
	known := map[string]assessment.CloseOut{}
	for _, one := range assessment.CloseOuts(p.State, p.Result, p.Now) {
		known[one.Finding.Requirement.ID] = one
	}
	var out []entry
	for _, step := range assessment.MakePlan(p.Result).Steps {
		out = append(out, entry{len(out) + 1, known[step.Requirement.ID], step.Points, step.Must})
	}
	for i := range p.Result.Findings {
		f := &p.Result.Findings[i]
		item, planned := p.State.PlanItem(f.Requirement.ID)
		if !planned || !f.Outcome.Holds() {
			continue
		}
		one, closed := known[f.Requirement.ID]
		if !closed {
			one = assessment.CloseOut{Finding: f, Item: item, State: stateMet}
		}
		out = append(out, entry{number: len(out) + 1, CloseOut: one})
	}
	return out
}
