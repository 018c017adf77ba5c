package oscal

import (
	"fmt"
	"strings"

	"rung/assessment"
	"rung/assessment/exchange"
	"rung/controls/lang"
)

// catalogue lists the catalogue as a resource, under what the document takes it for, and returns a reference to it.
func (b *builder) catalogue(as string) string {
	c := b.Catalogue
	data := lang.Data{
		"Framework": title(b.text(c.Title)), "Version": title(c.Version), "Digest": title(c.Digest), "Level": title(b.text(b.Result.Target.Title)),
	}
	id := b.uuid("resource", "catalogue", as)
	r := resource{
		UUID: id, Title: b.say("resource-"+as, data), Description: b.say("resource-"+as+"-about", data),
		Props:       kept(prop("framework", c.ID), prop("framework-version", c.Version)),
		DocumentIDs: []documentID{{exchange.Namespace + ":catalogue", line(c.Digest)}},
		Citation:    &citation{title(b.text(c.Title) + ", " + c.Version + ", " + b.text(c.Publisher))},
	}
	if r.DocumentIDs[0].Identifier == "" {
		r.DocumentIDs = nil
	}
	b.resources = append(b.resources, r)
	return "#" + id
}

// evidence lists files as resources, each once, and refers to them.
func (b *builder) evidence(id string) []evidence {
	var out []evidence
	for _, file := range b.State.Evidence(id) {
		about := title(file.Path)
		if about == "" {
			about = b.say("not-stated")
		}
		out = append(out, evidence{Href: "#" + b.file(file), Description: about, Props: draft(file)})
	}
	return out
}

func draft(file assessment.Evidence) []property {
	if file.Draft {
		return []property{yes("draft", true)}
	}
	return nil
}

func (b *builder) file(file assessment.Evidence) string {
	id := b.uuid("resource", "file", file.Path, file.SHA256)
	if b.known[id] {
		return id
	}
	b.known[id] = true
	r := resource{UUID: id, Title: title(file.Path), Description: b.say("resource-file")}
	r.Props = kept(prop("file-date", file.Date))
	if file.Size > 0 {
		r.Props = append(r.Props, number("file-bytes", int(file.Size)))
	}
	at := rlink{Href: reference(file.Path)}
	if sum := strings.ToLower(strings.TrimSpace(file.SHA256)); len(sum) == 64 && strings.Trim(sum, "0123456789abcdef") == "" {
		at.Hashes = []hash{{"SHA-256", sum}}
	}
	r.Rlinks = []rlink{at}
	b.resources = append(b.resources, r)
	return id
}

// plain are the characters of a path that a reference takes as they are, besides letters and digits. Source: RFC 3986, 3.3.
const plain = "-._~!$&'()*+,;=:@/"

// reference writes the path of a file as a relative reference.
func reference(path string) string {
	path = strings.ToValidUTF8(strings.ReplaceAll(path, `\`, "/"), "\ufffd")
	var b strings.Builder
	for i := range len(path) {
		c := path[i]
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte(plain, c) >= 0 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	href := b.String()
	first, _, _ := strings.Cut(href, "/")
	switch {
	case href == "":
		return "."
	case strings.HasPrefix(href, "//"), strings.Contains(first, ":"): // neither a host nor a scheme
		return "./" + strings.TrimLeft(href, "/")
	}
	return href
}
