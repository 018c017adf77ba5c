package interview

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"rung/assessment"
	"rung/controls/lang"
)

// overviewPage is the map: every domain and requirement with how far it has come. Arrows choose, typing searches.
type overviewPage struct {
	chosen int // a requirement
}

func newOverview(s *screen) *overviewPage { return &overviewPage{chosen: s.at.Requirement} }

// stage is how far one requirement has come.
type stage string

const (
	notStarted  stage = "not-started"
	started     stage = "started"
	needsReason stage = "needs-reason"
	done        stage = "done"
	notAsked    stage = "not-asked" // it does not concern this firm
)

func stageOf(f *assessment.Finding) stage {
	switch answered := f.Answered(); {
	case f.Off != nil:
		return notAsked
	case answered == 0:
		return notStarted
	case answered < f.Questions():
		return started
	}
	for i := range f.Objectives {
		if lacksReason(&f.Objectives[i]) {
			return needsReason
		}
	}
	return done
}

func (p *overviewPage) press(s *screen, name string, msg tea.KeyPressMsg) tea.Cmd {
	last := len(s.findings()) - 1
	switch name {
	case "up":
		p.chosen = max(0, p.chosen-1)
	case "down":
		p.chosen = min(last, p.chosen+1)
	case "left", "right", "pgup", "pgdown":
		p.chosen = p.domainFrom(s, name == "right" || name == "pgdown")
	case "home":
		p.chosen = 0
	case "end":
		p.chosen = last
	case "enter":
		p.open(s)
	case "esc", "o":
		s.page = &questionPage{}
	case "c":
		s.page = newReview(s)
	case "q":
		return s.leave()
	case "/", "g":
		s.page = newSearch(s, "")
	default:
		if text := typed(plainKeys(msg.Text)); strings.TrimSpace(text) != "" {
			s.page = newSearch(s, text)
		}
	}
	return nil
}

func (p *overviewPage) paste(s *screen, msg tea.PasteMsg) {
	s.page = newSearch(s, shownLine(msg.Content))
}

// domainFrom is the first requirement of the next or of the previous domain.
func (p *overviewPage) domainFrom(s *screen, forward bool) int {
	f := s.findings()
	begin := func(i int) int {
		for i > 0 && f[i-1].Requirement.Domain == f[i].Requirement.Domain {
			i--
		}
		return i
	}
	if !forward {
		return begin(max(0, begin(p.chosen)-1))
	}
	for i := p.chosen; i < len(f); i++ {
		if f[i].Requirement.Domain != f[p.chosen].Requirement.Domain {
			return i
		}
	}
	return p.chosen
}

// open goes to the first open question of the chosen requirement, else to its first.
func (p *overviewPage) open(s *screen) {
	f := s.findings()
	of := func(at Place) bool { return at.Requirement == p.chosen }
	open := isOpen(f)
	at, ok := First(f, func(at Place) bool { return of(at) && open(at) })
	if !ok {
		at, ok = First(f, of)
	}
	if !ok {
		s.tell("overview-off", lang.Data{"Why": s.in(f[p.chosen].Off)})
		return
	}
	s.filter, s.domain = All, ""
	s.show(at)
}

func (p *overviewPage) body(s *screen, width, height int) ([]string, *tea.Cursor) {
	var lines []string
	at := 0
	findings := s.findings()
	for i := range findings {
		domain := findings[i].Requirement.Domain
		if i == 0 || findings[i-1].Requirement.Domain != domain {
			lines = append(lines, p.domainLine(s, i, width))
		}
		if i == p.chosen {
			at = len(lines)
		}
		lines = append(lines, p.requirementLine(s, i, width))
	}
	if s.signed == "" || height < 4 {
		return around(lines, at, height), nil
	}
	signed := s.theme.dim.Render(cut(shown(s.signed), width))
	return append([]string{signed}, around(lines, at, height-1)...), nil
}

// domainLine sums up the domain that begins at requirement i.
func (p *overviewPage) domainLine(s *screen, i, width int) string {
	domain := s.findings()[i].Requirement.Domain
	name := shown(domain)
	if d := s.catalogue.Domain(domain); d != nil {
		name = s.in(d.Title)
	}
	answered, questions := 0, 0
	for j := range s.findings() {
		if f := &s.findings()[j]; f.Requirement.Domain == domain {
			answered, questions = answered+f.Answered(), questions+f.Questions()
		}
	}
	count := s.Say("answered-short", lang.Data{"Answered": answered, "Questions": questions})
	return s.theme.strong.Render(cut(name, max(4, width-22))) + "  " + s.barOf(8, answered, questions) + " " + s.theme.dim.Render(count)
}

func (p *overviewPage) requirementLine(s *screen, i, width int) string {
	f := &s.findings()[i]
	cursor := "  "
	if i == p.chosen {
		cursor = s.theme.accent.Render("› ")
	}
	word := s.Say("stage-" + string(stageOf(f)))
	switch stageOf(f) {
	case started:
		word += " " + s.Say("answered-short", lang.Data{"Answered": f.Answered(), "Questions": f.Questions()})
	case done, needsReason:
		word = s.outcomeWord(f.Outcome) + " · " + word
	}
	for j := range f.Objectives {
		if s.marks[f.Objectives[j].Objective.ID] {
			word = "* " + word
			break
		}
	}
	left := cursor + s.answerStyle(f.Outcome).Render(symbol(f.Outcome)) + " " + shown(f.Requirement.ID) + " " + s.in(f.Requirement.Title)
	return apart(left, s.theme.dim.Render(word), min(width, 100))
}

func (p *overviewPage) hints(s *screen) []hint {
	return s.hintList("search-choose:updown", "overview-go:enter:must", "overview-type:type", "domain:leftright", "review:c", "back:esc:must", "quit:q")
}
