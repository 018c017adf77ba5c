package interview

import (
	"image/color"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/stretchr/testify/require"

	"rung/controls/lang"
)

// Every page, in both languages, stays in its window, and a resize loses neither the place nor what is typed.
func TestEveryPageFitsEveryWindow(t *testing.T) {
	pages := [][]string{
		{}, {"2"}, {"?"}, {"?", "e"}, {"o"}, {"esc", "c"}, {"esc", "/", "訪"}, {"esc", "p"}, {"end", "e", "鑑", "別"}, {"enter", "q"},
	}
	for _, tag := range []lang.Tag{lang.English, lang.TraditionalChinese} {
		for _, width := range []int{44, 80, 120, 200, 250} {
			for _, height := range []int{10, 14, 24, 50} {
				s := newDesk(t).sitting(shipped(t), tag)
				size(s, width, height)
				for _, keys := range pages {
					press(s, keys...)
					fits(t, s, width, height)
					require.NotContains(t, plain(s), "⟨", "no message is missing")
					was, at := plain(s), s.at
					size(s, 44, 10)
					fits(t, s, 44, 10)
					size(s, width, height)
					require.Equal(t, at, s.at)
					require.Equal(t, was, plain(s), "the same window shows the same again")
				}
			}
		}
	}
}

func TestTheFocusIsAlwaysInSight(t *testing.T) {
	for _, height := range []int{10, 11, 14, 24} {
		for _, width := range []int{44, 80} {
			s := newDesk(t).sitting(shipped(t), lang.English)
			size(s, width, height)
			for range 58 {
				require.Contains(t, plain(s), "› "+s.objective(s.at).Objective.Key+"  ", "%dx%d", width, height)
				press(s, "down")
			}
		}
	}
}

func TestAWiderWindowIsPaintedOnceMore(t *testing.T) {
	s := newScreen(newDesk(t).options(shipped(t), lang.English))
	for _, row := range []struct {
		name   string
		width  int
		height int
		again  bool
	}{
		{"the first size is no change", 80, 24, false},
		{"narrower needs nothing", 60, 24, false},
		{"higher neither", 60, 40, false},
		{"wider does", 100, 40, true},
		{"no size at all is none", 0, 0, false},
	} {
		_, cmd := s.Update(tea.WindowSizeMsg{Width: row.width, Height: row.height})
		require.Equal(t, row.again, cmd != nil, row.name)
	}
	_, cmd := s.Update(tea.KeyPressMsg(tea.Key{Code: 'l', Mod: tea.ModCtrl}))
	require.IsType(t, tea.ClearScreen(), cmd(), "and Ctrl-L does it by hand")
}

func TestColoursFollowTheBackgroundAndSayNothingAlone(t *testing.T) {
	s := newDesk(t).sitting(shipped(t), lang.English)
	press(s, "1", "2", "3")
	unknown := s.View().Content
	s.Update(tea.BackgroundColorMsg{Color: color.White})
	light := s.View().Content
	s.Update(tea.BackgroundColorMsg{Color: color.Black})
	dark := s.View().Content
	require.NotEqual(t, unknown, light)
	require.NotEqual(t, light, dark)
	require.Equal(t, ansi.Strip(unknown), ansi.Strip(light))
	require.Equal(t, ansi.Strip(light), ansi.Strip(dark))
	for _, word := range []string{"● Met", "× Not met", "– Not applicable", "○ Not answered", "› d"} {
		require.Contains(t, ansi.Strip(dark), word)
	}
}
