package tabular

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"rung/controls"
	"rung/controls/draft"
	"rung/controls/lang"
	"rung/controls/pattern"
)

func (b *builder) use(x lang.Text) lang.Text {
	b.texts = append(b.texts, draft.Translated{Text: x})
	return x
}

// read goes through the rows below the heads.
func (b *builder) read() error {
	b.current, b.own = -1, map[int]bool{}
	for row := b.head + 1; row < len(b.sheet.Rows); row++ {
		if b.row(row); len(b.c.Requirements) > maxRequirements {
			return ErrTooLarge
		}
	}
	switch {
	case len(b.found.Rows) > 0:
		return b.found
	case len(b.c.Requirements) == 0:
		return ErrEmpty
	}
	b.complete()
	b.levels()
	b.languages()
	return nil
}

// headings keeps what a row says of its part and domain, for itself and the rows below.
func (b *builder) headings(row int) {
	if x := b.value(row, Part); x[b.base] != "" {
		b.part = x
	}
	if x := b.value(row, Domain); x[b.base] != "" {
		b.domain = x
	}
	if x := b.value(row, Level); x[b.base] != "" {
		b.level = x
	}
}

var (
	titled    = pattern.Of(`^(.{1,150}?)\s*[(（]([A-Za-z0-9._-]{1,20})[)）](?:\s*[:：]\s*(?s:(.+)))?$`) // Asset Management (ID.AM): Assets are ...
	numbered  = pattern.Of(`^([A-Z0-9][A-Za-z0-9._-]{0,15})\s*[:：]\s*(.+)$`)                         // AC: Access control
	leadIn    = pattern.Of(`(?i)^determine if\s*:?$|[:：]$`)
	wholeWord = pattern.Of(`^[0-9]{1,4}$`)
)

// heading takes a heading apart into its id, title and text.
func heading(s string) (id, title, about string) {
	if m := titled().FindStringSubmatch(s); m != nil {
		return m[2], strings.TrimSpace(m[1]), m[3]
	}
	if m := numbered().FindStringSubmatch(s); m != nil {
		return m[1], m[2], ""
	}
	return "", s, ""
}

// domainID returns the id of the domain that the rows stand in, and makes it where there is none yet.
func (b *builder) domainID() string {
	name := b.domain
	if len(name) == 0 {
		name = b.part
	}
	key := b.part[b.base] + "\x00" + name[b.base]
	if id, ok := b.domains[key]; ok {
		return id
	}
	d := controls.Domain{Title: lang.Text{}}
	raw := ""
	about := lang.Text{}
	for tag, s := range name {
		id, title, text := heading(s)
		if d.Title[tag] = draft.Headline(title); tag == b.base || raw == "" {
			raw = id
		}
		if _, part, _ := heading(b.part[tag]); part != "" && len(b.domain) > 0 {
			d.Title[tag] = draft.Headline(part) + ": " + d.Title[tag]
		}
		if text != "" {
			about[tag] = text
		}
	}
	if len(about) > 0 {
		d.About = b.use(about)
	}
	if len(name) == 0 {
		d.Title = lang.Text{b.base: b.c.Title.In(b.base)}
	}
	if raw == "" {
		if raw = d.Title[b.base]; !strings.ContainsFunc(raw, ascii) {
			raw = "D" + strconv.Itoa(len(b.c.Domains)+1)
		}
	}
	d.ID = b.domainNames.ID(raw)
	b.use(d.Title)
	b.c.Domains = append(b.c.Domains, d)
	b.domains[key] = d.ID
	return d.ID
}

func ascii(r rune) bool {
	return r < 0x80 && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9')
}

// requirement adds a requirement.
func (b *builder) requirement(row int, id string, ask, title, objective lang.Text) {
	if len(ask) == 0 && len(title) == 0 && len(objective) == 0 {
		b.bad(row, Ask, NoText, id)
		return
	}
	r := controls.Requirement{ID: b.names.ID(id), Domain: b.domainID(), Ask: first(ask, title), Title: mapped(first(title, ask), draft.Headline), Level: b.level[b.base]}
	if why := b.value(row, Why); why[b.base] != "" {
		r.Why = b.use(why)
	}
	r.Do, r.Evidence = b.list(b.value(row, Do)), b.list(b.value(row, Evidence))
	b.refs(&r, b.value(row, Refs)[b.base])
	b.weights = append(b.weights, b.weight(row))
	b.current = len(b.c.Requirements)
	b.byID[strings.ToLower(id)] = b.current
	b.c.Requirements = append(b.c.Requirements, r)
	b.keys = append(b.keys, draft.NewNames(nil))
	if objective[b.base] != "" && !leadIn().MatchString(objective[b.base]) {
		key := b.value(row, ObjectiveID)[b.base]
		b.addObjective(b.current, key, objective)
		b.own[b.current] = key == ""
	}
}

func (b *builder) weight(row int) int {
	s := b.value(row, Weight)[b.base]
	if s == "" {
		return -1
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 1000 {
		b.bad(row, Weight, NotNumber, s)
		return -1
	}
	return n
}

var mark = pattern.Of(`^(?:[-*•·‣▪]|[0-9]{1,2}[.)、])\s*`)

// list takes cells apart into items: by line, or where there is but one by semicolons.
func (b *builder) list(x lang.Text) lang.List {
	out := lang.List{}
	for tag, s := range x {
		s = strings.TrimSpace(strings.TrimPrefix(strings.TrimRight(strings.TrimLeft(s, "["), "]. "), "SELECT FROM:"))
		lines := strings.Split(s, "\n")
		if len(lines) == 1 {
			lines = strings.FieldsFunc(s, func(r rune) bool { return r == ';' || r == '；' })
		}
		for _, line := range lines {
			if line = draft.Line(nil, "", mark().ReplaceAllString(strings.TrimSpace(line), "")); line != "" {
				out[tag] = append(out[tag], line)
			}
		}
	}
	if len(out[b.base]) == 0 {
		return nil
	}
	b.texts = append(b.texts, draft.Translated{List: out})
	return out
}

// refs reads references: "List: id" on each line, or an id alone.
func (b *builder) refs(r *controls.Requirement, s string) {
	for line := range strings.Lines(s) {
		set, id, ok := strings.Cut(line, ": ")
		if !ok {
			set, id = "references", line
		}
		set, id = draft.Line(nil, "", set), draft.Line(nil, "", id)
		if id == "" || set == "" {
			continue
		}
		name, known := b.sets[set]
		if !known {
			if len(b.sets) >= 500 {
				b.tally.Leave(draft.Link, "references", r.ID)
				continue
			}
			name = draftSet(set, len(b.sets), b.c.References)
			b.sets[set] = name
			b.c.References = append(b.c.References, controls.ReferenceSet{ID: name, Title: lang.Plain(set)})
		}
		draft.AddRef(r, name, id)
	}
}

// draftSet is an id for a reference set that no other has.
func draftSet(title string, n int, taken []controls.ReferenceSet) string {
	id := draft.NewNames(nil).ID(strings.ToLower(title))
	if slices.ContainsFunc(taken, func(s controls.ReferenceSet) bool { return strings.EqualFold(s.ID, id) }) {
		return "set-" + strconv.Itoa(n+1)
	}
	return id
}

// complete gives each requirement its question and at least one objective.
func (b *builder) complete() {
	for i := range b.c.Requirements {
		r := &b.c.Requirements[i]
		if len(r.Ask) == 0 {
			b.tally.Leave(NoQuestion, "", r.ID)
			r.Ask = mapped(r.Objectives[0].Text, func(s string) string { return s })
			for _, o := range r.Objectives[1:] {
				for tag := range r.Ask {
					r.Ask[tag] += "\n" + o.Text.In(tag)
				}
			}
			r.Title = lang.Text{b.base: r.ID}
			for _, tag := range slices.Sorted(maps.Keys(r.Ask)) {
				r.Title[tag], r.Ask[tag] = r.ID, draft.Clean(nil, "", r.Ask[tag])
			}
		}
		if r.Ask[b.base] == "" {
			r.Ask[b.base] = r.Ask.In(b.base)
		}
		if r.Title[b.base] == "" {
			r.Title[b.base] = r.Title.In(b.base)
		}
		b.use(r.Ask)
		b.use(r.Title)
		if len(r.Objectives) == 0 {
			b.addObjective(i, "a", mapped(r.Ask, func(s string) string { return s }))
		}
	}
}

func mapped(x lang.Text, f func(string) string) lang.Text {
	out := lang.Text{}
	for tag, s := range x {
		out[tag] = f(s)
	}
	return out
}
