package controls

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"gopkg.in/yaml.v3"

	"rung/controls/pattern"
)

var (
	wholeNumber = pattern.Of(`^(0|[1-9][0-9]{0,8})$`)
	// shortID is an id of a level, domain, requirement, objective or step: no blank, bracket or quote, so that it can be typed.
	shortID = pattern.Of(`^[A-Za-z0-9][A-Za-z0-9._:()-]{0,63}$`)
	webURL  = pattern.Of(`^https?://[^\s"'<>\\]+$`)
)

// prose reads a text that may run over several lines.
func (d *decoder) prose(to *string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		tag := n.ShortTag()
		switch {
		case n.Kind != yaml.ScalarNode || tag == "!!null":
			d.unexpected(n, "kind", wantsText, nothing)
		case tag == "!!int" || tag == "!!float" || tag == "!!bool":
			d.unexpected(n, "kind", wantsText, say("put-in-quotes", "put it in quotes: {{.Text}}", "Text", show(n.Value)))
		default:
			*to = d.fit(n)
		}
	}
}

// fit returns a scalar's text after checking that it may be shown.
func (d *decoder) fit(n *yaml.Node) string {
	text := strings.TrimSpace(n.Value)
	if text == "" {
		d.found.add(d.at(n), "empty", say("empty-text", "the text is empty"))
	} else if why := WhyUnfit(text); why.Key != "" && (len(text) > MaxText || !d.source.hidden[d.file]) {
		d.found.add(d.at(n), "unfit-text", why)
	}
	return text
}

// str reads a text on one line that is the same in every language: an id, a date, a citation.
func (d *decoder) str(to *string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		d.prose(to)(n)
		if strings.Contains(*to, "\n") {
			d.found.add(d.at(n), "form", say("form-lines", "the text has several lines; write it on one"))
		}
	}
}

// strs reads a list of such texts.
func (d *decoder) strs(to *[]string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		d.filled(n, func(item *yaml.Node) {
			var s string
			d.str(&s)(item)
			*to = append(*to, s)
		})
	}
}

// integer reads a whole number from low to high.
func (d *decoder) integer(to *int, low, high int) func(*yaml.Node) {
	return func(n *yaml.Node) {
		wanted := say("whole-number", "a whole number from {{.Low}} to {{.High}}", "Low", low, "High", high)
		if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!int" || !wholeNumber().MatchString(n.Value) {
			advice := nothing
			switch {
			case n.Kind != yaml.ScalarNode:
			case n.Style != 0 && wholeNumber().MatchString(n.Value):
				advice = say("remove-quotes", "remove the quotes")
			case n.ShortTag() == "!!int" && (n.Value[0] == '0' || strings.ContainsAny(n.Value, "+_")):
				advice = say("plain-digits", "write it in plain digits")
			}
			d.unexpected(n, "number", wanted, advice)
			return
		}
		value, _ := strconv.Atoi(n.Value) // nine digits always fit
		if value < low || value > high {
			d.unexpected(n, "number", wanted, nothing)
			return
		}
		*to = value
	}
}

// boolean reads true or false.
func (d *decoder) boolean(to *bool) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!bool" || n.Value != "true" && n.Value != "false" {
			d.unexpected(n, "kind", say("true-or-false", "true or false"), nothing)
			return
		}
		*to = n.Value == "true"
	}
}

// matching reads a text of a given form.
func (d *decoder) matching(to *string, form func() *regexp.Regexp, wanted Saying) func(*yaml.Node) {
	return func(n *yaml.Node) {
		d.str(to)(n)
		if *to != "" && !form().MatchString(*to) {
			d.found.add(d.at(n), "form", misfit(*to, wanted))
		}
	}
}

// misfit says what form a text should have.
func misfit(text string, wanted Saying) Saying {
	return say("misfit", "{{.Text}} does not fit; it must be {{.Form}}", "Text", show(text), "Form", wanted)
}

// choice reads one of a few words.
func choice[T ~string](d *decoder, to *T, rule string, from ...T) func(*yaml.Node) {
	return func(n *yaml.Node) {
		var s string
		d.str(&s)(n)
		*to = T(s)
		var words []string
		for _, word := range from {
			if word == *to {
				return
			}
			words = append(words, string(word))
		}
		if s != "" {
			d.found.add(d.at(n), rule, say("not-one-of", "{{.Text}} does not fit; it must be one of: {{.Words}}", "Text", show(s), "Words", Names(words)))
		}
	}
}

func (d *decoder) id(to *string) func(*yaml.Node) {
	return d.matching(to, shortID, say("form-id", "letters, digits and . _ : ( ) - without blanks, at most 64, a letter or digit first"))
}

// newID reads the id of a thing and notes a second thing of its kind with the same one.
func (d *decoder) newID(what Saying, to *string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		d.id(to)(n)
		d.once(n, what, "", *to)
	}
}

// once notes an id that a thing of this kind bears already within the same parent ("" for the whole catalogue).
func (d *decoder) once(n *yaml.Node, what Saying, within, id string) {
	if id == "" {
		return
	}
	name := within + "\x00" + what.Key + "\x00" + id
	if first, ok := d.ids[name]; ok {
		d.found.add(d.at(n), "duplicate-id", say("duplicate-id", "the {{.Thing}} {{.ID}} stands here a second time, after {{.Place}}; rename or remove one", "Thing", what, "ID", show(id), "Place", first.String()))
		return
	}
	d.ids[name] = d.at(n)
}

// date reads a day, a month or a year.
func (d *decoder) date(to *string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if n.Kind == yaml.ScalarNode && n.ShortTag() == "!!int" && len(n.Value) == 4 {
			*to = n.Value // a bare year
		} else {
			d.str(to)(n)
		}
		const layout = "2006-01-02"
		_, err := time.Parse(layout[:min(len(layout), len(*to))], *to)
		if *to != "" && (err != nil || len(*to) != 4 && len(*to) != 7 && len(*to) != 10) {
			d.found.add(d.at(n), "form", misfit(*to, say("form-date", "a date such as 2024-10-15, 2024-10 or 2024")))
		}
	}
}

func (d *decoder) url(to *string) func(*yaml.Node) {
	return d.matching(to, webURL, say("form-url", "a web address that begins with https:// or http://"))
}
