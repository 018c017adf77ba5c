package main

import (
	"strings"

	"rung/controls"
	"rung/controls/lang"
)

// wording says a problem of a catalogue in the language of the run.
func (a *app) wording(p controls.Problem) string { return a.saying(p.Key, p.Data) }

// saying says what the room controls said, with all that it names, in the language of the run.
func (a *app) saying(key string, data lang.Data) string {
	said := lang.Data{}
	for name, value := range data {
		switch v := value.(type) {
		case controls.Saying:
			said[name] = a.saying(v.Key, v.Data)
		case controls.Names:
			said[name] = strings.Join(v, a.say("list-comma"))
		case controls.Choices:
			said[name] = strings.Join(v, a.say("list-or"))
		default:
			said[name] = v
		}
	}
	return a.say("found-"+key, said)
}

// problemLines says problems the way editors read them, each on a line of its own.
func (a *app) problemLines(problems []controls.Problem) string {
	lines := make([]string, len(problems))
	for i, p := range problems {
		p.Message = a.wording(p)
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}
