package oscal

import (
	"strings"

	"rung/controls"
	"rung/controls/pattern"
)

// insertion is where a parameter's value stands in a text: {{ insert: param, ac-1_prm_1 }}, or older {{ ac-1_prm_1 }}.
var insertion = pattern.Of(`\{\{\s*(?:insert:\s*(?:param|parameter)\s*,\s*)?([^\s{}]{1,200})\s*\}\}`)

// The marks that OSCAL's texts may hold: links, strong, emphasized, code, and a backslash before a mark that is meant.
var (
	marked   = pattern.Of(`!?\[([^\[\]]*)\]\([^()\s]*(?:\s"[^"]*")?\)`)
	strong   = pattern.Of(`\*\*([^*\n]+)\*\*`)
	emphatic = pattern.Of(`(^|[\s("'])[*_]([^\s*_](?:[^*_\n]*[^\s*_])?)[*_]($|[\s.,;:)"'!?])`)
	code     = pattern.Of("`([^`\n]+)`")
	escaped  = pattern.Of(`\\([\\*_\[\]<>"'` + "`" + `~^(){}#+.!|-])`)
)

// texts fills parameters into texts and takes their marks away, within maxText altogether.
type texts struct {
	params map[string]*param
	said   map[string]string // parameters as they stand in a text
	depth  int               // of parameters that name parameters
	bytes  int
}

// prose is a text with its parameters filled in: paragraphs on lines of their own.
func (t *texts) prose(s string) string {
	if s == "" || t.bytes > maxText {
		return ""
	}
	const longest = 2 * controls.MaxText // what is longer is cut in any case
	if len(s) > longest {
		s = strings.ToValidUTF8(s[:longest], "")
	}
	s = paragraphs(plain(t.fill(s)))
	t.bytes += len(s)
	return s
}

// line is prose on one line.
func (t *texts) line(s string) string { return strings.Join(strings.Fields(t.prose(s)), " ") }

// fill puts what the parameters say in their places.
func (t *texts) fill(s string) string {
	if !strings.Contains(s, "{{") {
		return s
	}
	length := len(s)
	return insertion().ReplaceAllStringFunc(s, func(found string) string {
		if length > controls.MaxText {
			return "…"
		}
		said := t.parameter(insertion().FindStringSubmatch(found)[1])
		if length += len(said); length > controls.MaxText {
			return "…"
		}
		return said
	})
}

// parameter says what stands in a text for a value that a firm sets itself.
func (t *texts) parameter(id string) string {
	if said, ok := t.said[id]; ok {
		return said
	}
	said := "[Assignment: " + id + "]"
	const deepest = 4 // no publisher goes beyond two
	p := t.params[id]
	if p == nil || t.depth > deepest {
		return said
	}
	t.depth++
	defer func() { t.depth-- }()
	t.said[id] = said // for a parameter that names itself, whichever way
	switch {
	case len(p.Values) > 0:
		said = t.fill(strings.Join(p.Values, ", "))
	case p.Select != nil && len(p.Select.Choice) > 0:
		said = "[Selection: "
		if p.Select.HowMany == "one-or-more" {
			said = "[Selection (one or more): "
		}
		said += t.fill(strings.Join(p.Select.Choice, "; ")) + "]"
	case strings.TrimSpace(p.Usage) != "":
		said = "[Assignment: " + strings.TrimSpace(t.fill(p.Usage)) + "]"
	case strings.TrimSpace(p.Label) != "":
		said = "[Assignment: " + strings.TrimSpace(t.fill(p.Label)) + "]"
	}
	t.said[id] = said
	return said
}

// plain takes OSCAL's marks out of a text.
func plain(s string) string {
	if !strings.ContainsAny(s, "*_[`\\") {
		return s
	}
	s = marked().ReplaceAllString(s, "$1")
	s = code().ReplaceAllString(strong().ReplaceAllString(s, "$1"), "$1")
	s = emphatic().ReplaceAllString(s, "$1$2$3")
	return escaped().ReplaceAllString(s, "$1")
}

// listItem is a line that begins an item of a list.
var listItem = pattern.Of(`^\s*(?:[-*+]|[0-9]{1,3}[.)])\s+`)

// paragraphs puts each paragraph and each item of a list on one line of its own, without blank lines between them.
func paragraphs(s string) string {
	if !strings.Contains(s, "\n") {
		return strings.Join(strings.Fields(s), " ")
	}
	var out []string
	begin := true
	for line := range strings.Lines(s) {
		text := strings.Join(strings.Fields(line), " ")
		switch {
		case text == "":
			begin = true
		case begin || listItem().MatchString(line):
			out = append(out, text)
			begin = false
		default:
			out[len(out)-1] += " " + text
		}
	}
	return strings.Join(out, "\n")
}
