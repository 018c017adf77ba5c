package oscal

import (
	"regexp"
	"strings"

	"rung/controls"
)

// insertion is where a parameter's value stands in a text: {{ insert: param, ac-1_prm_1 }}, or older {{ ac-1_prm_1 }}.
var insertion = regexp.MustCompile(`\{\{\s*(?:insert:\s*(?:param|parameter)\s*,\s*)?([^\s{}]{1,200})\s*\}\}`)

// The marks that OSCAL's texts may hold: links, strong, emphasized, code, and a backslash before a mark that is meant.
var (
	marked   = regexp.MustCompile(`!?\[([^\[\]]*)\]\([^()\s]*(?:\s"[^"]*")?\)`)
	strong   = regexp.MustCompile(`\*\*([^*\n]+)\*\*`)
	emphatic = regexp.MustCompile(`(^|[\s("'])[*_]([^\s*_](?:[^*_\n]*[^\s*_])?)[*_]($|[\s.,;:)"'!?])`)
	code     = regexp.MustCompile("`([^`\n]+)`")
	escaped  = regexp.MustCompile(`\\([\\*_\[\]<>"'` + "`" + `~^(){}#+.!|-])`)
)

// texts fills parameters into texts and takes their marks away, within maxText altogether.
type texts struct {
	params map[string]*param
	said   map[string]string // parameters as they stand in a text
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
	s = paragraphs(plain(t.fill(s, 0)))
	t.bytes += len(s)
	return s
}

// line is prose on one line.
func (t *texts) line(s string) string { return strings.Join(strings.Fields(t.prose(s)), " ") }

// fill puts what the parameters say in their places.
func (t *texts) fill(s string, depth int) string {
	if !strings.Contains(s, "{{") {
		return s
	}
	length := len(s)
	return insertion.ReplaceAllStringFunc(s, func(found string) string {
		said := t.parameter(insertion.FindStringSubmatch(found)[1], depth)
		if length += len(said); length > controls.MaxText {
			return "…"
		}
		return said
	})
}

// parameter says what stands in a text for a value that a firm sets itself.
func (t *texts) parameter(id string, depth int) string {
	const deepest = 4 // choices that name further parameters
	p := t.params[id]
	if p == nil || depth > deepest {
		return "[Assignment: " + id + "]"
	}
	if said, ok := t.said[id]; ok {
		return said
	}
	said := "[Assignment: " + id + "]"
	switch {
	case len(p.Values) > 0:
		said = strings.Join(p.Values, ", ")
	case p.Select != nil && len(p.Select.Choice) > 0:
		said = "[Selection: "
		if p.Select.HowMany == "one-or-more" {
			said = "[Selection (one or more): "
		}
		said += t.fill(strings.Join(p.Select.Choice, "; "), depth+1) + "]"
	case strings.TrimSpace(p.Usage) != "":
		said = "[Assignment: " + strings.TrimSpace(p.Usage) + "]"
	case strings.TrimSpace(p.Label) != "":
		said = "[Assignment: " + strings.TrimSpace(p.Label) + "]"
	}
	t.said[id] = said
	return said
}

// plain takes OSCAL's marks out of a text.
func plain(s string) string {
	if !strings.ContainsAny(s, "*_[`\\") {
		return s
	}
	s = marked.ReplaceAllString(s, "$1")
	s = code.ReplaceAllString(strong.ReplaceAllString(s, "$1"), "$1")
	s = emphatic.ReplaceAllString(s, "$1$2$3")
	return escaped.ReplaceAllString(s, "$1")
}

// listItem is a line that begins an item of a list.
var listItem = regexp.MustCompile(`^\s*(?:[-*+]|[0-9]{1,3}[.)])\s+`)

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
		case begin || listItem.MatchString(line):
			out = append(out, text)
			begin = false
		default:
			out[len(out)-1] += " " + text
		}
	}
	return strings.Join(out, "\n")
}
