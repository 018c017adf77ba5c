package interview

import (
	"context"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"rung/controls/lang"
)

// SetupScreen asks for the setup on the full screen, one question at a time with the answers so far above it. Ctrl-C, a
// signal, a closed terminal and a cancelled context give ErrPaused.
func SetupScreen(ctx context.Context, o SetupOptions) (Setup, error) {
	f := newSetupForm(o)
	if f.done() {
		return f.setup, nil
	}
	if _, err := runProgram(ctx, f, o.In, o.Out, o.Color); err != nil {
		return Setup{}, err
	}
	if !f.done() {
		return Setup{}, ErrPaused
	}
	return f.setup, nil
}

// setupForm is the Bubble Tea model of the setup: one small form for each step.
type setupForm struct {
	*questioning
	window
	theme *theme
	value string // bound to the form
	form  *huh.Form
	wrong string // the message that says what is wrong with the answer
	ahead string // what was typed ahead of the end, for the interview
}

func newSetupForm(o SetupOptions) *setupForm {
	f := &setupForm{questioning: newQuestioning(o), theme: newTheme(true, false), window: newWindow()}
	f.begin()
	return f
}

// begin prepares the form of the step one has come to.
func (f *setupForm) begin() {
	if f.done() {
		return
	}
	f.wrong, f.form, f.value = "", nil, f.standing()
	if options := f.options(); f.value == "" && len(options) > 0 {
		f.value = options[0].value
	}
	f.draw()
}

// Init asks the terminal for its background.
func (f *setupForm) Init() tea.Cmd { return tea.RequestBackgroundColor }

// Update takes one message; a step that a key completes is over when it returns.
func (f *setupForm) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if f.done() { // what is typed ahead of the end belongs to nobody here
		return f, tea.Quit
	}
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		f.form, cmd = nil, f.window.resize(msg)
	case tea.BackgroundColorMsg:
		f.theme, f.form = newTheme(msg.IsDark(), true), nil
	case leaveMsg:
		return f, tea.Quit
	case tea.PasteMsg:
		if text, burst := burstOf(msg); burst {
			cmd, f.ahead = f.burst(text)
			return f, cmd
		}
		feed(f.form, tea.PasteMsg{Content: shownLine(typed(msg.Content))})
	case tea.KeyPressMsg:
		if cmd := f.press(msg); cmd != nil {
			return f, cmd
		}
	default:
		return f, nil
	}
	f.draw()
	return f, cmd
}

func (f *setupForm) press(msg tea.KeyPressMsg) tea.Cmd {
	options := f.options()
	name := keyName(msg)
	if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= len(options) {
		f.value = options[n-1].value
		return f.next()
	}
	if yes := map[string]string{"y": "yes", "n": "no"}[name]; yes != "" && f.step().fact != "" {
		f.value = yes
		return f.next()
	}
	switch {
	case name == "ctrl+c":
		return tea.Quit
	case name == "ctrl+z":
		return tea.Suspend
	case name == "enter", name == "tab":
		return f.next()
	case name == "shift+tab", name == "up" && options == nil:
		f.back()
		f.begin()
	case name == "down" && options == nil:
	default:
		f.wrong = ""
		msg.Text = typed(msg.Text)
		feed(f.form, msg)
	}
	return nil
}

// next takes the answer and goes on; the last one ends the setup.
func (f *setupForm) next() tea.Cmd {
	if f.wrong = f.answer(f.value); f.wrong != "" {
		return nil
	}
	f.forward()
	if f.done() {
		return tea.Quit
	}
	f.begin()
	return nil
}

// View gives Bubble Tea what draw has drawn.
func (f *setupForm) View() tea.View { return f.window.view(f.Say("setup-title")) }

func (f *setupForm) draw() {
	width := min(f.width, 100) - margin
	footer := foot(f.hintsHere(), f.theme, width, 1)
	question := f.question(width)
	lines := f.soFar(width, f.height-len(question)-len(footer)-2)
	if f.form == nil {
		f.form = f.makeForm(width, max(1, f.height-len(question)-len(footer)-len(lines)))
	}
	input, cursor := formLines(f.form)
	if room := f.height - len(question) - len(footer); len(lines)+len(input) > room {
		input = input[:max(1, min(len(input), room-len(lines)))]
	}
	if cursor != nil {
		cursor.Y += len(lines) + len(question)
	}
	lines = append(append(lines, question...), input...)
	if f.wrong != "" && len(lines)+len(footer) < f.height {
		for _, line := range few(fold(f.Say(f.wrong), width), f.height-len(lines)-len(footer), width) {
			lines = append(lines, f.theme.notMet.Render(line))
		}
	}
	for len(lines)+len(footer) < f.height {
		lines = append(lines, "")
	}
	lines = append(lines[:min(len(lines), max(0, f.height-len(footer)))], footer...)
	f.window.put(lines, cursor, width)
}

// soFar lists what has been answered, the latest that find room.
func (f *setupForm) soFar(width, rows int) []string {
	lines := []string{f.theme.strong.Render(cut(f.Say("setup-title"), width)), ""}
	at := f.at
	for f.at = 0; f.at < at; f.at++ {
		answer := f.step().has(&f.setup)
		if !f.applies(f.at) || f.given[f.at] && len(f.options()) < 2 && f.step().options != nil {
			continue
		}
		if answer != "" {
			line := f.Say("setup-said", lang.Data{"Name": strings.TrimRight(f.title(), "?？"), "Answer": f.readable(answer)})
			lines = append(lines, f.theme.dim.Render(cut(line, width)))
		}
	}
	if len(lines) > 2 {
		lines = append(lines, "")
	}
	rows = max(rows, 0)
	return lines[max(0, len(lines)-rows):]
}

// question is the question of this step and what it is about.
func (f *setupForm) question(width int) []string {
	lines := fold(f.number()+f.title(), width)
	for i := range lines {
		lines[i] = f.theme.strong.Render(lines[i])
	}
	about := fold(f.about(), width)
	if f.height < 12 {
		about = few(about, 1, width)
	}
	for _, line := range about {
		lines = append(lines, f.theme.dim.Render(line))
	}
	return lines
}

func (f *setupForm) makeForm(width, height int) *huh.Form {
	options := f.options()
	if f.step().name == "scope" { // a sentence may need more than one line
		return newForm(huh.NewText().ExternalEditor(false).CharLimit(maxAnswer).Lines(min(3, height)).Value(&f.value), f.theme, width-1, min(3, height))
	}
	if options == nil {
		return newForm(huh.NewInput().Prompt("› ").CharLimit(maxAnswer).Value(&f.value), f.theme, width, 1)
	}
	made := make([]huh.Option[string], len(options))
	for i, o := range options {
		lead := strconv.Itoa(i+1) + "  "
		text := foldAt(lead, f.in(o.title), width-2)
		if about := f.in(o.about); about != "" && f.height >= 16 {
			for _, line := range fold(about, width-5) {
				text = append(text, "   "+f.theme.dim.Render(line))
			}
		}
		made[i] = huh.NewOption(strings.Join(text, "\n"), o.value)
	}
	return newList(made, &f.value, f.theme, width, height)
}

func (f *setupForm) hintsHere() []hint {
	next := hint{key: f.Say("key-enter"), does: f.Say("hint-setup-next"), must: true}
	if !f.step().required {
		next.does = f.Say("hint-setup-skip")
	}
	hints := []hint{next}
	if f.options() != nil {
		hints = append(hints, hint{key: "↑↓ 1–9", does: f.Say("hint-search-choose")})
	}
	return append(hints,
		hint{key: f.Say("key-shift+tab"), does: f.Say("hint-back")},
		hint{key: f.Say("key-ctrl+c"), does: f.Say("hint-setup-quit"), must: true})
}
