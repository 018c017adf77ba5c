package interview

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"rung/assessment"
	"rung/controls/lang"
)

// From this width on, why and how stand beside the question; below it, under the objectives.
const sideWidth = 110

// body draws the question, the objectives, and why and how where they are wanted.
func (p *questionPage) body(s *screen, width, height int) ([]string, *tea.Cursor) {
	if s.help && width >= sideWidth {
		main := width * 3 / 5
		lines := p.main(s, main-3, height)
		panel := s.helpLines(width-main, height)
		return beside(lines, panel, main-2, s.theme, height), nil
	}
	if !s.help {
		return p.main(s, min(width, 110), height), nil
	}
	upper := min(height/2, p.natural(s, width))
	if height < 12 {
		upper = 0
	}
	var lines []string
	if upper > 0 {
		lines = append(p.main(s, width, upper), s.theme.dim.Render(strings.Repeat("─", width)))
	}
	return append(lines, s.helpLines(width, height-len(lines))...), nil
}

// natural is how many lines the question and its objectives would like to have.
func (p *questionPage) natural(s *screen, width int) int {
	return len(fold(s.ask(), width)) + 1 + s.listHeight(width)
}

// listHeight is how many lines all objectives of the requirement take.
func (s *screen) listHeight(width int) int {
	n := 0
	for i := range s.findings()[s.at.Requirement].Objectives {
		n += len(s.option(Place{s.at.Requirement, i}, width-2))
		if i == s.at.Objective {
			n += len(s.scaleLines(s.at, width-2, manyLines))
		}
	}
	return n
}

func (s *screen) ask() string { return s.in(s.findings()[s.at.Requirement].Requirement.Ask) }

// main draws the question and the list of objectives.
func (p *questionPage) main(s *screen, width, height int) []string {
	lines := few(fold(s.ask(), width), max(1, height-6), width)
	for i := range lines {
		lines[i] = s.theme.strong.Render(lines[i])
	}
	under := append(s.planLines(width), s.partialLines(width)...)
	if height >= 12 && len(lines)+1+s.listHeight(width)+len(under) <= height {
		lines = append(lines, "")
	}
	if height < 12 {
		under = few(under, 1, width)
	}
	room := max(1, height-len(lines)-len(under))
	if f := &s.findings()[s.at.Requirement]; height >= 10 && s.listHeight(width) > room {
		more := s.Say("more-objectives", lang.Data{"Number": s.at.Objective + 1, "Total": len(f.Objectives)})
		under = append(under, s.theme.dim.Render(cut(more, width)))
		room--
	}
	p.list(s, width, room)
	list, _ := formLines(p.form)
	for len(list) > 0 && strings.TrimSpace(list[len(list)-1]) == "" {
		list = list[:len(list)-1]
	}
	lines = append(lines, list[:min(len(list), room)]...)
	return append(lines, under...)
}

// list makes the form: one Select over the requirement's objectives.
func (p *questionPage) list(s *screen, width, height int) {
	f := &s.findings()[s.at.Requirement]
	p.id = s.objective(s.at).Objective.ID
	options := make([]huh.Option[string], len(f.Objectives))
	for i := range f.Objectives {
		at := Place{s.at.Requirement, i}
		lines := s.option(at, width-2)
		if at == s.at {
			lines = append(lines, s.scaleLines(at, width-2, height-len(lines))...)
		}
		text := strings.Join(few(lines, height, width-2), "\n")
		options[i] = huh.NewOption(text, f.Objectives[i].Objective.ID)
	}
	p.form = newList(options, &p.id, s.theme, width, height)
}

// option draws one objective: its key, its answer as symbol and word, its text, its note.
func (s *screen) option(at Place, width int) []string {
	o := s.objective(at)
	key := shown(o.Objective.Key)
	if s.marks[o.Objective.ID] {
		key += "*"
	}
	word := s.answerStyle(o.Outcome).Render(sign(o) + " " + s.answerWord(o))
	lead := pad(key, 3) + word
	text := s.in(o.Objective.Text)
	var lines []string
	if width >= 66 {
		column := 3 + 2 + s.answerColumn() + 2
		lines = foldAt(pad(lead, column), text, width)
	} else {
		for _, line := range fold(text, width-3) {
			lines = append(lines, "   "+line)
		}
		lines = append([]string{lead}, lines...)
	}
	return append(lines, s.optionExtras(at, o, width)...)
}

// answerColumn is the width of the widest usual answer.
func (s *screen) answerColumn() int {
	widest := 0
	for _, o := range []assessment.Outcome{assessment.Met, assessment.NotMet, assessment.NotApplicable, assessment.Unanswered} {
		widest = max(widest, wide(s.outcomeWord(o)))
	}
	return widest
}

func (s *screen) optionExtras(at Place, o *assessment.ObjectiveFinding, width int) []string {
	var lines []string
	extra := func(text string) { lines = append(lines, "   "+s.theme.dim.Render(cut(text, width-3))) }
	if o.Answer.Note != "" {
		extra(s.Say("note-beside", lang.Data{"Note": shownLine(o.Answer.Note)}))
	} else if at == s.offer {
		lines = append(lines, "   "+s.theme.accent.Render(cut(s.Say("why-line"), width-3)))
	}
	if x := o.Answer.Exception; x != nil {
		extra(s.Say("exception-beside", lang.Data{"Reference": shownLine(x.Reference)}))
	}
	if files := s.state.Evidence(o.Objective.ID); len(files) > 0 {
		extra(s.Say("evidence-beside", lang.Data{"Count": len(files)}))
	}
	if of, ok := s.offered(at); ok {
		extra(s.offerLine(o.Objective, of))
	}
	for _, line := range s.disputeLines(at) {
		lines = append(lines, "   "+s.theme.notMet.Render(cut(line, width-3)))
	}
	return lines
}

// partialLines ask the question that decides the lesser weight, once the requirement is not met.
func (s *screen) partialLines(width int) []string {
	f := &s.findings()[s.at.Requirement]
	if f.Requirement.Partial == nil || f.Outcome != assessment.NotMet {
		return nil
	}
	id := "partial-no"
	if f.Partial {
		id = "partial-yes"
	}
	said := s.Say(id, lang.Data{"Weight": f.Requirement.Weight, "Partial": f.Requirement.Partial.Weight})
	lines := append(foldAt("p  ", s.in(f.Requirement.Partial.Ask), width), foldAt("   ", said, width)...)
	for i := range lines {
		lines[i] = s.theme.accent.Render(lines[i])
	}
	return append([]string{""}, lines...)
}

// beside sets two columns side by side with a rule between.
func beside(left, right []string, width int, t *theme, height int) []string {
	lines := make([]string, height)
	for i := range lines {
		l, r := "", ""
		if i < len(left) {
			l = left[i]
		}
		if i < len(right) {
			r = right[i]
		}
		lines[i] = pad(cut(l, width), width) + t.dim.Render("│") + " " + r
	}
	return lines
}
