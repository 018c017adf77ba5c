package interview

import (
	"strings"

	"rung/controls/lang"
)

// header says where one is, how much is left, what it is worth by now, and that it is saved.
func (s *screen) header(width int) []string {
	if s.height < 14 {
		return s.smallHeader(width)
	}
	t := s.theme
	rule := t.dim.Render(strings.Repeat("─", width))
	lines := []string{apart(s.place(), s.savedWord(), width)}
	if width < 70 { // each thing on its own line
		return append(lines, t.strong.Render(cut(s.requirementName(), width)), s.progressLine(8, width), cut(s.scoreNow(), width), rule)
	}
	score := s.scoreNow()
	left := s.progressLine(width/8, width-wide(score)-2)
	return append(lines, apart(t.strong.Render(s.requirementName()), t.dim.Render(s.counter()), width), apart(left, score, width), rule)
}

// scoreNow is what the target is worth by now.
func (s *screen) scoreNow() string { return s.scoreWords(s.result.Goal()) }

// progressLine draws the bar and says how much is answered and left, in as many words as there is room for.
func (s *screen) progressLine(bar, width int) string {
	data := lang.Data{"Answered": s.result.Answered, "Questions": s.result.Questions, "Left": s.left()}
	minutes := ""
	if m := minutesLeft(pace(s.state.Events), s.left()); m > 0 {
		minutes = s.Say("minutes-left", lang.Data{"Count": m})
	}
	short := s.Say("answered-short", data)
	left := s.Say("left-short", lang.Data{"Count": s.left()})
	for _, words := range []string{s.Say("answered", data) + minutes, short + " · " + left + minutes, short + " · " + left} {
		if bar+1+wide(words) <= width {
			return s.progress(bar) + " " + words
		}
	}
	return cut(short+" · "+left, width)
}

// smallHeader has two lines, for windows of few.
func (s *screen) smallHeader(width int) []string {
	count := s.Say("answered-short", lang.Data{"Answered": s.result.Answered, "Questions": s.result.Questions})
	return []string{
		apart(s.doubted()+s.theme.strong.Render(s.objective(s.at).Objective.ID)+" "+count, s.savedWord(), width),
		cut(s.Say("left-short", lang.Data{"Count": s.left()})+" · "+s.scoreNow(), width),
	}
}

// doubted is the word of doubt about the catalogue, with a blank behind it, or nothing.
func (s *screen) doubted() string {
	if s.doubt == "" {
		return ""
	}
	return s.theme.alarm.Render(shown(s.doubt)) + " "
}

// place names the framework, the level, the domain, and the filter where one is on.
func (s *screen) place() string {
	parts := []string{shown(s.catalogue.Short), s.in(s.result.Target.Title)}
	if domain := s.catalogue.Domain(s.findings()[s.at.Requirement].Requirement.Domain); domain != nil {
		parts = append(parts, s.in(domain.Title))
	}
	place := strings.Join(parts, " · ")
	place = s.doubted() + place
	if s.filter != All {
		place += " · " + s.theme.accent.Render(s.Say("filter-"+string(s.filter)))
	}
	return place
}

func (s *screen) requirementName() string {
	r := s.findings()[s.at.Requirement].Requirement
	return shown(r.ID) + " " + s.in(r.Title)
}

func (s *screen) counter() string {
	return s.Say("requirement-counter", lang.Data{"Number": s.at.Requirement + 1, "Total": len(s.findings())})
}

// progress draws how much is answered as a bar of this many columns.
func (s *screen) progress(columns int) string {
	return s.barOf(columns, s.result.Answered, s.result.Questions)
}

// barOf draws a part of a whole. It is empty only at nothing, and full only at all.
func (s *screen) barOf(columns, part, whole int) string {
	full := 0
	if part > 0 {
		full = max(1, columns*part/whole)
	}
	return s.theme.bar.Render(strings.Repeat("█", full)) + s.theme.barLeft.Render(strings.Repeat("░", columns-full))
}

// savedWord says that everything is saved, and when the last of it was, or loudly that something is not.
func (s *screen) savedWord() string {
	switch {
	case len(s.waiting) > 0:
		return s.theme.alarm.Render(s.Say("not-saved"))
	case s.savedAt.IsZero():
		return s.theme.dim.Render(s.Say("saved"))
	}
	return s.theme.dim.Render(s.Say("saved-at", lang.Data{"Time": s.savedAt.Format("15:04:05")}))
}
