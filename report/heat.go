package report

import (
	"strings"

	"rung/assessment"
)

// HeatGroup is one domain's requirements on the heat map.
type HeatGroup struct {
	ID, Title string
	Cells     []HeatCell
}

// HeatCell is one requirement on the heat map.
type HeatCell struct {
	ID     string
	Short  string // the id without what all ids of its domain begin with
	Title  string
	Mark   Mark
	Points int // points that it costs now, 0 where it costs none
}

// heat draws up every finding as a cell, by domain.
func (b *builder) heat(groups []FindingGroup) []HeatGroup {
	var out []HeatGroup
	for _, g := range groups {
		cells := HeatGroup{ID: g.ID, Title: g.Title}
		for _, f := range g.Findings {
			cells.Cells = append(cells.Cells, HeatCell{ID: f.ID, Short: f.Short, Title: f.Title, Mark: f.Mark, Points: f.Points})
		}
		out = append(out, cells)
	}
	return out
}

// shorten gives each finding of a group its id without the beginning that all of them share, cut behind a dash or a
// full stop, as far as the rest still tells the id apart.
func shorten(findings []Finding) {
	if len(findings) == 0 {
		return
	}
	common := findings[0].ID
	for _, f := range findings[1:] {
		n := 0
		for n < len(common) && n < len(f.ID) && common[n] == f.ID[n] {
			n++
		}
		common = common[:n]
	}
	cut := strings.LastIndexByte(common, '-') + 1
	if cut == 0 && len(findings) > 1 {
		cut = strings.LastIndexByte(common, '.') + 1
	}
	for i := range findings {
		findings[i].Short = findings[i].ID
		if cut < len(findings[i].ID) {
			findings[i].Short = findings[i].ID[cut:]
		}
	}
}

// points is what a finding can cost and what it costs now, in a rule that has points.
func (b *builder) points(f *assessment.Finding) (weight, now int) {
	if b.unit() != "points" {
		return 0, 0
	}
	return f.Requirement.Weight, f.Deduction()
}
