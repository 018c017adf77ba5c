package html

import (
	"slices"
	"strconv"

	"rung/report"
)

// segment is a part of a bar, in percent of the bar's room.
type segment struct{ Class, From, Wide string }

// rung is one level of the ladder as it is drawn.
type rung struct {
	report.Rung
	Sign    string
	Share   string // how far it is filled, in percent
	Hatched bool   // open answers can still fill it
}

// Rungs are the levels, the highest first.
func (p *page) Rungs() []rung {
	var out []rung
	for _, r := range slices.Backward(p.Cover.Ladder) {
		drawn := rung{Rung: r, Share: "0", Hatched: r.State == report.Partway}
		if r.Total > 0 {
			drawn.Share = percent(r.Held, r.Total)
		}
		drawn.Sign = map[report.RungState]string{
			report.Reached: "met", report.Partway: "partway", report.Missed: "not-met",
		}[r.State]
		if drawn.Sign == "" {
			drawn.Sign = "unanswered"
		}
		out = append(out, drawn)
	}
	return out
}

// ProgressBar is how much is answered.
func (p *page) ProgressBar() []segment {
	s := p.Summary
	if s.Questions <= 0 {
		return []segment{{"unanswered", "0", "100"}}
	}
	return []segment{{"unanswered", "0", "100"}, {"done", "0", percent(s.Answered, s.Questions)}}
}

// DomainBar is a domain's bar, as long as it has requirements next to the domain that has most.
func (p *page) DomainBar(d report.DomainBar) []segment {
	most := 1
	for _, other := range p.Domains {
		most = max(most, other.Total)
	}
	var out []segment
	at := 0
	for _, c := range d.Counts {
		if c.Number > 0 {
			out = append(out, segment{string(c.Outcome), percent(at, most), percent(c.Number, most)})
			at += c.Number
		}
	}
	return out
}

// percent is a share in percent, with two digits behind the point.
func percent(part, whole int) string {
	return strconv.FormatFloat(100*float64(part)/float64(whole), 'f', 2, 64)
}
