package oscal

import (
	encoding "encoding/base64"
	"strings"

	"rung/controls"
	"rung/controls/draft"
	"rung/controls/lang"
)

// own returns the resource in which an export of ours keeps what belongs to no single control, nil in any other catalog.
func (c *catalog) own() *resource {
	if c.BackMatter == nil {
		return nil
	}
	for i := range c.BackMatter.Resources {
		r := &c.BackMatter.Resources[i]
		for _, p := range r.Props {
			if p.NS == Namespace && p.Name == "head" && r.Base64 != nil {
				return r
			}
		}
	}
	return nil
}

// readOwn gives an export of ours back. Texts are taken as they are, and from where OSCAL has them, so that what another
// program has changed there comes along.
func readOwn(source *catalog, resource *resource) (*draft.Draft, error) {
	data, err := encoding.StdEncoding.DecodeString(strings.Join(strings.Fields(resource.Base64.Value), ""))
	if err != nil {
		return nil, &SyntaxError{"base64", 0, err}
	}
	c, err := controls.Head(data)
	if err != nil {
		return nil, err
	}
	b := &back{c: c, first: c.Languages[0], requirements: draft.NewNames(nil), domains: draft.NewNames(nil)}
	c.Domains = nil
	for i := range source.Groups {
		b.group(&source.Groups[i])
	}
	if len(c.Requirements) == 0 {
		return nil, &EmptyError{}
	}
	return &draft.Draft{Catalogue: c, Left: b.tally.List()}, nil
}

// back makes a catalogue of an export.
type back struct {
	c                     *controls.Catalogue
	first                 lang.Tag
	tally                 draft.Tally
	requirements, domains *draft.Names
}

func (b *back) clean(where, s string) string { return draft.Clean(&b.tally, where, s) }

func (b *back) group(g *group) {
	id := name(g.Props, g.ID, "")
	d := controls.Domain{ID: b.domains.ID(id), Title: b.text(id, g.Title, "title", g.Parts)}
	about := ""
	for _, p := range g.Parts {
		if p.Name == "overview" && p.NS == "" {
			about = p.Prose
		}
	}
	if about != "" {
		d.About = b.text(id, about, "about", g.Parts)
	}
	b.c.Domains = append(b.c.Domains, d)
	for i := range g.Controls {
		b.control(&g.Controls[i], d.ID)
	}
	for i := range g.Groups {
		b.tally.Leave(leftHeading, "", g.Groups[i].ID)
	}
}

// text joins a text in the first language with the parts that hold it in others. A part for all languages, or for the
// first, counts as long as it says what the first language says.
func (b *back) text(where, first, name string, parts []part) lang.Text {
	first = b.clean(where, first)
	out := lang.Text{b.first: first}
	for _, p := range parts {
		if p.NS != Namespace || p.Name != name {
			continue
		}
		text := b.clean(where, p.Prose)
		switch tag := lang.Tag(p.Class); {
		case tag == "" && oneLine(text) == oneLine(first):
			return lang.Plain(text)
		case tag == "": // the first language was changed
		case tag == b.first && oneLine(text) != oneLine(first):
		default:
			out[tag] = text
		}
	}
	if first == "" {
		delete(out, b.first)
	}
	return out
}

// lists gathers the parts of a name by language.
func (b *back) lists(where, name string, parts []part) lang.List {
	out := lang.List{}
	for _, p := range parts {
		if text := b.clean(where, p.Prose); p.NS == Namespace && p.Name == name && text != "" {
			out[lang.Tag(p.Class)] = append(out[lang.Tag(p.Class)], text)
		}
	}
	return out
}

// texts gathers the parts of a name, one for each language.
func (b *back) texts(where, name string, parts []part) lang.Text {
	out := lang.Text{}
	for tag, list := range b.lists(where, name, parts) {
		out[tag] = strings.Join(list, "\n")
	}
	if len(out) == 0 {
		return nil
	}
	return out
}
