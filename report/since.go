package report

import (
	"time"

	"rung/assessment"
	"rung/controls/lang"
)

// Since is what changed between a day some weeks ago and now.
type Since struct {
	Title  string   // with the day
	Lines  []string // in sentences
	Closed []Change // requirements that were not met and now hold
	Found  []Change // requirements that are not met now and were not known to be then
}

// Change is a requirement whose finding is another one now.
type Change struct{ ID, Title string }

// lately is how long before the last change the state lies with which the present one is compared.
const lately = 28 * 24 * time.Hour

// since compares with the last day of work that lies four weeks or more before the newest one, else with the first. It is
// nil while the file tells of one day alone.
func (b *builder) since() *Since {
	moments := b.moments(func(days []time.Time) []time.Time {
		if len(days) < 2 {
			return nil
		}
		base := days[0]
		for _, d := range days {
			if days[len(days)-1].Sub(d) >= lately {
				base = d
			}
		}
		return []time.Time{base}
	})
	if len(moments) == 0 {
		return nil
	}
	then := moments[0]
	out := &Since{Title: b.say("since-day", lang.Data{"Day": b.day(then.day)})}
	for i := range b.result.Findings {
		now, before := &b.result.Findings[i], then.result.Findings[i].Outcome
		change := Change{now.Requirement.ID, b.text(now.Requirement.Title)}
		switch {
		case before == assessment.NotMet && now.Outcome.Holds():
			out.Closed = append(out.Closed, change)
		case before != assessment.NotMet && now.Outcome == assessment.NotMet:
			out.Found = append(out.Found, change)
		}
	}
	out.Lines = b.sinceLines(out, then.result)
	return out
}

func (b *builder) sinceLines(s *Since, then *assessment.Result) []string {
	var said []string
	if n := b.result.Answered - then.Answered; n > 0 {
		said = append(said, b.say("since-answered", lang.Data{"Count": n}))
	}
	said = append(said, b.say("since-gaps", lang.Data{"Closed": len(s.Closed), "Found": len(s.Found)}))
	if before, now := b.figures(then.Goal().Score), b.figures(b.result.Goal().Score); before != now {
		said = append(said, b.say("since-score", lang.Data{"Then": before, "Now": now}))
	}
	return said
}
