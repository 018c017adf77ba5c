package interview

import (
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
	"rung/frameworks"
)

// shipped is the shipped catalogue whose first level has 15 requirements and 59 objectives.
func shipped(t testing.TB) *controls.Catalogue {
	c, err := loadShipped()
	require.NoError(t, err)
	return c
}

var loadShipped = sync.OnceValues(func() (*controls.Catalogue, error) {
	files, err := fs.Sub(frameworks.Files, "cmmc-2")
	if err != nil {
		return nil, err
	}
	return controls.Load(files)
})

// small is a catalogue with every kind of question: a weight with a lesser one, a scale, a fact that switches off.
func small(t testing.TB) *controls.Catalogue {
	c, err := controls.Load(fstest.MapFS{
		"catalogue.yaml": {Data: []byte(smallCatalogue)},
		"doors.yaml":     {Data: []byte(smallDoors)},
		"ratings.yaml":   {Data: []byte(smallRatings)},
	})
	require.NoError(t, err)
	return c
}

const smallCatalogue = `
format: rung/v1
id: small
version: "1"
title: Small
short: Small
publisher: nobody
languages: [en]
licence: Apache-2.0
notice: none
sources: [{id: s, title: S, date: "2020"}]
scales:
  - id: stages
    title: Stages
    steps:
      - {id: none, title: Nothing, text: nothing is there}
      - {id: some, title: Something, text: something is there}
      - {id: whole, title: Everything, text: all is there}
facts:
  - {id: gate, ask: "Is there a gate?", off: there is no gate}
levels:
  - id: L1
    title: Level One
    about: about
    rule: {kind: deduction, cite: c, maximum: 10, conditional: {minimum: 8, days: 180, cite: c}}
domains:
  - {id: DO, file: doors.yaml, title: Doors}
  - {id: RA, file: ratings.yaml, title: Ratings}
`

const smallDoors = `
- id: DO.L1-1
  level: L1
  title: Locks
  weight: 5
  partial: {weight: 3, ask: "Are at least the outer doors locked?", cite: c}
  poam: if-partial
  cite: c
  ask: Are the doors locked?
  why: Thieves.
  do: [buy locks, use them]
  evidence: [a lock]
  objectives: {a: Outer doors are locked., b: Inner doors are locked.}
- id: DO.L1-2
  level: L1
  title: Gate
  weight: 1
  poam: allowed
  cite: c
  ask: Is the gate closed at night?
  why: Dogs.
  do: [close it]
  evidence: [a gate]
  objectives: {a: The gate is closed.}
  needs: [gate]
`

const smallRatings = `
- id: RA.L1-1
  level: L1
  title: Fence
  weight: 1
  poam: allowed
  cite: c
  ask: How much of a fence is there?
  why: Deer.
  do: [build one]
  evidence: [a fence]
  objectives:
    a: {text: The fence stands., scale: stages, minimum: some}
`

// desk is a session's surroundings in a test: a clock that goes one second a look, and what was saved.
type desk struct {
	*testing.T
	events []assessment.Event
	broken error // what saving answers while it is set
	ids    int
	clock  time.Time
}

func newDesk(t *testing.T) *desk {
	return &desk{T: t, clock: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)}
}

func (d *desk) options(c *controls.Catalogue, tag lang.Tag) Options {
	header := assessment.Header{Rung: 1, Framework: assessment.Ref(c), Target: c.Levels[0].ID}
	return Options{
		Catalogue: c, State: assessment.Replay(header, append([]assessment.Event{}, d.events...)), Lang: tag, Color: true,
		Recorder: assessment.Recorder{
			Author: "Office",
			Now:    func() time.Time { d.clock = d.clock.Add(time.Second); return d.clock },
			NewID:  func() string { d.ids++; return fmt.Sprint("e", d.ids) },
		},
		Save: func(e assessment.Event) error {
			if d.broken != nil {
				return d.broken
			}
			d.events = append(d.events, e)
			return nil
		},
	}
}

// sitting opens a screen of 80 columns and 24 lines.
func (d *desk) sitting(c *controls.Catalogue, tag lang.Tag, change ...func(*Options)) *screen {
	o := d.options(c, tag)
	for _, f := range change {
		f(&o)
	}
	s := newScreen(o)
	s.Init()
	size(s, 80, 24)
	return s
}

func size(s tea.Model, width, height int) {
	s.Update(tea.WindowSizeMsg{Width: width, Height: height})
}

var namedKeys = map[string]tea.Key{
	"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "tab": {Code: tea.KeyTab}, "backspace": {Code: tea.KeyBackspace},
	"shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift}, "up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown},
	"left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight}, "home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd},
	"pgup": {Code: tea.KeyPgUp}, "pgdown": {Code: tea.KeyPgDown}, "space": {Code: tea.KeySpace, Text: " "},
	"ctrl+c": {Code: 'c', Mod: tea.ModCtrl}, "ctrl+z": {Code: 'z', Mod: tea.ModCtrl}, "ctrl+j": {Code: 'j', Mod: tea.ModCtrl},
	"delete": {Code: tea.KeyDelete},
}

// press gives keys to a model, each by its name or as the text it types, and returns the last command.
func press(m tea.Model, keys ...string) (last tea.Cmd) {
	for _, name := range keys {
		key, ok := namedKeys[name]
		if !ok {
			key = tea.Key{Text: name, Code: []rune(name)[0]}
		}
		_, last = m.Update(tea.KeyPressMsg(key))
	}
	return last
}

// typing gives a text to a model, letter by letter.
func typing(m tea.Model, text string) {
	for _, r := range text {
		press(m, string(r))
	}
}

// quits reports whether a command ends the program.
func quits(cmd tea.Cmd) bool {
	if cmd == nil {
		return false
	}
	_, ok := cmd().(tea.QuitMsg)
	return ok
}

// plain is what a model shows, without colours.
func plain(m tea.Model) string { return ansi.Strip(m.View().Content) }

// fits checks that what a model shows stays in its window, in columns as a terminal counts them.
func fits(t *testing.T, m tea.Model, width, height int) {
	t.Helper()
	lines := strings.Split(m.View().Content, "\n")
	require.LessOrEqual(t, len(lines), height)
	for _, line := range lines {
		require.LessOrEqual(t, ansi.StringWidth(line), width, "%q", ansi.Strip(line))
		require.True(t, line == "" || line[0] == ' ', "no wide character in the first column: %q", line)
	}
	if c := m.View().Cursor; c != nil {
		require.Less(t, c.Y, height)
		require.LessOrEqual(t, c.X, width)
	}
}

// values lists what stands for the first n objectives, in short forms.
func values(s *session) string {
	var out strings.Builder
	for i := range s.findings() {
		for _, o := range s.findings()[i].Objectives {
			out.WriteString(map[assessment.Outcome]string{"met": "m", "not-met": "n", "not-applicable": "a", "unanswered": "."}[o.Outcome])
		}
	}
	return out.String()
}
