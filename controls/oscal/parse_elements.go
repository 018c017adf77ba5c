package oscal

func (e *element) catalog() *catalog {
	c := &catalog{UUID: e.attr("uuid"), Metadata: e.first("metadata").metadata(), Params: e.params()}
	e.all("group", func(g *element) { c.Groups = append(c.Groups, g.group()) })
	e.all("control", func(x *element) { c.Controls = append(c.Controls, x.control()) })
	back := &backMatter{}
	e.first("back-matter").all("resource", func(r *element) { back.Resources = append(back.Resources, r.resource()) })
	if len(back.Resources) > 0 {
		c.BackMatter = back
	}
	return c
}

func (e *element) metadata() metadata {
	m := metadata{
		Title: e.first("title").inline(), Published: e.first("published").inline(), LastModified: e.first("last-modified").inline(),
		Version: e.first("version").inline(), OSCALVersion: e.first("oscal-version").inline(), Props: e.props(), Links: e.links(),
		Remarks: e.first("remarks").prose(),
	}
	e.all("role", func(r *element) { m.Roles = append(m.Roles, role{r.attr("id"), r.first("title").inline()}) })
	e.all("party", func(p *element) {
		m.Parties = append(m.Parties, party{p.attr("uuid"), p.attr("type"), p.first("name").inline(), p.first("short-name").inline()})
	})
	e.all("responsible-party", func(p *element) {
		r := responsible{Role: p.attr("role-id")}
		p.all("party-uuid", func(x *element) { r.Parties = append(r.Parties, x.inline()) })
		m.Responsible = append(m.Responsible, r)
	})
	return m
}

func (e *element) group() group {
	g := group{
		ID: e.attr("id"), Class: e.attr("class"), Title: e.first("title").inline(),
		Params: e.params(), Props: e.props(), Links: e.links(), Parts: e.parts(),
	}
	e.all("group", func(x *element) { g.Groups = append(g.Groups, x.group()) })
	e.all("control", func(x *element) { g.Controls = append(g.Controls, x.control()) })
	return g
}

func (e *element) control() control {
	c := control{
		ID: e.attr("id"), Class: e.attr("class"), Title: e.first("title").inline(),
		Params: e.params(), Props: e.props(), Links: e.links(), Parts: e.parts(),
	}
	e.all("control", func(x *element) { c.Controls = append(c.Controls, x.control()) })
	return c
}

func (e *element) params() []param {
	var out []param
	e.all("param", func(x *element) {
		p := param{ID: x.attr("id"), Label: x.first("label").inline(), Usage: x.first("usage").prose()}
		x.all("guideline", func(g *element) { p.Guidelines = append(p.Guidelines, guideline{g.prose()}) })
		x.all("value", func(v *element) { p.Values = append(p.Values, v.inline()) })
		x.all("select", func(s *element) {
			p.Select = &selection{HowMany: s.attr("how-many")}
			s.all("choice", func(c *element) { p.Select.Choice = append(p.Select.Choice, c.inline()) })
		})
		out = append(out, p)
	})
	return out
}

func (e *element) parts() []part {
	var out []part
	e.all("part", func(x *element) {
		out = append(out, part{
			ID: x.attr("id"), Name: x.attr("name"), NS: x.attr("ns"), Class: x.attr("class"), Title: x.first("title").inline(),
			Props: x.props(), Prose: x.prose(), Parts: x.parts(), Links: x.links(),
		})
	})
	return out
}

func (e *element) props() []prop {
	var out []prop
	e.all("prop", func(x *element) {
		out = append(out, prop{x.attr("name"), x.attr("ns"), x.attr("value"), x.attr("class")})
	})
	return out
}

func (e *element) links() []link {
	var out []link
	e.all("link", func(x *element) { out = append(out, link{x.attr("href"), x.attr("rel")}) })
	return out
}

func (e *element) resource() resource {
	r := resource{UUID: e.attr("uuid"), Title: e.first("title").inline(), Props: e.props()}
	e.all("citation", func(x *element) { r.Citation = &citation{x.first("text").inline()} })
	e.all("rlink", func(x *element) { r.Rlinks = append(r.Rlinks, rlink{x.attr("href")}) })
	e.all("base64", func(x *element) { r.Base64 = &base64{x.attr("filename"), x.attr("media-type"), x.inline()} })
	return r
}
