package interview

import (
	"strconv"
	"strings"

	"rung/controls"
	"rung/controls/lang"
)

// helpLines draw why a requirement matters, how to begin, what to lay on the table and where it comes from, from the
// line the person has scrolled to.
func (s *screen) helpLines(width, height int) []string {
	lines := s.wholeHelp(s.findings()[s.at.Requirement].Requirement, width-1)
	if len(lines) <= height {
		s.helpAt = 0
		return lines
	}
	room := max(1, height-1)
	s.helpAt = min(s.helpAt, len(lines)-room)
	more := s.Say("scroll", lang.Data{"From": s.helpAt + 1, "To": s.helpAt + room, "Total": len(lines)})
	return append(lines[s.helpAt:s.helpAt+room:s.helpAt+room], s.theme.dim.Render(cut(more, width-1)))
}

func (s *screen) wholeHelp(r *controls.Requirement, width int) []string {
	var lines []string
	head := func(id string) {
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, s.theme.accent.Render(s.Say(id)))
	}
	if o := s.objective(s.at).Objective; s.catalogue.Scale(o.Scale) != nil {
		head("help-steps")
		for i, step := range s.catalogue.Scale(o.Scale).Steps {
			lines = append(lines, foldAt(strconv.Itoa(i+1)+". ", s.in(step.Title)+s.Say("line-colon")+s.stage(o, &step), width)...)
		}
	}
	if len(r.Why) > 0 { // a draft may lack this, and what follows
		head("help-why")
		lines = append(lines, fold(s.in(r.Why), width)...)
	}
	for i, step := range r.Do.In(s.Tag) {
		if i == 0 {
			head("help-how")
		}
		lines = append(lines, foldAt(strconv.Itoa(i+1)+". ", shown(step), width)...)
	}
	for i, item := range r.Evidence.In(s.Tag) {
		if i == 0 {
			head("help-evidence")
		}
		lines = append(lines, foldAt("- ", shown(item), width)...)
	}
	if len(r.Refs) > 0 {
		head("help-source")
		for _, refs := range r.Refs {
			lines = append(lines, foldAt("- ", s.referenceTitle(refs.Set)+" "+shown(strings.Join(refs.IDs, ", ")), width)...)
		}
	}
	head("help-keys")
	for _, h := range s.allKeys() {
		lines = append(lines, foldAt(pad(h.key, 7), h.does, width)...)
	}
	return lines
}

// referenceTitle names a reference set as the catalogue does.
func (s *screen) referenceTitle(set string) string {
	for _, known := range s.catalogue.References {
		if known.ID == set {
			return s.in(known.Title)
		}
	}
	return shown(set)
}
