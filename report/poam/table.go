package poam

import (
	"unicode/utf16"

	"rung/assessment"
	"rung/controls/sheet"
	"rung/report"
)

// column is one column of the plan: the message that heads it, its width in characters, and what stands in it.
type column struct {
	head  string
	width float64
	text  func(*planner, *entry) string
}

// columns are those of the plan. Together they are as wide as a sheet of paper on its side takes in letters one can read.
var columns = []column{
	{"head-number", 6, (*planner).number},
	{"head-requirement", 16, func(_ *planner, e *entry) string { return e.Finding.Requirement.ID }},
	{"head-title", 20, func(p *planner, e *entry) string { return e.Finding.Requirement.Title.In(p.Lang) }},
	{"head-weakness", 42, (*planner).weakness},
	{"head-points", 7.5, (*planner).points},
	{"head-eligible", 19, (*planner).eligible},
	{"head-owner", 14, func(_ *planner, e *entry) string { return e.Item.Owner }},
	{"head-resources", 17, func(_ *planner, e *entry) string { return e.Item.Resources }},
	{"head-due", 12.5, func(_ *planner, e *entry) string { return e.Item.Due }},
	{"head-milestones", 30, (*planner).milestones},
	{"head-status", 13, func(p *planner, e *entry) string { return p.say("state-" + string(e.State)) }},
	{"head-closed", 12.5, func(_ *planner, e *entry) string { return e.Item.Closed }},
	{"head-source", 15, (*planner).source},
	{"head-comments", 22, func(_ *planner, e *entry) string { return e.Item.Comments }},
}

var fills = map[assessment.PlanState]sheet.Fill{
	assessment.PlanClosed: sheet.GoodFill, stateMet: sheet.GoodFill,
	assessment.PlanOverdue: sheet.BadFill, assessment.PlanReopened: sheet.WarnFill,
}

// table is the sheet that lists the entries.
func (p *planner) table(rows []entry) sheet.Sheet {
	s := sheet.Sheet{Name: p.say("sheet-plan"), Head: 1, Freeze: 3, Filter: true}
	var head []sheet.Cell
	for _, c := range columns {
		s.Columns = append(s.Columns, sheet.Column{Width: c.width})
		head = append(head, sheet.Cell{Text: p.say(c.head), Style: sheet.Style{Bold: true, Wrap: true, Fill: sheet.HeadFill}})
	}
	s.Rows = append(s.Rows, head)
	for i := range rows {
		var row []sheet.Cell
		for _, c := range columns {
			cell := sheet.Cell{Text: fit(c.text(p, &rows[i])), Style: sheet.Style{Wrap: true}}
			switch c.head {
			case "head-number", "head-points":
				cell.Number = true
			case "head-status":
				cell.Style.Fill = fills[rows[i].State]
			}
			row = append(row, cell)
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

// fit makes a text fit for a cell: what must not be seen raw is named, and what is longer than a cell holds ends in "…".
func fit(text string) string {
	text = report.ShownText(text)
	if len(text) <= sheet.MaxCellText {
		return text
	}
	units := 1 // the mark of what is missing
	for i, r := range text {
		if units += utf16.RuneLen(r); units > sheet.MaxCellText {
			return text[:i] + "…"
		}
	}
	return text
}
