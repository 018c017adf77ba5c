package sample

import "rung/report"

// WithAnnexes is a model with facts that a catalogue hands along: a sheet with links and a date, and one of text alone.
func WithAnnexes(m report.Model) report.Model {
	m.Annexes = []report.Annex{
		{
			Title: "Whom to call <first>", Text: "Print this & keep it at hand.", Checked: "Last checked on 2026-03-01.",
			Items: []report.Field{{Label: "Report on the web", Value: "https://example.org/report"}, {Label: "Telephone", Value: "0800-000-000"}},
		},
		{Title: "四級", Text: "分級由輕到重。"},
	}
	return m
}
