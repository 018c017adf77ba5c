package oscal

import (
	"slices"
	"strings"

	"rung/controls"
	"rung/controls/draft"
	"rung/controls/pattern"
)

// objectives makes a requirement's objectives: of the control's assessment objectives, else of its statement's items, else
// the statement itself is the one there is.
func (i *importer) objectives(r *controls.Requirement, c *control) {
	names := []string{r.ID, c.ID}
	for _, p := range c.Props {
		if p.Name == "label" && !strings.ContainsAny(p.Value, " \t") {
			names = append(names, p.Value)
		}
	}
	keys := draft.NewNames(nil)
	add := func(raw, text string) {
		if len(r.Objectives) == maxChosen {
			i.err = &LimitError{"objectives of one requirement", maxChosen}
		}
		if i.err != nil {
			return
		}
		key := keys.Key(raw)
		r.Objectives = append(r.Objectives, controls.Objective{Key: key, ID: r.ID + "[" + key + "]", Text: i.text(text)})
	}
	for p := range c.Parts {
		if part := &c.Parts[p]; part.Name == "assessment-objective" || part.Name == "objective" {
			i.leaves(part, names, "", "", add)
		}
	}
	sortFlat(r, c)
	if len(r.Objectives) == 0 {
		for _, s := range c.statements() {
			for x := range s.Parts {
				i.leaves(&s.Parts[x], names, "", i.clean(r.ID, s.Prose), add)
			}
		}
	}
	if len(r.Objectives) == 0 {
		add("", r.Ask[i.tag])
	}
}

// sortFlat orders objectives by key where the source lists them without nesting: some list them in no order.
func sortFlat(r *controls.Requirement, c *control) {
	for p := range c.Parts {
		if part := &c.Parts[p]; len(part.Parts) > 0 && (part.Name == "assessment-objective" || part.Name == "objective") {
			return
		}
	}
	slices.SortStableFunc(r.Objectives, func(a, b controls.Objective) int {
		return slices.Compare(strings.Split(a.Key, "."), strings.Split(b.Key, "."))
	})
}

// leaves calls add for each part without parts below it, with its key and with what the parts above it say first.
func (i *importer) leaves(p *part, names []string, above, context string, add func(key, text string)) {
	text := i.clean(p.ID, p.Prose)
	whole := strings.TrimSpace(context + " " + text)
	if len(whole) > controls.MaxText {
		whole = text
	}
	key := keyOf(p, names, above)
	deeper := false
	for x := range p.Parts {
		if p.Parts[x].worded() {
			deeper = true
			i.leaves(&p.Parts[x], names, key, whole, add)
		}
	}
	if !deeper && text != "" {
		add(key, whole)
	}
}

// infix is what an id says of the kind of a part: "_smt" for statement, "_obj" for objective.
var infix = pattern.Of(`^_[a-z]{3}([._-]|$)`)

// keyOf is what the source calls an objective within its control: what follows the control's name in its label, else its
// label behind that of the part above, else what follows the control's name in its id.
func keyOf(p *part, names []string, above string) string {
	label := longLabel(p)
	if key, ok := behind(label, names); ok {
		return key
	}
	if key := tidyKey(label); key != "" && above != "" {
		return above + "." + key
	} else if key != "" {
		return key
	}
	key, _ := behind(p.ID, names)
	return key
}

// behind returns what follows one of the names in an id or label; ok is false where none of them is in it.
func behind(raw string, names []string) (key string, ok bool) {
	for _, name := range names {
		if at := strings.Index(strings.ToLower(raw), strings.ToLower(name)); name != "" && at >= 0 && at+len(name) <= len(raw) {
			return tidyKey(infix().ReplaceAllString(raw[at+len(name):], "")), true
		}
	}
	return "", false
}

// tidyKey puts one dot in place of brackets and other marks: "a.[01]" becomes "a.01".
func tidyKey(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(".[](){}:;, \t_", r) }), ".")
}
