package oscal

import (
	"bytes"
	"crypto/sha1"
	encoding "encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"rung/controls"
	"rung/controls/lang"
)

// Namespace marks what in an export is ours: levels, weights, plan rules, reasons, first steps, and every text in a
// language other than the first.
const Namespace = "urn:rung:oscal"

// version is the release of OSCAL that is written.
const version = "1.1.3"

// WriteCatalog writes a catalogue as an OSCAL 1.1.3 catalog in JSON, last modified at the time given. What OSCAL can say
// is said its way; the rest stands in properties and parts of Namespace, so that ReadCatalog gives the whole catalogue back.
// The same catalogue and time give the same bytes.
func WriteCatalog(w io.Writer, c *controls.Catalogue, modified time.Time) error {
	head, err := controls.EncodeHead(c)
	if err != nil {
		return err
	}
	e := &exporter{c: c, first: c.Languages[0], tokens: map[string]bool{}}
	out := catalog{Metadata: e.metadata(modified), BackMatter: e.backMatter(head)}
	for i := range c.Domains {
		out.Groups = append(out.Groups, e.group(&c.Domains[i]))
	}
	body, err := json.Marshal(out)
	if err != nil {
		return err
	}
	out.UUID = uuid("catalog", string(body))
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(document{&out}); err != nil {
		return err
	}
	_, err = w.Write(text.Bytes())
	return err
}

// uuid derives a UUID of version 5 from what it names.
func uuid(parts ...string) string {
	sum := sha1.New()
	sum.Write([]byte(Namespace))
	for _, p := range parts {
		fmt.Fprintf(sum, "\x00%d\x00%s", len(p), p)
	}
	b := sum.Sum(nil)[:16]
	b[6], b[8] = b[6]&0x0f|0x50, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

// exporter makes a catalog of a catalogue.
type exporter struct {
	c      *controls.Catalogue
	first  lang.Tag
	tokens map[string]bool // ids that are taken
}

// token makes the OSCAL id nearest to one of ours: it begins with a letter and holds no brackets or colons.
func (e *exporter) token(id string) string {
	out := strings.Map(func(r rune) rune {
		if r == '-' || r == '.' || r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return r
		}
		return '_'
	}, id)
	if out == "" || out[0] >= '0' && out[0] <= '9' || out[0] == '-' || out[0] == '.' {
		out = "_" + out
	}
	try := out
	for n := 2; e.tokens[try]; n++ {
		try = out + "_" + strconv.Itoa(n)
	}
	e.tokens[try] = true
	return try
}

func own(name, value string) prop { return prop{Name: name, NS: Namespace, Value: value} }

// oneLine is a text as a title or property can hold it.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func (e *exporter) metadata(modified time.Time) metadata {
	c := e.c
	publisher := party{UUID: uuid("party", c.Publisher.In(e.first)), Type: "organization", Name: oneLine(c.Publisher.In(e.first))}
	m := metadata{
		Title: oneLine(c.Title.In(e.first)), LastModified: modified.UTC().Format(time.RFC3339), Version: c.Version, OSCALVersion: version,
		Roles: []role{{"publisher", "Publisher"}}, Parties: []party{publisher},
		Responsible: []responsible{{"publisher", []string{publisher.UUID}}}, Remarks: c.Notice.In(e.first),
	}
	m.Props = []prop{{Name: "language", NS: Namespace, Value: string(e.first)}, own("catalogue-id", c.ID), own("licence", oneLine(c.Licence))}
	for i := range c.Levels {
		l := &c.Levels[i]
		m.Props = append(m.Props, prop{Name: "level", NS: Namespace, Value: l.ID, Class: string(l.Rule.Kind)})
	}
	return m
}

// backMatter lists the sources, and holds everything of the catalogue that belongs to no single control.
func (e *exporter) backMatter(head []byte) *backMatter {
	out := &backMatter{Resources: []resource{{
		UUID: uuid("head", string(head)), Title: controls.MainFile, Props: []prop{own("head", controls.Format)},
		Base64: &base64{controls.MainFile, "application/yaml", encoding.StdEncoding.EncodeToString(head)},
	}}}
	for _, s := range e.c.Sources {
		r := resource{UUID: uuid("source", s.ID), Title: oneLine(s.Title.In(e.first)), Props: []prop{own("source", s.ID)}}
		if s.URL != "" {
			r.Rlinks = []rlink{{s.URL}}
		}
		out.Resources = append(out.Resources, r)
	}
	return out
}

func (e *exporter) group(d *controls.Domain) group {
	g := group{
		ID: e.token("group-" + d.ID), Class: "domain", Title: oneLine(d.Title.In(e.first)),
		Props: []prop{{Name: "label", Value: d.ID}},
	}
	if about := d.About.In(e.first); about != "" {
		g.Parts = append(g.Parts, part{Name: "overview", Prose: about})
	}
	g.Parts = append(g.Parts, e.others("title", d.Title)...)
	g.Parts = append(g.Parts, e.others("about", d.About)...)
	for i := range e.c.Requirements {
		if r := &e.c.Requirements[i]; r.Domain == d.ID {
			g.Controls = append(g.Controls, e.control(r))
		}
	}
	return g
}

// others are a text's languages but the first, each in a part of its own. A title that has several lines in the first, or
// is the same in all languages, is there too.
func (e *exporter) others(name string, x lang.Text) []part {
	var out []part
	for _, tag := range slices.Sorted(maps.Keys(x)) {
		if tag == "" {
			out = append(out, part{Name: name, NS: Namespace, Prose: x[tag]})
		} else if tag != e.first || oneLine(x[tag]) != x[tag] && name == "title" {
			out = append(out, part{Name: name, NS: Namespace, Class: string(tag), Prose: x[tag]})
		}
	}
	return out
}
