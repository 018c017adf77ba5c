package controls

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"rung/controls/lang"
)

// readLanguages reads the languages ahead of everything else, because every text depends on them.
func (d *decoder) readLanguages(n *yaml.Node, c *Catalogue) {
	listed := find(n, "languages")
	if listed == nil {
		return // the missing key is told with the others
	}
	d.filled(listed, func(item *yaml.Node) {
		var s string
		d.str(&s)(item)
		tag := lang.Tag(s)
		switch {
		case s == "":
		case !tag.Valid():
			d.found.add(d.at(item), "language", "%s is not the tag of a language; write for example [en, zh-TW]", show(s))
		case slices.Contains(c.Languages, tag):
			d.found.add(d.at(item), "language", "the language %s stands here a second time; remove one", tag)
		default:
			c.Languages = append(c.Languages, tag)
		}
	})
	d.languages = c.Languages
}

// text reads a text in every language of the catalogue.
func (d *decoder) text(to *lang.Text) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if n.Kind == yaml.ScalarNode && len(d.languages) == 1 {
			var s string
			d.prose(&s)(n)
			*to = lang.Text{d.languages[0]: s}
			return
		}
		*to = lang.Text{}
		d.eachLanguage(n, "a text", func(tag lang.Tag, value *yaml.Node) {
			var s string
			d.prose(&s)(value)
			(*to)[tag] = s
		})
	}
}

// name reads a text that may be one and the same in every language, as names are.
func (d *decoder) name(to *lang.Text) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if n.Kind == yaml.ScalarNode {
			var s string
			d.prose(&s)(n)
			*to = lang.Plain(s)
			return
		}
		d.text(to)(n)
	}
}

// texts reads a list of texts in every language of the catalogue.
func (d *decoder) texts(to *lang.List) func(*yaml.Node) {
	return func(n *yaml.Node) {
		*to = lang.List{}
		read := func(tag lang.Tag, value *yaml.Node) {
			var list []string
			d.filled(value, func(item *yaml.Node) {
				var s string
				d.prose(&s)(item)
				list = append(list, s)
			})
			(*to)[tag] = list
		}
		if n.Kind == yaml.SequenceNode && len(d.languages) == 1 {
			read(d.languages[0], n)
			return
		}
		d.eachLanguage(n, "a list", read)
	}
}

// eachLanguage reads a mapping from language to value that must name every language of the catalogue and no other.
func (d *decoder) eachLanguage(n *yaml.Node, wanted string, read func(lang.Tag, *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		if len(d.languages) > 0 { // else that is what has to be mended first
			d.unexpected(n, "missing-language", wanted+" for each language", "write {"+d.tags(": ..., ")+": ...}")
		}
		return
	}
	seen := d.entries(n, func(name, value *yaml.Node) {
		tag := lang.Tag(name.Value)
		if len(d.languages) > 0 && !slices.Contains(d.languages, tag) {
			d.found.add(d.at(name), "unknown-language", "the catalogue has no language %s; it lists %s", show(name.Value), d.tags(", "))
			return
		}
		read(tag, value)
	})
	for _, tag := range d.languages {
		if !seen[string(tag)] {
			d.found.add(d.at(n), "missing-language", "%s in %s is missing here", wanted, tag)
		}
	}
}

func (d *decoder) tags(between string) string {
	names := make([]string, len(d.languages))
	for i, t := range d.languages {
		names[i] = string(t)
	}
	return strings.Join(names, between)
}
