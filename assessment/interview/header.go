package interview

import (
	"strings"

	"rung/controls/lang"
)

// header says where one is, how much is left, what it is worth by now, and that it is saved.
func (s *screen) header(width int) []string {
	switch {
	case s.height < 14:
		return s.smallHeader(width)
	case width < 72:
		return s.narrowHeader(width)
	}
	t := s.theme
	return []string{
		apart(s.place(), s.savedWord(), width),
		apart(t.strong.Render(s.requirementName()), t.dim.Render(s.counter()), width),
		apart(s.progress(width/8)+" "+s.answeredWord(), s.scoreWords(s.result.Goal()), width),
		t.dim.Render(strings.Repeat("─", width)),
	}
}

// narrowHeader gives each thing its own line.
func (s *screen) narrowHeader(width int) []string {
	t := s.theme
	return []string{
		apart(s.place(), s.savedWord(), width),
		t.strong.Render(cut(s.requirementName(), width)),
		apart(s.progress(8)+" "+s.answeredWord(), "", width),
		cut(s.scoreWords(s.result.Goal()), width),
		t.dim.Render(strings.Repeat("─", width)),
	}
}

// smallHeader has two lines, for windows of few.
func (s *screen) smallHeader(width int) []string {
	count := s.Say("answered-short", lang.Data{"Answered": s.result.Answered, "Questions": s.result.Questions})
	return []string{
		apart(s.theme.strong.Render(s.objective(s.at).Objective.ID)+" "+count, s.savedWord(), width),
		cut(s.Say("left-short", lang.Data{"Count": s.left()})+" · "+s.scoreWords(s.result.Goal()), width),
	}
}

// place names the framework, the level, the domain, and the filter where one is on.
func (s *screen) place() string {
	parts := []string{shown(s.catalogue.Short), s.in(s.result.Target.Title)}
	if domain := s.catalogue.Domain(s.findings()[s.at.Requirement].Requirement.Domain); domain != nil {
		parts = append(parts, s.in(domain.Title))
	}
	place := strings.Join(parts, " · ")
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
	full := 0
	if s.result.Answered > 0 {
		full = max(1, columns*s.result.Answered/s.result.Questions)
	}
	return s.theme.bar.Render(strings.Repeat("█", full)) + s.theme.barLeft.Render(strings.Repeat("░", columns-full))
}

func (s *screen) answeredWord() string {
	words := s.Say("answered", lang.Data{"Answered": s.result.Answered, "Questions": s.result.Questions, "Left": s.left()})
	if minutes := minutesLeft(pace(s.state.Events), s.left()); minutes > 0 {
		words += s.Say("minutes-left", lang.Data{"Count": minutes})
	}
	return words
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
