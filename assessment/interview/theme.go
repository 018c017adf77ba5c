package interview

import (
	"image/color"

	"charm.land/bubbles/v2/key"
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"
)

// theme is how the parts of the screen look. Its colours are told apart by people who do not see red or green as others do
// (blue for met, orange for not met), and no colour says anything that a word does not say too.
type theme struct {
	strong, dim, accent, met, notMet, alarm, bar, barLeft lipgloss.Style

	form *huh.Styles
}

// newTheme makes the theme for a light or a dark background; known is false until the terminal has said which, and the
// colours then are mid-tones that can be read on both.
func newTheme(dark, known bool) *theme {
	choose := func(mid, onLight, onDark string) color.Color {
		switch {
		case !known:
			return lipgloss.Color(mid)
		case dark:
			return lipgloss.Color(onDark)
		}
		return lipgloss.Color(onLight)
	}
	style := lipgloss.NewStyle
	blue := choose("#3A8FC8", "#005A8C", "#6CC0F0")
	orange := choose("#D0661A", "#A84300", "#F0A040")
	t := &theme{
		strong:  style().Bold(true),
		dim:     style().Foreground(choose("#808080", "#5A5A5A", "#A0A0A0")),
		accent:  style().Foreground(blue).Bold(true),
		met:     style().Foreground(blue),
		notMet:  style().Foreground(orange),
		alarm:   style().Foreground(orange).Bold(true).Reverse(true),
		bar:     style().Foreground(blue),
		barLeft: style().Foreground(choose("#808080", "#B0B0B0", "#606060")),
	}
	t.form = t.formStyles()
	return t
}

// formStyles are the same look for huh. Fields come without frames: the screen gives each its place.
func (t *theme) formStyles() *huh.Styles {
	s := huh.ThemeBase(true)
	plain := lipgloss.NewStyle()
	s.FieldSeparator = plain.SetString("\n")
	for _, f := range []*huh.FieldStyles{&s.Focused, &s.Blurred} {
		f.Base = plain
		f.Title, f.Description = plain, plain // never used; a styled one takes a line even when it is empty
		f.SelectSelector = t.accent.SetString("› ")
		f.Option, f.SelectedOption, f.UnselectedOption = plain, plain, plain
		f.ErrorIndicator, f.ErrorMessage = t.notMet, t.notMet
		f.TextInput.Prompt, f.TextInput.Placeholder, f.TextInput.Text = t.accent, t.dim, plain
		f.TextInput.Cursor = plain
	}
	return s
}

// Theme makes a theme one of huh's. huh asks for it many times a key, so it is made once.
func (t *theme) Theme(bool) *huh.Styles { return t.form }

// fieldKeys are the keys that huh's fields keep for themselves. All others belong to the screen: it moves on in the
// same step in which a key arrives, so that nothing typed ahead goes to the wrong field.
func fieldKeys() *huh.KeyMap {
	keys := huh.NewDefaultKeyMap()
	none := key.NewBinding(key.WithDisabled())
	keys.Quit = none
	keys.Input.Next, keys.Input.Prev, keys.Input.Submit, keys.Input.AcceptSuggestion = none, none, none, none
	keys.Text.Next, keys.Text.Prev, keys.Text.Submit, keys.Text.Editor = none, none, none, none
	keys.Text.NewLine = key.NewBinding(key.WithKeys("alt+enter", "shift+enter", "ctrl+j"))
	keys.Select = huh.SelectKeyMap{Up: key.NewBinding(key.WithKeys("up")), Down: key.NewBinding(key.WithKeys("down"))}
	return keys
}
