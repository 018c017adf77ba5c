package interview

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

// Setup is what an assessment begins with: who is assessed, and against what.
type Setup struct {
	Framework string // its id
	Target    string // a level of it
	// Kind is the catalogue's profile whose facts were taken over, or OneByOne; "" where there was nothing to choose.
	Kind    string
	Profile assessment.Profile
}

// OneByOne is the kind of firm that is none of those listed: each fact is asked.
const OneByOne = "one-by-one"

// SetupOptions are what a setup needs.
type SetupOptions struct {
	Choices []Choice // at least one
	Given   Setup    // what is known already; a field that is set, and fits, is not asked
	Lang    lang.Tag
	In      io.Reader
	Out     io.Writer
	Color   bool
}

// Choice is a framework to choose, and its levels.
type Choice struct {
	Framework string
	Title     lang.Text
	Levels    []LevelChoice
	Facts     []controls.Fact    // asked of the firm, none where nothing depends on them
	Profiles  []controls.Profile // kinds of firm, by the answers to the facts
}

// LevelChoice is a level to choose as the target.
type LevelChoice struct {
	ID           string
	Title, About lang.Text
}

// ChoiceOf makes the choice that a catalogue offers, of these levels. It needs no more than the catalogue's main file.
func ChoiceOf(c *controls.Catalogue, levels []string) Choice {
	choice := Choice{Framework: c.ID, Title: c.Title, Facts: c.Facts, Profiles: c.Profiles}
	for _, l := range c.Levels {
		if slices.Contains(levels, l.ID) {
			choice.Levels = append(choice.Levels, LevelChoice{l.ID, l.Title, l.About})
		}
	}
	return choice
}

// step is one thing that a setup asks. Its words are the messages setup-NAME and setup-NAME-about.
type step struct {
	name     string
	title    lang.Text // where the catalogue words it; else it is the message
	fact     string    // the fact that it asks, "" for none
	required bool
	applies  func(*Setup) bool   // nil for always
	options  []option            // nil where the answer is written
	suggest  func(*Setup) string // what stands there to be taken over
	// take puts an answer into the setup; it returns the message that says what is wrong with it, or "".
	take func(*Setup, string) string
	// has is the answer that the setup holds, "" for none.
	has func(*Setup) string
}

// option is one answer to choose.
type option struct {
	value        string
	title, about lang.Text
}

// The longest answer to a setup's question, in characters.
const maxAnswer = 300

// setupSteps lists what is asked, in order.
func setupSteps(choices []Choice, w words) []step {
	profile := func(name string, required bool, field func(*assessment.Profile) *string) step {
		return step{
			name: name, required: required,
			has:  func(s *Setup) string { return *field(&s.Profile) },
			take: func(s *Setup, answer string) string { *field(&s.Profile) = answer; return "" },
		}
	}
	scope := profile("scope", true, func(p *assessment.Profile) *string { return &p.Scope })
	scope.suggest = func(s *Setup) string { return w.Say("setup-scope-suggestion", lang.Data{"Firm": s.Profile.Firm}) }
	steps := []step{
		profile("firm", true, func(p *assessment.Profile) *string { return &p.Firm }),
		scope,
		profile("sector", false, func(p *assessment.Profile) *string { return &p.Sector }),
		{name: "size", take: takeSize, has: func(s *Setup) string {
			if s.Profile.Size == 0 {
				return ""
			}
			return strconv.Itoa(s.Profile.Size)
		}},
		{name: "ubn", take: takeUBN, has: func(s *Setup) string { return s.Profile.UBN }},
		{name: "cage", take: takeCAGE, has: func(s *Setup) string { return strings.Join(s.Profile.CAGE, ", ") }},
		profile("assessor", true, func(p *assessment.Profile) *string { return &p.Assessor }),
		frameworkStep(choices),
		{name: "level", required: true, take: func(s *Setup, id string) string { s.Target = id; return "" }, has: func(s *Setup) string { return s.Target }},
	}
	for _, c := range choices {
		steps = append(steps, factSteps(c, w)...)
	}
	return steps
}

func frameworkStep(choices []Choice) step {
	s := step{
		name: "framework", required: true,
		take: func(s *Setup, id string) string {
			if s.Framework != id {
				s.Framework, s.Target, s.Kind, s.Profile.Facts = id, "", "", nil
			}
			return ""
		},
		has: func(s *Setup) string { return s.Framework },
	}
	for _, c := range choices {
		s.options = append(s.options, option{value: c.Framework, title: c.Title})
	}
	return s
}

// takeSize reads a number of people; "about 40", "40 人" and "1,200" say it too.
func takeSize(s *Setup, answer string) string {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, answer)
	n, err := strconv.Atoi(digits)
	if answer != "" && (err != nil || n < 1 || n > 10_000_000 || strings.ContainsAny(answer, ".-")) {
		return "setup-size-wrong"
	}
	s.Profile.Size = n
	return ""
}

func takeUBN(s *Setup, answer string) string {
	number := strings.NewReplacer(" ", "", "-", "").Replace(answer)
	if number != "" && !assessment.ValidUBN(number) {
		return "setup-ubn-wrong"
	}
	s.Profile.UBN = number
	return ""
}

// takeCAGE reads any number of codes with commas or spaces between them.
func takeCAGE(s *Setup, answer string) string {
	codes := strings.FieldsFunc(strings.ToUpper(answer), func(r rune) bool { return strings.ContainsRune(" ,;、", r) })
	for _, code := range codes {
		if !assessment.ValidCAGE(code) {
			return "setup-cage-wrong"
		}
	}
	s.Profile.CAGE = nil
	for _, code := range codes {
		if !slices.Contains(s.Profile.CAGE, code) {
			s.Profile.CAGE = append(s.Profile.CAGE, code)
		}
	}
	return ""
}
