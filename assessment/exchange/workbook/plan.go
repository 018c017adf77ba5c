package workbook

import (
	"slices"

	"rung/assessment"
	"rung/assessment/exchange"
	"rung/controls"
)

// Field is what a plan says of a gap.
type Field string

// The fields that sheets hold.
const (
	Owner Field = "owner"
	Due   Field = "due" // 2006-01-02
)

// planned is one field of a plan as it came back.
type planned struct {
	id        string // the requirement
	field     Field
	text, was string
	known     bool
	where     string
}

// plan takes the owner and the due date of a row. Only what was touched comes in.
func (r *reader) plan(w *row, req *controls.Requirement) {
	if req == nil {
		return
	}
	take := func(field Field, c, was column, text string) {
		r.plans = append(r.plans, planned{req.ID, field, text, w.text(was), w.known && w.table.has(was), w.at(c)})
	}
	if w.touched(colOwner, wasOwner) {
		if text := w.text(colOwner); controls.Unfit(text) != "" {
			r.ignore(w, BadOwner, controls.Unfit(text), colOwner)
		} else {
			take(Owner, colOwner, wasOwner, text)
		}
	}
	if w.touched(colDue, wasDue) {
		text, ok := w.text(colDue), true
		if text != "" {
			text, ok = day(text)
		}
		if !ok {
			r.ignore(w, BadDate, w.text(colDue), colDue)
		} else if text != w.text(wasDue) {
			take(Due, colDue, wasDue, text)
		}
	}
}

// PlanDifference is what sheets say of one field of a plan, beside what stands here.
type PlanDifference struct {
	ID          string // the requirement
	Field       Field
	Here, There string
	Where       string
}

// PlanReport is what sheets would do to the plan, in the catalogue's order.
type PlanReport struct {
	New, Changed, Conflicts []PlanDifference
	Same                    int
}

// Items are the entries of the plan to record: what is new or changed and, with replace, what is in conflict too. Where
// s is the state that was compared.
func (p *PlanReport) Items(s *assessment.State, replace bool) []assessment.PlanItem {
	taken := slices.Concat(p.New, p.Changed)
	if replace {
		taken = append(taken, p.Conflicts...)
	}
	var out []assessment.PlanItem
	for _, d := range taken {
		at := slices.IndexFunc(out, func(item assessment.PlanItem) bool { return item.ID == d.ID })
		if at < 0 {
			item, _ := s.PlanItem(d.ID)
			item.ID = d.ID
			at, out = len(out), append(out, item)
		}
		if d.Field == Owner {
			out[at].Owner = d.There
		} else {
			out[at].Due = d.There
		}
	}
	return out
}

// comparePlans weighs what sheets say of the plan. Where they contradict each other nothing is taken.
func comparePlans(c *controls.Catalogue, s *assessment.State, all []planned, report *exchange.Report) *PlanReport {
	type topic struct {
		id    string
		field Field
	}
	by := map[topic][]planned{}
	for _, p := range all {
		by[topic{p.id, p.field}] = append(by[topic{p.id, p.field}], p)
	}
	out := &PlanReport{}
	for _, req := range c.Asked(s.Target) {
		for _, field := range []Field{Owner, Due} {
			if said := by[topic{req.ID, field}]; len(said) > 0 {
				out.weigh(s, said, report)
			}
		}
	}
	return out
}

func (p *PlanReport) weigh(s *assessment.State, said []planned, report *exchange.Report) {
	one := said[0]
	for _, other := range said[1:] {
		if other.text != one.text {
			report.Ignored = append(report.Ignored, exchange.Ignored{ID: other.id, Reason: exchange.Twice, Detail: one.where, Where: other.where})
			return
		}
	}
	item, _ := s.PlanItem(one.id)
	here := exchange.Tidy(item.Owner)
	if one.field == Due {
		here = item.Due
	}
	d := PlanDifference{one.id, one.field, here, one.text, one.where}
	switch {
	case here == one.text:
		p.Same++
	case here == "":
		p.New = append(p.New, d)
	case one.known && here == one.was:
		p.Changed = append(p.Changed, d)
	default:
		p.Conflicts = append(p.Conflicts, d)
	}
}
