package workbook

import (
	"slices"

	"rung/assessment"
	"rung/assessment/exchange"
	"rung/controls"
)

// Complete adds to a report on the answers of sheets what else they say: which requirements are met in part, and what is
// of no use, each named by its cell. It returns what they would do to the plan.
func Complete(c *controls.Catalogue, s *assessment.State, report *exchange.Report, sheets ...*Filled) *PlanReport {
	var plans []planned
	var flags []flag
	var ignored []exchange.Ignored
	for _, f := range sheets {
		for i := range report.Ignored {
			report.Ignored[i].Where = f.cell(report.Ignored[i])
		}
		flags = append(flags, f.flags...)
		ignored = append(ignored, f.ignored...)
		plans = append(plans, f.plans...)
	}
	report.Ignored = append(ignored, report.Ignored...)
	compareFlags(c, s, flags, report)
	return comparePlans(c, s, plans, report)
}

// cell is the one to blame.
func (f *Filled) cell(i exchange.Ignored) string {
	at, ok := f.places[i.Where]
	switch {
	case !ok:
		return i.Where
	case slices.Contains([]exchange.Reason{exchange.Unknown, exchange.Related, exchange.NotAsked}, i.Reason):
		return at.id
	case i.Reason == exchange.BadNote:
		return at.note
	}
	return i.Where
}

// compareFlags weighs the flags of requirements.
func compareFlags(c *controls.Catalogue, s *assessment.State, flags []flag, report *exchange.Report) {
	asked := map[string]bool{}
	for _, r := range c.Asked(s.Target) {
		asked[r.ID] = true
	}
	known := map[string]bool{} // to the report
	for _, list := range [][]exchange.Difference{report.New, report.Changed, report.Conflicts, report.Same} {
		for _, d := range list {
			known[d.ID] = true
		}
	}
	said := map[string]flag{}
	var untouched []flag
	for _, f := range flags {
		before, twice := said[f.id]
		switch {
		case !asked[f.id]:
			report.Ignored = append(report.Ignored, exchange.Ignored{ID: f.id, Reason: exchange.NotAsked, Detail: c.Requirement(f.id).Level, Where: f.where})
		case f.is == f.was || twice && before.is == f.is:
			untouched = append(untouched, f)
		case twice:
			report.Ignored = append(report.Ignored, exchange.Ignored{ID: f.id, Reason: exchange.Twice, Detail: before.where, Where: f.where})
		default:
			said[f.id], known[f.id] = f, true
			weighFlag(s, f, report)
		}
	}
	for _, f := range untouched {
		if !known[f.id] {
			known[f.id] = true
			report.Same = append(report.Same, difference(s, f))
		}
	}
}

func weighFlag(s *assessment.State, f flag, report *exchange.Report) {
	d := difference(s, f)
	here := d.Here.Value
	list := &report.Conflicts
	switch {
	case here == f.is:
		list = &report.Same
	case s.Disputed(f.id):
	case here == "":
		list = &report.New
	case here == f.was:
		list = &report.Changed
	}
	*list = append(*list, d)
}

func difference(s *assessment.State, f flag) exchange.Difference {
	a, here := s.Answer(f.id), exchange.Here(s, f.id)
	there := here
	there.Value = f.is
	return exchange.Difference{ID: f.id, Here: here, There: there, Author: a.Author, Time: a.Time, Where: f.where}
}
