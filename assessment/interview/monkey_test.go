package interview

import (
	"math/rand/v2"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/stretchr/testify/require"

	"rung/assessment"
	"rung/controls"
	"rung/controls/lang"
)

// Keys, pastes and resizes at random, seeded: whatever is pressed, the screen stays in its window, and what it shows is
// what was saved.
func TestWhateverIsPressed(t *testing.T) {
	keys := []string{
		"1", "2", "3", "m", "n", "a", "0", "space", "up", "down", "left", "right", "home", "end", "enter", "esc", "tab", "shift+tab",
		"?", "pgup", "pgdown", "e", "g", "/", "f", "u", "*", "p", "y", "w", "M", "N", "A", "o", "c", "backspace", "ctrl+j", "ctrl+t", "ctrl+x", "字", "訪", "x",
	}
	for seed, c := range []*controls.Catalogue{shipped(t), small(t), manyQuestions(t, 30), shipped(t)} {
		random := rand.New(rand.NewPCG(uint64(seed), 1))
		d := newDesk(t)
		tag := []lang.Tag{lang.English, lang.TraditionalChinese}[seed%2]
		s := d.sitting(c, tag, func(o *Options) { o.Last = assessment.Replay(o.State.Header, nil) })
		width, height := 80, 24
		for range 400 {
			switch random.IntN(20) {
			case 0:
				width, height = 44+random.IntN(200), 10+random.IntN(40)
				size(s, width, height)
			case 1:
				s.Update(tea.PasteMsg{Content: "貼上\r\ntwo \x1b[31mlines"})
			default:
				press(s, keys[random.IntN(len(keys))])
			}
			fits(t, s, width, height)
			require.NotContains(t, plain(s), "⟨")
		}
		replayed := assessment.Evaluate(c, assessment.Replay(s.state.Header, d.events))
		require.Equal(t, s.result.Answered, replayed.Answered)
		require.Equal(t, s.result.Goal().Score, replayed.Goal().Score)
		require.NotEmpty(t, d.events)
	}
}
