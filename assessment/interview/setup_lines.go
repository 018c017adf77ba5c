package interview

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"rung/controls/lang"
)

// SetupLines asks for the setup line by line. An empty line skips what may be skipped and takes over what is
// suggested; the end of the input, a cancelled context and "quit" give ErrPaused.
func SetupLines(ctx context.Context, o SetupOptions) (Setup, error) {
	q := newQuestioning(o)
	lines := readLines(ctx, o.In)
	defer lines.close()
	out := &errorWriter{out: o.Out}
	say := func(id string, data ...lang.Data) { fmt.Fprintln(out, q.Say(id, data...)) }
	if !q.done() {
		say("setup-lines-intro")
	}
	for !q.done() {
		q.putStep(out)
		select {
		case <-ctx.Done():
			return Setup{}, ErrPaused
		case line, ok := <-lines.next():
			switch word := strings.ToLower(trimmed(line)); {
			case !ok || word == "quit" || word == "離開":
				say("setup-paused")
				return Setup{}, ErrPaused
			case word == "back" || word == "上一題":
				q.back()
			default:
				q.lineAnswer(line, say)
			}
		}
		if out.err != nil {
			return Setup{}, out.err
		}
	}
	return q.setup, nil
}

// errorWriter remembers the first error.
type errorWriter struct {
	out io.Writer
	err error
}

func (w *errorWriter) Write(p []byte) (int, error) {
	n, err := w.out.Write(p)
	if err != nil && w.err == nil {
		w.err = err
	}
	return n, err
}

// putStep writes the question of the current step.
func (q *questioning) putStep(out io.Writer) {
	step := q.step()
	fmt.Fprintln(out)
	fmt.Fprintln(out, q.number()+q.title())
	fmt.Fprintln(out, q.about())
	for i, o := range q.options() {
		text := q.in(o.title)
		if about := q.in(o.about); about != "" {
			text += q.Say("line-colon") + about
		}
		fmt.Fprintln(out, q.Say("setup-option", lang.Data{"Number": i + 1, "Text": text}))
	}
	switch standing := q.standing(); {
	case standing != "":
		fmt.Fprintln(out, q.Say("setup-enter-takes", lang.Data{"Answer": q.readable(standing)}))
	case !step.required:
		fmt.Fprintln(out, q.Say("setup-enter-skips"))
	}
}

// number counts the steps that are asked: "3 of 8. ".
func (q *questioning) number() string {
	n, total := 0, 0
	for i := range q.steps {
		if !q.asks(i) || q.steps[i].name == "level" && q.single() {
			continue
		}
		total++
		if i <= q.at {
			n++
		}
	}
	return q.Say("setup-number", lang.Data{"Number": n, "Total": total})
}

// single reports whether the chosen framework, or the only one, offers one level.
func (q *questioning) single() bool {
	return !slices.ContainsFunc(q.choices, func(c Choice) bool {
		return (c.Framework == q.setup.Framework || q.setup.Framework == "") && len(c.Levels) != 1
	})
}

// lineAnswer takes what was typed: an option's number or id, or a text.
func (q *questioning) lineAnswer(line string, say func(string, ...lang.Data)) {
	answer := trimmed(line)
	if answer == "" {
		answer = q.standing()
	}
	if n, err := strconv.Atoi(plainKeys(answer)); err == nil && n >= 1 && n <= len(q.options()) {
		answer = q.options()[n-1].value
	}
	for _, o := range q.options() {
		letter := q.step().fact != "" && strings.EqualFold(o.value[:1], answer)
		if letter || strings.EqualFold(o.value, answer) || strings.EqualFold(q.in(o.title), answer) {
			answer = o.value
		}
	}
	if wrong := q.answer(answer); wrong != "" {
		say(wrong)
		return
	}
	if said := q.step().has(&q.setup); said != "" {
		say("setup-noted", lang.Data{"Answer": q.readable(said)})
	} else {
		say("setup-skipped")
	}
	q.forward()
}

// readable is an answer as a person reads it: a choice by its title.
func (q *questioning) readable(answer string) string {
	for _, o := range q.options() {
		if o.value == answer {
			return q.in(o.title)
		}
	}
	return shownLine(answer)
}
