package main

import "rung/controls/translation"

// The parts of schema rung/coverage/v1. Keys are only ever added.
type (
	coverageJSON struct {
		Schema    string                 `json:"schema"`
		Catalogue string                 `json:"catalogue"`
		Version   string                 `json:"version"`
		Source    string                 `json:"source"` // the language translated from
		Languages []coverageLanguageJSON `json:"languages"`
	}
	coverageLanguageJSON struct {
		Language string               `json:"language"`
		Offered  bool                 `json:"offered"`
		All      coverageCountJSON    `json:"all"`
		Domains  []coverageDomainJSON `json:"domains"`
		Open     []coverageTextJSON   `json:"open"` // what --missing and --stale ask for
	}
	coverageDomainJSON struct {
		Domain string `json:"domain"` // "" for the catalogue's own page
		coverageCountJSON
	}
	coverageCountJSON struct {
		Texts     int `json:"texts"`
		Complete  int `json:"complete"` // the untracked among them
		Untracked int `json:"untracked"`
		Stale     int `json:"stale"`
		Missing   int `json:"missing"`
		Percent   int `json:"percent"`
	}
	coverageTextJSON struct {
		ID     string `json:"id"`
		State  string `json:"state"`
		File   string `json:"file"`
		Line   int    `json:"line"`
		Column int    `json:"column"`
		Source string `json:"source"`
	}
)

func (t *coverageTold) json() error {
	out := coverageJSON{"rung/coverage/v1", t.c.ID, t.c.Version, string(t.c.Languages[0]), []coverageLanguageJSON{}}
	for _, l := range t.languages {
		told := coverageLanguageJSON{Language: string(l.Language), Offered: !l.Unfinished, All: countJSON(l.All), Open: []coverageTextJSON{}}
		for _, d := range l.Domains {
			told.Domains = append(told.Domains, coverageDomainJSON{d.Domain, countJSON(d.Count)})
		}
		for _, text := range l.open {
			file, line, column := text.Place(l.Language)
			told.Open = append(told.Open, coverageTextJSON{text.ID, string(text.State), t.folder + file, line, column, text.Source})
		}
		out.Languages = append(out.Languages, told)
	}
	return writeJSON(t.Out, out)
}

func countJSON(n translation.Count) coverageCountJSON {
	return coverageCountJSON{n.Total, n.Complete, n.Untracked, n.Stale, n.Missing, n.Percent()}
}
