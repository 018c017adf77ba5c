package controls

import (
	"slices"

	"gopkg.in/yaml.v3"

	"rung/controls/lang"
	"rung/controls/pattern"
)

// domainFile is a domain and the file that holds its requirements.
type domainFile struct {
	domain, file string
	at           place
}

var frameworkID = pattern.Of(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// catalogue reads the main file into c and returns the files that hold the requirements.
func (d *decoder) catalogue(n *yaml.Node, c *Catalogue) []domainFile {
	if !d.formatKnown(n) {
		return nil
	}
	d.readLanguages(n, c)
	var files []domainFile
	d.mapping(n,
		must("format", func(*yaml.Node) {}),
		must("id", d.matching(&c.ID, frameworkID, say("form-framework", "lower-case letters, digits and single hyphens"))),
		must("version", d.str(&c.Version)),
		must("title", d.name(&c.Title)),
		must("short", d.str(&c.Short)),
		must("publisher", d.name(&c.Publisher)),
		must("languages", func(*yaml.Node) {}),
		may("translating", func(*yaml.Node) {}),
		must("notice", d.text(&c.Notice)),
		must("licence", d.str(&c.Licence)),
		may("sources", list(d, &c.Sources, d.origin)),
		may("references", list(d, &c.References, d.referenceSet)),
		may("glossary", list(d, &c.Glossary, d.term)),
		may("scales", list(d, &c.Scales, d.scale)),
		may("facts", list(d, &c.Facts, d.fact)),
		may("profiles", list(d, &c.Profiles, d.profile)),
		may("annexes", list(d, &c.Annexes, d.annex)),
		may("reasons", func(n *yaml.Node) { d.reasons(n, c) }),
		may("exceptions", list(d, &c.Exceptions, d.exception)),
		must("levels", func(n *yaml.Node) {
			d.filled(n, func(n *yaml.Node) {
				var l Level
				d.level(n, &l)
				c.Levels = append(c.Levels, l)
			})
		}),
		must("domains", func(n *yaml.Node) { d.filled(n, func(n *yaml.Node) { files = append(files, d.domain(n, c)) }) }),
	)
	return files
}

// formatKnown reports whether the main file is in this package's format. In another one nothing else need be right.
func (d *decoder) formatKnown(n *yaml.Node) bool {
	value := find(n, "format")
	if value == nil {
		return true // the missing key is told with the others
	}
	var format string
	d.str(&format)(value)
	if format != "" && format != Format {
		d.found.add(d.at(value), "format", say("format", "the format is {{.Format}}; this program reads {{.Known}}", "Format", show(format), "Known", Format))
		return false
	}
	return true
}

func ids[T any](of []T, id func(T) string) []string {
	out := make([]string, len(of))
	for i, x := range of {
		out[i] = id(x)
	}
	return out
}

func (d *decoder) origin(n *yaml.Node, s *Source) {
	d.mapping(n, must("id", d.newID(aSource, &s.ID)), must("title", d.name(&s.Title)), may("date", d.date(&s.Date)), may("url", d.url(&s.URL)))
}

func (d *decoder) referenceSet(n *yaml.Node, s *ReferenceSet) {
	d.mapping(n, must("id", d.newID(aReferenceSet, &s.ID)), must("title", d.name(&s.Title)), may("url", d.url(&s.URL)))
}

func (d *decoder) term(n *yaml.Node, t *Term) {
	d.mapping(n, must("language", func(n *yaml.Node) {
		var s string
		d.str(&s)(n)
		t.Language = lang.Tag(s)
		if s != "" && len(d.languages) > 0 && !slices.Contains(d.languages, t.Language) && d.offered(t.Language) {
			d.found.add(d.at(n), "unknown-language", noLanguage(s, d.languages))
		}
	}), must("use", d.str(&t.Use)), must("not", d.strs(&t.Not)), may("except", d.strs(&t.Except)))
}

func (d *decoder) scale(n *yaml.Node, s *Scale) {
	within := d.at(n).String() // steps of other scales may be called the same
	d.mapping(n, must("id", d.newID(aScale, &s.ID)), must("title", d.text(&s.Title)), must("steps", func(n *yaml.Node) {
		list(d, &s.Steps, func(n *yaml.Node, to *Step) {
			d.mapping(n, must("id", d.stepID(within, &to.ID)), must("title", d.text(&to.Title)), may("text", d.text(&to.Text)))
		})(n)
		if n.Kind == yaml.SequenceNode && len(s.Steps) < 2 {
			d.found.add(d.at(n), "empty", say("empty-scale", "a scale needs at least two steps"))
		}
	}))
}

// stepID reads the id of a step. The words of plain answers are taken: an answer must mean one thing.
func (d *decoder) stepID(within string, to *string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		d.id(to)(n)
		d.once(n, aStep, within, *to)
		if slices.Contains([]string{"met", "not-met", "not-applicable", "unanswered", "partial", "m", "n", "a", "u", "p"}, *to) {
			d.found.add(d.at(n), "form", say("form-answer", "{{.ID}} is an answer already; give the step another id", "ID", show(*to)))
		}
	}
}

func (d *decoder) fact(n *yaml.Node, f *Fact) {
	d.mapping(n, must("id", d.newID(aFact, &f.ID)), must("ask", d.text(&f.Ask)), must("off", d.text(&f.Off)))
}

func (d *decoder) profile(n *yaml.Node, p *Profile) {
	p.Facts = map[string]bool{}
	d.mapping(n, must("id", d.newID(aProfile, &p.ID)), must("title", d.text(&p.Title)), must("facts", func(n *yaml.Node) {
		d.entries(n, func(name, value *yaml.Node) {
			var yes bool
			d.boolean(&yes)(value)
			p.Facts[name.Value] = yes
			d.factExists(name)
		})
	}))
}

func (d *decoder) factExists(n *yaml.Node) {
	d.check(n, "unknown-fact", func(c *Catalogue) Saying {
		if slices.ContainsFunc(c.Facts, func(f Fact) bool { return f.ID == n.Value }) {
			return nothing
		}
		return noSuch(theCatalogue, aFact, n.Value, ids(c.Facts, func(f Fact) string { return f.ID }))
	})
}

func (d *decoder) annex(n *yaml.Node, a *Annex) {
	d.mapping(n,
		must("id", d.newID(anAnnex, &a.ID)), must("title", d.text(&a.Title)), may("text", d.text(&a.Text)), may("checked", d.date(&a.Checked)),
		may("items", list(d, &a.Items, func(n *yaml.Node, item *AnnexItem) {
			d.mapping(n, must("title", d.name(&item.Title)), must("text", d.name(&item.Text)))
		})),
	)
}

func (d *decoder) domain(n *yaml.Node, c *Catalogue) domainFile {
	var domain Domain
	var of domainFile
	d.mapping(n,
		must("id", d.newID(aDomain, &domain.ID)), must("title", d.text(&domain.Title)), may("about", d.text(&domain.About)),
		must("file", func(n *yaml.Node) {
			var name string
			d.str(&name)(n)
			switch {
			case name == "":
			case !plainFileName(name) || name == MainFile:
				d.found.add(d.at(n), "form", misfit(name, say("form-file", "the name of a .yaml file in the catalogue's folder")))
			default:
				d.once(n, aFile, "", name)
				of.file, of.at = name, d.at(n)
			}
		}),
	)
	c.Domains = append(c.Domains, domain)
	of.domain = domain.ID
	return of
}

// reasons reads which answers need a reason.
func (d *decoder) reasons(n *yaml.Node, c *Catalogue) {
	c.Reasons = map[string]string{}
	read := func(answer string) key {
		return may(answer, func(n *yaml.Node) {
			var cite string
			d.str(&cite)(n)
			c.Reasons[answer] = cite
		})
	}
	d.mapping(n, read("not-met"), read("not-applicable"))
}

func (d *decoder) exception(n *yaml.Node, x *Exception) {
	d.mapping(n, must("id", d.id(&x.ID)), must("title", d.text(&x.Title)), must("about", d.text(&x.About)), must("cite", d.str(&x.Cite)))
}
