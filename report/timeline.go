package report

import (
	"slices"
	"time"

	"rung/assessment"
	"rung/controls/lang"
)

// Timeline is how an assessment grew, judged by the rule of its present target.
type Timeline struct {
	Points   []TimePoint // by day, the oldest first
	Maximum  int         // the score when all is met
	InPoints bool        // the score is in points, not in requirements
	Minimum  int         // from which a conditional status can be given, 0 where the level knows none

	MaximumWord, MinimumWord string // what these lines are
}

// TimePoint is where the assessment stood at the end of a day on which something was done.
type TimePoint struct {
	At                  time.Time // the day, at 0:00 UTC
	Day                 string    // as this report writes it
	Answered, Questions int
	Held, NotMet, Open  int // requirements that are met or do not apply, that are not met, that are open
	Scored              bool
	Low, High           int    // the score's range, where there is one
	Score               string // in figures
}

// mostPoints bounds how many days a timeline shows; of more, it shows some.
const mostPoints = 60

// moment is the state of the assessment at the end of a day.
type moment struct {
	day    time.Time
	result *assessment.Result
}

// moments replays the file and stops at the end of each day wanted. A day that a wrong clock puts before the one before
// it belongs to that one.
func (b *builder) moments(wanted func(days []time.Time) []time.Time) []moment {
	days := make([]time.Time, len(b.state.Events))
	var all []time.Time
	for i, e := range b.state.Events {
		days[i] = e.Time.UTC().Truncate(24 * time.Hour)
		if i > 0 && days[i].Before(days[i-1]) {
			days[i] = days[i-1]
		}
		if i == 0 || days[i].After(days[i-1]) {
			all = append(all, days[i])
		}
	}
	chosen := wanted(all)
	var out []moment
	state := assessment.Replay(b.state.Header, nil)
	for i, e := range b.state.Events {
		state.Add(e)
		if last := i+1 == len(days) || days[i+1].After(days[i]); last && slices.Contains(chosen, days[i]) {
			then := *state
			then.Target = b.state.Target
			if result := assessment.Evaluate(b.catalogue, &then); result != nil {
				out = append(out, moment{days[i], result})
			}
		}
	}
	return out
}

// timeline is nil while the file tells of one day alone.
func (b *builder) timeline() *Timeline {
	moments := b.moments(spread)
	if len(moments) < 2 {
		return nil
	}
	goal := b.result.Goal()
	out := &Timeline{Maximum: goal.Maximum, InPoints: b.unit() == "points"}
	if c := goal.Level.Rule.Conditional; c != nil {
		out.Minimum = c.Minimum
	}
	out.MaximumWord, out.MinimumWord = b.levelWords()
	for _, m := range moments {
		out.Points = append(out.Points, b.timePoint(m))
	}
	return out
}

func (b *builder) timePoint(m moment) TimePoint {
	goal := m.result.Goal()
	p := TimePoint{
		At: m.day, Day: b.brief(m.day.Format(time.DateOnly)), Answered: m.result.Answered, Questions: m.result.Questions,
		Held: goal.Met + goal.NotApplicable, NotMet: goal.NotMet, Open: goal.Unanswered, Score: b.figures(goal.Score),
	}
	if goal.Score != nil {
		p.Scored, p.Low, p.High = true, goal.Score.Low, goal.Score.High
	}
	return p
}

// figures is a score or its range in figures alone.
func (b *builder) figures(score *assessment.Range) string {
	switch {
	case score == nil:
		return b.say("stairs-none")
	case score.Low == score.High:
		return number(score.Low)
	}
	return b.say("figures-range", lang.Data{"Low": score.Low, "High": score.High})
}

// spread picks at most mostPoints days, the first and the last among them.
func spread(days []time.Time) []time.Time {
	if len(days) <= mostPoints {
		return days
	}
	out := make([]time.Time, mostPoints)
	for i := range out {
		out[i] = days[i*(len(days)-1)/(mostPoints-1)]
	}
	return out
}
