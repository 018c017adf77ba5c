package ciso

import (
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"rung/controls/draft"
	"rung/controls/lang"
)

// registered is a text of the catalogue that every offered language must have. One that is fixed is the same in all.
type registered struct {
	text  lang.Text
	list  lang.List
	where string
	fixed bool
}

func (b *builder) register(text lang.Text, where string, fixed bool) {
	b.texts = append(b.texts, registered{text: text, where: where, fixed: fixed})
}

// tagOf is the tag of a locale, "" for what is none.
func tagOf(locale string) lang.Tag {
	if locale == "" || len(locale) > 20 {
		return ""
	}
	parsed, err := language.Parse(strings.ReplaceAll(locale, "_", "-"))
	if err != nil || !lang.Tag(parsed.String()).Valid() {
		return ""
	}
	return lang.Tag(parsed.String())
}

// raw is a field of a node in every language that it has, in order of the languages in the file.
func (b *builder) raw(from node, field, where string) lang.Text {
	out := lang.Text{}
	if s := draft.Clean(b.tally, where, from.get(field).str()); s != "" {
		out[b.base] = s
	}
	for _, t := range from.get("translations").entries() {
		tag := tagOf(t.key)
		if s := draft.Clean(b.tally, where, t.value.get(field).str()); s != "" && tag != "" && tag != b.base {
			out[tag] = s
		}
	}
	if len(out) > 0 && out[b.base] == "" { // what only a translation has is better than nothing
		out[b.base] = out.In(lang.English)
	}
	return out
}

// text is raw for a text of the catalogue.
func (b *builder) text(from node, field, where string) lang.Text {
	out := b.raw(from, field, where)
	return b.use(out, where)
}

// use registers a text that is to stand in the catalogue.
func (b *builder) use(x lang.Text, where string) lang.Text {
	if len(x) > 0 {
		b.register(x, where, false)
	}
	return x
}

// fixed is a text that is no one's to translate, such as an id that stands for a title.
func (b *builder) fixed(s string) lang.Text {
	out := lang.Text{b.base: s}
	b.register(out, "", true)
	return out
}

// lines is a text in every language with a function applied that may make several of it.
func (b *builder) lines(x lang.Text, where string, split func(string) []string) lang.List {
	out := lang.List{}
	for tag, s := range x {
		if list := split(s); len(list) > 0 {
			out[tag] = list
		}
	}
	if len(out[b.base]) == 0 {
		return nil
	}
	b.texts = append(b.texts, registered{list: out, where: where})
	return out
}

// mapped applies a function to a text in every language.
func mapped(x lang.Text, f func(string) string) lang.Text {
	out := lang.Text{}
	for tag, s := range x {
		if s = f(s); s != "" {
			out[tag] = s
		}
	}
	return out
}

// languages decides which languages are offered: those in which every text stands. The others are told of, and are being
// translated into.
func (b *builder) languages() {
	missing := map[lang.Tag]int{}
	for _, r := range b.texts {
		for tag := range r.text {
			missing[tag] = 0
		}
	}
	for _, r := range b.texts {
		for tag := range missing {
			if _, ok := r.text[tag]; !r.fixed && len(r.text) > 0 && !ok || r.list != nil && len(r.list[tag]) == 0 {
				missing[tag]++
			}
		}
	}
	for _, tag := range slices.Sorted(maps.Keys(missing)) {
		switch {
		case tag == b.base:
		case missing[tag] == 0:
			b.c.Languages = append(b.c.Languages, tag)
		default:
			b.c.Translating = append(b.c.Translating, tag)
			for range missing[tag] {
				b.tally.Leave(Translating, string(tag), "")
			}
		}
	}
	for _, r := range b.texts {
		for _, tag := range b.c.Languages {
			if _, ok := r.text[tag]; r.fixed && !ok {
				r.text[tag] = r.text[b.base]
			}
		}
	}
}

// headline is the beginning of a text, short enough for a heading.
func headline(s string) string {
	const longest = 90
	s = strings.Join(strings.Fields(s), " ")
	runes := []rune(s)
	if len(runes) <= longest {
		return strings.TrimRight(s, ".:;")
	}
	cut := string(runes[:longest])
	if at := strings.LastIndexByte(cut, ' '); at > longest/2 {
		cut = cut[:at]
	}
	return strings.TrimRight(cut, " ,;:.") + "…"
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
